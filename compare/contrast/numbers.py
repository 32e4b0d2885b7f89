"""Figures of all articles, paired where they count the same thing or only look as if they did.

A false contradiction is worse than a missed one: "differ" needs the same
counted noun in linked sentences (or a noun as particular as "48-page
indictment"), no modifiers that tell the two apart, and no second figure that
could be the true partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.counting import Figure, Key, read_figures
from compare.contrast.values import excludes, fits, is_vague_plural, looks_equal, significant_digits
from compare.records import Alignment, Document, Number, NumberPartner, NumberRelation, Quantity

_CASUALTY = frozenset({"kill", "injur", "arrest"})
# Nouns that any story counts; alone they do not show that two figures count the same thing.
_ANYTHING = frozenset({
    "peopl", "man", "woman", "child", "victim", "year", "month", "week", "day", "hour", "minut",
    "dollar", "time", "percent", "other", "part", "member", "offici", "group", "thing", "countri",
    "case", "rang", "figur", "sum", "amount", "total", "valu", "averag",
})  # fmt: skip
_REPORTING = frozenset([
    "say", "tell", "report", "announce", "add", "note", "state", "write", "claim",
])  # fmt: skip
# Stems of verbs that many acts share.
_THIN = _REPORTING | frozenset(["said", "told", "announc", "is", "was", "were", "been", "have", "had", "has"])
# Keys of what a body does by vote.
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DECIDED = frozenset(["elect*", "pass*", "reject*", "overturn*", "ratify*"])


class _Pair(NamedTuple):
    left: Figure
    right: Figure
    relation: NumberRelation
    strength: tuple[float, int]


def pair_numbers(documents: Sequence[Document], alignments: Sequence[Alignment]) -> tuple[Number, ...]:
    """Every figure of the labelled documents, in document and text order, with its partners elsewhere.

    "same": the same thing and a value within the other's hedge or rounding;
    "differ": the same thing, values that exclude one another;
    "same_figure_different_thing": one notable figure for two things.
    Partners mirror one another and stand in document and text order.
    """
    figures = {d.sentences[0].id[0]: read_figures(d) for d in documents if d.sentences}
    partners: dict[Key, list[tuple[Figure, NumberRelation]]] = {}
    for alignment in alignments:
        left, right = (figures.get(label, []) for label in alignment.labels)
        for pair in _kept(_pairs(left, right, _links(alignment))):
            partners.setdefault(pair.left.key, []).append((pair.right, pair.relation))
            partners.setdefault(pair.right.key, []).append((pair.left, pair.relation))
    return tuple(_number(f, partners.get(f.key, [])) for group in figures.values() for f in group)


def _number(figure: Figure, partners: Sequence[tuple[Figure, NumberRelation]]) -> Number:
    q = figure.quantity
    ordered = sorted(partners, key=lambda p: p[0].key)
    return Number(
        span=q.span,
        kind=q.kind,
        value=q.value,
        unit=q.unit,
        iso=q.iso,
        hedge=q.hedge,
        counts=q.counts,
        partners=tuple(NumberPartner(span=f.quantity.span, relation=relation) for f, relation in ordered),
    )


def _links(alignment: Alignment) -> dict[frozenset[str], tuple[str, float]]:
    return {frozenset(link.sentences): (link.relation, link.score) for link in alignment.links}


def _pairs(
    left: Sequence[Figure], right: Sequence[Figure], links: Mapping[frozenset[str], tuple[str, float]]
) -> Iterator[_Pair]:
    for a in left:
        for b in right:
            if a.quantity.kind != b.quantity.kind:
                continue
            key = frozenset({a.quantity.span.sentence, b.quantity.span.sentence})
            link, score = links.get(key, ("", 0.0))
            if a.quantity.kind == "date":
                relation = _date_relation(a, b, link)
            else:
                relation = _relation(a, b, link, score)
            if relation:
                yield _Pair(a, b, relation, (score, len(a.context & b.context)))


def _relation(a: Figure, b: Figure, link: str, score: float) -> NumberRelation | None:
    if not _same_unit(a, b):
        return None
    if _is_vote(a) and _is_vote(b):
        return _vote_relation(a, b, score)
    if is_vague_plural(a.quantity) != is_vague_plural(b.quantity):
        return "same" if fits(a.quantity, b.quantity) and _surely_one(a, b, score) else None
    if fits(a.quantity, b.quantity):
        return _equal_relation(a, b, link, score)
    if a.quantity.kind == "ordinal" or not excludes(a.quantity, b.quantity):
        return None
    told = _is_near(a, b, score) or _same_deed(a, b, score) or _same_toll(a, b, score)
    return "differ" if told or _surely_same(a, b, link) else None


def _equal_relation(a: Figure, b: Figure, link: str, score: float) -> NumberRelation | None:
    if _likely_same(a, b, link) or _is_near(a, b, score) or _same_deed(a, b, score):
        return "same"
    apart = _is_notable(a, b) and _other_thing(a, b, link, score)
    return "same_figure_different_thing" if apart else None


def _surely_one(a: Figure, b: Figure, score: float) -> bool:
    """A rough word fits most figures: both must count what the same was done with."""
    if a.quantity.kind == "money":
        return False
    toll = bool(_casualty(a)) and _casualty(a) == _casualty(b) and score > 0
    return toll or _same_deed(a, b, score)


def _is_vote(figure: Figure) -> bool:
    """Is it "396-9", of a vote?"""
    return (figure.quantity.hedge or "").startswith(("-", "–")) and figure.act.split(" ")[0] in _DECIDED


def _vote_relation(a: Figure, b: Figure, score: float) -> NumberRelation | None:
    """Votes on one matter: the same two figures or not."""
    one, two = (sorted(re.findall(r"\d+", f.quantity.span.text)) for f in (a, b))
    common = len(a.context & b.context) >= settings.SAME_EVENT_STEMS and score >= settings.EVEN_CHANCE
    if not common or not a.subject & b.subject:
        return None
    return "same" if one == two else "differ"


def _is_near(a: Figure, b: Figure, score: float) -> bool:
    """Sums or large counts that are hardly apart, in sentences with much in common: one figure told
    in two ways."""
    one, two = a.quantity, b.quantity
    if (
        one.kind != two.kind
        or one.kind not in {"money", "count"}
        or is_vague_plural(one)
        or is_vague_plural(two)
    ):
        return False
    low, high = sorted((one.value, two.value))
    if low < settings.NEAR_AT_LEAST or high - low > settings.NEAR_REACH * high:
        return False
    if one.kind == "count" and (a.sort != b.sort or a.partial != b.partial):
        return False
    alike = len(a.context & b.context) >= settings.NEAR_CONTEXT_STEMS
    return alike and score >= settings.EVEN_CHANCE and not _other_doer(a, b)


def _same_deed(a: Figure, b: Figure, score: float) -> bool:
    """Things of one sort with which the same is done ("19 steps he could take", "23 actions he took")."""
    if a.quantity.kind != "count" or not a.sort or a.sort != b.sort or a.sort in _ANYTHING:
        return False
    if not a.act or a.act != b.act or a.partial != b.partial or _other_doer(a, b):
        return False
    apart = a.modifiers - b.modifiers and b.modifiers - a.modifiers
    alike = len(a.context & b.context) >= settings.SAME_EVENT_STEMS
    return score >= settings.EVEN_CHANCE and alike and not apart


def _same_toll(a: Figure, b: Figure, score: float) -> bool:
    """Both count the dead (the hurt, the arrested) of what their linked sentences tell."""
    alike = len(a.context & b.context) >= settings.SAME_ACT_STEMS
    loose = a.partial == b.partial and not (a.modifiers - b.modifiers or b.modifiers - a.modifiers)
    return bool(_casualty(a)) and _same_thing(a, b) and alike and loose and score >= settings.EVEN_CHANCE


def _other_doer(a: Figure, b: Figure) -> bool:
    """Does each have a doer of its own, of whom the other sentence says nothing?"""
    return bool(a.subject) and bool(b.subject) and not (a.subject & b.context or b.subject & a.context)


def _same_unit(a: Figure, b: Figure) -> bool:
    one, two = a.quantity.unit, b.quantity.unit
    if a.quantity.kind == "count" and (one is None) != (two is None):
        unit, noun = (one, b.noun) if one else (two, a.noun)  # "five-term", "five terms"
        return bool(noun) and (unit or "").startswith(noun)
    return one == two


def _same_thing(a: Figure, b: Figure) -> bool:
    """The same counted noun, or both count the dead (the hurt, the arrested) without saying who."""
    one, two = _casualty(a), _casualty(b)
    if one or two:
        loose = {"", "peopl", "victim", "person", "kill", "injur", "arrest"}
        return one == two and (a.noun == b.noun or {a.noun, b.noun} <= loose)
    return bool(a.noun) and a.noun == b.noun


def _casualty(figure: Figure) -> str:
    named = sorted(_CASUALTY & figure.stems)
    return named[0] if len(named) == 1 else ""


def _likely_same(a: Figure, b: Figure, link: str) -> bool:
    """Equal figures: one thing, unless something speaks against it."""
    if a.quantity.kind == "age":
        return a.noun == b.noun or link == "same"
    if _casualty(a) != _casualty(b):
        return False
    common = len(a.stems & b.stems)
    alike = len(a.context & b.context) >= settings.SAME_CONTEXT_STEMS
    if common >= settings.SAME_COUNTED_STEMS or (alike and _is_exact(a, b)):
        return True
    by_chance = link != "same" or min(a.quantity.value, b.quantity.value) < settings.CHANCE_BELOW
    if not common and by_chance and a.things and b.things:
        return False
    particular = _same_thing(a, b) and a.noun not in _ANYTHING
    return link == "same" or particular or alike or (bool(link) and common > 0)


def _is_exact(a: Figure, b: Figure) -> bool:
    """One value to three digits or more: hardly by chance."""
    return a.quantity.value == b.quantity.value and significant_digits(a.quantity.value) >= 3


def _surely_same(a: Figure, b: Figure, link: str) -> bool:
    """Enough to set two unequal figures against one another."""
    particular = bool(a.noun) and a.noun == b.noun and a.noun not in _ANYTHING
    if a.partial != b.partial or (a.modifiers - b.modifiers and b.modifiers - a.modifiers):
        return False
    if a.quantity.kind == "age" and a.named and b.named:
        return particular
    if a.quantity.kind == "count" and a.quantity.unit and a.quantity.unit == b.quantity.unit:
        return particular
    if link != "same" or (a.verb != b.verb and not _casualty(a)) or _other_doer(a, b):
        return False
    if not a.things and not b.things:
        return bool(a.verb) and bool(a.subject & b.subject)
    return _same_thing(a, b)


def _is_notable(a: Figure, b: Figure) -> bool:
    """A figure that two articles would hardly share by chance."""
    if not looks_equal(a.quantity, b.quantity) or (a.quantity.kind != "money" and _is_exact(a, b)):
        return False
    for figure in (a, b):
        q = figure.quantity
        if q.kind not in {"money", "percent", "count"} or is_vague_plural(q):
            return False
        if significant_digits(q.value) < 2 or (q.kind == "count" and q.value < 100):
            return False
    return True


def _other_thing(a: Figure, b: Figure, link: str, score: float) -> bool:
    """Both say what they count, and no word of it is the same."""
    if link == "same" or score >= settings.EVEN_CHANCE or a.stems & b.stems:
        return False
    if not a.things - _ANYTHING or not b.things - _ANYTHING:
        return False
    # What one counts stands beside the other: one sum, named in two ways.
    if (a.things - _ANYTHING) & b.context or (b.things - _ANYTHING) & a.context:
        return False
    return a.verb != b.verb or not a.verb


def _date_relation(a: Figure, b: Figure, link: str) -> NumberRelation | None:
    one, two = a.quantity.iso, b.quantity.iso
    same_event = bool(a.verb and a.verb == b.verb and a.verb not in _THIN) or bool(
        a.noun and a.noun == b.noun
    )
    if one is None or two is None:
        alike = _date_words(a.quantity) == _date_words(b.quantity) and one == two
        return "same" if alike and link and same_event else None
    if one.startswith(two) or two.startswith(one):
        year_only = len(one) == 4 or len(two) == 4
        about = len(a.context & b.context) >= settings.SAME_EVENT_STEMS
        return "same" if link == "same" or (same_event and (about or not year_only)) else None
    act = a.verb and a.verb == b.verb and a.stems & b.stems - _REPORTING
    named = [set(_WEEKDAY.findall(f.quantity.span.text)) for f in (a, b)]
    if named[0] & named[1]:
        return None  # one day of the week, in articles of which one has the wrong date
    if link == "same" and act and len(one) == len(two) and not one.startswith("T"):
        return "differ" if a.verb not in _REPORTING and _same_thing(a, b) else None
    return None


def _date_words(quantity: Quantity) -> tuple[str, ...]:
    """ "Aug. 6" and "August 6" alike."""
    return tuple(
        w.strip(".,").lower()[:3] if w[0].isalpha() else w.strip(".,") for w in quantity.span.text.split()
    )


def _kept(pairs: Iterator[_Pair]) -> list[_Pair]:
    """Without claims that a better partner overrules, so that left and right stay mirrored."""
    found = _nearest_dates(list(pairs))
    settled = {f.key for p in found if p.relation == "same" for f in (p.left, p.right)}
    open_ = [p for p in found if p.relation == "same" or not settled & {p.left.key, p.right.key}]
    rivals = _rivals(open_)
    best: dict[tuple[Key, str], tuple[float, int]] = {}
    for pair in open_:
        for figure in (pair.left, pair.right):
            place = (figure.key, pair.relation)
            best[place] = max(best.get(place, pair.strength), pair.strength)
    return [
        p
        for p in open_
        if not (p.relation == "differ" and rivals & {p.left.key, p.right.key})
        and any(best[f.key, p.relation] == p.strength for f in (p.left, p.right))
    ]


def _nearest_dates(pairs: list[_Pair]) -> list[_Pair]:
    """A year or day that stands in many sentences is paired only with the one nearest on both sides."""
    best: dict[Key, tuple[float, int]] = {}
    for pair in pairs:
        for figure in (pair.left, pair.right):
            best[figure.key] = max(best.get(figure.key, pair.strength), pair.strength)
    return [
        p
        for p in pairs
        if p.left.quantity.kind != "date" or best[p.left.key] == best[p.right.key] == p.strength
    ]


def _rivals(pairs: Sequence[_Pair]) -> set[Key]:
    """Figures that would contradict two unequal figures: it is not clear which one is meant."""
    values: dict[Key, set[float | str]] = {}
    for pair in pairs:
        if pair.relation == "differ":
            for figure, other in ((pair.left, pair.right), (pair.right, pair.left)):
                q = other.quantity
                values.setdefault(figure.key, set()).add(q.iso if q.kind == "date" and q.iso else q.value)
    return {key for key, found in values.items() if len(found) > 1}
