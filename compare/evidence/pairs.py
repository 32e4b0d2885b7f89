"""All sentence pairs of two documents, compared by every kind of evidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.evidence.parts import Parts
from compare.evidence.terms import Matrix, Terms, divide, norms

# What each feature is evidence of; the ablation table leaves out one kind at a time.
KINDS: dict[str, tuple[str, ...]] = {
    "words": ("words_flat", "words_contained"),
    "like words": ("concepts_flat",),
    "happenings": ("actions_cosine", "actions_flat", "actions_in_other", "verbs_contained"),
    "names": ("names_contained",),
    "figures": ("numbers_contained",),
    "same runs of words": ("runs_contained",),
    "topic of the article": ("topic",),
}
FEATURES = tuple(name for names in KINDS.values() for name in names)


def pair_evidence(a: Sequence[Parts], b: Sequence[Parts]) -> dict[str, Matrix]:
    """Feature name → matrix (sentences of a, sentences of b); swapping a and b transposes it."""
    fields = ("words", "concepts", "actions", "verbs", "names", "numbers", "runs")
    terms = {f: Terms([getattr(p, f) for p in a], [getattr(p, f) for p in b]) for f in fields}
    return {
        "words_flat": terms["words"].flat_cosine(),
        "words_contained": terms["words"].contained()[0],
        "concepts_flat": terms["concepts"].flat_cosine(),
        "actions_cosine": terms["actions"].cosine(),
        "actions_flat": terms["actions"].flat_cosine(),
        "actions_in_other": _happening_in_other(a, b),
        "verbs_contained": terms["verbs"].contained()[0],
        "names_contained": terms["names"].contained()[0],
        "numbers_contained": terms["numbers"].contained()[1],
        "runs_contained": terms["runs"].contained()[1],
        "topic": _on_topic(terms["words"]),
    }


def _happening_in_other(a: Sequence[Parts], b: Sequence[Parts]) -> Matrix:
    """Share of each sentence's happenings found anywhere in the other sentence; the smaller share."""
    terms = Terms(
        [p.actions for p in a] + [p.concepts for p in a], [p.actions for p in b] + [p.concepts for p in b]
    )
    told_a, all_a = terms.a[: len(a)] * terms.idf, terms.a[len(a) :]
    told_b, all_b = terms.b[: len(b)] * terms.idf, terms.b[len(b) :]
    one = divide(told_a @ all_b.T, told_a.sum(axis=1)[:, None])
    two = divide((told_b @ all_a.T).T, told_b.sum(axis=1)[None, :])
    return np.minimum(one, two)


def _on_topic(terms: Terms) -> Matrix:
    """How close both sentences are to what the other article speaks of most: the smaller cosine."""
    one, two = _closeness(terms.a, terms.b), _closeness(terms.b, terms.a)
    return np.minimum(one[:, None], two[None, :])


def _closeness(sentences: Matrix, others: Matrix) -> Matrix:
    topic = np.log1p(others.sum(axis=0))
    return divide(sentences @ topic, norms(sentences) * float(np.sqrt(topic @ topic)))
