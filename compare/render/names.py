"""Patterns that find the name of an outlet or a writer in any spelling.

From the name alone, no look-up: with and without "The", in capitals, as one
word or with hyphens as in a web address, by its last words ("the Courier"),
by its first letters, and for writers by surname or in an e-mail address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_JOINT = r"(?:[\s\-_.,·'’ʼ`&+‐‑‒–—]|%20)*"
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)*)\.[a-z]{2,}/?", re.IGNORECASE)
_TOP_DOMAIN = r"\.(?:com|org|net|info|news|press|media|tv|eu|co|io|[a-z]{2})(?![a-z])"
_SMALL = frozenset({"a", "an", "and", "at", "de", "for", "in", "la", "le", "of", "on", "the"})
_NOT_A_PERSON = re.compile(
    "admin|administrator|agency|agencies|author|board|bureau|contributors?|correspondents?|desk|editors?"
    "|editorial|journalists?|news|newsroom|outlet|reporters?|staff|team|writers?",
    re.IGNORECASE,
)
_BETWEEN_WRITERS = re.compile(r"\s*(?:[,;/|&]|\band\b|\bwith\b|\bin\b|\bfor\b)\s*")
_LONG = 7
_SHORT = 4


def fold(text: str) -> str:
    """Lower case, without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def words_of(name: str) -> list[str]:
    """The words of a name, without a leading "The"."""
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name))
    return found[1:] if len(found) > 1 and found[0].casefold() == "the" else found


def people_in(author: str) -> list[str]:
    """The names of persons (or single names) in a writer's line; "political editor" is none."""
    plain = re.sub(r"^\s*by\s+", "", author, flags=re.IGNORECASE)
    parts = [part for part in _BETWEEN_WRITERS.split(plain) if words_of(part)]
    return [part for part in parts if not _NOT_A_PERSON.fullmatch(words_of(part)[-1])]


def outlet_patterns(name: str, texts: Iterable[str]) -> Iterator[str]:
    """Patterns for an outlet, the longest first. `texts` show if a name is also an everyday word."""
    domain = _DOMAIN.fullmatch(name.strip())
    if domain:
        yield rf"(?i:(?<!\w){re.escape(domain.group())}(?!\w))"
        name = domain.group(1).replace("-", " ").replace(".", " ")
    parts = words_of(name)
    if not parts:
        return
    if len(parts) == 1:
        yield from _one_word(parts[0], texts)
        return
    the = rf"(?:the{_JOINT})?" if re.match(r"the\b", name, re.IGNORECASE) else ""
    yield _in_any_spelling(parts, the)
    if len(parts) > 2:
        yield rf"(?<!\w){_joined(parts[-2:])}(?!\w)"
    last = parts[-1]
    yield rf"(?<=\b[Tt][Hh][Ee]\s)(?:{_letters(last)}|{_letters(last.upper())})(?!\w)"
    if len(last) >= _SHORT:
        yield rf"(?i:(?<![\w-])[\w-]*{_letters(last)}[\w-]*(?={_TOP_DOMAIN})|(?<=@)\w*{_letters(last)}\w*)"
    initials = "".join(w[0] for w in parts if w.casefold() not in _SMALL)
    if len(initials) > 2 and initials.isupper():
        yield rf"(?<!\w)T?{initials}(?!\w)"


def author_patterns(name: str, texts: Iterable[str]) -> Iterator[str]:
    """Patterns for one writer: full name, turned round, surname, and e-mail addresses made of them."""
    parts = words_of(name)
    if len(parts) == 1:
        yield from _one_word(parts[0], texts)
        return
    surname = parts[-1]
    yield _in_any_spelling(parts)
    yield rf"(?i:(?<!\w){_joined([surname, parts[0]])}(?!\w))"
    if len(surname) >= 3:
        found = _letters(surname)
        yield rf"(?<!\w)(?:{found}|{_letters(surname.upper())})(?!\w)"
        yield rf"(?i:(?<![\w.+-])[\w.+-]*{found}[\w.+-]*(?=@)|(?<=[@/])[\w-]*{found}[\w-]*)"


def _in_any_spelling(parts: list[str], before: str = "") -> str:
    """The whole name, joined by anything or nothing; as one long word inside a longer one too."""
    found = rf"(?<![^\W_]){before}{_joined(parts)}(?![^\W_])"
    if sum(map(len, parts)) >= _LONG:
        found += rf"|(?<!\w)\w*{''.join(map(_letters, parts))}\w*"
    return f"(?i:{found})"


def _one_word(word: str, texts: Iterable[str]) -> Iterator[str]:
    """A name of one word. Case counts where it is short, or where the articles use it as a common word."""
    found = _letters(word)
    everyday = re.compile(rf"(?<!\w){re.escape(word.lower())}(?!\w)")
    if len(word) > _SHORT and not any(everyday.search(text) for text in texts):
        yield rf"(?i:(?<![^\W_])(?:the)?{found}(?![^\W_]))"
    else:
        yield rf"(?<!\w)(?:{found}|{_letters(word.upper())})(?!\w)"
    if len(word) > 1:
        yield rf"(?i:(?<=@)\w*{found}\w*|(?<![\w-])[\w-]*{found}[\w-]*(?={_TOP_DOMAIN}))"


def _joined(parts: Iterable[str]) -> str:
    return _JOINT.join("(?:and)?" if p.casefold() == "and" else _letters(p) for p in parts)


def _letters(word: str) -> str:
    """The word's letters; one with an accent also decomposed or without it."""
    return "".join(map(_letter, word))


def _letter(character: str) -> str:
    apart = unicodedata.normalize("NFD", character)
    if apart == character:
        return re.escape(character)
    return f"(?:{apart}|{character}|{apart[0]})"
