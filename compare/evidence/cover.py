"""How far another document covers each sentence of one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare import settings
from compare.evidence.model import Model
from compare.evidence.parts import Parts
from compare.evidence.terms import Matrix, Terms, chance_of, divide, log_odds

COVERAGE_FEATURES = ("best", "second", "words_found", "names_found", "numbers_missing", "length")


def coverage(
    a: Sequence[Parts],
    b: Sequence[Parts],
    scores: Matrix,
    model: Model,
    same_event: float,
    best_link: Matrix,
) -> Matrix:
    """0..1 for each sentence of `a`: is it covered by `b`? 0.5 is the even chance.

    `best_link` is the chance of each sentence's best link; `joined` weighs it with the
    fitted evidence. The result is weighed by the chance that both documents
    tell of one event at all: what looks alike in the report of another event is no coverage.
    """
    fitted = model.probability(coverage_evidence(a, b, scores))
    return np.asarray(joined(fitted, best_link) * same_event)


def joined(fitted: Matrix, best_link: Matrix) -> Matrix:
    """Two chances as one: weighted mean of their log-odds (logarithmic opinion pool, Genest & Zidek 1986)."""
    share = settings.COVERAGE_FITTED_SHARE
    mean = share * log_odds(np.asarray(fitted)) + (1 - share) * log_odds(np.asarray(best_link))
    return chance_of(mean)


def coverage_evidence(a: Sequence[Parts], b: Sequence[Parts], scores: Matrix) -> dict[str, Matrix]:
    """Feature name → one value for each sentence of `a`; `scores` are the alignment scores (a, b)."""
    ordered = np.sort(scores, axis=1)[:, ::-1]
    second = ordered[:, 1] if scores.shape[1] > 1 else ordered[:, 0]
    return {
        "best": log_odds(ordered[:, 0]),
        "second": log_odds(second),
        "words_found": _found(a, b, "concepts"),
        "names_found": _found(a, b, "names"),
        "numbers_missing": _missing_numbers(a, b),
        "length": np.log1p(np.array([len(p.words) for p in a], dtype=float)),
    }


def _found(a: Sequence[Parts], b: Sequence[Parts], field: str) -> Matrix:
    """Share (by IDF) of each sentence's terms that occur anywhere in the other document."""
    terms = Terms([getattr(p, field) for p in a], [getattr(p, field) for p in b])
    there = (terms.b.sum(axis=0) > 0).astype(float)
    return divide((terms.a * terms.idf) @ there, terms.a @ terms.idf)


def _missing_numbers(a: Sequence[Parts], b: Sequence[Parts]) -> Matrix:
    there = {n for p in b for n in p.numbers}
    missing = [float(sum(n not in there for n in p.numbers)) for p in a]
    return np.asarray(np.log1p(np.array(missing)))
