"""Two documents → which of their sentences tell the same thing, and how far each covers the other.

Scores are calibrated probabilities of a logistic regression over lexical and
syntactic evidence, fitted on ECB+ (Cybulska & Vossen 2014). Links are
many-to-many. A high score alone makes no "same" link: the sentences must share
what sets them apart from the rest of both articles. A score of exactly 1 means that
they are the same word for word; nothing else reaches it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from compare import settings
from compare.evidence.common import Shared, SharedEvidence
from compare.evidence.cover import coverage
from compare.evidence.model import load_model
from compare.evidence.pairs import pair_evidence
from compare.evidence.parts import Parts, read_parts
from compare.evidence.reading import Evidence, read_evidence
from compare.evidence.strength import below_one, link_chance, same_words
from compare.evidence.voices import Voice, differ, quote_alike
from compare.evidence.whole import days_between, event_probability
from compare.records import Alignment, Document, Link

Scores = NDArray[np.float64]


def similarity(a: Document, b: Document) -> Scores:
    """How likely two sentences tell the same thing: 0..1, shape (sentences of a, sentences of b).

    `similarity(b, a)` is exactly its transpose.
    """
    if _swapped(a, b):
        return _scores(read_parts(b), read_parts(a)).T
    return _scores(read_parts(a), read_parts(b))


def align(a: Document, b: Document, *, read: tuple[Evidence, Evidence] | None = None) -> Alignment:
    """Links and coverage of two labelled documents (sentence ids "A7").

    `read` is their evidence where it has been read already. Swapping the documents gives the same
    links with the labels swapped.
    """
    one, two = read or (read_evidence(a), read_evidence(b))
    if _swapped(a, b):
        return _mirrored(_align(b, a, two, one), a, b)
    return _align(a, b, one, two)


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
    return below_one(scores, same_words(a, b))


def _align(a: Document, b: Document, one: Evidence, two: Evidence) -> Alignment:
    parts = one.parts, two.parts
    scores = _scores(*parts)
    heads = [np.array([s.role == "headline" for s in d.sentences], dtype=float) for d in (a, b)]
    chances = link_chance(*parts, scores, np.outer(*heads))
    same_event = event_probability(*parts, days_between(a, b))
    covered = (
        _coverage(scores, same_event, chances.max(axis=1)),
        _coverage(scores.T, same_event, chances.max(axis=0)),
    )
    coverage_of = {
        s.id: float(value)
        for document, values in zip((a, b), covered, strict=True)
        for s, value in zip(document.sentences, values, strict=True)
    }
    labels = a.sentences[0].id[0], b.sentences[0].id[0]
    links = _links(a, b, (one, two), (scores, chances))
    return Alignment(labels=labels, links=links, coverage=coverage_of, same_event=same_event)


def _links(
    a: Document,
    b: Document,
    read: tuple[Evidence, Evidence],
    found: tuple[Scores, Scores],
) -> tuple[Link, ...]:
    scores, chances = found
    shared = SharedEvidence(read[0].parts, read[1].parts)
    voices = read[0].voices, read[1].voices
    links = []
    quoting = _quoting(*voices)
    chances = np.where(quoting, np.maximum(chances, settings.LINK_QUOTED), chances)
    for i, j in np.argwhere(chances >= settings.LINK_LOWEST).tolist():
        common = shared.of(i, j)
        chance, fitted = float(chances[i, j]), float(scores[i, j])
        relation = _relation(chance, fitted, common, differ(voices[0][i], voices[1][j]))
        if fitted == 1.0 or quoting[i, j]:
            relation = "same"  # word for word, or one speaker's same words, whatever stands around them
        if a.sentences[i].role == b.sentences[j].role == "headline" and common.happening:
            relation = relation or "related"  # both name their article's main happening
        if relation:
            ids = a.sentences[i].id, b.sentences[j].id
            links.append(Link(sentences=ids, relation=relation, score=chance, shared=common.words))
    return tuple(links)


def _quoting(one: Sequence[Voice], two: Sequence[Voice]) -> NDArray[np.bool_]:
    """Which sentences quote the same words of one speaker."""
    found = np.zeros((len(one), len(two)), dtype=bool)
    quoted = [(j, voice) for j, voice in enumerate(two) if voice.quoted and voice.speakers]
    for i, voice in enumerate(one):
        if voice.quoted and voice.speakers:
            for j, other in quoted:
                found[i, j] = quote_alike(voice, other)
    return found


def _relation(
    chance: float, fitted: float, common: Shared, other_voice: bool
) -> Literal["same", "related"] | None:
    """What ties two sentences; None where they share no more than names.

    `chance` counts all that ties them in these articles, `fitted` only how alike the two
    sentences are: one claim needs both, and one voice.
    """
    one_voice = not other_voice or (common.run and fitted >= settings.LINK_SURE)
    alike = chance >= settings.LINK_SAME and fitted >= settings.LINK_ALIKE
    if alike and common.happening and one_voice:
        return "same"
    return "related" if common.count or common.happening else None


def _coverage(scores: Scores, same_event: float, best_link: Scores) -> Scores:
    """0..1 for each sentence of the first document; one that stands in the other word for word is covered."""
    values = coverage(scores, load_model("coverage"), same_event, best_link)
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
    return msgspec.structs.replace(
        alignment, labels=alignment.labels[::-1], links=tuple(links), coverage=coverage
    )
