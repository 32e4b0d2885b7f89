"""Documents → which of them tell of the same event.

Every two documents get a chance of telling of one event: a logistic regression
over TF-IDF cosines (words, names, figures, leads, headlines) and shared rare terms, fitted on ECB+
(Cybulska & Vossen 2014), less a penalty for dates far apart. Documents are then
clustered (complete linkage) by how alike their chances with all others are:
shared neighbours (Jarvis & Patrick 1973) even out single weak pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare import settings
from compare.evidence.model import load_model
from compare.evidence.parts import Parts, read_parts
from compare.evidence.whole import LEAD, damp, day_number, days_between, event_probability
from compare.records import Document

Matrix = NDArray[np.float64]
GROUP_FEATURES = (
    "words",
    "names",
    "figures",
    "lead_words",
    "lead_names",
    "head_words",
    "head_names",
    "rare_words",
    "rare_names",
    "rare_actions",
)
HEAD = 2  # sentences: headline and lead, or the first two
RARE = 12  # a term in fewer documents than this sets a story apart


def group_events(documents: Sequence[Document]) -> list[int]:
    """One label a document, the same for documents on one event: 0, 1, … in order of first appearance.

    Dates are used where two documents have one; a missing date speaks neither for one event nor against it.
    """
    if len(documents) < 2:
        return [0] * len(documents)
    parts = [read_parts(d) for d in documents]
    small = len(documents) < settings.GROUP_SMALL
    chances = (
        _pairwise(documents, parts) if small else load_model("grouping").probability(corpus_evidence(parts))
    )
    chances = _with_dates(chances, documents)
    likeness = chances if small else neighbourhood(chances)
    return cluster(likeness, settings.EVENT_SAME if small else settings.GROUP_LIKENESS, complete=not small)


def corpus_evidence(parts: Sequence[Sequence[Parts]]) -> dict[str, Matrix]:
    """Feature name → matrix over every two documents, IDF counted over the collection.

    Cosines, 0..1; "rare_…" is log(1 + number of rare terms both have).
    """
    leads, heads = [p[:LEAD] for p in parts], [p[:HEAD] for p in parts]
    return {
        "words": _cosines(parts, "concepts"),
        "names": _cosines(parts, "names"),
        "figures": _cosines(parts, "figures"),
        "lead_words": _cosines(leads, "concepts"),
        "lead_names": _cosines(leads, "names"),
        "head_words": _cosines(heads, "concepts"),
        "head_names": _cosines(heads, "names"),
        "rare_words": _rare_shared(parts, "concepts"),
        "rare_names": _rare_shared(parts, "names"),
        "rare_actions": _rare_shared(parts, "actions"),
    }


def neighbourhood(chances: Matrix) -> Matrix:
    """How alike two documents are in their chances with all documents: cosine, 0..1."""
    full = chances.copy()
    np.fill_diagonal(full, 1.0)
    length = np.linalg.norm(full, axis=1)
    return np.asarray(full @ full / np.outer(length, length))


def cluster(likeness: Matrix, least: float, *, complete: bool) -> list[int]:
    """Agglomerative clustering; labels in order of first appearance."""
    from sklearn.cluster import AgglomerativeClustering

    distance = np.clip(1.0 - (likeness + likeness.T) / 2, 0.0, 1.0)
    np.fill_diagonal(distance, 0.0)
    found = AgglomerativeClustering(
        n_clusters=None,
        metric="precomputed",
        linkage="complete" if complete else "average",
        distance_threshold=1.0 - least,
    ).fit_predict(distance)
    order: dict[int, int] = {}
    return [order.setdefault(int(label), len(order)) for label in found]


def _pairwise(documents: Sequence[Document], parts: Sequence[Sequence[Parts]]) -> Matrix:
    """Chances by the event model, which needs no collection; dates near each other count as they do there."""
    out = np.eye(len(parts))
    for i in range(len(parts)):
        for j in range(i):
            days = days_between(documents[i], documents[j])
            out[i, j] = out[j, i] = event_probability(parts[i], parts[j], days)
    return out


def _with_dates(chances: Matrix, documents: Sequence[Document]) -> Matrix:
    days = np.array([_day(d.article.date) for d in documents])
    apart = np.nan_to_num(np.abs(days[:, None] - days[None, :]), nan=0.0)
    beyond = np.maximum(apart - settings.GROUP_FREE_DAYS, 0.0)
    penalty = np.minimum(beyond * settings.GROUP_DAY_PENALTY, settings.GROUP_MOST_PENALTY)
    kept = np.clip(chances, 1e-6, 1 - 1e-6)
    return np.asarray(1.0 / (1.0 + (1.0 - kept) / kept * np.exp(penalty)))


def _day(date: str | None) -> float:
    """Day number of a full ISO date, NaN where there is none."""
    day = day_number(date)
    return float("nan") if day is None else float(day)


def _rare_shared(parts: Sequence[Sequence[Parts]], field: str) -> Matrix:
    held = [{t for p in document for t in getattr(p, field)} for document in parts]
    frequency = Counter(t for terms in held for t in terms)
    index = {t: k for k, t in enumerate(sorted(t for t, n in frequency.items() if 1 < n < RARE))}
    rows = np.zeros((len(parts), len(index)))
    for r, terms in enumerate(held):
        rows[r, [index[t] for t in terms if t in index]] = 1.0
    return np.asarray(np.log1p(rows @ rows.T))


def _cosines(parts: Sequence[Sequence[Parts]], field: str) -> Matrix:
    counts = [Counter(t for p in document for t in getattr(p, field)) for document in parts]
    frequency = Counter(t for c in counts for t in c)
    index = {t: k for k, t in enumerate(sorted(frequency))}
    rows = np.zeros((len(parts), len(index)))
    for r, c in enumerate(counts):
        for term, n in c.items():
            rows[r, index[term]] = damp(n) * np.log((len(parts) + 1) / (frequency[term] + 0.5))
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    rows = rows / np.where(length > 0, length, 1.0)
    return np.asarray(rows @ rows.T)
