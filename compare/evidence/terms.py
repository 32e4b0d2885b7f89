"""Term matrices of two documents, weighted by how rare a term is in the pair itself.

IDF (Spärck Jones 1972) is counted over the sentences of both documents, not
over a background corpus: a word that both articles use throughout tells
nothing about which sentences belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


class Terms:
    """`a` and `b`: sentences × terms, 0 or 1; `idf`: weight of each term."""

    def __init__(self, a: Sequence[Sequence[str]], b: Sequence[Sequence[str]]) -> None:
        frequency = Counter(t for terms in (*a, *b) for t in terms)
        self.terms = sorted(frequency)
        index = {t: k for k, t in enumerate(self.terms)}
        counts = np.array([frequency[t] for t in self.terms], dtype=float)
        self.idf: Matrix = np.log((len(a) + len(b) + 1) / (counts + 0.5))
        self.a, self.b = _fill(a, index), _fill(b, index)

    def flat_cosine(self) -> Matrix:
        """Cosine without weights: 0..1, sentences of a × sentences of b."""
        return divide(self.a @ self.b.T, np.outer(norms(self.a), norms(self.b)))

    def cosine(self) -> Matrix:
        """TF-IDF cosine, 0..1."""
        x, y = self.a * self.idf, self.b * self.idf
        return divide(x @ y.T, np.outer(norms(x), norms(y)))

    def shared(self) -> Matrix:
        """Summed IDF of the terms two sentences share."""
        return (self.a * self.idf) @ self.b.T

    def contained(self) -> tuple[Matrix, Matrix]:
        """How much of each sentence's weight the other holds: the smaller and the larger share, 0..1."""
        shared = self.shared()
        one = divide(shared, (self.a @ self.idf)[:, None])
        two = divide(shared, (self.b @ self.idf)[None, :])
        return np.minimum(one, two), np.maximum(one, two)


def _fill(rows: Sequence[Sequence[str]], index: dict[str, int]) -> Matrix:
    out = np.zeros((len(rows), len(index)))
    for r, terms in enumerate(rows):
        out[r, [index[t] for t in terms]] = 1.0
    return out


def norms(x: Matrix) -> Matrix:
    """Length of every row."""
    return np.asarray(np.sqrt((x * x).sum(axis=1)))


def divide(x: Matrix, y: Matrix | float) -> Matrix:
    """x / y, 0 where y is 0."""
    below = np.broadcast_to(np.asarray(y, dtype=float), x.shape)
    out: Matrix = np.divide(x, below, out=np.zeros_like(x), where=below > 1e-12)
    return out


def log_odds(chances: Matrix) -> Matrix:
    """log(p / (1 - p)), with p kept within .001 and .999."""
    kept = np.clip(chances, 1e-3, 1 - 1e-3)
    return np.asarray(np.log(kept / (1 - kept)))


def chance_of(odds: Matrix) -> Matrix:
    """The chances, 0..1, that these log-odds stand for."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0))))
