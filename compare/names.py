"""Names: which of them mean the same person, organisation or country.

Knows the alias list (`lexicons/en/aliases.toml`: countries with capital and
demonym, organisations with acronym, offices), the parts of a person's name,
acronyms, and slips of the pen. Plain functions; reads no document.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from compare import resources, settings
from compare.errors import LexiconError

Sort = Literal["name", "demonym", "capital", "member"]

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"van", "von", "de", "del", "della", "di", "da", "al", "el", "bin", "ben", "abu", "la", "le"}
)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "a", "an", "&"})


class Known(NamedTuple):
    """What a surface form stands for: the canonical name, its label, and what sort of form it is."""

    name: str
    label: str  # "GPE" for countries, "ORG" for organisations
    sort: Sort


class Aliases(NamedTuple):
    """The alias list: surface form → actor; offices that share a holder; role nouns by kind."""

    forms: dict[str, Known]
    offices: tuple[frozenset[str], ...]
    roles: dict[str, frozenset[str]]
    first_names: frozenset[frozenset[str]]

    def known(self, text: str) -> Known | None:
        """The actor this text names, or None. Case counts ("us" is not "US"), except in all capitals."""
        form = plain(text)
        found = self.forms.get(form)
        if found is None and form.isupper() and len(form) > 3:
            found = self.forms.get(form.title())
        return found

    def office_words(self, text: str) -> frozenset[str]:
        """All words that could stand for the holder of an office named in the text."""
        words = {w.strip(".,'’\"") for w in text.lower().split()}
        words |= {w.rsplit("-", 1)[-1] for w in words}
        found = [group for group in self.offices if group & words]
        return frozenset().union(*found)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    version: str
    kind: Literal["aliases"]
    countries: tuple[str, ...]
    organisations: tuple[str, ...]
    offices: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    first_names: tuple[str, ...]


@functools.cache
def load_aliases() -> Aliases:
    """Read `lexicons/en/aliases.toml`; raises LexiconError where a line is not valid."""
    path = resources.folder("lexicons") / "en" / "aliases.toml"
    try:
        content = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), type=_File)
        forms: dict[str, Known] = {}
        for line in content.countries:
            for form, known in _country(line):
                forms.setdefault(form, known)
        for line in content.organisations:
            for form, known in _organisation(line):
                forms.setdefault(form, known)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, ValueError) as error:
        raise LexiconError(str(error), where=str(path), todo="See the comments in that file.") from error
    offices = tuple(frozenset(_split(line)) for line in content.offices)
    roles = {kind: frozenset(words) for kind, words in content.roles.items()}
    first_names = frozenset(frozenset(pair.split("/")) for pair in content.first_names)
    return Aliases(forms, offices, roles, first_names)


def _split(part: str) -> list[str]:
    return [word for word in (w.strip() for w in part.split(",")) if word]


def _country(line: str) -> Iterator[tuple[str, Known]]:
    name, demonyms, capitals, others = (part.strip() for part in line.split("|"))
    yield name, Known(name, "GPE", "name")
    for form in _split(others):
        yield plain(form), Known(name, "GPE", "name")
    for form in _split(demonyms):
        yield form, Known(name, "GPE", "demonym")
    for form in _split(capitals):
        yield plain(form), Known(name, "GPE", "capital")


def _organisation(line: str) -> Iterator[tuple[str, Known]]:
    name, others, members = (part.strip() for part in line.split("|"))
    yield plain(name), Known(name, "ORG", "name")
    for form in _split(others):
        yield plain(form), Known(name, "ORG", "name")
    for form in _split(members):
        yield form, Known(name, "ORG", "member")


_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|Rep|Sen|Gov|Gen))\.$")


@functools.lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """One space between words, straight apostrophes, no "the" before and no "'s" after."""
    text = re.sub(r"\s+", " ", text.replace("’", "'")).strip(" \"“”',;:")
    text = text if _ABBREVIATED.search(text) else text.rstrip(".")
    text = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", text, flags=re.IGNORECASE)
    return re.sub(r"'s?$", "", text)


class PersonName(NamedTuple):
    """Parts of a name in lower case; `first` is "" where only a last name is given."""

    first: str
    last: str
    suffix: str
    middle: tuple[str, ...] = ()


@functools.lru_cache(maxsize=8192)
def parse_person(text: str) -> PersonName:
    """The parts of a person's name, without titles: "Sen. John P. Doe Jr." → john, doe, jr, (p,)."""
    words = [w.strip(".,").lower() for w in plain(text).split()]
    suffix = ""
    if len(words) > 1 and words[-1] in SUFFIXES:
        suffix = words.pop()
    while len(words) > 1 and words[0] in load_aliases().roles["title"]:
        words.pop(0)
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    if at == 1 and words[0] in _PARTICLES:
        at = 0
    last = " ".join(words[at:])
    before = words[:at]
    return PersonName(before[0] if before else "", last, suffix, tuple(before[1:]))


