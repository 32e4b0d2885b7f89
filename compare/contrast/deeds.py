"""The act a word belongs to: its verb, who does it, and what the clause is about.

A helper of the rules for figures, days and reasons. Words of one meaning share
a key ("died", "death"), as in event coreference by lemma and synonym (Cybulska
& Vossen 2014).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compare.contrast.units import Unit, is_content
from compare.evidence.concepts import concept
from compare.records import Token

# Verbs that tell no act of their own: what they carry tells it.
LIGHT = frozenset([
    "be", "have", "do", "get", "make", "take", "give", "go", "come", "begin", "start", "follow", "set",
    "expect", "plan", "schedule", "continue", "say", "tell", "add", "report", "announce", "state",
    "note", "write", "include", "involve", "see", "become", "remain", "bring", "lead", "hold", "let",
    "keep", "put", "use", "try", "want", "need", "help", "call", "show",
])  # fmt: skip
_VERBS = frozenset({"VERB", "AUX"})
_NAMING = frozenset({"NOUN", "PROPN"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
# A verb without a subject of its own takes the one of the verb above it.
_BELOW = frozenset({"conj", "xcomp", "advcl", "acl"})


class Deed(NamedTuple):
    """A verb (its place in `Unit.tokens`) with its key, its doers and the words of its clause, as keys."""

    verb: int
    key: str
    who: frozenset[str]
    words: frozenset[str]


def deed_of(unit: Unit, verb: int) -> Deed:
    """The act told by the verb at this place."""
    first, last = unit.tree[verb]
    words = frozenset(concept(t) for t in unit.tokens[first:last] if is_content(t) and t.pos != "NUM")
    return Deed(verb, concept(unit.tokens[verb]), _who(unit, verb), words)


def keys_of(unit: Unit) -> frozenset[str]:
    """Keys of all content words of the sentence, figures left out."""
    return frozenset(concept(t) for t in unit.tokens if is_content(t) and t.pos != "NUM")


def verb_above(unit: Unit, index: int) -> int | None:
    """The nearest verb that the token depends on (itself not counted)."""
    return next((i for i in heads(unit, index) if unit.tokens[i].pos in _VERBS), None)


def heads(unit: Unit, index: int) -> Iterator[int]:
    """Places of the token's head, its head's head, and so on, inside the sentence."""
    for _ in unit.tokens:
        above = unit.tokens[index].head - unit.first
        if above == index or not 0 <= above < len(unit.tokens):
            return
        yield above
        index = above


def children(unit: Unit, index: int) -> list[int]:
    """Places of the tokens that depend on this one directly."""
    own = unit.first + index
    return [i for i, t in enumerate(unit.tokens) if t.head == own and i != index]


def subject_of(unit: Unit, verb: int) -> int | None:
    """The head of the verb's subject or agent, its own or that of a verb it hangs on."""
    for place in (verb, *heads(unit, verb)):
        for child in children(unit, place):
            token = unit.tokens[child]
            if token.dep == "agent":
                inside = [i for i in children(unit, child) if unit.tokens[i].dep == "pobj"]
                return inside[0] if inside else None
            if token.dep in _SUBJECT:
                return child
        if unit.tokens[place].dep not in _BELOW:
            return None
    return None


def _who(unit: Unit, verb: int) -> frozenset[str]:
    subject = subject_of(unit, verb)
    if subject is None:
        return frozenset()
    first, last = unit.tree[subject]
    near = [t for t in unit.tokens[max(first, subject - 3) : min(last, subject + 1)] if _is_naming(t)]
    return frozenset(t.stem for t in near)


def _is_naming(token: Token) -> bool:
    return token.pos in _NAMING
