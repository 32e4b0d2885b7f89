"""How alike two whole documents are: the evidence that they tell of one event."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import numpy as np

from compare import settings
from compare.evidence.model import load_model
from compare.evidence.parts import Parts
from compare.records import Document

WHOLE_FEATURES = ("whole_words", "whole_names", "lead_words", "lead_names", "lead_figures")
LEAD = 4  # sentences, the headline among them, that say what an article is about
# What is expected of figures before any is seen: the mean share found in ECB+ (pairs of one topic: .0995).
# It counts as one figure more, so that a lead without figures speaks neither for one event nor against it,
# and one shared year alone says little (m-estimate, Cestnik 1990).
FIGURES_EXPECTED = 0.1


def event_probability(a: Sequence[Parts], b: Sequence[Parts], days: int | None = None) -> float:
    """How likely two documents tell of one event, 0..1; `days` lie between their dates, where known."""
    values = {name: np.array(value) for name, value in whole_evidence(a, b).items()}
    chance = float(load_model("event").probability(values))
    if days is None or days > settings.EVENT_NEAR_DAYS:
        return chance
    return chance / (chance + (1 - chance) / settings.EVENT_NEAR_ODDS)


def days_between(a: Document, b: Document) -> int | None:
    """Days between the dates of two articles, None where one has no full date."""
    days = [day_number(d.article.date) for d in (a, b)]
    return abs(days[0] - days[1]) if days[0] is not None and days[1] is not None else None


def day_number(date: str | None) -> int | None:
    """Day number of a full ISO date, else None."""
    try:
        return dt.date.fromisoformat((date or "")[:10]).toordinal()
    except ValueError:
        return None


def whole_evidence(a: Sequence[Parts], b: Sequence[Parts]) -> dict[str, float]:
    """Feature name → 0..1, the same whichever document comes first."""
    return {
        "whole_words": _cosine(a, b, "concepts"),
        "whole_names": _cosine(a, b, "names"),
        "lead_words": _cosine(a[:LEAD], b[:LEAD], "concepts"),
        "lead_names": _cosine(a[:LEAD], b[:LEAD], "names"),
        "lead_figures": min(_figures_found(a, b), _figures_found(b, a)),
    }


def _figures_found(a: Sequence[Parts], b: Sequence[Parts]) -> float:
    """Share of the figures in the lead of `a` that stand anywhere in `b`."""
    lead = {f for p in a[:LEAD] for f in p.figures}
    there = {f for p in b for f in p.figures}
    return (len(lead & there) + FIGURES_EXPECTED) / (len(lead) + 1)


def _cosine(a: Sequence[Parts], b: Sequence[Parts], field: str) -> float:
    """Cosine of damped term counts (1 + log, Salton & Buckley 1988)."""
    one = Counter(t for p in a for t in getattr(p, field))
    two = Counter(t for p in b for t in getattr(p, field))
    dot = sum(damp(one[t]) * damp(two[t]) for t in sorted(one.keys() & two.keys()))
    size = _square(one) * _square(two)
    return float(dot / np.sqrt(size)) if size else 0.0


def _square(counts: Counter[str]) -> float:
    return sum(damp(n) ** 2 for n in sorted(counts.values()))


def damp(count: int) -> float:
    """1 + log(count): a word said ten times does not weigh ten times as much."""
    return 1.0 + float(np.log(count))
