"""Lexicon files → one Lexicon to match with: the files that come with the tool, and a user's own.

A later file wins: an entry with the same pattern takes the place of an earlier
one, so a user's file can change what a word is marked for. Entries, groups,
files and categories can be switched off.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from compare import resources
from compare.errors import LexiconError
from compare.lexicon_file import (
    SEE,
    Group,
    GroupCategory,
    LexiconFile,
    SetTerms,
    check_content,
    read_file,
    word_lines,
)
from compare.patterns import Pattern, anchor_words, parse_pattern
from compare.records import Lexicon

# Other files of the folder (cues, aliases, …) belong to other stages and are not read here.
FILES = (
    "contempt", "hedges", "intensity", "labels", "loaded", "metaphors", "motives", "praise",
    "set_terms", "terms", "verbs",
    "frames_life", "frames_money", "frames_law", "frames_politics", "frames_values", "framing",
)  # fmt: skip
SCARE_QUOTE = "scare-quote"  # id of the one rule that is no lexicon entry
CATEGORIES = get_args(GroupCategory)


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
    """All entries. `by_word` maps each word an entry can be anchored on to those that make marks,
    `frame_words` to those of category F.
    """

    entries: tuple[Entry, ...]
    names: tuple[Lexicon, ...]
    groups: tuple[Group, ...]
    set_terms: tuple[SetTerms, ...]
    by_word: dict[str, tuple[Entry, ...]]
    switched_off: tuple[str, ...] = ()
    frame_words: dict[str, tuple[Entry, ...]] = {}  # noqa: RUF012 (never changed)


def load_lexicon(files: Sequence[Path] = (), disable: Sequence[str] = ()) -> LoadedLexicon:
    """The lexicon that comes with the tool, a user's `files` after it, less what is in `disable`.

    `disable` takes categories ("V"), files ("verbs"), groups ("verbs.attack-verb"),
    entries ("verbs.attack-verb.slam") and "scare-quote". Raises LexiconError.
    """
    if not files and not disable:
        return _default()
    shipped = _shipped(resources.folder("lexicons") / "en")
    own = [(path, read_file(path)) for path in files]
    for path, content in own:
        check_content(path, content)
        if path.stem in FILES:
            problem = f"a lexicon named '{path.stem}' comes with the tool"
            raise LexiconError(problem, where=str(path), todo="Give your file another name")
    wanted = (*(name for _, content in own for name in content.disable), *disable)
    return _build(shipped, own, tuple(dict.fromkeys(wanted)))


@functools.cache
def _default() -> LoadedLexicon:
    return read_lexicon(resources.folder("lexicons") / "en")


def read_lexicon(folder: Path) -> LoadedLexicon:
    """Read and validate the lexicon files of a folder. Raises LexiconError."""
    return _build(_shipped(folder), (), ())


_Read = tuple[Path, LexiconFile]


def _shipped(folder: Path) -> list[_Read]:
    return [(path, read_file(path)) for path in (folder / f"{name}.toml" for name in FILES)]


def _build(shipped: Sequence[_Read], own: Sequence[_Read], disable: tuple[str, ...]) -> LoadedLexicon:
    files = [*shipped, *own]
    given = [e for path, content in shipped for e in _entries_of(path, content)]
    entries = _without(_merged(given, [list(_entries_of(path, content)) for path, content in own]), disable)
    counts = {path.stem: 0 for path, content in files if content.group}
    for entry in entries:
        if entry.group is not None:
            counts[entry.home.partition(".")[0]] += 1
    framing = {f"{path.stem}.{g.id}" for path, content in files for g in content.group if g.category == "F"}
    return LoadedLexicon(
        entries=tuple(entries),
        names=tuple(
            Lexicon(name=path.stem, version=content.version, entries=counts[path.stem])
            for path, content in files
            if content.group
        ),
        groups=tuple(g for _, content in files for g in content.group),
        set_terms=tuple(t for _, content in files for t in content.set_terms),
        by_word=_index(e for e in entries if e.home not in framing),
        frame_words=_index(e for e in entries if e.home in framing),
        switched_off=disable,
    )


def _merged(shipped: Iterable[Entry], own: Sequence[Sequence[Entry]]) -> list[Entry]:
    """All entries; a user's entry takes the place of earlier ones with the same pattern."""
    kept = list(shipped)
    for entries in own:
        replaced = {(e.group.kind, e.text) for e in entries if e.group is not None}
        kept = [e for e in kept if e.group is None or (e.group.kind, e.text) not in replaced]
        kept += entries
    return kept


def _without(entries: list[Entry], disable: Iterable[str]) -> list[Entry]:
    """The entries that are left; raises LexiconError for a name that switches nothing off."""
    for name in disable:
        if name == SCARE_QUOTE:
            continue
        left = [entry for entry in entries if not _is_named(entry, name)]
        if len(left) == len(entries):
            raise _unknown(entries, name)
        entries = left
    return entries


def _is_named(entry: Entry, name: str) -> bool:
    if name in CATEGORIES:
        return entry.group is not None and entry.group.category == name
    return name in (entry.home.partition(".")[0], entry.home, entry.id)


def _unknown(entries: Iterable[Entry], name: str) -> LexiconError:
    """Names the nearest ids, also for the bare end of one ("slam")."""
    known = sorted({n for e in entries for n in (e.home.partition(".")[0], e.home, e.id)})
    near = [n for n in known if n.endswith(f".{name}")] or difflib.get_close_matches(name, known, n=3)
    todo = f"Did you mean {' or '.join(near[:3])}?" if near else "`framediff explain WORD` shows the ids"
    return LexiconError(f"no entry, group, file or category is called '{name}'", where="disable", todo=todo)


def _entries_of(path: Path, content: LexiconFile) -> Iterator[Entry]:
    for group in content.group:
        home = f"{path.stem}.{group.id}"
        for pattern, neutral in word_lines(group):
            yield Entry(home, pattern, neutral or group.neutral, group)
        for pattern in group.unless:
            yield Entry(home, pattern, "", None)
    for terms in content.set_terms:
        for pattern in terms.terms:
            yield Entry(f"{path.stem}.{terms.id}", pattern, "", None)


@functools.cache
def _compile(pattern: str) -> Pattern:
    """Read on first use: most patterns are never tried on a given article."""
    try:
        return parse_pattern(pattern)
    except ValueError as error:
        raise LexiconError(f"pattern '{pattern}': {error}", where="lexicons", todo=SEE) from error


_CONDITIONS = re.compile(r"\{[^}]*\}|/[A-Z|]+|[?=*]")


def _slug(pattern: str) -> str:
    """The words of a pattern, of several alternatives the first: `slam|bash/VERB{obj}` → slam."""
    words = _CONDITIONS.sub(" ", pattern).split()
    return "-".join(word.split("|")[0] for word in words if word != "-")


def _index(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        for word in anchor_words(entry.text):
            index.setdefault(word, []).append(entry)
    return {word: tuple(found) for word, found in index.items()}
