"""Lexicon files → one validated, compiled Lexicon.

Files are TOML under `lexicons/en/`; `lexicons/README.md` describes them. Each
`[[group]]` holds words that behave alike and share a reason and examples; each
line of its `words` is one entry, `pattern = plain alternative`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from compare import resources, settings
from compare.errors import LexiconError
from compare.patterns import Pattern, anchor_words, parse_pattern
from compare.records import Category, Lexicon

_SEE = "See lexicons/README.md"

# Other files of the folder (cues, aliases, …) belong to other stages and are not read here.
FILES = ("hedges", "labels", "loaded", "metaphors", "motives", "set_terms", "terms", "verbs")

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
    tags: tuple[Tag, ...]
    reason: str
    neutral: str
    strength: Literal[1, 2, 3]
    confidence: float
    source: str
    words: str
    flagged: tuple[str, ...]
    not_flagged: tuple[str, ...]
    unless: tuple[str, ...] = ()  # set phrases in which words of this group are plain


class SetTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names, titles and terms of art inside which nothing is marked."""

    id: str
    reason: str
    terms: tuple[str, ...]
    not_flagged: tuple[str, ...]


class LexiconFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One TOML file."""

    version: str
    group: tuple[Group, ...] = ()
    set_terms: tuple[SetTerms, ...] = ()


class Entry(NamedTuple):
    """One line of a lexicon; its pattern is read when it is first tried. A set term has no group."""

    home: str  # file and group, "verbs.attack-verb"
    text: str
    neutral: str
    group: Group | None

    @property
    def id(self) -> str:
        """File, group and the words of the pattern: "verbs.attack-verb.slam"."""
        return f"{self.home}.{_slug(self.text)}"

    @property
    def pattern(self) -> Pattern:
        return _compile(self.text)


class LoadedLexicon(NamedTuple):
    """All entries. `by_word` maps each word an entry can be anchored on to those entries."""

    entries: tuple[Entry, ...]
    names: tuple[Lexicon, ...]
    groups: tuple[Group, ...]
    set_terms: tuple[SetTerms, ...]
    by_word: dict[str, tuple[Entry, ...]]


@functools.cache
def load_lexicon() -> LoadedLexicon:
    """The lexicon that comes with the tool; read once. Raises LexiconError."""
    return read_lexicon(resources.folder("lexicons") / "en")


def read_lexicon(folder: Path) -> LoadedLexicon:
    """Read and validate the lexicon files of a folder. Raises LexiconError."""
    files = [(path, _read_file(path)) for path in (folder / f"{name}.toml" for name in FILES)]
    groups = tuple(g for _, content in files for g in content.group)
    set_terms = tuple(t for _, content in files for t in content.set_terms)
    entries: list[Entry] = []
    for path, content in files:
        entries.extend(_entries_of(path, content))
    names = tuple(
        Lexicon(name=path.stem, version=content.version, entries=_count(content))
        for path, content in files
        if content.group
    )
    return LoadedLexicon(tuple(entries), names, groups, set_terms, _index(entries))


def _count(content: LexiconFile) -> int:
    return sum(1 for group in content.group for _ in word_lines(group))


def _read_file(path: Path) -> LexiconFile:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=LexiconFile)
    except (OSError, msgspec.DecodeError, ValueError) as error:
        raise LexiconError(str(error), where=str(path), todo=_SEE) from error


def _entries_of(path: Path, content: LexiconFile) -> Iterator[Entry]:
    for group in content.group:
        _check_group(path, group)
        home = f"{path.stem}.{group.id}"
        for pattern, neutral in word_lines(group):
            yield Entry(home, pattern, neutral or group.neutral, group)
        for pattern in group.unless:
            yield Entry(home, pattern, "", None)
    for terms in content.set_terms:
        for pattern in terms.terms:
            yield Entry(f"{path.stem}.{terms.id}", pattern, "", None)


def word_lines(group: Group) -> Iterator[tuple[str, str]]:
    """(pattern, plain alternative or "") of each line of a group's words."""
    for line in group.words.splitlines():
        if line.strip():
            pattern, _, neutral = line.partition(" = ")
            yield pattern.strip(), neutral.strip()


def _check_group(path: Path, group: Group) -> None:
    """What the types cannot say: examples are there, numbers are in range."""
    low, high = settings.CONFIDENCE_BOUNDS
    problems = {
        "has no words": not group.words.strip(),
        "has no flagged example": not group.flagged,
        "has no not_flagged example": not group.not_flagged,
        "has no reason": not group.reason.strip(),
        "has no source": not group.source.strip(),
        "has a confidence outside its bounds": not low <= group.confidence <= high,
    }
    for problem, found in problems.items():
        if found:
            raise LexiconError(f"{group.id} {problem}", where=str(path), todo=_SEE)


@functools.cache
def _compile(pattern: str) -> Pattern:
    """Read on first use: most patterns are never tried on a given article."""
    try:
        return parse_pattern(pattern)
    except ValueError as error:
        raise LexiconError(f"pattern '{pattern}': {error}", where="lexicons", todo=_SEE) from error


_CONDITIONS = re.compile(r"\{[^}]*\}|/[A-Z|]+|[?=*]")


def _slug(pattern: str) -> str:
    """The words of a pattern, of several alternatives the first: `slam|bash/VERB{obj}` → slam."""
    words = _CONDITIONS.sub(" ", pattern).split()
    return "-".join(word.split("|")[0] for word in words if word != "-")


def _index(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        for word in anchor_words(entry.text):
            index.setdefault(word, []).append(entry)
    return {word: tuple(found) for word, found in index.items()}
