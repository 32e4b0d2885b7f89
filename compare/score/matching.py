"""Finds where the patterns of a lexicon fit the words of a document.

One pass over the tokens: the lexicon is indexed by each pattern's anchor word,
so only patterns that can fit are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from compare.lexicon import Entry, LoadedLexicon
from compare.patterns import Condition, Element, Pattern
from compare.records import Document, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "dative"})
_NAME_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PERSONAL = frozenset({"he", "him", "she", "her", "they", "them", "me", "us", "you"})
_BLOCKING_ENTITIES = frozenset(
    {"PERSON", "ORG", "GPE", "FAC", "LAW", "PRODUCT", "EVENT", "LOC", "WORK_OF_ART"}
)
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


class Hit(NamedTuple):
    """`entry` fits tokens[first:last] (end exclusive)."""

    entry: Entry
    first: int
    last: int


class Unmet(NamedTuple):
    """Why a word does not fit an element of a pattern."""

    what: Literal["words", "pos", "condition"]
    condition: Condition | None = None


class Reading(NamedTuple):
    """A document made ready for matching."""

    tokens: Sequence[Token]
    forms: Sequence[tuple[str, ...]]  # the words under which each token can be found
    children: Sequence[Sequence[int]]
    bounds: Sequence[tuple[int, int]]
    titled: Sequence[bool]  # by sentence: is nearly every word capitalised?


def read_document(document: Document) -> Reading:
    """Forms, children and title-case sentences of a document."""
    tokens = document.tokens
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    titled = [_is_titled(tokens[first:last]) for first, last in document.bounds]
    forms = [_forms(token, titled[token.sentence]) for token in tokens]
    return Reading(tokens, forms, children, document.bounds, titled)


def find_hits(reading: Reading, lexicon: LoadedLexicon, *, frames: bool = False) -> Iterator[Hit]:
    """Every fit of every entry, set terms included, in text order; they may overlap.

    With `frames` those of category F, else those that make marks.
    """
    by_word = lexicon.frame_words if frames else lexicon.by_word
    for position, forms in enumerate(reading.forms):
        for form in forms:
            for entry in by_word.get(form, ()):
                hit = _fit(entry, reading, position)
                if hit is not None:
                    yield hit


def is_name(reading: Reading, index: int) -> bool:
    """Is the token part of a name ("Patriot missile", "Smiles for Life")?"""
    token = reading.tokens[index]
    if not token.text[:1].isupper():
        return False
    if token.entity in _BLOCKING_ENTITIES:
        return not (reading.titled[token.sentence] and token.pos in _CONTENT)
    first = reading.bounds[token.sentence][0]
    return token.pos == "PROPN" and index != first and not reading.titled[token.sentence]


def _is_titled(tokens: Sequence[Token]) -> bool:
    """Most content words of the sentence start with a capital: a headline in title case."""
    long = [t for t in tokens if t.text.isalpha() and len(t.text) > 3]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) >= 0.75 * len(long)


def _forms(token: Token, titled: bool) -> tuple[str, ...]:
    """Lemma and lower-case form; in title case, where lemmas fail, also with endings cut."""
    lower = token.text.lower().replace("’", "'")
    lemmas = _verb_lemmas(token.lemma, lower) if token.pos == "VERB" else [token.lemma]
    found = [lower] if token.lemma == lower else [*lemmas, lower]
    if lower.endswith("ies") and token.pos in ("NOUN", "PROPN"):
        found.append(lower[:-1])  # "townies" is taken for the plural of "towny"
    if (titled or token.text.isupper()) and token.pos == "PROPN":
        found += [form for form in _stripped(lower) if form not in found]
    return tuple(found)


_SHORT_VERB = re.compile(r"[^aeiou]*[aeiou]+[^aeiou]e")  # hope, robe
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # hop, rob: hopped, robbed


def _verb_lemmas(lemma: str, lower: str) -> list[str]:
    """The lemma of a verb put right: gutted is not "gutte", hoped is not "hop"."""
    if lower in (lemma + "ed", lemma + "ing") and _DOUBLING.fullmatch(lemma):
        return [lemma + "e"]
    if not lemma.endswith("e") or len(lemma) < 4 or _SHORT_VERB.fullmatch(lemma):
        return [lemma]
    base = lemma[:-1]
    return [lemma, base, base[:-1]] if base[-1] == base[-2] else [lemma, base]


def _stripped(word: str) -> Iterator[str]:
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            base = word[: -len(ending)]
            yield base
            if ending in ("ed", "ing"):
                yield base + "e" if base[-1] != base[-2] else base[:-1]


def _fit(entry: Entry, reading: Reading, position: int) -> Hit | None:
    if entry.text.isalpha():  # one word in any of its forms, by which it was found
        return Hit(entry, position, position + 1)
    pattern: Pattern = entry.pattern
    sentence = reading.tokens[position].sentence
    low, high = reading.bounds[sentence]
    last = _forward(pattern.elements[pattern.anchor :], reading, position, high)
    if last is None:
        return None
    first = _backward(pattern.elements[: pattern.anchor], reading, position, low)
    return None if first is None else Hit(entry, first, last)


def _forward(elements: Sequence[Element], reading: Reading, at: int, high: int) -> int | None:
    """Index after the last token that fits, the longest fit first; None where they do not fit."""
    if not elements:
        return at
    element, rest = elements[0], elements[1:]
    if at < high and _fits(element, reading, at):
        end = _forward(rest, reading, at + 1, high)
        if end is not None:
            return end
    return _forward(rest, reading, at, high) if element.optional else None


def _backward(elements: Sequence[Element], reading: Reading, at: int, low: int) -> int | None:
    if not elements:
        return at
    element, rest = elements[-1], elements[:-1]
    if at > low and _fits(element, reading, at - 1):
        start = _backward(rest, reading, at - 1, low)
        if start is not None:
            return start
    return _backward(rest, reading, at, low) if element.optional else None


def _fits(element: Element, reading: Reading, index: int) -> bool:
    if element.words and not element.exact and element.words.isdisjoint(reading.forms[index]):
        return False  # as nearly always: no need to say why
    return unmet(element, reading, index) is None


def unmet(element: Element, reading: Reading, index: int) -> Unmet | None:
    """What keeps this word from fitting the element: the words, the part of speech or a condition."""
    token = reading.tokens[index]
    if element.words:
        forms = reading.forms[index]
        if element.exact:
            forms = (token.text.lower().replace("’", "'"),)
        if not any(form in element.words for form in forms):
            return Unmet("words")
    if element.pos and token.pos not in element.pos:
        untagged = token.pos == "PROPN" and (reading.titled[token.sentence] or token.text.isupper())
        if not (untagged and element.words and element.pos & _CONTENT):
            return Unmet("pos")
    broken = (c for c in element.conditions if _holds(c, reading, index) != c.wanted)
    return next((Unmet("condition", c) for c in broken), None)


def _holds(condition: Condition, reading: Reading, index: int) -> bool:
    name = condition.name
    if name in ("next", "prev"):
        other = index + (1 if name == "next" else -1)
        low, high = reading.bounds[reading.tokens[index].sentence]
        return low <= other < high and any(f in condition.words for f in reading.forms[other])
    if name == "near":
        low, high = reading.bounds[reading.tokens[index].sentence]
        near = (f for i in range(low, high) if i != index for f in reading.forms[i])
        return any(f in condition.words for f in near)
    if condition.words:
        return _names_one(condition.words, reading, _PARTNERS[name](reading, index))
    return _FRAMES[name](reading, index)


def _names_one(words: frozenset[str], reading: Reading, places: Sequence[int]) -> bool:
    return any(form in words for place in places for form in reading.forms[place])


def _objects(reading: Reading, index: int) -> list[int]:
    """Objects of a verb; the subject of a passive; the noun a past participle describes."""
    token, tokens = reading.tokens[index], reading.tokens
    found = [c for c in reading.children[index] if tokens[c].dep in _OBJECTS or tokens[c].dep == "nsubjpass"]
    if not found and token.dep == "acl" and token.tag == "VBN":
        found = [token.head]
    if not found and token.dep == "conj" and tokens[token.head].pos == "VERB":
        found = [c for c in reading.children[token.head] if tokens[c].dep in _OBJECTS]
    return found


def _has_object(reading: Reading, index: int) -> bool:
    return bool(_objects(reading, index)) or _headline_verb(reading, index)


def _headline_verb(reading: Reading, index: int) -> bool:
    """A verb in title case that the parser took for a name: a word follows that may be its object."""
    token, after = reading.tokens[index], index + 1
    if token.pos != "PROPN" or not reading.titled[token.sentence]:
        return False
    high = reading.bounds[token.sentence][1]
    return after < high and reading.tokens[after].pos in ("PROPN", "NOUN", "DET", "ADJ", "PRON")


def _has_named_object(reading: Reading, index: int) -> bool:
    return _headline_verb(reading, index) or _any_named(reading, _objects(reading, index))


def _has_named_subject(reading: Reading, index: int) -> bool:
    return _any_named(reading, _subjects(reading, index))


def _any_named(reading: Reading, places: Sequence[int]) -> bool:
    return any(
        reading.tokens[i].entity in _NAME_ENTITIES
        or reading.tokens[i].pos == "PROPN"
        or reading.tokens[i].text.lower() in _PERSONAL
        for i in places
    )


def _object_words(reading: Reading, index: int) -> list[int]:
    """The objects; in title case, where the parse fails, also the next three words."""
    found = _objects(reading, index)
    if not found and _headline_verb(reading, index):
        found = list(range(index + 1, min(index + 4, reading.bounds[reading.tokens[index].sentence][1])))
    return found


def _subjects(reading: Reading, index: int) -> list[int]:
    """Who does it: the subject, the agent of a passive, or, of a clause without one, the noun it hangs on."""
    tokens, children = reading.tokens, reading.children
    found = [c for child in children[index] if tokens[child].dep == "agent" for c in children[child]] or [
        c for c in children[index] if tokens[c].dep in ("nsubj", "csubj")
    ]
    token = tokens[index]
    if token.dep == "relcl" and (not found or tokens[found[0]].tag in ("WP", "WDT")):
        return [token.head]
    if not found and token.dep == "acl" and token.tag == "VBG":
        return [token.head]
    if not found and token.dep in ("conj", "xcomp", "advcl") and tokens[token.head].pos in ("VERB", "AUX"):
        return [c for c in children[token.head] if tokens[c].dep == "nsubj"]
    return found


def _described(reading: Reading, index: int) -> list[int]:
    """The noun that a word describes: "a toxic debate", "the debate is toxic"."""
    token = reading.tokens[index]
    if token.dep in ("amod", "compound", "nmod"):
        return [token.head]
    if token.dep in ("acomp", "attr"):
        return [c for c in reading.children[token.head] if reading.tokens[c].dep in _SUBJECTS]
    return []


def _of_words(reading: Reading, index: int) -> list[int]:
    """Nouns joined to the word with a preposition."""
    preps = [c for c in reading.children[index] if reading.tokens[c].dep in ("prep", "dative")]
    return [c for p in preps for c in reading.children[p] if reading.tokens[c].dep in ("pobj", "pcomp")]


def _has_clause(reading: Reading, index: int) -> bool:
    """A clause as object, a parenthetical verb, or a "that" right after."""
    tokens = reading.tokens
    if any(tokens[c].dep in ("ccomp", "xcomp") for c in reading.children[index]):
        return True
    if tokens[index].dep == "parataxis":
        return True
    after = index + 1
    return after < len(tokens) and tokens[after].lemma == "that"


def _has_infinitive(reading: Reading, index: int) -> bool:
    after = index + 1
    return after < len(reading.tokens) and reading.tokens[after].lemma == "to"


def _is_negated(reading: Reading, index: int) -> bool:
    tokens = reading.tokens
    around = [*reading.children[index], *reading.children[tokens[index].head]]
    return any(tokens[c].dep == "neg" or (c < index and tokens[c].lemma in ("no", "never")) for c in around)


def _is_modifier(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.dep in ("amod", "compound", "nmod") and reading.tokens[token.head].pos in ("NOUN", "PROPN")


_FRAMES = {
    "obj": _has_object,
    "obj:name": _has_named_object,
    "subj:name": _has_named_subject,
    "clause": _has_clause,
    "inf": _has_infinitive,
    "neg": _is_negated,
    "mod": _is_modifier,
}

_PARTNERS = {"obj": _object_words, "subj": _subjects, "mod": _described, "of": _of_words}
