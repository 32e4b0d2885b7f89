"""Amounts without a figure: "no one", "several", "most of", "part of the law", against the other article's.

Quantifiers stand on a scale (none, some, most, all), and a stronger one denies
a weaker one's limit (Horn 1972); only steps that are clearly apart are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.deeds import LIGHT, children, keys_of, verb_above
from compare.contrast.draft import draft
from compare.contrast.units import Pair, Unit, View, told_alike
from compare.evidence.concepts import concept
from compare.records import Divergence, Quantity, Span

_SCOPE = "How much of it, or how many, does each article speak of? Is that the same claim?"
_NONE = "One article says none. What does the other say, and could both be true at different times?"
_WORD = "One article gives a number, the other a rough word. What does each one make you think of?"
# What rough words can stand for: least and most (usage, not measured).
_ROUGHLY = {"several": (3, 12), "handful": (2, 9), "couple": (2, 3)}
_NOUNS = frozenset({"NOUN", "PROPN"})
# Place on the scale of quantifiers; those that stand next to one another are not set against one another.
_SCALE = {
    "no": 0, "none": 0, "few": 1, "part": 2, "some": 2, "half": 3, "many": 3, "most": 4, "majority": 4,
    "all": 5, "every": 5, "each": 5, "entire": 5, "whole": 5, "both": 5,
}  # fmt: skip
_PARTS = frozenset(["part", "portion", "section", "provision", "piece", "half", "majority", "most", "some"])
# Keys of what befalls people, of which "no one" is news.
_BEFALLS = frozenset(["kill*", "die*", "wound*", "arrest*", "rescue*"])


class _Amount(NamedTuple):
    """Words for how much of a thing, with the key of the thing and of the act it takes part in."""

    unit: Unit
    first: int
    last: int  # end exclusive
    rank: int
    thing: str
    act: str


def vague_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """One thing done in part and as a whole ("detail"), and none against a figure ("figure")."""
    for pair in pairs:
        if pair.link.score < settings.EVEN_CHANCE or told_alike(views, pair.left, pair.right):
            continue
        yield from _none(views, pair)
        yield from _scope(views, pair)
        yield from _rough(views, pair)


# ---------------------------------------------------------------- how much of it


def _scope(views: dict[str, View], pair: Pair) -> Iterator[Divergence]:
    sides = (list(_amounts(pair.left)), list(_amounts(pair.right)))
    for one in sides[0]:
        for two in sides[1]:
            same = one.thing == two.thing and one.act == two.act and one.act
            if same and abs(one.rank - two.rank) >= 2 and not _is_said(views, one, two):
                yield _card(views, one, two)
    for parts, other in ((sides[0], pair.right), (sides[1], pair.left)):
        for part in (p for p in parts if p.rank == _SCALE["part"]):
            whole = _whole(other, part)
            if whole is not None and not _is_said(views, part, whole):
                ordered = (part, whole) if part.unit is pair.left else (whole, part)
                yield _card(views, *ordered)


def _card(views: dict[str, View], one: _Amount, two: _Amount) -> Divergence:
    name = min((_named(a) for a in (one, two)), key=lambda n: (len(n), n))
    return draft(views, "detail", f"how much: {name}", (_span(views, one), _span(views, two)), _SCOPE)


def _named(amount: _Amount) -> str:
    """The thing with the words that belong to it, without the words for how much."""
    words = [t for t in amount.unit.tokens[amount.first : amount.last] if t.pos in _NOUNS or t.text == "of"]
    kept = [t.text for t in words if t.lemma not in _PARTS]
    while kept and kept[0] == "of":
        kept.pop(0)
    return " ".join(kept)


def _span(views: dict[str, View], amount: _Amount) -> Span:
    tokens = amount.unit.tokens
    return views[amount.unit.label].span(tokens[amount.first].start, tokens[amount.last - 1].end)


def _amounts(unit: Unit) -> Iterator[_Amount]:
    """Things with a quantifier before them, or parts of them, that an act is told of."""
    for index, token in enumerate(unit.tokens):
        rank = _SCALE.get(token.lemma)
        if rank is None or token.lemma in {"each", "one"}:
            continue
        noun = _quantified(unit, index)
        if noun is None:
            continue
        act = _act(unit, index if unit.tokens[index].lemma in _PARTS and noun > index + 1 else noun)
        first = index - 1 if index and unit.tokens[index - 1].lemma in {"a", "the"} else index
        if act and not _is_before_number(unit, index):
            yield _Amount(unit, first, noun + 1, rank, concept(unit.tokens[noun]), act)


def _quantified(unit: Unit, index: int) -> int | None:
    """The noun after the quantifier: "some families", "most of the families", "part of the law"."""
    token = unit.tokens[index]
    for child in children(unit, index):
        if unit.tokens[child].text.lower() == "of" and child == index + 1:
            inside = [i for i in children(unit, child) if unit.tokens[i].dep == "pobj"]
            return inside[0] if inside and unit.tokens[inside[0]].pos in _NOUNS else None
    head = token.head - unit.first
    if token.dep in {"det", "amod", "predet"} and index < head < len(unit.tokens):
        return head if unit.tokens[head].pos in _NOUNS else None
    return None


def _is_before_number(unit: Unit, index: int) -> bool:
    """ "Some 200 people": said of a figure."""
    return index + 1 < len(unit.tokens) and unit.tokens[index + 1].pos == "NUM"


def _act(unit: Unit, index: int) -> str:
    """Key of the verb of which the word is subject or object; "" where the verb tells no act."""
    token = unit.tokens[index]
    verb = token.head - unit.first
    if token.dep not in {"dobj", "nsubj", "nsubjpass"} or not 0 <= verb < len(unit.tokens):
        return ""
    return "" if unit.tokens[verb].lemma in LIGHT else concept(unit.tokens[verb])


def _whole(unit: Unit, part: _Amount) -> _Amount | None:
    """The same thing under the same act, named as a whole ("overturned the law")."""
    for index, token in enumerate(unit.tokens):
        if token.pos in _NOUNS and concept(token) == part.thing and _act(unit, index) == part.act:
            below = unit.tokens[unit.tree[index][0] : index]
            plain = all(t.lemma not in _SCALE and t.lemma not in _PARTS and t.pos != "NUM" for t in below)
            if plain and token.tag in {"NN", "NNP"} and any(t.text.lower() in {"the", "this"} for t in below):
                return _Amount(unit, *_trim(unit, index), _SCALE["whole"], part.thing, part.act)
    return None


def _trim(unit: Unit, noun: int) -> tuple[int, int]:
    first, last = unit.tree[noun]
    return (first, min(last, noun + 1)) if noun - first <= 6 else (noun, noun + 1)


def _is_said(views: dict[str, View], one: _Amount, two: _Amount) -> bool:
    """Does either article say the other's amount too, of this thing under this act?"""
    return any(
        a.thing == own.thing and a.act == own.act and a.rank == own.rank
        for own, other in ((one, two), (two, one))
        for unit in views[other.unit.label].units
        for a in (*_amounts(unit), *_parts_or_none(unit, own))
    )


