"""The small pattern language of the lexicon files: text → Pattern.

A pattern is a row of elements with blanks between them; each element stands
for one word of the article:

    slam                one word in any of its forms (slam, slams, slammed)
    leftist|extremist   either word
    =greatest           just this form
    slam/VERB           with a part of speech (Universal Dependencies; | for several)
    /ADJ                any word with that part of speech
    *                   any one word
    very?               may be there or not
    slam/VERB{obj}      with conditions, below; `!` turns one round: {!next:dunk}

A hyphen inside a word is cut as spaCy cuts it: `far-left` is three elements.

Conditions (several: `{obj;!near:door}`)

    obj         the verb has an object (or is passive and has a subject)
    obj:name    … and that object is a name or a personal pronoun
    clause      the verb takes a clause ("claimed that …", "…, he claimed")
    inf         the verb or adjective takes "to" and a verb
    neg         the word is negated
    mod         the noun or adjective is joined to a noun that it describes
    next:a|b    one of these words stands right after
    prev:a|b    one of these words stands right before
    near:a|b    one of these words stands somewhere in the sentence
"""

from __future__ import annotations

import re
from typing import NamedTuple

FLAGS = frozenset({"obj", "obj:name", "clause", "inf", "neg", "mod"})
LISTS = frozenset({"next", "prev", "near"})
PARTS_OF_SPEECH = frozenset(
    (
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "VERB",
        "X",
    )
)

_ELEMENT = re.compile(
    r"(?P<exact>=?)(?P<words>[^\s/{}?=]*)(?:/(?P<pos>[A-Z|]+))?(?:\{(?P<conditions>[^{}]*)\})?(?P<optional>\??)"
)
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")


class Condition(NamedTuple):
    """One condition on a word; `wanted` is False for `!`."""

    name: str
    words: frozenset[str]
    wanted: bool


class Element(NamedTuple):
    """One word of a pattern. Empty `words` and `pos` accept any word."""

    words: frozenset[str]
    exact: bool = False
    pos: frozenset[str] = frozenset()
    conditions: tuple[Condition, ...] = ()
    optional: bool = False


class Pattern(NamedTuple):
    """`elements[anchor]` is the first one that names a word and must be there."""

    elements: tuple[Element, ...]
    anchor: int


def parse_pattern(text: str) -> Pattern:
    """Read one pattern; raises ValueError with the reason where it is not well formed."""
    if text.isalpha() and text.islower():
        return Pattern((Element(frozenset((text,))),), 0)
    elements: list[Element] = []
    for part in text.split():
        elements.extend(_parse_element(piece) for piece in _split_hyphens(part))
    if not elements:
        raise ValueError("the pattern is empty")
    for index, element in enumerate(elements):
        if element.words and not element.optional and element.words != _ANY_MARK:
            return Pattern(tuple(elements), index)
    raise ValueError(f"the pattern '{text}' names no word")


_ANY_MARK = frozenset({"-"})


def anchor_words(text: str) -> list[str]:
    """Words a pattern can be found by: those of its anchor, read without parsing the rest."""
    for part in text.split():
        word = part.partition("{")[0].partition("/")[0].removeprefix("=")
        if word not in ("", "*", "-") and not part.endswith("?"):
            return _HYPHEN.split(word)[0].split("|")
    return []


def _split_hyphens(part: str) -> list[str]:
    """`far-left/ADJ` → far, -, left/ADJ; conditions stay with the last piece."""
    word, sign, rest = part.partition("/") if "/" in part.partition("{")[0] else part.partition("{")
    pieces = _HYPHEN.sub(" - ", word).split(" ")
    if len(pieces) == 1:
        return [part]
    if "|" in word:
        raise ValueError(f"'{part}' joins words with hyphens and |; write two patterns")
    return [*pieces[:-1], pieces[-1] + sign + rest]


def _parse_element(part: str) -> Element:
    match = _ELEMENT.fullmatch(part)
    if match is None or not part:
        raise ValueError(f"'{part}' is not well formed")
    words = match["words"]
    pos = frozenset(match["pos"].split("|")) if match["pos"] else frozenset[str]()
    if pos - PARTS_OF_SPEECH:
        raise ValueError(f"'{part}' names an unknown part of speech")
    if words != words.lower():
        raise ValueError(f"'{part}' must be in lower case")
    if not words and not pos:
        raise ValueError(f"'{part}' names neither a word nor a part of speech")
    return Element(
        words=frozenset[str]() if words in ("", "*") else frozenset(words.split("|")),
        exact=bool(match["exact"]),
        pos=pos,
        conditions=_parse_conditions(match["conditions"] or ""),
        optional=bool(match["optional"]),
    )


def _parse_conditions(text: str) -> tuple[Condition, ...]:
    return tuple(_parse_condition(part.strip()) for part in text.split(";") if part.strip())


def _parse_condition(text: str) -> Condition:
    wanted = not text.startswith("!")
    body = text.removeprefix("!")
    if body in FLAGS:
        return Condition(body, frozenset(), wanted)
    name, _, words = body.partition(":")
    if name not in LISTS or not words:
        raise ValueError(f"'{text}' is not a condition")
    return Condition(name, frozenset(words.split("|")), wanted)
