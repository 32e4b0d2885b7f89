"""A stretch of a sentence, widened or narrowed until it can be read by itself.

"Which was closed in May" or "ranging from rent to food" tell a reader nothing alone: a stretch
is shown from the noun it hangs on, or from the subject of its verb; where neither is near, the
whole sentence is shown.
"""

from __future__ import annotations

from compare import settings
from compare.contrast.units import Unit, is_word

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NOUN_PARTS = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet"})
# A clause after these is told as a fact of its own, so it can stand without the word.
_PRESUPPOSED = frozenset({"because", "when", "while", "as", "after", "although", "though", "since"})
_SPARED = 2  # words in front of the subject that may go: the conjunction, an adverb beside it
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
# What the words before it need to be whole, where the stretch was cut in front of it.
_COMPLEMENTS = frozenset({"prep", "pobj", "pcomp", "dobj", "attr", "acomp", "xcomp", "agent", "oprd", "prt"})
_EDGE = frozenset({"PUNCT", "CCONJ", "SPACE"})


def readable(unit: Unit, first: int, last: int) -> tuple[int, int]:
    """The local token range to show for `first`..`last` (end exclusive): a noun phrase, a clause with
    its subject, or the whole sentence."""
    whole = (0, len(unit.tokens))
    last = _completed(unit, first, last)
    top = _top(unit, first, last)
    for _ in unit.tokens:  # each round climbs one step; the count only guards against a broken tree
        start = _start(unit, top, first)
        if start is not None:
            return whole if _nearly_all(unit, start, last) else (start, last)
        above = _head(unit, top)
        if above == top or above >= last:
            return whole
        first, top = min(first, above), above
    return whole


def _head(unit: Unit, index: int) -> int:
    above = unit.tokens[index].head - unit.first
    return above if 0 <= above < len(unit.tokens) else index


def _kids(unit: Unit, index: int) -> list[int]:
    return [i for i in range(len(unit.tokens)) if i != index and _head(unit, i) == index]


def _depth(unit: Unit, index: int) -> int:
    for depth in range(len(unit.tokens)):
        if _head(unit, index) == index:
            return depth
        index = _head(unit, index)
    return len(unit.tokens)


def _top(unit: Unit, first: int, last: int) -> int:
    """The word of the stretch that stands highest in the tree."""
    inside = [i for i in range(first, last) if unit.tokens[i].pos not in _EDGE] or [first]
    return min(inside, key=lambda i: (_depth(unit, i), unit.tokens[i].pos not in _VERBAL, i))


def _start(unit: Unit, top: int, first: int) -> int | None:
    """Where a stretch around `top` can begin; None where it hangs on a word further up."""
    token = unit.tokens[top]
    if token.pos in _VERBAL:
        return _clause_start(unit, top, first)
    if token.pos in _NOMINAL:
        begin = min([top, *(unit.tree[k][0] for k in _kids(unit, top) if _before(unit, k, top))])
        return min(begin, first) if _opens_well(unit, min(begin, first)) else None
    return None


def _before(unit: Unit, kid: int, top: int) -> bool:
    return kid < top and unit.tokens[kid].dep in _NOUN_PARTS


def _clause_start(unit: Unit, top: int, first: int) -> int | None:
    """The left edge of a clause with a subject and a tense; without its conjunction where that can go."""
    kids = _kids(unit, top)
    subject = next((k for k in kids if unit.tokens[k].dep in _SUBJECTS and k < top), None)
    if subject is None:
        order = unit.tokens[top].dep == "ROOT" and unit.tokens[top].tag == "VB"  # an order: "Vote today"
        if _misread_subject(unit, top, first):
            return first + 1
        return top if order and first >= top else None
    relative = unit.tokens[top].dep == "relcl" and _is_relative(unit, unit.tree[top][0])
    if relative or unit.tokens[subject].tag in _RELATIVES or not _has_tense(unit, top, kids):
        return None
    return _edge(unit, top, unit.tree[subject][0], first)


def _edge(unit: Unit, top: int, edge: int, first: int) -> int | None:
    """Where to begin a clause whose subject begins at `edge`; None after "that", "whether", "if" …"""
    opening = [unit.tokens[k] for k in _kids(unit, top) if k < edge]
    words = [t for t in opening if t.dep == "mark" or (t.dep == "advmod" and t.tag == "WRB")]
    if any(w.text.lower() not in _PRESUPPOSED for w in words):
        return None
    if not words and first <= edge and _opens_well(unit, first):
        return first
    if edge - first <= _SPARED:
        return edge
    begin = min(first, unit.tree[top][0])  # what was said, before who said it
    return begin if _opens_well(unit, begin) else None


def _misread_subject(unit: Unit, top: int, first: int) -> bool:
    """Is "after two leaders" in front of "demanded a vote" parsed as a phrase of its own?"""
    opener = unit.tokens[first]
    misread = opener.dep == "prep" and opener.text.lower() in _PRESUPPOSED
    return misread and unit.tree[first][1] == unit.tree[top][0]


def _is_relative(unit: Unit, index: int) -> bool:
    """Does a clause that begins here begin with "which", "to whom" or the like?"""
    return any(t.tag in _RELATIVES for t in unit.tokens[index : index + 2])


def _has_tense(unit: Unit, top: int, kids: list[int]) -> bool:
    """Has the verb, or a helper of it, a tense? In a headline any verb has."""
    near = [unit.tokens[i].tag for i in (top, *kids) if i == top or unit.tokens[i].dep in ("aux", "auxpass")]
    return bool({"MD", "VBD", "VBZ", "VBP"} & set(near))


def _opens_well(unit: Unit, index: int) -> bool:
    """Can a stretch begin with this word?"""
    token = unit.tokens[index]
    if index == 0:
        return True
    return token.pos not in _EDGE | {"SCONJ", "PART"} and token.tag not in _RELATIVES and token.tag != "IN"


def _completed(unit: Unit, first: int, last: int) -> int:
    """The end, moved behind what the last words need: "people familiar | with the meeting"."""
    while last < len(unit.tokens) and unit.tokens[last].pos not in _EDGE:
        hanging = [i for i in range(last, len(unit.tokens)) if first <= _head(unit, i) < last]
        needed = [i for i in hanging if unit.tree[i][0] == last and unit.tokens[i].dep in _COMPLEMENTS]
        if not needed:
            return last
        last = unit.tree[needed[0]][1]
    return last


def _nearly_all(unit: Unit, first: int, last: int) -> bool:
    """Is so little left out that the whole sentence reads better?"""
    shown = sum(is_word(t) for t in unit.tokens[first:last])
    return settings.PART_NEARLY_ALL * unit.words <= shown < unit.words
