"""Two documents → which of their sentences tell the same thing, and how far each covers the other.

Scores are calibrated probabilities of a logistic regression over lexical and
syntactic evidence, fitted on ECB+ (Cybulska & Vossen 2014). Links are
many-to-many. A high score alone makes no "same" link: the sentences must share
what sets them apart from the rest of both articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from compare import settings
from compare.evidence.common import Shared, SharedEvidence
from compare.evidence.cover import coverage
from compare.evidence.model import load_model
from compare.evidence.pairs import pair_evidence
from compare.evidence.parts import Parts, read_parts
from compare.evidence.voices import differ, quote_alike, voices_of
from compare.evidence.whole import event_probability, share_answered
from compare.records import Alignment, Document, Link

Scores = NDArray[np.float64]


def similarity(a: Document, b: Document) -> Scores:
    """How likely two sentences tell the same thing: 0..1, shape (sentences of a, sentences of b).

    `similarity(b, a)` is exactly its transpose.
    """
    if _swapped(a, b):
        return _scores(read_parts(b), read_parts(a)).T
    return _scores(read_parts(a), read_parts(b))


def align(a: Document, b: Document) -> Alignment:
    """Links and coverage of two labelled documents (sentence ids "A7").

    Swapping the documents gives the same links with the labels swapped.
    """
    if _swapped(a, b):
        return _mirrored(_align(b, a), a, b)
    return _align(a, b)


def _swapped(a: Document, b: Document) -> bool:
    """One fixed order for any two documents, so that rounding cannot depend on who comes first."""
    return _order(a) > _order(b)


def _order(document: Document) -> tuple[str, tuple[tuple[int, int], ...]]:
    return document.article.text, tuple((s.start, s.end) for s in document.sentences)


def _scores(a: Sequence[Parts], b: Sequence[Parts]) -> Scores:
    if not a or not b:
        return np.zeros((len(a), len(b)))
    scores = load_model("alignment").probability(pair_evidence(a, b))
    if [p.text for p in a] == [p.text for p in b]:
        scores = (scores + scores.T) / 2
    for i, one in enumerate(a):
        for j, two in enumerate(b):
            if one.text == two.text:
                scores[i, j] = 1.0
    return np.round(scores, 6)


def _align(a: Document, b: Document) -> Alignment:
    parts = read_parts(a), read_parts(b)
    scores = _scores(*parts)
    same_event = event_probability(*parts, share_answered(scores))
    covered = (
        _coverage(*parts, scores, same_event),
        _coverage(parts[1], parts[0], scores.T, same_event),
    )
    coverage_of = {
        s.id: float(value)
        for document, values in zip((a, b), covered, strict=True)
        for s, value in zip(document.sentences, values, strict=True)
    }
    labels = a.sentences[0].id[0], b.sentences[0].id[0]
    return Alignment(labels=labels, links=_links(a, b, parts, scores), coverage=coverage_of)


def _links(
    a: Document, b: Document, parts: tuple[Sequence[Parts], Sequence[Parts]], scores: Scores
) -> tuple[Link, ...]:
    shared = SharedEvidence(*parts)
    voices = voices_of(a), voices_of(b)
    links = []
    quoting = np.array([[quote_alike(one, two) for two in voices[1]] for one in voices[0]])
    scores = np.where(quoting, np.maximum(scores, settings.LINK_QUOTED), scores)
    for i, j in np.argwhere(scores >= settings.LINK_LOWEST).tolist():
        common = shared.of(i, j)
        relation = _relation(float(scores[i, j]), common, differ(voices[0][i], voices[1][j]))
        if quoting[i, j]:
            relation = "same"  # one speaker's same words, whatever stands around them
        if a.sentences[i].role == b.sentences[j].role == "headline" and common.happening:
            relation = relation or "related"  # both name their article's main happening
        if relation:
            ids = a.sentences[i].id, b.sentences[j].id
            links.append(
                Link(sentences=ids, relation=relation, score=float(scores[i, j]), shared=common.words)
            )
    return tuple(links)


def _relation(score: float, common: Shared, other_voice: bool) -> Literal["same", "related"] | None:
    """What ties two sentences; None where it is no more than the story's own names and words."""
    if score == 1.0:
        return "same"
    telling = common.own >= settings.LINK_OWN_WEIGHT and common.count >= settings.LINK_OWN_TERMS
    one_voice = common.run or not other_voice
    enough = telling or score >= settings.LINK_SURE
    if score >= settings.LINK_SAME and common.happening and one_voice and enough:
        return "same"
    if score >= settings.LINK_SAME:
        return "related"
    rich = common.own >= settings.LINK_RICH_WEIGHT and common.count >= settings.LINK_RICH_TERMS
    return "related" if rich or (telling and score >= settings.LINK_RELATED) else None


def _coverage(a: Sequence[Parts], b: Sequence[Parts], scores: Scores, same_event: float) -> Scores:
    """0..1 for each sentence of `a`; one that stands in `b` word for word is covered."""
    values = coverage(a, b, scores, load_model("coverage"), same_event)
    whole: Scores = np.where(scores.max(axis=1) >= 1.0, 1.0, values)
    return np.round(whole, 4)


def _mirrored(alignment: Alignment, a: Document, b: Document) -> Alignment:
    """The same alignment seen from the other side, links in the order of the first document."""
    place = {s.id: i for d in (a, b) for i, s in enumerate(d.sentences)}
    links = [
        Link(sentences=x.sentences[::-1], relation=x.relation, score=x.score, shared=x.shared)
        for x in alignment.links
    ]
    links.sort(key=lambda x: (place[x.sentences[0]], place[x.sentences[1]]))
    coverage = {s.id: alignment.coverage[s.id] for d in (a, b) for s in d.sentences}
    return Alignment(labels=alignment.labels[::-1], links=tuple(links), coverage=coverage)