def _parts_or_none(unit: Unit, own: _Amount) -> list[_Amount]:
    whole = _whole(unit, own) if own.rank == _SCALE["whole"] else None
    return [whole] if whole is not None else []


# ---------------------------------------------------------------- several


def _rough(views: dict[str, View], pair: Pair) -> Iterator[Divergence]:
    """ "Several boats sank" against "nine boats sank", or "ninety boats"."""
    for loose, exact in ((pair.left, pair.right), (pair.right, pair.left)):
        for index, token in enumerate(loose.tokens):
            reach = _ROUGHLY.get(token.lemma)
            noun = _quantified(loose, index) if reach else None
            act = _act(loose, index if noun and loose.tokens[index].pos == "NOUN" else noun) if noun else ""
            if not reach or noun is None or not act or _counts_it(views[loose.label], loose, noun, act):
                continue
            for quantity, counted in _counted(views[exact.label], exact):
                thing = concept(exact.tokens[counted]) == concept(loose.tokens[noun])
                if not thing or _act(exact, counted) != act or quantity.hedge is not None:
                    continue
                fits = reach[0] <= quantity.value <= reach[1]
                left = views[loose.label].span(token.start, loose.tokens[noun].end)
                right = views[exact.label].span(quantity.span.start, exact.tokens[counted].end)
                spans = (left, right) if loose is pair.left else (right, left)
                topic = loose.tokens[noun].text
                yield draft(views, "detail" if fits else "figure", topic, spans, _WORD if fits else "")


