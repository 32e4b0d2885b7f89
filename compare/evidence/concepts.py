"""Words that stand for the same happening, thing or role share one key ("died", "death": die)."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple

from compare.records import Token
from compare.resources import folder

_JOINED = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
_REACH = 7  # words after a verb in which its phrase must end: "put the vote on the bridge off"
_OBJECTS = frozenset({"dobj", "obj"})
_APART = _OBJECTS | {"prt", "advmod"}
_NEVER = frozenset({"according"})  # "according to" is no accord
_THING = "="


class Phrase(NamedTuple):
    """The words after a verb that give it the key of a group; a `closed` phrase takes no object."""

    rest: tuple[str, ...]
    closed: bool
    key: str


class Concepts(NamedTuple):
    """Base form → key of its group; keys that tell of a happening; verb → its phrases, longest first."""

    words: dict[str, str]
    happenings: frozenset[str]
    phrases: dict[str, tuple[Phrase, ...]]


def read_concepts(text: str) -> Concepts:
    """The groups of a file; a key is the first word and "*", so that it is no one's stem."""
    words: dict[str, str] = {}
    happenings: set[str] = set()
    phrases: dict[str, list[Phrase]] = {}
    for line in text.splitlines():
        group = [] if line.startswith("#") else line.removeprefix(_THING).split()
        key = group[0].rstrip(".") + "*" if group else ""
        if group and not line.startswith(_THING):
            happenings.add(key)
        for entry in group:
            verb, *rest = entry.rstrip(".").split("_")
            if rest:
                phrases.setdefault(verb, []).append(Phrase(tuple(rest), entry.endswith("."), key))
            else:
                words[verb] = key
    ordered = {verb: tuple(sorted(found, key=lambda p: -len(p.rest))) for verb, found in phrases.items()}
    return Concepts(words, frozenset(happenings), ordered)


@functools.cache
def load_concepts() -> Concepts:
    """The groups of `lexicons/en/concepts.txt`."""
    return read_concepts((folder("lexicons") / "en" / "concepts.txt").read_text(encoding="utf-8"))


def concept(token: Token) -> str:
    """Key of a word: its group's, else its stem, else (irregular forms: "bought") its base form."""
    if token.pos in _JOINED and (lower := token.text.lower()) not in _NEVER:
        words = load_concepts().words
        key = words.get(token.lemma) or words.get(lower)
        if key:
            return key
    return token.stem if token.stem[:4] == token.lemma[:4] else token.lemma


def is_happening(key: str) -> bool:
    """Is it the key of a group that tells of a happening?"""
    return key in load_concepts().happenings


def concept_keys(tokens: Sequence[Token], is_content: Callable[[Token], bool]) -> list[str]:
    """Key of every content word, "" for the others; the words of a phrase have one key ("took part")."""
    phrases = load_concepts().phrases
    keys = [concept(t) if is_content(t) else "" for t in tokens]
    verbs = [i for i, t in enumerate(tokens) if t.pos == "VERB" and t.lemma in phrases]
    for verb in verbs:
        for phrase in phrases[tokens[verb].lemma]:
            if found := _places(tokens, verb, phrase):
                keys[verb] = phrase.key
                for place in found:
                    keys[place] = phrase.key if keys[place] else ""
                break
    return keys


def _places(tokens: Sequence[Token], verb: int, phrase: Phrase) -> tuple[int, ...]:
    """Where the other words of a phrase stand; () if they are not all there."""
    sentence = tokens[verb].sentence
    near = [i for i in range(verb + 1, min(verb + 1 + _REACH, len(tokens))) if tokens[i].sentence == sentence]
    found = _in_a_row(tokens, near, phrase.rest) or _apart(tokens, verb, near, phrase.rest)
    return () if phrase.closed and _has_object(tokens, {verb, *found}, near) else found


def _in_a_row(tokens: Sequence[Token], near: Sequence[int], rest: tuple[str, ...]) -> tuple[int, ...]:
    """The words right after the verb; "the" or "his" may stand between ("lost his life"), "no" may not."""
    found: list[int] = []
    for place in near:
        token = tokens[place]
        if _is(token, rest[len(found)]):
            found.append(place)
            if len(found) == len(rest):
                return tuple(found)
        elif token.dep not in ("det", "poss") or token.text.lower() == "no":
            return ()
    return ()


def _apart(tokens: Sequence[Token], verb: int, near: Sequence[int], rest: tuple[str, ...]) -> tuple[int, ...]:
    """A particle after the object ("put the vote off"), or a noun with an adjective before it."""
    for place in near if len(rest) == 1 else ():
        token = tokens[place]
        linked = token.head == verb and token.dep in _APART
        if linked and _is(token, rest[0]) and tokens[place - 1].text.lower() != "no":
            return (place,)
    return ()


def _has_object(tokens: Sequence[Token], phrase: set[int], near: Sequence[int]) -> bool:
    """Does the verb or its particle take an object: "stepped down the ladder"?"""
    kinds = _OBJECTS | {"pobj"}
    return any(tokens[i].head in phrase and tokens[i].dep in kinds and i not in phrase for i in near)


def _is(token: Token, word: str) -> bool:
    return word in (token.lemma, token.text.lower())
