"""One lexicon file (TOML) → its validated content.

Files are described in `lexicons/README.md`. Each `[[group]]` holds words that
behave alike and share a reason and examples; each line of its `words` is one
entry, `pattern = plain alternative`. A file of a user's own may leave out
everything but `id`, `category`, `reason` and `words`.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

import msgspec

from compare import settings
from compare.errors import LexiconError
from compare.patterns import parse_pattern
from compare.records import FramingQuestion

SEE = "See lexicons/README.md"
QUESTIONS = get_args(FramingQuestion)
# The dimensions of Boydstun & Card (2014) and Card et al. (2015); "External regulation and reputation" is
# called "Foreign relations" here, and "Other" is left out.
FRAMES = (
    "Economic", "Capacity and resources", "Morality", "Fairness and equality", "Legality and courts",
    "Policy", "Crime and punishment", "Security and defense", "Health and safety", "Quality of life",
    "Cultural identity", "Public opinion", "Political", "Foreign relations",
)  # fmt: skip
# A group of category F makes no marks: its words point to a frame, or answer one of Entman's questions.
GroupCategory = Literal["W", "V", "H", "L", "M", "F"]

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
    category: GroupCategory
    reason: str
    words: str
    frame: str = ""  # for F: the frame (or question) that the words bring up
    tags: tuple[Tag, ...] = ()
    neutral: str = ""
    strength: Literal[1, 2, 3] = 2
    confidence: float = settings.OWN_ENTRY_CONFIDENCE
    source: str = ""
    flagged: tuple[str, ...] = ()
    not_flagged: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()  # set phrases in which words of this group are plain

    @property
    def kind(self) -> str:
        """What its words are looked up for: "mark", "frame", or one of Entman's questions."""
        if self.category != "F":
            return "mark"
        return self.frame if self.frame in QUESTIONS else "frame"


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
        raw = tomllib.loads(text)
        content = msgspec.convert(raw, type=LexiconFile)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(_plain(str(error)), where=_where(path, text, str(error)), todo=SEE) from error
    seen: set[str] = set()
    for group in content.group:
        _check_group(path, text, group, taken=group.id in seen)
        seen.add(group.id)
    return content


def word_lines(group: Group) -> Iterator[tuple[str, str]]:
    """(pattern, plain alternative or "") of each line of a group's words."""
    for line in group.words.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            pattern, _, neutral = line.partition(" = ")
            yield pattern.strip(), neutral.strip()


def check_content(path: Path, content: LexiconFile) -> None:
    """Raise LexiconError for a file without content or, with the line, for a malformed pattern."""
    if not (content.group or content.set_terms or content.disable):
        raise LexiconError("holds no [[group]], [[set_terms]] or disable", where=str(path), todo=SEE)
    text = path.read_text(encoding="utf-8-sig")
    patterns = [p for g in content.group for p in (*(w for w, _ in word_lines(g)), *g.unless)]
    for pattern in (*patterns, *(t for s in content.set_terms for t in s.terms)):
        try:
            parse_pattern(pattern)
        except ValueError as error:
            where = f"{path}, line {_line_of(text, pattern)}"
            raise LexiconError(f"pattern '{pattern}': {error}", where=where, todo=SEE) from error


def _check_group(path: Path, text: str, group: Group, *, taken: bool) -> None:
    """What the types cannot say: words and a reason are there, the confidence is in range."""
    low, high = settings.CONFIDENCE_BOUNDS
    problems = {
        "stands twice in the file": taken,
        "has an id with other signs than a-z, 0-9 and hyphens": _ID.fullmatch(group.id) is None,
        "has no words": not any(word_lines(group)),
        "has no reason": not group.reason.strip(),
        f"has a confidence outside {low} to {high}": not low <= group.confidence <= high,
        **_frame_problems(group),
    }
    for problem, found in problems.items():
        if found:
            where = f"{path}, line {_line_of(text, group.id)}"
            raise LexiconError(f"group '{group.id}' {problem}", where=where, todo=SEE)


def _frame_problems(group: Group) -> dict[str, bool]:
    """A frame of one's own may have any name, but a slip of the pen must not make a new one."""
    known = (*FRAMES, *QUESTIONS)
    near = difflib.get_close_matches(group.frame, known, n=1, cutoff=0.8)
    return {
        "has no frame, which category F needs": group.category == "F" and not group.frame.strip(),
        "has a frame, which only category F takes": group.category != "F" and bool(group.frame),
        f"has the frame '{group.frame}'; did you mean '{(near or [''])[0]}'?": bool(near)
        and group.frame not in known,
    }


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACE = re.compile(r"(?: - at)? `\$(?:\.(group|set_terms)\[(\d+|\.\.\.)\])?(?:\.(\w+))?[^`]*`")
_AT_LINE = re.compile(r"\s*\(at line (\d+)[^)]*\)|\s*\(at end of document\)")
_UNKNOWN = re.compile(r"Object contains unknown field `(\w+)`")
_CHOICES = {
    "category": "one of W, V, H, L, M, F",
    "tags": "a list of tags: " + ", ".join(get_args(Tag)),
    "strength": "1, 2 or 3",
}


def _plain(message: str) -> str:
    """A message of the parsers in the words of someone who writes such a file."""
    place = _PLACE.search(message)
    if place and place[3] in _CHOICES:
        return f"{place[3]} must be {_CHOICES[place[3]]}"
    if unknown := _UNKNOWN.search(message):
        return f"no field is called '{unknown[1]}'"
    return _PLACE.sub(f" ({place[3]})" if place and place[3] else "", _AT_LINE.sub("", message))


def _where(path: Path, text: str, message: str) -> str:
    """The file and, where the message tells it, the line: of the error, or of the group it is in."""
    at = _AT_LINE.search(message)
    if at:
        return f"{path}, line {at[1] or len(text.splitlines())}"
    place = _PLACE.search(message)
    if place is None or not place[1]:
        return str(path)
    lines = text.splitlines()
    heads = [i for i, line in enumerate(lines, 1) if line.strip() == f"[[{place[1]}]]"]
    number = int(place[2]) if place[2].isdigit() else _first_bad(text, place[1])
    if number >= len(heads):
        return str(path)
    last = heads[number + 1] if number + 1 < len(heads) else len(lines) + 1
    unknown = _UNKNOWN.search(message)
    field = unknown[1] if unknown else place[3]
    named = (i for i in range(heads[number], last) if field and re.match(rf"\s*{field}\s*=", lines[i - 1]))
    return f"{path}, line {next(named, heads[number])}"


def _first_bad(text: str, table: str) -> int:
    """Index of the first group (or set of terms) that is not well formed."""
    kind = Group if table == "group" else SetTerms
    for index, raw in enumerate(tomllib.loads(text)[table]):
        try:
            msgspec.convert(raw, type=kind)
        except msgspec.ValidationError:
            return index
    return 0


def _line_of(text: str, words: str) -> int:
    return next((i for i, line in enumerate(text.splitlines(), 1) if words in line), 1)
