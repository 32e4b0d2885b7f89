"""How alike two whole documents are: the evidence that they tell of one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from compare import settings
from compare.evidence.model import load_model
from compare.evidence.parts import Parts
from compare.evidence.terms import Matrix

WHOLE_FEATURES = ("whole_words", "whole_names", "whole_actions", "lead_words", "lead_names", "answered")
LEAD = 4  # sentences, the headline among them, that say what an article is about


def event_probability(a: Sequence[Parts], b: Sequence[Parts], answered: float) -> float:
    """How likely two documents tell of one event, 0..1; `answered` as given by `share_answered`."""
    values = {name: np.array(value) for name, value in whole_evidence(a, b, answered).items()}
    return float(load_model("event").probability(values))


def whole_evidence(a: Sequence[Parts], b: Sequence[Parts], answered: float) -> dict[str, float]:
    """Feature name → 0..1, the same whichever document comes first."""
    return {
        "whole_words": _cosine(a, b, "concepts"),
        "whole_names": _cosine(a, b, "names"),
        "whole_actions": _cosine(a, b, "actions"),
        "lead_words": _cosine(a[:LEAD], b[:LEAD], "concepts"),
        "lead_names": _cosine(a[:LEAD], b[:LEAD], "names"),
        "answered": answered,
    }


def share_answered(scores: Matrix) -> float:
    """Share of sentences with a partner above the even chance; mean of both documents."""
    if not scores.size:
        return 0.0
    sure = scores >= settings.LINK_SAME
    return float(sure.any(axis=1).mean() + sure.any(axis=0).mean()) / 2


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
