"""Divergences of figures: from numbers that are already paired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.contrast.draft import draft
from compare.contrast.units import Pair, Unit, View, told_alike, topic_of
from compare.records import Divergence, DivergenceKind, Number, NumberPartner, Span

# Which way a hedge moves a figure.
_MORE = frozenset({"more than", "over", "at least", "upwards of", "in excess of", "no fewer than", "above"})
_LESS = frozenset(
    {"less than", "under", "at most", "up to", "nearly", "almost", "no more than", "below", "fewer than"}
)
_PRECISION = "One article moves the figure with a small word: what does that word change?"


def figure_divergences(
    views: dict[str, View], pairs: Sequence[Pair], numbers: Sequence[Number]
) -> Iterator[Divergence]:
    """Figures that differ, equal figures that count something else, equal figures hedged differently."""
    linked = {frozenset((p.left.id, p.right.id)) for p in pairs}
    by_span = {(n.span.article, n.span.start, n.span.end): n for n in numbers}
    done: set[frozenset[tuple[str, int, int]]] = set()
    for number in numbers:
        for partner in number.partners:
            key = frozenset({_key(number.span), _key(partner.span)})
            left, right = _unit(views, number.span), _unit(views, partner.span)
            if key in done or left is None or right is None or told_alike(views, left, right):
                continue
            done.add(key)
            kind = _kind(partner, number, by_span.get(_key(partner.span)))
            if kind is None or (kind == "detail" and frozenset((left.id, right.id)) not in linked):
                continue
            other = by_span.get(_key(partner.span))
            spans = (
                _phrase(views, left, number.span, number.hedge),
                _phrase(views, right, partner.span, other.hedge if other else None),
            )
            topic = _topic(left, right, number, other)
            yield draft(views, kind, topic, spans, _PRECISION if kind == "detail" else "")


def _key(span: Span) -> tuple[str, int, int]:
    return span.article, span.start, span.end


def _unit(views: dict[str, View], span: Span) -> Unit | None:
    view = views.get(span.article)
    return view.holder(span) if view else None


def _kind(partner: NumberPartner, one: Number, two: Number | None) -> DivergenceKind | None:
    if partner.relation == "differ":
        return "figure"
    if partner.relation == "same_figure_different_thing":
        return "same_figure_different_thing"
    # "At least one" is a turn of phrase, not a count made more careful.
    if two is None or one.kind == "date" or one.value == 1 or _way(one.hedge) == _way(two.hedge):
        return None
    return "detail"


def _way(hedge: str | None) -> int:
    """1 where the hedge means more, -1 less, 0 none or about."""
    words = (hedge or "").lower()
    return int(words in _MORE) - int(words in _LESS)


def _topic(left: Unit, right: Unit, one: Number, two: Number | None) -> str:
    """What is counted, in the article's words, where they hold a noun; else what both sentences are about."""
    nouns = {t.text for u in (left, right) for t in u.tokens if t.pos in ("NOUN", "PROPN")}
    counts = [" ".join(n.counts.split()) for n in (one, two) if n is not None]
    named = [c for c in counts if nouns & set(c.split())]
    return min(named, key=lambda c: (len(c), c), default="") or topic_of(left, right)


def _phrase(views: dict[str, View], unit: Unit, span: Span, hedge: str | None) -> Span:
    """The figure with its hedge before and the noun it counts after, in one stretch."""
    tokens = unit.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < span.end and span.start < t.end]
    if not inside:
        return span
    last, head = inside[-1], tokens[inside[-1]].head - unit.first
    between = tokens[last + 1 : head + 1]
    if last < head <= last + 3 and all(t.pos in ("NOUN", "ADJ", "PROPN") for t in between):
        last = head
    before = unit.sentence.text[: span.start - unit.sentence.start]
    start = span.start
    if hedge and before.rstrip().lower().endswith(hedge.lower()):
        start = unit.sentence.start + len(before.rstrip()) - len(hedge)
    return views[unit.label].span(start, max(span.end, tokens[last].end))
