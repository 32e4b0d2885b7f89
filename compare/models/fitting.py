"""Logistic regression with whole topics held out, and its weights as readable JSON."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from compare.evidence.model import Model, Weight

Array = NDArray[np.float64]
FOLDS = 5


def fit(
    x: Array, y: Array, weights: Array, names: tuple[str, ...], about: tuple[str, str, str], strength: float
) -> Model:
    """Fit on all rows; `about` is the model's name, data and measured figures; `strength` is sklearn's C."""
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    found = LogisticRegression(C=strength, max_iter=2000)
    found.fit((x - mean) / scale, y, sample_weight=weights)
    features = tuple(
        Weight(name, round(float(m), 5), round(float(s), 5), round(float(w), 5))
        for name, m, s, w in zip(names, mean, scale, found.coef_[0], strict=True)
    )
    return Model(about[0], about[1], about[2], round(float(found.intercept_[0]), 5), features)


def held_out(
    x: Array, y: Array, weights: Array, names: tuple[str, ...], topics: Array, strength: float
) -> Array:
    """The probability of every row by a model that saw none of its topic; weight 0: scored, not fitted on."""
    out = np.zeros(len(x))
    for train, test in GroupKFold(FOLDS).split(x, y, topics):
        kept = train[weights[train] > 0]
        model = fit(x[kept], y[kept], weights[kept], names, ("", "", ""), strength)
        out[test] = model.probability({n: x[test, i] for i, n in enumerate(names)})
    return out


def graded(x: Array, grade: Array) -> tuple[Array, Array, Array]:
    """Rows for a target between 0 and 1: each row once as yes, once as no, weighted by the grade.

    Returns the doubled values, labels and weights.
    """
    yes, no = np.ones(len(x)), np.zeros(len(x))
    return np.vstack([x, x]), np.concatenate([yes, no]), np.concatenate([grade, 1.0 - grade])


def average_precision(y: Array, scores: Array) -> float:
    """Area under the precision-recall curve, ties shared."""
    return float(average_precision_score(y, scores))


def save(model: Model) -> Path:
    """Write the model beside this script."""
    path = Path(__file__).with_name(f"{model.name}.json")
    path.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
    return path
