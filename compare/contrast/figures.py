"""Divergences of figures: from numbers that are already paired, vague amounts, and days.

Contradictions of numbers are the surest kind to find, and a figure that only
counts something else the usual false one (de Marneffe, Rafferty & Manning 2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.days import day_divergences
from compare.contrast.draft import draft
from compare.contrast.units import Pair, Unit, View, told_alike, topic_of
from compare.contrast.vague import vague_divergences
from compare.contrast.values import is_vague_plural, looks_equal
from compare.counted import Syntax, done_with, name_of, tokens_at
from compare.records import Divergence, DivergenceKind, Number, Quantity, Span

# Which way a hedge moves a figure.
_MORE = frozenset({"more than", "over", "at least", "upwards of", "in excess of", "no fewer than", "above"})
_LESS = frozenset(
    {"less than", "under", "at most", "up to", "nearly", "almost", "no more than", "below", "fewer than"}
    | {"as many as", "as much as"}
)
_PRECISION = "One article moves the figure with a small word: what does that word change?"
_CLOSE = "The two figures are close but not equal. Where does each article get its figure from?"
_ROUGH = "One article gives a number, the other a rough word. What does each one make you think of?"
# How likely the link of the sentences has to be.
_LEAST = {
    _PRECISION: settings.LINK_LOWEST,
    _ROUGH: settings.LINK_LOWEST,
    _CLOSE: settings.EVEN_CHANCE,
}
# What the topic calls a figure of each kind; a plain count is called by what it counts.
_CALLED = {
    "money": "the sum",
    "percent": "the share",
    "age": "the age",
    "duration": "how long",
    "measure": "the size",
    "ordinal": "the rank",
    "date": "the date",
}


# "Nothing less than $5 million", "much more than the $5 million": compared with something else.
_COMPARES = re.compile(
    r"\b(?:(?:anything|nothing|something|everything|significantly|considerably) (?:\w+ ){1,2}"
    r"|than the )$",
    re.IGNORECASE,
)
_EMPTY = frozenset({"tune", "others", "other", "worth", "total", "figure", "sum", "amount", "rest"})
_PERSONS = frozenset({"people", "persons", "men", "women", "children", "victims", "residents"})


class _Card(NamedTuple):
    kind: DivergenceKind
    question: str = ""


def figure_divergences(
    views: dict[str, View], pairs: Sequence[Pair], numbers: Sequence[Number]
) -> Iterator[Divergence]:
    """Figures that differ, equal figures that count something else, one figure told more or less exactly,
    amounts in vague words, and one act on two days."""
    yield from _paired(views, pairs, numbers)
    yield from vague_divergences(views, pairs)
    yield from day_divergences(views, pairs)


def _paired(views: dict[str, View], pairs: Sequence[Pair], numbers: Sequence[Number]) -> Iterator[Divergence]:
    scores = {frozenset((p.left.id, p.right.id)): p.link.score for p in pairs}
    by_span = {_key(n.span): n for n in numbers}
    trees = {label: Syntax(view.document.tokens) for label, view in views.items()} if numbers else {}
    done: set[frozenset[tuple[str, int, int]]] = set()
    for number in numbers:
        for partner in number.partners:
            key = frozenset({_key(number.span), _key(partner.span)})
            other = by_span.get(_key(partner.span))
            left, right = _unit(views, number.span), _unit(views, partner.span)
            if (
                key in done
                or left is None
                or right is None
                or other is None
                or told_alike(views, left, right)
            ):
                continue
            done.add(key)
            card = _card(partner.relation, (left, number), (right, other))
            link = scores.get(frozenset((left.id, right.id)), 0.0)
            if card is None or link < _LEAST.get(card.question, 0.0):
                continue
            spans = _phrase(views, left, number), _phrase(views, right, other)
            topic = _topic(trees, (left, number), (right, other))
            yield draft(views, card.kind, topic, spans, card.question)


def _key(span: Span) -> tuple[str, int, int]:
    return span.article, span.start, span.end


def _unit(views: dict[str, View], span: Span) -> Unit | None:
    view = views.get(span.article)
    return view.holder(span) if view else None


def _card(relation: str, left: tuple[Unit, Number], right: tuple[Unit, Number]) -> _Card | None:
    one, two = left[1], right[1]
    if relation == "differ":
        return _Card("figure")
    if relation == "same_figure_different_thing":
        return _Card("same_figure_different_thing")
    # "At least one" is a turn of phrase, not a count made more careful.
    if one.kind == "date" or 1 in (one.value, two.value) or _compares(*left) or _compares(*right):
        return None
    return _precision(one, two)


def _precision(one: Number, two: Number) -> _Card | None:
    """One figure told more or less exactly; None where nothing moves it."""
    vague = [is_vague_plural(_plain(n)) and not any(c.isdigit() for c in n.span.text) for n in (one, two)]
    equal = looks_equal(_plain(one), _plain(two))
    if vague[0] != vague[1]:
        return _Card("detail", _ROUGH)
    if not any(vague) and not equal:
        # "More than 700" and "716" agree.
        return None if 1 in (_way(one.hedge), _way(two.hedge)) else _Card("figure", _CLOSE)
    moved = not any(vague) and _way(one.hedge) != _way(two.hedge)
    return _Card("detail", _PRECISION) if moved else None


def _plain(number: Number) -> Quantity:
    return Quantity(
        span=number.span, kind=number.kind, value=number.value, unit=number.unit, hedge=number.hedge
    )


def _compares(unit: Unit, number: Number) -> bool:
    """Does the hedge compare ("anything less than $5 billion") and not make the figure careful?"""
    before = unit.sentence.text[: number.span.start - unit.sentence.start]
    return bool(number.hedge) and _COMPARES.search(before) is not None


def _way(hedge: str | None) -> int:
    """1 where the hedge means more, -1 less, 0 none or about."""
    words = (hedge or "").lower()
    return int(words in _MORE) - int(words in _LESS)


def _topic(trees: dict[str, Syntax], left: tuple[Unit, Number], right: tuple[Unit, Number]) -> str:
    """What is counted, in as few of the articles' words as name it; else what both sentences are about."""
    named = [n for n in (_name(trees, u, number) for u, number in (left, right)) if n]
    about = min(named, key=lambda n: (len(n), n), default="")
    called = _CALLED.get(left[1].kind, "")
    about = about or topic_of(left[0], right[0], most=2)
    return f"{called}: {about}" if called and about else about or called