def same_person(a: str, b: str) -> bool:
    """Can both be names of one person? Full names must agree in first name, last name and suffix.

    A last name alone agrees with a full name that has no suffix ("Trump" is not "Donald Trump Jr.").
    """
    one, two = parse_person(a), parse_person(b)
    if one.suffix != two.suffix or not _same_last(one.last, two.last):
        return False
    if not one.first or not two.first:
        return True
    if one.middle and two.middle and one.middle[0][0] != two.middle[0][0]:
        return False  # George W. is not George H. W.
    return same_first(one.first, two.first)


def _same_last(a: str, b: str) -> bool:
    """ "Assad" is short for "al Assad"."""
    return alike(a, b) or ((" " in a) != (" " in b) and a.split()[-1:] == b.split()[-1:])


def same_first(a: str, b: str) -> bool:
    """Are two first names the same, an initial of it, or its usual short form?"""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    if frozenset((a, b)) in load_aliases().first_names:
        return True
    return min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a))


def alike(a: str, b: str) -> bool:
    """The same word, or a likely slip of the pen in a long one ("Edrogan", "Erdogan")."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter < settings.NAME_SLIP_LETTERS or a[0] != b[0] or a[-1] != b[-1]:
        return False
    return edit_distance(a, b) <= 1


def edit_distance(a: str, b: str) -> int:
    """Least number of letters to add, drop, change or swap with their neighbour (Damerau 1964)."""
    if abs(len(a) - len(b)) > 1:
        return abs(len(a) - len(b))
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


@functools.lru_cache(maxsize=8192)
def acronym_of(text: str) -> str:
    """First letters of the words that count: "Federal Election Commission" → "FEC"."""
    words = [w for w in re.split(r"[\s-]+", plain(text)) if w.lower() not in _SMALL]
    return "".join(w[0] for w in words if w[:1].isupper())


@functools.lru_cache(maxsize=16384)
def same_organisation(a: str, b: str) -> bool:
    """Can both be names of one organisation: the same, an acronym, or a shortened name?"""
    one, two = plain(a), plain(b)
    if one.lower() == two.lower():
        return True
    short, long = sorted((one, two), key=len)
    letters = short.replace(".", "")
    if letters.isupper() and len(letters) > 1 and " " not in letters:
        return " " in long and acronym_of(long) == letters
    short_words, long_words = short.lower().split(), long.lower().split()
    if len(short_words) >= len(long_words):
        return len(short_words) == len(long_words) == 1 and alike(short_words[0], long_words[0])
    starts = (
        long_words[: len(short_words)] == short_words and long_words[-1] not in load_aliases().roles["part"]
    )
    return (
        starts
        and not load_aliases().roles["generic"].issuperset(short_words)
        and not _starts_with_place(short)
    )


def _starts_with_place(text: str) -> bool:
    """ "Washington" is no short name of "Washington Post"."""
    return load_aliases().known(text) is not None


def singular(noun: str) -> str:
    """Singular of a regular plural in lower case: "agencies" → "agency", "lawmakers" → "lawmaker"."""
    for ending, instead in (("ies", "y"), ("men", "man"), ("sses", "ss"), ("ches", "ch"), ("s", "")):
        if noun.endswith(ending) and len(noun) > len(ending) + 2 and not noun.endswith(("ss", "us", "is")):
            return noun[: -len(ending)] + instead
    return noun
