"""A sentence cut into its clauses and the phrases that hold a happening of their own."""

from __future__ import annotations

from dataclasses import dataclass

from compare import settings
from compare.contrast.units import Unit, is_content
from compare.evidence.concepts import concept
from compare.evidence.parts import is_action
from compare.records import Token

# Dependencies (ClearNLP labels, as spaCy gives them) whose head opens a clause.
_CLAUSE = frozenset({"acl", "advcl", "relcl", "ccomp", "conj", "csubj", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})
# "After the vote", "with a vow to go on": a happening told as a phrase.
_OPENERS = frozenset(
    {"after", "amid", "before", "despite", "during", "following", "since", "with", "without"}
)
# Those that also begin a clause.
_BEFORE_CLAUSE = frozenset({"after", "as", "before", "since", "until"})
_EDGE = frozenset({"PUNCT", "CCONJ", "SPACE"})


@dataclass(frozen=True)
class Clause:
    """One clause of a sentence: `head` and `own` are local token indices, `first`..`last` (end exclusive)
    the stretch without a break that its head stands in; `aside`: an apposition, which tells who someone is;
    `core`: the main clause, or what is said in it."""

    head: int
    own: tuple[int, ...]
    first: int
    last: int
    aside: bool
    core: bool

    @property
    def stretch(self) -> tuple[int, ...]:
        """Its tokens in the stretch."""
        return tuple(i for i in self.own if self.first <= i < self.last)


def clauses_of(unit: Unit) -> list[Clause]:
    """The clauses of a sentence in reading order; each token belongs to one of them.

    Main, adverbial, relative, participial and content clauses, coordinated predicates,
    appositions, and prepositional phrases around a happening. Infinitives stay with the
    verb they depend on, clauses of a word or two ("she added") with the clause above.
    """
    heads = {i for i in range(len(unit.tokens)) if _opens(unit, i)}
    held = _held(unit, heads)
    for head in sorted(heads, key=lambda i: -_depth(unit, i)):
        above = _above(unit, head, heads)
        if above is not None and _content(unit, held[head]) < settings.ALONE_MIN_WORDS:
            held[above] = sorted(held[above] + held.pop(head))
            heads.discard(head)
    return [_clause(unit, head, held[head]) for head in sorted(held)]


def _clause(unit: Unit, head: int, own: list[int]) -> Clause:
    first, last = _stretch(unit.tokens, set(own), head)
    dep = unit.tokens[head].dep
    return Clause(head, tuple(own), first, last, aside=dep == "appos", core=dep in ("ROOT", "ccomp"))


def _held(unit: Unit, heads: set[int]) -> dict[int, list[int]]:
    """Clause head → its tokens: those to which it is the nearest head above."""
    held: dict[int, list[int]] = {h: [] for h in heads}
    for index in range(len(unit.tokens)):
        holder = index if index in heads else _above(unit, index, heads)
        if holder is not None:
            held[holder].append(index)
    return held


def _above(unit: Unit, index: int, heads: set[int]) -> int | None:
    """The nearest clause head above a token."""
    for _ in unit.tokens:  # a parse is a tree; the count only guards against a broken one
        above = _parent(unit, index)
        if above == index:
            return None
        if above in heads:
            return above
        index = above
    return None


def _parent(unit: Unit, index: int) -> int:
    """The word a word depends on, itself at the top.

    In "after two leaders demanded a vote" a small parser may take "after two leaders" for a
    phrase and leave "demanded" without a subject: then the phrase goes with that verb.
    """
    token, above = unit.tokens[index], unit.tokens[index].head - unit.first
    if not 0 <= above < len(unit.tokens):
        return index
    after = unit.tree[index][1]
    if token.dep == "prep" and token.text.lower() in _BEFORE_CLAUSE and after < len(unit.tokens):
        verb = unit.tokens[after]
        if verb.dep == "advcl" and verb.head == token.head and unit.tree[after][0] == after:
            return after
    return above


def _depth(unit: Unit, index: int) -> int:
    depth = 0
    while depth < len(unit.tokens) and _parent(unit, index) != index:
        index, depth = _parent(unit, index), depth + 1
    return depth


def _content(unit: Unit, own: list[int]) -> int:
    return sum(is_content(unit.tokens[i]) for i in own)


def _opens(unit: Unit, index: int) -> bool:
    token = unit.tokens[index]
    if token.dep == "ROOT":
        return True
    if token.pos in _VERBAL and token.dep in _CLAUSE:
        return not _infinitive(unit, index)
    if token.dep == "appos":
        return token.pos in ("NOUN", "PROPN")
    phrase = token.dep == "prep" and token.text.lower() in _OPENERS and _holds_happening(unit, index)
    return phrase and _parent(unit, index) == token.head - unit.first


def _infinitive(unit: Unit, index: int) -> bool:
    """Is it "to" and a verb?"""
    return any(t.head - unit.first == index and t.tag == "TO" for t in unit.tokens[max(0, index - 3) : index])


def _holds_happening(unit: Unit, index: int) -> bool:
    """Is the object of the preposition a verb, or a noun made from one?"""
    objects = [t for t in unit.tokens if t.head - unit.first == index and t.dep in ("pobj", "pcomp")]
    return any(t.pos in _VERBAL or (t.pos == "NOUN" and is_action(t, concept(t))) for t in objects)


def _stretch(tokens: tuple[Token, ...], own: set[int], head: int) -> tuple[int, int]:
    """The stretch around the head that holds no word of another clause, without marks at its edges."""
    first, last = head, head + 1
    while first > 0 and (first - 1 in own or tokens[first - 1].pos == "PUNCT"):
        first -= 1
    while last < len(tokens) and (last in own or tokens[last].pos == "PUNCT"):
        last += 1
    while first < head and tokens[first].pos in _EDGE:
        first += 1
    while last - 1 > head and tokens[last - 1].pos in _EDGE:
        last -= 1
    return first, last
