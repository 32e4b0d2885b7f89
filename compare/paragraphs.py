"""A text cut into paragraphs: where each starts and ends, and the words in it without mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from compare import settings
from compare.records import Record

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_FENCE = re.compile(r"---[ \t]*\n(?:[\w -]+:.*\n){1,40}?---[ \t]*(?=\n|$)")
_PREFIX = re.compile(r"(?:#{1,6}[ \t]+|>[ \t]*)+")
_EMPHASIS = re.compile(r"([*_]{1,3})(?=[^\s*_])(?P<inside>[^*_]+)(?<=\S)\1")
_TERMINAL = re.compile(r"[.!?…:][\"'”’)\]»]*$")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " "})


class Paragraph(Record, frozen=True, kw_only=True):
    """A stretch of text without blanks around it.

    `plain` has straight quotes and plain spaces, for matching only: never for
    output. `heading` is the level of a Markdown heading, 0 for none. `glue` is
    true for mark-up ("## ") that belongs to no sentence.
    """

    start: int
    end: int
    plain: str
    heading: int = 0
    glue: bool = False
    blank_after: bool = False

    @property
    def words(self) -> int:
        return len(self.plain.split())

    @property
    def ended(self) -> bool:
        """Does it end as a sentence does?"""
        return bool(_TERMINAL.search(self.plain))


def front_matter(text: str) -> dict[str, str]:
    """The keys and values before a Markdown text, between two lines of three hyphens; lower-case keys."""
    fence = _FENCE.match(text)
    lines = fence.group().split("\n")[1:] if fence else []
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    return {key.strip().lower(): value.strip().strip("\"'").strip() for key, value in pairs}


def split_paragraphs(text: str) -> list[Paragraph]:
    """All paragraphs in order; together they hold every non-blank character of the text.

    A line break ends a paragraph, except in a hard-wrapped file, where a blank
    line, an indent or a short last line does.
    """
    fence = _FENCE.match(text)
    first = fence.end() if fence else 0
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, first) if m.group().strip()]
    if _is_wrapped(text, lines):
        lines = list(_join_wrapped(text, lines))
    head = [_paragraph(text, 0, first, glue=True)] if fence else []
    return head + [piece for start, end in lines for piece in _pieces(text, start, end)]


def carve(text: str, whole: Paragraph, start: int, end: int) -> list[Paragraph]:
    """A paragraph cut in up to three at text[start:end]; the middle piece is never mark-up."""
    bounds = ((whole.start, start), (start, end), (end, whole.end))
    return [_paragraph(text, a, b, glue=whole.glue and a != start) for a, b in bounds if text[a:b].strip()]


def _pieces(text: str, start: int, end: int) -> list[Paragraph]:
    """The line itself, and the mark-up around it as pieces of their own."""
    marked = _PREFIX.match(text[start:end].lstrip())
    start = end - len(text[start:end].lstrip())
    if not marked or not text[start + marked.end() : end].strip():
        return _without_emphasis(text, start, end, 0)
    heading = marked.group().count("#")
    inside = start + marked.end()
    prefix = _paragraph(text, start, inside, glue=True)
    return [prefix, *_without_emphasis(text, inside, end, heading)]


def _without_emphasis(text: str, start: int, end: int, heading: int) -> list[Paragraph]:
    whole = text[start:end].rstrip()
    bold = _EMPHASIS.fullmatch(whole)
    if not bold:
        return [_paragraph(text, start, end, heading=heading)]
    first, last = start + bold.start("inside"), start + bold.end("inside")
    return [
        _paragraph(text, start, first, glue=True),
        _paragraph(text, first, last, heading=heading),
        _paragraph(text, last, start + len(whole), glue=True, after=end),
    ]


def _paragraph(
    text: str, start: int, end: int, *, heading: int = 0, glue: bool = False, after: int | None = None
) -> Paragraph:
    raw = text[start:end]
    first = start + len(raw) - len(raw.lstrip())
    last = start + len(raw.rstrip())
    rest = text[end if after is None else after :][:200]
    blank = rest[: len(rest) - len(rest.lstrip())].count("\n") > 1
    plain = " ".join(text[first:last].translate(_QUOTES).split())
    return Paragraph(start=first, end=last, plain=plain, heading=heading, glue=glue, blank_after=blank)


# ---------------------------------------------------------------- hard-wrapped files


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Do most lines that are followed by another line stop in mid-sentence at about one width?"""
    if not lines or max(end - start for start, end in lines) > settings.WRAP_MAX_WIDTH:
        return False
    followed = [
        (text[a:b].strip(), text[c:d].strip())
        for (a, b), (c, d) in pairwise(lines)
        if text[b:c].count("\n") == 1
    ]
    if len(followed) < 3 or median(len(line) for line, _ in followed) < settings.WRAP_MIN_WIDTH:
        return False
    broken = [after for line, after in followed if not _TERMINAL.search(line)]
    lower = sum(after[0].islower() for after in broken)
    return len(broken) >= settings.WRAP_MIN_SHARE * len(followed) and 4 * lower >= len(followed)


def _join_wrapped(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    width = max(end - start for start, end in lines)
    start, end = lines[0]
    for a, b in lines[1:]:
        if _goes_on(text, (start, end), (a, b), width):
            end = b
        else:
            yield start, end
            start, end = a, b
    yield start, end


def _goes_on(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """A wrapped paragraph goes on where the next word would not have fitted on the line before."""
    gap = text[before[1] : line[0]]
    last = text[text.rfind("\n", 0, before[1]) + 1 : before[1]]
    this = text[line[0] : line[1]]
    if gap.count("\n") != 1 or _indent(this) > _indent(last):
        return False
    word = this.split(maxsplit=1)[0]
    full = len(last.rstrip()) + 1 + len(word) >= 0.85 * width
    return full or word[0].islower()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
