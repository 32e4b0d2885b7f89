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
    obj:a|b     the object of the verb is one of these words
    subj:a|b    its subject is one of these words; subj:name: a name or a personal pronoun
    mod:a|b     the noun that the word describes is one of these words
    of:a|b      one of these words hangs on it with a preposition ("a wave of new voters")

`@fire` in a list of words stands for all words of a class of `word_classes.toml`.
"""

from __future__ import annotations

import functools
import re
import tomllib
from typing import NamedTuple

from compare import resources

FLAGS = frozenset({"obj", "obj:name", "subj:name", "clause", "inf", "neg", "mod"})
LISTS = frozenset({"next", "prev", "near", "obj", "subj", "mod", "of"})
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
    """One condition on a word; `wanted` is False for `!`; `listed`: its list as written."""

    name: str
    words: frozenset[str]
    wanted: bool
    listed: tuple[str, ...] = ()


class Element(NamedTuple):
    """One word of a pattern. Empty `words` and `pos` accept any word."""

    words: frozenset[str]
    exact: bool = False
    pos: frozenset[str] = frozenset()
    conditions: tuple[Condition, ...] = ()
    optional: bool = False


class Pattern(NamedTuple):
    """`elements[anchor]` is the first that must be there and names a word, not a common one if possible."""

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
    named = [i for i, e in enumerate(elements) if e.words and not e.optional and e.words != _ANY_MARK]
    if named:
        return Pattern(
            tuple(elements), next((i for i in named if not elements[i].words <= _COMMON), named[0])
        )
    raise ValueError(f"the pattern '{text}' names no word")


_ANY_MARK = frozenset({"-"})
# Found in nearly every sentence: a pattern is not looked up by one of these where it holds another word.
_COMMON_WORDS = """
    a an the this that these those all no not one and or but as so it its i you he she we they his her their
    our your my who what of in on at by to for from with into onto over under up down out off about after
    before against be is are was were been being have has had having do does did will would can could make
    made take took get got go went come came give gave put set say said more
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def anchor_words(text: str) -> list[str]:
    """Words a pattern can be found by: those of its anchor, read without parsing the rest."""
    if text.isalpha():
        return [text]
    first: list[str] = []
    for part in text.split():
        bare = part.partition("{")[0].partition("/")[0].removeprefix("=").removesuffix("?")
        pieces = _HYPHEN.split(bare) if "-" in bare else [bare]
        for piece in pieces[:-1] if part.endswith("?") else pieces:
            if piece not in ("", "*", "-"):
                words = sorted(_words(piece)) if "@" in piece else piece.split("|")
                if not _COMMON.issuperset(words):
                    return words
                first = first or words
    return first


@functools.cache
def word_classes() -> dict[str, frozenset[str]]:
    """Words by class ("fire": flame, blaze, …), from `lexicons/en/word_classes.toml`."""
    with (resources.folder("lexicons") / "en" / "word_classes.toml").open("rb") as file:
        return {name: frozenset(words.split()) for name, words in tomllib.load(file)["classes"].items()}


def _words(text: str) -> frozenset[str]:
    """`a|b|@class` → its words."""
    found: set[str] = set()
    for word in text.split("|"):
        if not word.startswith("@"):
            found.add(word)
        elif word[1:] in word_classes():
            found |= word_classes()[word[1:]]
        else:
            raise ValueError(f"'{word}' is not a class of word_classes.toml")
    return frozenset(found)


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
    if len(words) > 1 and "," in words:
        raise ValueError(f"'{part}' holds a comma; write one entry a line, or join words with |")
    if words != words.lower():
        raise ValueError(f"'{part}' must be in lower case")
    if not words and not pos:
        raise ValueError(f"'{part}' names neither a word nor a part of speech")
    return Element(
        words=frozenset[str]() if words in ("", "*") else _words(words),
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
    return Condition(name, _words(words), wanted, tuple(words.split("|")))
