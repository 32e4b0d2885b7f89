"""Facts, differences and numbers as rows and cards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.records import Comparison, Divergence, Fact, Number, Span
from compare.render import words
from compare.render.messages import Messages

_SAMPLE_LENGTH = 48


@dataclass(frozen=True, slots=True)
class Chip:
    """A fact's number with its sign; `told` says the same in words."""

    number: int
    text: str
    status: str
    told: str

    @property
    def anchor(self) -> str:
        """Id of the fact's row."""
        return f"f-{self.number}"


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact; a cell without evidence is a gap."""

    fact: Fact
    chip: Chip
    status: str
    kind: str
    sure: str
    could: str
    cells: tuple[tuple[str, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One difference; `counts` is what each article counts there, where it is a number."""

    divergence: Divergence
    anchor: str
    kind: str
    sides: tuple[tuple[str, tuple[Span, ...], tuple[str, ...]], ...]
    sample: str


@dataclass(frozen=True, slots=True)
class NumberRow:
    """Numbers that answer each other; `shared` where more than one article has one.

    A cell is the article's label, its numbers of the row, and numbers there that are equal
    but were not matched.
    """

    kind: str
    relation: str
    told: str
    cells: tuple[tuple[str, tuple[Number, ...], tuple[Number, ...]], ...]
    shared: bool


def make_chips(facts: Sequence[Fact], labels: Sequence[str], say: Messages) -> dict[str, Chip]:
    """A chip for each fact id. Numbers are those in the ids ("F12") where these are all different."""
    found = [re.search(r"\d+$", f.id) for f in facts]
    numbers = [int(m.group()) for m in found if m]
    if len(set(numbers)) < len(facts):
        numbers = list(range(1, len(facts) + 1))
    return {f.id: _chip(f, n, labels, say) for f, n in zip(facts, numbers, strict=True)}


def _chip(fact: Fact, number: int, labels: Sequence[str], say: Messages) -> Chip:
    two = len(labels) == 2
    where = say.join(fact.articles)
    if fact.status == "only":
        sign = "◧◨"[labels.index(fact.articles[0])] if two else f"◇{where}\u00a0"
        told = say.gettext("only in article %(label)s", label=where)
    elif fact.status == "differ":
        sign, told = "≠", _told_apart(where, two, say)
    else:
        sign = "="
        told = say.gettext("in both articles") if two else say.gettext("in articles %(labels)s", labels=where)
    return Chip(number=number, text=f"{sign}{number}", status=fact.status, told=told)


def _told_apart(where: str, two: bool, say: Messages) -> str:
    if two:
        return say.gettext("in both articles, but they differ")
    return say.gettext("in %(labels)s, but they differ", labels=where)


def view_facts(comparison: Comparison, chips: Mapping[str, Chip], say: Messages) -> tuple[FactRow, ...]:
    """Rows in order: differ, both, only in A, only in B, …; inside these by importance."""
    labels = [a.label for a in comparison.articles]
    places = {s.id: i for a in comparison.articles for i, s in enumerate(a.sentences)}
    order = {"differ": 0, "both": 1, "only": 2}

    def place(fact: Fact) -> tuple[int, int, int, int]:
        own = labels.index(fact.articles[0]) if fact.status == "only" else 0
        return order[fact.status], own, -fact.importance, chips[fact.id].number

    return tuple(_fact_row(f, chips[f.id], labels, places, say) for f in sorted(comparison.facts, key=place))


def _fact_row(
    fact: Fact, chip: Chip, labels: Sequence[str], places: Mapping[str, int], say: Messages
) -> FactRow:
    evidence = sorted(fact.evidence, key=lambda e: (places.get(e.sentence, 0), e.start))
    cells = tuple((label, tuple(e for e in evidence if e.article == label)) for label in labels)
    return FactRow(
        fact=fact,
        chip=chip,
        status=chip.told,
        kind=say.gettext(words.FACT_KINDS[fact.kind]),
        sure=words.out_of_ten(fact.confidence, say),
        could=say.gettext(words.COULD_HAVE_KNOWN[fact.could_have_known]),
        cells=cells,
    )


