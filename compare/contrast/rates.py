"""Documents → marks in the outlet's own words, with word totals and an interval. Never to rank by.

On mainstream coverage of one event, counting such words orders articles hardly
better than chance (.55 to .61 against a ceiling of .64, BASIL, Fan et al. 2019),
so a rate is shown only with its count and its interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from compare import settings
from compare.records import Category, Document, Rate


def mark_rates(documents: Sequence[Document]) -> dict[str, dict[str, Rate]]:
    """For each label and category: marks in the outlet's voice, its own words, marks per 100 of them."""
    return {d.sentences[0].id[0]: {c: _rate(d, c) for c in get_args(Category)} for d in documents}


def _rate(document: Document, category: str) -> Rate:
    own = sum(m.category == category and m.voice == "outlet" for m in document.marks)
    words = document.own_words
    if not words:
        return Rate(marks=own, words=0, per_100=0.0, low=0.0, high=0.0)
    low, high = poisson_interval(own)
    per = 100.0 / words
    return Rate(
        marks=own,
        words=words,
        per_100=round(own * per, 2),
        low=round(low * per, 2),
        high=round(min(high * per, 100.0), 2),
    )


def poisson_interval(count: int, level: float = settings.RATE_LEVEL) -> tuple[float, float]:
    """The exact interval of a Poisson mean for a count (Garwood 1936): (lower, upper) expected counts."""
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low, float(gammaincinv(count + 1, 1 - tail))