def _name(trees: dict[str, Syntax], unit: Unit, number: Number) -> str:
    inside = range(unit.first, unit.first + len(unit.tokens))
    span = tokens_at(trees[unit.label].tokens, inside, number.span.start, number.span.end)
    if not span:
        return ""
    name = name_of(trees[unit.label], span)
    name = "" if name.lower() in _EMPTY else name
    if number.kind != "count" or (name and name.lower() not in _PERSONS):
        return name
    done = done_with(trees[unit.label], span)
    return f"{name or 'how many:'} {done}" if done else name


def _phrase(views: dict[str, View], unit: Unit, number: Number) -> Span:
    """The figure with its hedge before and the noun it counts after, in one stretch."""
    tokens, span, hedge = unit.tokens, number.span, number.hedge
    inside = [i for i, t in enumerate(tokens) if t.start < span.end and span.start < t.end]
    if not inside:
        return span
    last, head = inside[-1], tokens[inside[-1]].head - unit.first
    if (
        last + 1 < len(tokens)
        and tokens[last + 1].text == "of"
        and tokens[last + 1].head == unit.first + last
    ):
        end = unit.tree[last + 1][1]  # "dozens of boats"
        last = end - 1 if end - last <= 5 else last
    between = tokens[last + 1 : head + 1]
    if last < head <= last + 3 and all(t.pos in ("NOUN", "ADJ", "PROPN") for t in between):
        last = head
    before = unit.sentence.text[: span.start - unit.sentence.start]
    start = span.start
    if hedge and before.rstrip().lower().endswith(hedge.lower()):
        start = unit.sentence.start + len(before.rstrip()) - len(hedge)
    return views[unit.label].span(start, max(span.end, tokens[last].end))
