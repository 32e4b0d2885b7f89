"""One lexicon file (TOML) → its validated content.

Files are described in `lexicons/README.md`. Each `[[group]]` holds words that
behave alike and share a reason and examples; each line of its `words` is one
entry, `pattern = plain alternative`. A file of a user's own may leave out
everything but `id`, `category`, `reason` and `words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from compare import settings
from compare.errors import LexiconError
from compare.patterns import parse_pattern
from compare.records import Category

SEE = "See lexicons/README.md"

Tag = Literal[
    "intensifier", "one-sided", "evaluation", "metaphor", "war", "disaster", "disease", "animal",
    "euphemism", "dysphemism", "factive", "implicative", "assertive", "unnamed-source", "hedge",
    "scare-quote", "sarcasm", "epithet", "politics", "cause", "motive", "insult", "certainty",
]  # fmt: skip


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that behave alike. `words` holds one entry a line: a pattern, then, where it differs
    from the group's `neutral`, " = " and a plain alternative.
    """

    id: str
    category: Category
    reason: str
    words: str
    tags: tuple[Tag, ...] = ()
    neutral: str = ""
    strength: Literal[1, 2, 3] = 2
    confidence: float = settings.OWN_ENTRY_CONFIDENCE
    source: str = ""
    flagged: tuple[str, ...] = ()
    not_flagged: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()  # set phrases in which words of this group are plain


class SetTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names, titles and terms of art inside which nothing is marked."""

    id: str
    terms: tuple[str, ...]
    reason: str = ""
    not_flagged: tuple[str, ...] = ()


class LexiconFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One TOML file. `disable` names what else is switched off, like the option `--disable`."""

    version: str = "-"
    disable: tuple[str, ...] = ()
    group: tuple[Group, ...] = ()
    set_terms: tuple[SetTerms, ...] = ()


def read_file(path: Path) -> LexiconFile:
    """Read one file. Raises LexiconError with file and line for what is not well formed."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not text in UTF-8"
        raise LexiconError(f"cannot be read ({reason})", where=str(path), todo=SEE) from error
    try:
        content = msgspec.toml.decode(text, type=LexiconFile)
    except (msgspec.DecodeError, ValueError) as error:
        raise LexiconError(_plain(str(error)), where=_where(path, text, str(error)), todo=SEE) from error
    for group in content.group:
        _check_group(path, text, group)
    return content


def word_lines(group: Group) -> Iterator[tuple[str, str]]:
    """(pattern, plain alternative or "") of each line of a group's words."""
    for line in group.words.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            pattern, _, neutral = line.partition(" = ")
            yield pattern.strip(), neutral.strip()


def check_patterns(path: Path, content: LexiconFile) -> None:
    """Raise LexiconError, with the line, for the first pattern that is not well formed."""
    text = path.read_text(encoding="utf-8-sig")
    patterns = [p for g in content.group for p in (*(w for w, _ in word_lines(g)), *g.unless)]
    for pattern in (*patterns, *(t for s in content.set_terms for t in s.terms)):
        try:
            parse_pattern(pattern)
        except ValueError as error:
            where = f"{path}, line {_line_of(text, pattern)}"
            raise LexiconError(f"pattern '{pattern}': {error}", where=where, todo=SEE) from error


def _check_group(path: Path, text: str, group: Group) -> None:
    """What the types cannot say: words and a reason are there, the confidence is in range."""
    low, high = settings.CONFIDENCE_BOUNDS
    problems = {
        "has no words": not any(word_lines(group)),
        "has no reason": not group.reason.strip(),
        f"has a confidence outside {low} to {high}": not low <= group.confidence <= high,
    }
    for problem, found in problems.items():
        if found:
            where = f"{path}, line {_line_of(text, group.id)}"
            raise LexiconError(f"group '{group.id}' {problem}", where=where, todo=SEE)


_PLACE = re.compile(r"\$\.(group|set_terms)\[(\d+|\.\.\.)\]")
_AT_LINE = re.compile(r"\s*\(at line (\d+)[^)]*\)|\s*\(at end of document\)")


def _plain(message: str) -> str:
    return _AT_LINE.sub("", message)


def _where(path: Path, text: str, message: str) -> str:
    """The file and, where the message tells it, the line: of the error, or of the group it is in."""
    at = _AT_LINE.search(message)
    if at and at[1]:
        return f"{path}, line {at[1]}"
    place = _PLACE.search(message)
    if place and place[2].isdigit():
        heads = [i for i, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{place[1]}]]"]
        if int(place[2]) < len(heads):
            return f"{path}, line {heads[int(place[2])]}"
    return str(path)


def _line_of(text: str, words: str) -> int:
    return next((i for i, line in enumerate(text.splitlines(), 1) if words in line), 1)
