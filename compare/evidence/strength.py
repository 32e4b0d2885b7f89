"""How strongly two sentences of two articles are tied: what decides which of them are linked.

The fitted model (pairs.py) was learnt from short news items whose happenings
were annotated; it looks at shares and cosines only. Whole articles on one event
need more: how much two sentences share in absolute terms, who else stands near
it, and whether another sentence is the better partner. These are summed in
log-odds, with weights rounded by hand (settings.py says from what).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare import settings
from compare.evidence.parts import Parts
from compare.evidence.terms import Matrix, Terms, chance_of, log_odds

# What each term is evidence of; the ablation table leaves out one at a time.
STRENGTH_KINDS = (
    "fitted evidence",
    "shared information",
    "both headlines",
    "place",
    "linked actors",
    "neighbours",
    "better partners",
)


def link_chance(a: Sequence[Parts], b: Sequence[Parts], scores: Matrix, headlines: Matrix) -> Matrix:
    """`link_strength` as a chance, 0..1; 1 where the fitted score is 1 (the same words) and nowhere else."""
    return below_one(chance_of(link_strength(a, b, scores, headlines)), scores == 1.0)


def same_words(a: Sequence[Parts], b: Sequence[Parts]) -> NDArray[np.bool_]:
    """Which sentences of `a` and `b` are the same word for word, spaces and the look of marks aside."""
    texts = np.array([p.text for p in a], dtype=object), np.array([p.text for p in b], dtype=object)
    return np.asarray(texts[0][:, None] == texts[1][None, :], dtype=bool)


def below_one(chances: Matrix, verbatim: NDArray[np.bool_]) -> Matrix:
    """The chances with six digits, 1 where `verbatim`, below 1 elsewhere however they round."""
    rounded = np.minimum(np.round(chances, 6), settings.ALIKE_MOST)
    return np.where(verbatim, 1.0, rounded)


def link_strength(
    a: Sequence[Parts],
    b: Sequence[Parts],
    scores: Matrix,
    headlines: Matrix,
    without: str = "",
) -> Matrix:
    """Log-odds-like strength, shape (sentences of a, sentences of b); above 0: rather linked than not.

    `scores` are the fitted probabilities, `headlines` is 1 where both sentences are
    headlines. `without` leaves out one of STRENGTH_KINDS, for measuring what it is worth.
    """
    if not scores.size:
        return np.zeros(scores.shape)
    terms = _evidence(a, b, scores, headlines)
    kept = [m for kind, m in terms.items() if kind != without]
    total: Matrix = np.sum(kept, axis=0)
    if without != "better partners":
        total = total + settings.STRENGTH_RIVALS * _behind(total)
    return np.asarray(total - settings.STRENGTH_EVEN)


def _evidence(a: Sequence[Parts], b: Sequence[Parts], scores: Matrix, headlines: Matrix) -> dict[str, Matrix]:
    shared = Terms([p.concepts for p in a], [p.concepts for p in b]).shared()
    actors = Terms([p.actors for p in a], [p.actors for p in b]).cosine()
    around = Terms(_windows(a), _windows(b)).cosine()
    return {
        "fitted evidence": log_odds(scores),
        "shared information": settings.STRENGTH_SHARED * shared,
        "both headlines": settings.STRENGTH_HEADLINES * headlines,
        "place": -settings.STRENGTH_PLACE * _apart(len(a), len(b)),
        "linked actors": settings.STRENGTH_ACTORS * actors,
        "neighbours": settings.STRENGTH_AROUND * around,
    }


def _windows(parts: Sequence[Parts]) -> list[tuple[str, ...]]:
    """The words of each sentence and of the ones before and after it, each once."""
    near = [parts[max(0, i - 1) : i + 2] for i in range(len(parts))]
    return [tuple(dict.fromkeys(w for p in window for w in p.words)) for window in near]


def _apart(rows: int, columns: int) -> Matrix:
    """How far apart two sentences stand in their articles, 0..1."""
    apart = (np.arange(rows) / rows)[:, None] - (np.arange(columns) / columns)[None, :]
    return np.asarray(np.abs(apart))


def _behind(strength: Matrix) -> Matrix:
    """How far each pair lies behind the best partner of either sentence; 0 for mutual best, else below 0."""
    rows = strength - strength.max(axis=1, keepdims=True)
    columns = strength - strength.max(axis=0, keepdims=True)
    return np.asarray(np.minimum(rows, columns))
