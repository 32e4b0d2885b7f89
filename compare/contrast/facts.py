"""Documents + alignments + divergences → facts: one row for each content unit of the story.

A content unit ("summary content unit", Nenkova & Passonneau 2004) is told in
both, told differently, or found in only one of the articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from compare import settings
from compare.contrast.clauses import alone, short_label
from compare.contrast.groups import grow_groups
from compare.contrast.joining import join_units
from compare.contrast.units import Pair, Unit, View, pairs_of, share, views_of
from compare.contrast.weight import could_have_known, kind_of, weigh
from compare.records import Alignment, Divergence, Document, Event, Fact, FactStatus, Span

_STATUS_ORDER = {"differ": 0, "both": 1, "only": 2}


def find_facts(
    documents: Sequence[Document],
    alignments: Sequence[Alignment],
    divergences: Sequence[Divergence],
    event: Event | None = None,
) -> tuple[Fact, ...]:
    """All content units, the most important first, then in the order of the texts.

    `documents` are labelled, `alignments` holds one record for each pair of
    them. Where `event` says that all tell of one event, that event is a unit too: how
    each article opens. Ids are "f1", "f2", …; swapping the documents gives the same units
    with the labels swapped.
    """
    views = views_of(documents)
    pairs = pairs_of(views, alignments)
    groups = grow_groups(pairs)
    shared, loose = _shared_facts(views, groups, pairs, divergences)
    told = [_told_apart(views, d) for d in loose]
    opening = _opening_fact(views, shared, event)
    facts = opening + shared + told + _only_facts(views, alignments, pairs, groups)
    ordered = sorted(facts, key=lambda f: _order(views, f))
    return tuple(msgspec.structs.replace(f, id=f"f{i}") for i, f in enumerate(ordered, 1))


def _order(views: dict[str, View], fact: Fact) -> tuple[object, ...]:
    """Importance, then place, then words: nothing that depends on labels."""
    places = sorted((views[s.article].by_id[s.sentence].place, s.text) for s in fact.evidence)
    return (-fact.importance, _STATUS_ORDER[fact.status], places)


# ---------------------------------------------------------------- told in two or more


def _shared_facts(
    views: dict[str, View],
    groups: Sequence[list[Unit]],
    pairs: Sequence[Pair],
    divergences: Sequence[Divergence],
) -> tuple[list[Fact], list[Divergence]]:
    """The groups as facts, and the divergences that lie in none of them."""
    scores = {frozenset((p.left.id, p.right.id)): p.link.score for p in pairs if p.same}
    facts, inside = [], set()
    for group in groups:
        ids = {u.id for u in group}
        differing = [d.id for d in divergences if _lies_in(d, ids)]
        inside.update(differing)
        facts.append(_group_fact(views, group, scores, "differ" if differing else "both"))
    return facts, [d for d in divergences if d.id not in inside]


def _opening_fact(views: dict[str, View], shared: Sequence[Fact], event: Event | None) -> list[Fact]:
    """The event itself, as each article opens, where no unit holds the leads of two articles already."""
    leads = {label: v.body()[0] for label, v in views.items() if v.body()}
    ids = {u.id for u in leads.values()}
    known = any(len({s.article for s in f.evidence if s.sentence in ids}) > 1 for f in shared)
    if event is None or event.verdict != "same" or known or len(leads) < len(views):
        return []
    spans = tuple(views[label].whole(unit) for label, unit in sorted(leads.items()))
    named = min(leads.values(), key=lambda u: (u.words, u.order))
    label = short_label(views[named.label], named, views[named.label].whole(named))
    fact = _fact(views, label, "both", spans, event.score)
    why = "The event itself: the first sentence of each article. Compare how each one tells it."
    return [msgspec.structs.replace(fact, why=why, importance=5)]


def _lies_in(divergence: Divergence, ids: set[str]) -> bool:
    """Do two or more sides of the divergence have words in these sentences?"""
    return sum(any(s.sentence in ids for s in spans) for spans in divergence.sides.values()) > 1


def _group_fact(
    views: dict[str, View], group: list[Unit], scores: dict[frozenset[str], float], status: FactStatus
) -> Fact:
    units = sorted(group, key=lambda u: (u.label, u.index))
    body = [u for u in units if u.sentence.role == "body"] or units
    named = min(body, key=lambda u: (u.words, u.order))
    ids = [u.id for u in units]
    found = [scores[k] for k in (frozenset((a, b)) for a in ids for b in ids if a < b) if k in scores]
    spans = tuple(views[u.label].whole(u) for u in units)
    label = short_label(views[named.label], named, views[named.label].whole(named))
    return _fact(views, label, status, spans, sum(found) / max(1, len(found)))


def _told_apart(views: dict[str, View], divergence: Divergence) -> Fact:
    """A divergence between sentences that are not one content unit: its own words are the evidence."""
    spans = tuple(s for label in sorted(divergence.sides) for s in divergence.sides[label])
    fact = _fact(views, divergence.topic, "differ", spans, settings.LOOSE_DIFFER_CONFIDENCE)
    return msgspec.structs.replace(fact, importance=divergence.importance)


def _fact(
    views: dict[str, View], label: str, status: FactStatus, spans: tuple[Span, ...], confidence: float
) -> Fact:
    found = tuple(sorted({s.article for s in spans}))
    importance, why = weigh(views, spans)
    if status == "only":
        others = " or ".join(v for v in views if v not in found)
        why = f"Not found in {others}. {why}"
    return Fact(
        id="",
        label=label,
        status=status,
        articles=found,
        importance=importance,
        why=why,
        kind=kind_of(views, spans),
        evidence=spans,
        confidence=round(min(1.0, max(0.0, confidence)), 3),
        could_have_known=could_have_known(views, found, spans),
    )


# ---------------------------------------------------------------- found in one


def _only_facts(
    views: dict[str, View],
    alignments: Sequence[Alignment],
    pairs: Sequence[Pair],
    groups: Iterable[list[Unit]],
) -> list[Fact]:
    told = {u.id for p in pairs if p.same or p.link.score >= settings.EVEN_CHANCE for u in (p.left, p.right)}
    told |= {u.id for g in groups for u in g}
    coverage = _most_coverage(alignments)
    facts = []
    for view in views.values():
        whole = [u for u in view.units if _is_only(view, u, told, coverage)]
        for joined in join_units(view, whole):
            spans = tuple(view.whole(u) for u in joined)
            label = short_label(view, joined[0], spans[0])
            confidence = 1 - sum(coverage[u.id] for u in joined) / len(joined)
            facts.append(_fact(views, label, "only", spans, confidence))
        taken = {u.id for u in whole}
        facts += _partly_only(views, view, [u for u in view.body() if u.id not in taken])
    return facts


def _most_coverage(alignments: Sequence[Alignment]) -> dict[str, float]:
    """For each sentence the coverage by the article that covers it best."""
    most: dict[str, float] = {}
    for alignment in alignments:
        for sentence, value in alignment.coverage.items():
            most[sentence] = max(value, most.get(sentence, 0.0))
    return most


def _is_only(view: View, unit: Unit, told: set[str], coverage: dict[str, float]) -> bool:
    lead = unit.sentence.role != "body" or unit is view.body()[0]
    most = settings.ONLY_LEAD_MAX_COVERAGE if lead else settings.EVEN_CHANCE
    if unit.id in told or coverage.get(unit.id, 0.0) >= most or not unit.stems:
        return False
    if unit.sentence.role == "body":
        return True
    return not any(share(unit.stems, u.stems) >= 0.5 for u in view.body())  # the body tells it again


def _partly_only(views: dict[str, View], view: View, units: Sequence[Unit]) -> list[Fact]:
    others = [v for v in views.values() if v is not view]
    facts = []
    for unit in units:
        if unit.words < settings.ALONE_MIN_SENTENCE:
            continue
        span = alone(view, unit, others)
        if span is not None:
            label = short_label(view, unit, span)
            facts.append(_fact(views, label, "only", (span,), settings.PARTLY_ONLY_CONFIDENCE))
    return facts
