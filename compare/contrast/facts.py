"""Documents + alignments + divergences → facts: one row for each content unit of the story.

A content unit ("summary content unit", Nenkova & Passonneau 2004) is told in
both, told differently, or found in only one of the articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from compare import settings
from compare.contrast.clauses import short_label
from compare.contrast.groups import grow_groups
from compare.contrast.joining import join_units
from compare.contrast.partial import Others, alone, look, may_be_told, news_of, others_of
from compare.contrast.units import Pair, Unit, View, pairs_of, share, views_of
from compare.contrast.weight import Weight, could_have_known, kind_of, weigh, weigh_news
from compare.records import Alignment, Divergence, Document, Event, Fact, FactStatus, Span

_STATUS_ORDER = {"differ": 0, "both": 1, "only": 2}


def find_facts(
    documents: Sequence[Document],
    alignments: Sequence[Alignment],
    divergences: Sequence[Divergence],
    event: Event | None = None,
    views: dict[str, View] | None = None,
) -> tuple[Fact, ...]:
    """All content units, the most important first, then in the order of the texts.

    `documents` are labelled, `alignments` holds one record for each pair of
    them. Where `event` says that all tell of one event, that event is a unit too: how
    each article opens. `views` are those of the documents where they have been made already.
    Ids are "f1", "f2", …; swapping the documents gives the same units with the labels swapped.
    """
    views = views or views_of(documents)
    pairs = pairs_of(views, alignments)
    groups = grow_groups(pairs)
    shared, loose = _shared_facts(views, groups, pairs, divergences)
    told = [_told_apart(views, d) for d in loose]
    opening = _opening_fact(views, shared, event)
    facts = opening + shared + told + _only_facts(views, alignments, pairs, groups)
    ordered = sorted(facts, key=lambda w: _order(views, w))
    return tuple(msgspec.structs.replace(w.fact, id=f"f{i}") for i, w in enumerate(ordered, 1))


class _Weighed(NamedTuple):
    """A fact and the score behind its importance, 0..1."""

    fact: Fact
    score: float


def _order(views: dict[str, View], weighed: _Weighed) -> tuple[object, ...]:
    """Importance, then score, place and words: nothing that depends on labels."""
    fact = weighed.fact
    places = sorted((views[s.article].by_id[s.sentence].place, s.text) for s in fact.evidence)
    return (-fact.importance, _STATUS_ORDER[fact.status], -round(weighed.score, 6), places)


# ---------------------------------------------------------------- told in two or more


def _shared_facts(
    views: dict[str, View],
    groups: Sequence[list[Unit]],
    pairs: Sequence[Pair],
    divergences: Sequence[Divergence],
) -> tuple[list[_Weighed], list[Divergence]]:
    """The groups as facts, and the divergences that lie in none of them."""
    scores = {frozenset((p.left.id, p.right.id)): p.link.score for p in pairs if p.same}
    facts, inside = [], set()
    for group in groups:
        ids = {u.id for u in group}
        differing = [d.id for d in divergences if _lies_in(d, ids)]
        inside.update(differing)
        facts.append(_group_fact(views, group, scores, "differ" if differing else "both"))
    return facts, [d for d in divergences if d.id not in inside]


def _opening_fact(views: dict[str, View], shared: Sequence[_Weighed], event: Event | None) -> list[_Weighed]:
    """The event itself, as each article opens, where no unit holds the leads of two articles already."""
    leads = {label: v.body()[0] for label, v in views.items() if v.body()}
    ids = {u.id for u in leads.values()}
    known = any(len({s.article for s in f.evidence if s.sentence in ids}) > 1 for f, _ in shared)
    if event is None or event.verdict != "same" or known or len(leads) < len(views):
        return []
    spans = tuple(views[label].whole(unit) for label, unit in sorted(leads.items()))
    named = min(leads.values(), key=lambda u: (u.words, u.order))
    label = short_label(views[named.label], named, views[named.label].whole(named))
    why = "The event itself: the first sentence of each article. Compare how each one tells it."
    return [_fact(views, label, "both", spans, event.score, Weight(5, 1.0, why))]


def _lies_in(divergence: Divergence, ids: set[str]) -> bool:
    """Do two or more sides of the divergence have words in these sentences?"""
    return sum(any(s.sentence in ids for s in spans) for spans in divergence.sides.values()) > 1


def _group_fact(
    views: dict[str, View], group: list[Unit], scores: dict[frozenset[str], float], status: FactStatus
) -> _Weighed:
    units = sorted(group, key=lambda u: (u.label, u.index))
    body = [u for u in units if u.sentence.role == "body"] or units
    named = min(body, key=lambda u: (u.words, u.order))
    ids = [u.id for u in units]
    found = [scores[k] for k in (frozenset((a, b)) for a in ids for b in ids if a < b) if k in scores]
    spans = tuple(views[u.label].whole(u) for u in units)
    label = short_label(views[named.label], named, views[named.label].whole(named))
    return _fact(views, label, status, spans, sum(found) / max(1, len(found)), weigh(views, spans))


def _told_apart(views: dict[str, View], divergence: Divergence) -> _Weighed:
    """A divergence between sentences that are not one content unit: its own words are the evidence."""
    spans = tuple(s for label in sorted(divergence.sides) for s in divergence.sides[label])
    weight = weigh(views, spans)._replace(importance=divergence.importance)
    return _fact(views, divergence.topic, "differ", spans, settings.LOOSE_DIFFER_CONFIDENCE, weight)


def _fact(
    views: dict[str, View],
    label: str,
    status: FactStatus,
    spans: tuple[Span, ...],
    confidence: float,
    weight: Weight,
) -> _Weighed:
    found = tuple(sorted({s.article for s in spans}))
    fact = Fact(
        id="",
        label=label,
        status=status,
        articles=found,
        importance=weight.importance,
        why=weight.why,
        kind=kind_of(views, spans),
        evidence=spans,
        confidence=round(min(1.0, max(0.0, confidence)), 3),
        could_have_known=could_have_known(views, found, spans),
    )
    return _Weighed(fact, weight.score)


# ---------------------------------------------------------------- found in one


def _only_facts(
    views: dict[str, View],
    alignments: Sequence[Alignment],
    pairs: Sequence[Pair],
    groups: Iterable[list[Unit]],
) -> list[_Weighed]:
    told = {u.id for p in pairs if p.same for u in (p.left, p.right)}
    told |= {u.id for g in groups for u in g}
    coverage = _most_coverage(alignments)
    looked_up = others_of(views, pairs, coverage)
    facts = []
    for label, view in views.items():
        others = looked_up[label]
        whole = [u for u in view.units if _is_only(view, u, told, coverage) and not may_be_told(u, others)]
        for joined in join_units(view, whole):
            if _new_weight(joined, others) < settings.ONLY_MIN_NEW:
                continue
            spans = tuple(view.whole(u) for u in joined)
            confidence = 1 - sum(coverage[u.id] for u in joined) / len(joined)
            facts.append(_only_fact(views, joined[0], spans, confidence, others))
        rest = [u for u in view.body() if u not in whole]
        parts = [(u, part) for u in rest for part in alone(view, u, others)]
        facts += [_only_fact(views, u, (part.span,), part.confidence, others) for u, part in parts]
    return facts


def _new_weight(units: Sequence[Unit], others: Others) -> float:
    """The weight of what stands nowhere else in these sentences, speakers included."""
    return sum(look(u, range(len(u.tokens)), others, speaker=True).new for u in units)


def _only_fact(
    views: dict[str, View], unit: Unit, spans: tuple[Span, ...], confidence: float, others: Others
) -> _Weighed:
    """What only one article tells, `unit` being its first sentence."""
    view = views[unit.label]
    weight = weigh_news(views, spans, news_of(view, spans, others))
    elsewhere = " or ".join(label for label in views if label != unit.label)
    weight = weight._replace(why=f"Not found in {elsewhere}. {weight.why}")
    return _fact(views, short_label(view, unit, spans[0]), "only", spans, confidence, weight)


def _most_coverage(alignments: Sequence[Alignment]) -> dict[str, float]:
    """For each sentence the coverage by the article that covers it best."""
    most: dict[str, float] = {}
    for alignment in alignments:
        for sentence, value in alignment.coverage.items():
            most[sentence] = max(value, most.get(sentence, 0.0))
    return most


def _is_only(view: View, unit: Unit, told: set[str], coverage: dict[str, float]) -> bool:
    lead = unit.sentence.role != "body" or unit is view.body()[0]
    most = settings.ONLY_LEAD_MAX_COVERAGE if lead else settings.ONLY_MAX_COVERAGE
    if unit.id in told or coverage.get(unit.id, 0.0) >= most or not unit.stems:
        return False
    if unit.sentence.role == "body":
        return True
    return not any(share(unit.stems, u.stems) >= 0.5 for u in view.body())  # the body tells it again
