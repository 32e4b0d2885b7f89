"""How far another document covers each sentence of one."""

from __future__ import annotations

import numpy as np

from compare import settings
from compare.evidence.model import Model
from compare.evidence.terms import Matrix, chance_of, log_odds

COVERAGE_FEATURES = ("best", "second")


def coverage(scores: Matrix, model: Model, same_event: float, best_link: Matrix) -> Matrix:
    """0..1 for each sentence of a: is it covered by b? 0.5 is the even chance.

    `scores` are the alignment scores (a, b), `best_link` is the chance of each sentence's best
    link; `joined` weighs it with the fitted evidence. The result is weighed by the chance that
    both documents tell of one event at all: what looks alike in the report of another event is
    no coverage.
    """
    fitted = model.probability(coverage_evidence(scores))
    return np.asarray(joined(fitted, best_link) * same_event)


def joined(fitted: Matrix, best_link: Matrix) -> Matrix:
    """Two chances as one: weighted mean of their log-odds (logarithmic opinion pool, Genest & Zidek 1986)."""
    share = settings.COVERAGE_FITTED_SHARE
    mean = share * log_odds(np.asarray(fitted)) + (1 - share) * log_odds(np.asarray(best_link))
    return chance_of(mean)


def coverage_evidence(scores: Matrix) -> dict[str, Matrix]:
    """Feature name → one value for each sentence of a; `scores` are the alignment scores (a, b).

    What of a sentence stands anywhere in b (words, names, figures, in one sentence or two) is
    not among them: it adds nothing to the two best partners (models/README.md).
    """
    ordered = np.sort(scores, axis=1)[:, ::-1]
    second = ordered[:, 1] if scores.shape[1] > 1 else ordered[:, 0]
    return {"best": log_odds(ordered[:, 0]), "second": log_odds(second)}
