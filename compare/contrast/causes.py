"""Divergences of reasons: two reasons for one act, or a cause here and only a sequence there."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from compare import settings
from compare.contrast.deeds import keys_of
from compare.contrast.draft import draft
from compare.contrast.reasons import Reason
from compare.contrast.reasons import reasons_in as all_reasons
from compare.contrast.stages import stages_in
from compare.contrast.units import Pair, Unit, View, share, told_alike, topic_of
from compare.records import Divergence, Span

_ONLY_AFTER = "One article says that this led to it, the other only that it came first. Which can you check?"
_BEFORE = "Each article puts another thing just before it. Does either say that this was the reason?"
_PURPOSE = "What is it for, by each article, and who says so?"
_BLAME = "What does each article give as the ground for it? Could both be true?"


def reasons_in(unit: Unit) -> list[Reason]:
    """The causes that a sentence gives ("because", "citing"), without purposes and what came before."""
    return [r for r in all_reasons(unit) if r.kind == "cause"]


def cause_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """Two reasons of one kind for one act, neither told by the other article, and one reason that is a
    cause in one article and only comes first in the other."""
    linked = {frozenset((p.left.id, p.right.id)): p for p in pairs}
    reasons = {label: list(_reasons(view)) for label, view in sorted(views.items())}
    for first, second in itertools.combinations(reasons, 2):
        for one, two in itertools.product(reasons[first], reasons[second]):
            if told_alike(views, one.unit, two.unit):
                continue
            pair = _link(linked, one, two)
            if _is_weaker(one, two, pair):
                spans = (_opened(views, one), _opened(views, two))
                topic = f"led to it, or came first: {topic_of(one.unit, two.unit, most=2)}"
                yield draft(views, "cause", topic, spans, _ONLY_AFTER)
            elif _differ(views, one, two, pair):
                yield _card(views, one, two)


def _reasons(view: View) -> Iterator[Reason]:
    """The reasons that headline and body give."""
    before: Unit | None = None
    for unit in view.units:
        yield from all_reasons(
            unit, before if before is not None and before.sentence.role == "body" else None
        )
        before = unit


def _link(linked: dict[frozenset[str], Pair], one: Reason, two: Reason) -> Pair | None:
    """The best link between what tells the one act and what tells the other."""
    told = [[u for u in (r.unit, r.before) if u is not None] for r in (one, two)]
    found = [linked.get(frozenset((a.id, b.id))) for a in told[0] for b in told[1]]
    return max((p for p in found if p is not None), key=lambda p: (p.same, p.link.score), default=None)


def _card(views: dict[str, View], one: Reason, two: Reason) -> Divergence:
    about = topic_of(one.unit, two.unit, most=2)
    called, question = {
        "after": ("what came before", _BEFORE),
        "purpose": ("what it is for", _PURPOSE),
        "blame": ("the ground for it", _BLAME),
    }.get(one.kind if one.kind == two.kind else "", ("the reason given", ""))
    return draft(views, "cause", f"{called}: {about}", (_span(views, one), _span(views, two)), question)


def _is_weaker(one: Reason, two: Reason, pair: Pair | None) -> bool:
    """The same reason for the same thing, as a cause in one sentence and as what came first in the other."""
    if pair is None or pair.link.score < settings.EVEN_CHANCE or {one.kind, two.kind} != {"after", "cause"}:
        return False
    if len(one.reason & two.reason) < settings.SAME_EVENT_STEMS:
        return False
    return bool(one.act and one.act == two.act) or not (one.act and two.act)


def _differ(views: dict[str, View], one: Reason, two: Reason, pair: Pair | None) -> bool:
    if one.reason & two.reason or not _comparable(one, two) or not _one_event(one, two, pair):
        return False
    if one.kind == "after" or _headlines(one, two):
        return True  # what matters is what it is tied to, not whether it is told at all
    return not (_told_by(views[two.unit.label], one) or _told_by(views[one.unit.label], two))


def _headlines(one: Reason, two: Reason) -> bool:
    return one.unit.sentence.role == two.unit.sentence.role == "headline"


def _comparable(one: Reason, two: Reason) -> bool:
    """A cause, a purpose and what came before answer different questions; a cause and a ground do not."""
    alike = {"cause", "blame"}
    return one.kind == two.kind or {one.kind, two.kind} <= alike


def _one_event(one: Reason, two: Reason, pair: Pair | None) -> bool:
    """Do both explain the same act: one verb with one doer, or the same stage of the same thing?"""
    common = one.event & two.event
    known = pair is not None and pair.link.score >= settings.REASON_LINK
    if known and one.who & two.who and one.act:
        judged = one.kind == two.kind == "blame" and _headlines(one, two)
        if one.act == two.act or judged:
            return len(common) >= settings.SAME_ACT_STEMS or _headlines(one, two)
    if one.kind in {"after", "blame"}:
        return False
    if pair is not None and pair.same:
        return len(common) >= settings.SAME_EVENT_STEMS and (not one.act or not two.act or one.act == two.act)
    return _one_stage(one, two, common)


def _one_stage(one: Reason, two: Reason, common: frozenset[str]) -> bool:
    outside = [[s for s in stages_in(r.unit) if not r.start <= s.start < r.end] for r in (one, two)]
    stages = [{(s.family, s.rank) for s in found} for found in outside]
    objects = [{o for s in found for o in s.objects} for found in outside]
    return bool(stages[0] & stages[1]) and bool(objects[0] & objects[1]) and bool(common)


def _told_by(view: View, reason: Reason) -> bool:
    """Does a sentence of the other article hold most of this reason's content?"""
    return any(share(reason.reason, keys_of(u)) >= settings.TOLD_SHARE for u in view.units)


def _span(views: dict[str, View], reason: Reason) -> Span:
    return views[reason.unit.label].span(reason.start, reason.end)


def _opened(views: dict[str, View], reason: Reason) -> Span:
    """The opener and the first thing it names."""
    unit = reason.unit
    inside = [t for t in unit.tokens if reason.opener <= t.start and t.end <= reason.end]
    noun = next((t for t in inside if t.pos == "NOUN"), inside[-1])
    return views[unit.label].span(reason.start, noun.end)
