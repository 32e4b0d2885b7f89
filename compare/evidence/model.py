"""Fitted weights: readable JSON under `compare/models/`, applied with numpy alone."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec
import numpy as np

from compare.evidence.terms import Matrix, chance_of
from compare.resources import folder


class Weight(msgspec.Struct, frozen=True):
    """One feature: `(value - mean) / scale * weight` is what it adds to the log-odds."""

    name: str
    mean: float
    scale: float
    weight: float


class Model(msgspec.Struct, frozen=True):
    """A logistic regression; `fitted_on` and `measured` say on what and how well."""

    name: str
    fitted_on: str
    measured: str
    intercept: float
    features: tuple[Weight, ...]

    def probability(self, values: Mapping[str, Matrix]) -> Matrix:
        """Probabilities 0..1, shaped like the feature values."""
        odds = self.intercept + sum(
            (np.asarray(values[f.name], dtype=float) - f.mean) / f.scale * f.weight for f in self.features
        )
        return chance_of(np.asarray(odds))


@functools.cache
def load_model(name: str) -> Model:
    """The model `compare/models/<name>.json`."""
    raw = (folder("models") / f"{name}.json").read_bytes()
    return msgspec.json.decode(raw, type=Model)
