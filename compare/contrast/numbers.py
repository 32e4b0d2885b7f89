"""Figures of all articles, paired where they count the same thing or only look as if they did.

A false contradiction is worse than a missed one: "differ" needs the same
counted noun in linked sentences (or a noun as particular as "48-page
indictment"), no modifiers that tell the two apart, and no second figure that
could be the true partner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.values import excludes, fits, is_vague_plural, looks_equal, significant_digits
from compare.counted import Syntax, date_context, find_counted, tokens_at
from compare.records import Alignment, Document, Number, NumberPartner, NumberRelation, Quantity, Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# Stems of one meaning that news uses in turn for the same count.
_ALIKE = {
    "die": "kill", "dead": "kill", "death": "kill", "fatal": "kill", "slain": "kill", "toll": "kill",
    "injuri": "injur", "wound": "injur", "hurt": "injur",
    "detain": "arrest", "person": "peopl", "men": "man", "women": "woman", "children": "child",
    "popul": "peopl", "resid": "peopl", "inhabit": "peopl",
}  # fmt: skip
_CASUALTY = frozenset({"kill", "injur", "arrest"})
# Nouns that any story counts; alone they do not show that two figures count the same thing.
_ANYTHING = frozenset({
    "peopl", "man", "woman", "child", "victim", "year", "month", "week", "day", "hour", "minut",
    "dollar", "time", "percent", "other", "part", "member", "offici", "group", "thing", "countri",
    "case", "rang", "figur", "sum", "amount", "total", "valu", "averag",
})  # fmt: skip
# Words that make a figure one share of a larger number.
_PARTIAL = frozenset([
    "other", "others", "more", "another", "additional", "further", "extra", "remaining", "of",
])  # fmt: skip
_REPORTING = frozenset([
    "say", "tell", "report", "announce", "add", "note", "state", "write", "claim",
])  # fmt: skip

_Key = tuple[str, int]


class _Figure(NamedTuple):
    """A quantity with what it counts, as stems."""

    label: str
    place: int
    quantity: Quantity
    noun: str
    verb: str
    stems: frozenset[str]
    things: frozenset[str]
    modifiers: frozenset[str]
    context: frozenset[str]
    partial: bool
    named: bool

    @property
    def key(self) -> _Key:
        return self.label, self.place


class _Pair(NamedTuple):
    left: _Figure
    right: _Figure
    relation: NumberRelation
    strength: tuple[float, int]


def pair_numbers(documents: Sequence[Document], alignments: Sequence[Alignment]) -> tuple[Number, ...]:
    """Every figure of the labelled documents, in document and text order, with its partners elsewhere.

    "same": the same thing and a value within the other's hedge or rounding;
    "differ": the same thing, values that exclude one another;
    "same_figure_different_thing": one notable figure for two things.
    Partners mirror one another and stand in document and text order.
    """
    figures = {_label(d): _figures(d) for d in documents if d.sentences}
    partners: dict[_Key, list[tuple[_Figure, NumberRelation]]] = {}
    for alignment in alignments:
        left, right = (figures.get(label, []) for label in alignment.labels)
        for pair in _kept(_pairs(left, right, _links(alignment))):
            partners.setdefault(pair.left.key, []).append((pair.right, pair.relation))
            partners.setdefault(pair.right.key, []).append((pair.left, pair.relation))
    return tuple(_number(f, partners.get(f.key, [])) for group in figures.values() for f in group)


def _number(figure: _Figure, partners: Sequence[tuple[_Figure, NumberRelation]]) -> Number:
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


def _label(document: Document) -> str:
    return document.sentences[0].id[0]


def _links(alignment: Alignment) -> dict[frozenset[str], tuple[str, float]]:
    return {frozenset(link.sentences): (link.relation, link.score) for link in alignment.links}


def _figures(document: Document) -> list[_Figure]:
    syntax = Syntax(document.tokens)
    place = {s.id: i for i, s in enumerate(document.sentences)}
    label = _label(document)
    found = []
    for index, quantity in enumerate(document.numbers):
        row = place.get(quantity.span.sentence)
        inside = range(*document.bounds[row]) if row is not None else range(len(document.tokens))
        found.append(_figure(label, index, quantity, syntax, inside))
    return found


def _figure(label: str, place: int, quantity: Quantity, syntax: Syntax, inside: range) -> _Figure:
    tokens = syntax.tokens
    span = tokens_at(tokens, inside, quantity.span.start, quantity.span.end)
    seek = date_context if quantity.kind == "date" else find_counted
    counted = seek(syntax, span) if span else None
    words = [tokens[i] for i in counted.words] if counted else []
    noun = tokens[counted.noun] if counted and counted.noun is not None else None
    verb = tokens[counted.verb] if counted and counted.verb is not None else None
    unit = {quantity.unit} if quantity.kind == "count" and quantity.unit else set()
    nearby = set(words) - {noun}
    return _Figure(
        label=label,
        place=place,
        quantity=quantity,
        noun=_stem(noun) if noun else "",
        verb=_stem(verb) if verb else "",
        stems=frozenset({_stem(t) for t in words if _is_content(t)} | unit),
        things=frozenset(_stem(t) for t in words if t.pos in _NOUNS),
        modifiers=frozenset(
            _stem(t) for t in nearby if t.dep in {"amod", "compound", "nmod", "poss"} and _is_content(t)
        ),
        context=frozenset(_stem(tokens[i]) for i in inside if _is_content(tokens[i])),
        partial=any(t.text.lower() in _PARTIAL for t in [*words, *_beside(tokens, span)]),
        named=noun is not None and noun.pos == "PROPN",
    )


def _beside(tokens: Sequence[Token], span: range) -> Sequence[Token]:
    return tokens[max(span.start - 1, 0) : span.stop + 1]


def _stem(token: Token) -> str:
    return _ALIKE.get(token.stem, token.stem)


def _is_content(token: Token) -> bool:
    return token.pos in _CONTENT and not token.is_stop


def _pairs(
    left: Sequence[_Figure], right: Sequence[_Figure], links: Mapping[frozenset[str], tuple[str, float]]
) -> Iterator[_Pair]:
    for a in left:
        for b in right:
            if a.quantity.kind != b.quantity.kind:
                continue
            key = frozenset({a.quantity.span.sentence, b.quantity.span.sentence})
            link, score = links.get(key, ("", 0.0))
            relation = _date_relation(a, b, link) if a.quantity.kind == "date" else _relation(a, b, link)
            if relation:
                yield _Pair(a, b, relation, (score, len(a.context & b.context)))


def _relation(a: _Figure, b: _Figure, link: str) -> NumberRelation | None:
    if not _same_unit(a, b):
        return None
    if fits(a.quantity, b.quantity):
        if _likely_same(a, b, link):
            return "same"
        return "same_figure_different_thing" if _is_notable(a, b) and _other_thing(a, b, link) else None
    if a.quantity.kind == "ordinal" or not excludes(a.quantity, b.quantity):
        return None
    return "differ" if _surely_same(a, b, link) else None


def _same_unit(a: _Figure, b: _Figure) -> bool:
    one, two = a.quantity.unit, b.quantity.unit
    if a.quantity.kind == "count" and (one is None) != (two is None):
        unit, noun = (one, b.noun) if one else (two, a.noun)  # "five-term", "five terms"
        return bool(noun) and (unit or "").startswith(noun)
    return one == two


def _same_thing(a: _Figure, b: _Figure) -> bool:
    """The same counted noun, or both count the dead (the hurt, the arrested) without saying who."""
    one, two = _casualty(a), _casualty(b)
    if one or two:
        loose = {"", "peopl", "victim", "person", "kill", "injur", "arrest"}
        return one == two and (a.noun == b.noun or {a.noun, b.noun} <= loose)
    return bool(a.noun) and a.noun == b.noun


def _casualty(figure: _Figure) -> str:
    named = sorted(_CASUALTY & figure.stems)
    return named[0] if len(named) == 1 else ""


def _likely_same(a: _Figure, b: _Figure, link: str) -> bool:
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


def _is_exact(a: _Figure, b: _Figure) -> bool:
    """One value to three digits or more: hardly by chance."""
    return a.quantity.value == b.quantity.value and significant_digits(a.quantity.value) >= 3


def _surely_same(a: _Figure, b: _Figure, link: str) -> bool:
    """Enough to set two unequal figures against one another."""
    particular = bool(a.noun) and a.noun == b.noun and a.noun not in _ANYTHING
    if a.partial != b.partial or (a.modifiers - b.modifiers and b.modifiers - a.modifiers):
        return False
    if a.quantity.kind == "age" and a.named and b.named:
        return particular
    if a.quantity.kind == "count" and a.quantity.unit and a.quantity.unit == b.quantity.unit:
        return particular
    if link != "same" or (a.verb != b.verb and not _casualty(a)):
        return False
    if not a.things and not b.things:
        return bool(a.verb)
    return _same_thing(a, b)


def _is_notable(a: _Figure, b: _Figure) -> bool:
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


def _other_thing(a: _Figure, b: _Figure, link: str) -> bool:
    """Both say what they count, and no word of it is the same."""
    if link == "same" or not a.things - _ANYTHING or not b.things - _ANYTHING or a.stems & b.stems:
        return False
    return a.verb != b.verb or not a.verb


def _date_relation(a: _Figure, b: _Figure, link: str) -> NumberRelation | None:
    one, two = a.quantity.iso, b.quantity.iso
    same_event = bool(a.verb and a.verb == b.verb) or bool(a.noun and a.noun == b.noun)
    if one is None or two is None:
        alike = _date_words(a.quantity) == _date_words(b.quantity) and one == two
        return "same" if alike and link and same_event else None
    if one.startswith(two) or two.startswith(one):
        return "same" if link == "same" or same_event else None
    act = a.verb and a.verb == b.verb and a.stems & b.stems - _REPORTING
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
    found = list(pairs)
    settled = {f.key for p in found if p.relation == "same" for f in (p.left, p.right)}
    open_ = [p for p in found if p.relation == "same" or not settled & {p.left.key, p.right.key}]
    rivals = _rivals(open_)
    best: dict[tuple[_Key, str], tuple[float, int]] = {}
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


def _rivals(pairs: Sequence[_Pair]) -> set[_Key]:
    """Figures that would contradict two unequal figures: it is not clear which one is meant."""
    values: dict[_Key, set[float | str]] = {}
    for pair in pairs:
        if pair.relation == "differ":
            for figure, other in ((pair.left, pair.right), (pair.right, pair.left)):
                q = other.quantity
                values.setdefault(figure.key, set()).add(q.iso if q.kind == "date" and q.iso else q.value)
    return {key for key, found in values.items() if len(found) > 1}