def _counted(view: View, unit: Unit) -> Iterator[tuple[Quantity, int]]:
    """Plain counts of the sentence with the place of what they count."""
    for quantity in _counts(view, unit):
        index = next((i for i, t in enumerate(unit.tokens) if t.start >= quantity.span.start), None)
        head = unit.tokens[index].head - unit.first if index is not None else -1
        if index is not None and unit.tokens[index].dep == "nummod" and index < head < len(unit.tokens):
            yield quantity, head


def _counts_it(view: View, unit: Unit, noun: int, act: str) -> bool:
    """Does the article with the rough word also give a number of these?"""
    key = concept(unit.tokens[noun])
    return any(
        concept(u.tokens[i]) == key and _act(u, i) == act for u in view.units for _, i in _counted(view, u)
    )


# ---------------------------------------------------------------- no one


def _none(views: dict[str, View], pair: Pair) -> Iterator[Divergence]:
    """ "No one was hurt" against "two were hurt"."""
    for empty, full in ((pair.left, pair.right), (pair.right, pair.left)):
        for first, last, act in _zeros(empty):
            counted = [q for q in _counts(views[full.label], full) if _befalls(full, q) == act]
            if len(counted) != 1 or len(keys_of(empty) & keys_of(full)) < settings.SAME_ACT_STEMS:
                continue
            told = _all_zeros(views[full.label]) & {act} or _all_counts(views[empty.label]) & {act}
            if told:
                continue
            zero = views[empty.label].span(empty.tokens[first].start, empty.tokens[last].end)
            quantity = counted[0].span
            figure = views[full.label].span(quantity.start, quantity.end)
            spans = (zero, figure) if empty is pair.left else (figure, zero)
            yield draft(views, "figure", _WHO[act], spans, _NONE)


_WHO = {
    "kill*": "how many were killed",
    "die*": "how many died",
    "wound*": "how many were hurt",
    "arrest*": "how many were arrested",
    "rescue*": "how many were saved",
}


def _zeros(unit: Unit) -> list[tuple[int, int, str]]:
    """ "No one … hurt", "no injuries", "without casualties": first and last token, what did not happen."""
    found = []
    for index, token in enumerate(unit.tokens):
        lower = token.text.lower()
        after = unit.tokens[index + 1].lemma if index + 1 < len(unit.tokens) else ""
        if lower in {"nobody", "none"} or (lower == "no" and after == "one"):
            last = _happens(unit, index + (lower == "no"))
        elif lower in {"no", "without"}:
            near = range(index + 1, min(index + 4, len(unit.tokens)))
            last = next((i for i in near if unit.tokens[i].pos == "NOUN"), None)
        else:
            continue
        if last is not None and concept(unit.tokens[last]) in _BEFALLS:
            found.append((index, last, concept(unit.tokens[last])))
    return found


def _happens(unit: Unit, subject: int) -> int | None:
    """The verb after "no one", or the adjective of its "was"."""
    verb = verb_above(unit, subject)
    if verb is None or verb < subject:
        return None
    adjective = (i for i in children(unit, verb) if unit.tokens[i].dep == "acomp")
    return verb if concept(unit.tokens[verb]) in _BEFALLS else next(adjective, None)


def _counts(view: View, unit: Unit) -> list[Quantity]:
    s = unit.sentence
    return [
        q
        for q in view.document.numbers
        if q.kind == "count" and q.unit is None and q.value >= 1 and s.start <= q.span.start < s.end
    ]


def _befalls(unit: Unit, quantity: Quantity) -> str:
    """Key of what befell the counted people, "" where something else is counted."""
    index = next((i for i, t in enumerate(unit.tokens) if t.start >= quantity.span.start), None)
    if index is None:
        return ""
    head = unit.tokens[index].head - unit.first
    place = head if unit.tokens[index].dep == "nummod" and 0 <= head < len(unit.tokens) else index
    if place != index and concept(unit.tokens[place]) in _BEFALLS:
        return concept(unit.tokens[place])
    verb = verb_above(unit, place)
    key = concept(unit.tokens[verb]) if verb is not None else ""
    return key if key in _BEFALLS and unit.tokens[place].dep in {"nsubjpass", "dobj", "nsubj"} else ""


def _all_zeros(view: View) -> set[str]:
    return {key for unit in view.units for _, _, key in _zeros(unit)}


def _all_counts(view: View) -> set[str]:
    return {_befalls(unit, q) for unit in view.units for q in _counts(view, unit)}


__all__ = ["vague_divergences"]
