"""Reasons: "because", "due to", "citing", … and divergences where two articles give different ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.stages import stages_in
from compare.contrast.units import Pair, Unit, View, share, stems_in, told_alike, topic_of
from compare.records import Divergence, Span

# Words that open a reason. "after", "as" and "over" mark time or place more often and are left out.
_OPENERS = re.compile(
    r"\b(because of|because|due to|owing to|thanks to|as a result of|in response to|in retaliation for"
    r"|in protest at|citing|under pressure from|out of concern|on the grounds that|on grounds of"
    r"|prompted by|caused by|triggered by|sparked by|blamed on)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"[,;:—–.!?]\s|[,;:—–.!?][\"”’)]*$|\s[-–—]\s|\s(?=(?:although|though|while|whereas|but|when)\s)",
    re.IGNORECASE,
)


class Reason(NamedTuple):
    """A reason in a sentence: where it stands, and the stems of reason and of what it explains."""

    unit: Unit
    start: int
    end: int
    reason: frozenset[str]
    event: frozenset[str]


def reasons_in(unit: Unit) -> list[Reason]:
    """The reasons a sentence gives, each up to the next break."""
    found = []
    text, base = unit.sentence.text, unit.sentence.start
    for match in _OPENERS.finditer(text):
        if _is_schedule(unit, base + match.start(), match.group()):
            continue
        stop = _END.search(text, match.end())
        end = stop.start() if stop else len(text.rstrip())
        reason = stems_in(unit.tokens, base + match.end(), base + end)
        if reason:
            found.append(Reason(unit, base + match.start(), base + end, reason, unit.stems - reason))
    return found


def _is_schedule(unit: Unit, start: int, opener: str) -> bool:
    """Is it "due to appear", a time and not a reason?"""
    if opener.lower() != "due to":
        return False
    after = [t for t in unit.tokens if t.start >= start][2:3]
    return bool(after) and after[0].tag == "VB"


def cause_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """Two reasons for one event that share no content word, neither of them told by the other article.

    The event is one where the explained parts tell of the same stage of the
    same thing (both "called off" a "deal"), or, in sentences that say the
    same, where they share at least three content words.
    """
    linked = {(p.left.id, p.right.id): p for p in pairs}
    labels = sorted(views)
    reasons = {label: [r for u in views[label].body() for r in reasons_in(u)] for label in labels}
    for i, first in enumerate(labels):
        for second in labels[i + 1 :]:
            for one in reasons[first]:
                for two in reasons[second]:
                    pair = linked.get((one.unit.id, two.unit.id))
                    if _differ(views, one, two, pair):
                        spans = (_span(views, one), _span(views, two))
                        topic = topic_of(one.unit, two.unit)
                        yield draft(views, "cause", f"the reason given: {topic}", spans)


def _differ(views: dict[str, View], one: Reason, two: Reason, pair: Pair | None) -> bool:
    if one.reason & two.reason or told_alike(views, one.unit, two.unit):
        return False
    if not _one_event(one, two, pair):
        return False
    return not (_told_by(views[two.unit.label], one) or _told_by(views[one.unit.label], two))


def _one_event(one: Reason, two: Reason, pair: Pair | None) -> bool:
    common = one.event & two.event
    if pair is not None and pair.same:
        return len(common) >= settings.SAME_EVENT_STEMS
    stages = [
        {(s.family, s.rank) for s in stages_in(r.unit) if not r.start <= s.start < r.end} for r in (one, two)
    ]
    objects = [{o for s in stages_in(r.unit) for o in s.objects} for r in (one, two)]
    return bool(stages[0] & stages[1]) and bool(objects[0] & objects[1] & common)


def _told_by(view: View, reason: Reason) -> bool:
    """Does a sentence of the other article hold most of this reason's content?"""
    return any(share(reason.reason, u.stems) >= 0.6 for u in view.units)


def _span(views: dict[str, View], reason: Reason) -> Span:
    return views[reason.unit.label].span(reason.start, reason.end)