def view_divergences(comparison: Comparison, say: Messages) -> tuple[Card, ...]:
    """Cards, the most important first."""
    labels = [a.label for a in comparison.articles]
    ordered = sorted(comparison.divergences, key=lambda d: -d.importance)
    return tuple(
        Card(
            divergence=divergence,
            anchor=f"d-{number}",
            kind=say.gettext(words.DIVERGENCE_KINDS[divergence.kind]),
            sides=tuple(
                (label, divergence.sides.get(label, ()), _counted(comparison, divergence, label))
                for label in labels
            ),
            sample=_sample(divergence),
        )
        for number, divergence in enumerate(ordered, start=1)
    )


def _sample(divergence: Divergence) -> str:
    """The shortest words of the difference, to tell links apart whose questions are alike."""
    found = [s.text for side in divergence.sides.values() for s in side]
    shortest = min(found, key=lambda text: (len(text), text), default="")
    return "" if shortest in divergence.question or len(shortest) > _SAMPLE_LENGTH else shortest


def _counted(comparison: Comparison, divergence: Divergence, label: str) -> tuple[str, ...]:
    """What the numbers inside this side's words count, each once, as “number: thing counted”."""
    if divergence.kind not in ("figure", "same_figure_different_thing"):
        return ()
    spans = divergence.sides.get(label, ())
    found = {
        f"{number.span.text}: {number.counts}": None
        for number in comparison.numbers
        if number.counts
        and number.span.article == label
        and any(s.start < number.span.end and s.end > number.span.start for s in spans)
    }
    return tuple(found)


def view_numbers(comparison: Comparison, say: Messages, *, related: bool) -> tuple[NumberRow, ...]:
    """Rows of numbers that are partners; `related=False` gives each number a row of its own."""
    labels = [a.label for a in comparison.articles]
    groups = _partner_groups(comparison.numbers) if related else [[n] for n in comparison.numbers]
    rows = [_number_row(group, labels, comparison.numbers, say) for group in groups]
    order = list(words.NUMBER_RELATIONS)
    return tuple(sorted(rows, key=lambda r: order.index(r.relation)))


def _key(span: Span) -> tuple[str, int, int]:
    return span.article, span.start, span.end


def _partner_groups(numbers: Sequence[Number]) -> list[list[Number]]:
    """Numbers joined by partnership, in the order of their first number."""
    group_of = {_key(n.span): index for index, n in enumerate(numbers)}
    for number in numbers:
        for partner in number.partners:
            mine, other = group_of[_key(number.span)], group_of.get(_key(partner.span))
            if other is None or mine == other:
                continue
            low, high = sorted((mine, other))
            group_of = {k: low if g == high else g for k, g in group_of.items()}
    joined: dict[int, list[Number]] = {}
    for number in numbers:
        joined.setdefault(group_of[_key(number.span)], []).append(number)
    return list(joined.values())


def _number_row(
    group: Sequence[Number], labels: Sequence[str], numbers: Sequence[Number], say: Messages
) -> NumberRow:
    """The row's relation is the one furthest from "the same" that any partner has."""
    echoes = [n for n in numbers if n not in group and any(_same_figure(n, own) for own in group)]
    found = {p.relation for n in group for p in n.partners} if len(group) > 1 else set()
    relation = next((r for r in words.NUMBER_RELATIONS if r in found), "")
    return NumberRow(
        kind=say.gettext(words.NUMBER_KINDS[group[0].kind]),
        relation=relation,
        told=say.gettext(words.NUMBER_RELATIONS[relation]),
        cells=tuple((label, _of(label, group), _of(label, echoes)) for label in labels),
        shared=len({n.span.article for n in group}) > 1,
    )


def _of(label: str, numbers: Sequence[Number]) -> tuple[Number, ...]:
    return tuple(n for n in numbers if n.span.article == label)


def _same_figure(one: Number, two: Number) -> bool:
    if one.iso or two.iso:
        return one.iso == two.iso
    if "date" in (one.kind, two.kind):  # a day that no calendar is known for ("Tuesday") has no value
        return one.kind == two.kind and one.span.text.casefold() == two.span.text.casefold()
    return (one.kind, one.value, one.unit) == (two.kind, two.value, two.unit)
