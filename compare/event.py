"""Labelled documents + alignments → do they tell of one event?

A logistic regression over what two articles share as a whole (words, names,
leads, figures), fitted on ECB+
(Cybulska & Vossen 2014), where each topic holds two different events of one
kind. Dates are not in that data; they are used by rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compare import settings
from compare.evidence.parts import Parts
from compare.evidence.reading import Evidence, read_evidence
from compare.evidence.voices import Voice, quote_alike
from compare.evidence.whole import days_between, event_probability
from compare.records import Alignment, Document, Event, Verdict

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT"})
_SHOWN = 4


class _Side(NamedTuple):
    label: str
    document: Document
    read: Evidence

    @property
    def parts(self) -> tuple[Parts, ...]:
        return self.read.parts


class _Judged(NamedTuple):
    score: float
    sides: tuple[_Side, _Side]
    answered: tuple[int, int]
    days: int | None


def judge_event(
    documents: Sequence[Document],
    alignments: Sequence[Alignment],
    read: Mapping[str, Evidence] | None = None,
) -> Event:
    """Verdict, score 0..1 and reasons in plain words, for two or more labelled documents.

    `read` is the evidence of each label where it has been read already.
    With more than two, each article needs one other that tells of its event: the weakest tie
    of the best chain through all of them decides, and a reason says so.
    """
    labelled = {d.sentences[0].id[0]: d for d in documents}
    read = read or {label: read_evidence(d) for label, d in labelled.items()}
    sides = {label: _Side(label, d, read[label]) for label, d in labelled.items()}
    judged = [_judge_pair(sides, alignment) for alignment in alignments]
    lowest = _weakest_tie(judged)
    return Event(
        verdict=_verdict(lowest.score, lowest.days),
        score=lowest.score,
        reasons=tuple(_reasons(lowest, pairs=len(judged))),
    )


def _weakest_tie(judged: Sequence[_Judged]) -> _Judged:
    """The weakest pair of the maximum spanning tree over the articles (Kruskal 1956)."""
    ordered = sorted(
        judged, key=lambda j: (-j.score, j.days or 0, sorted(s.document.article.text for s in j.sides))
    )
    group = {side.label: side.label for j in judged for side in j.sides}
    weakest = ordered[0]
    for pair in ordered:
        one, two = (group[side.label] for side in pair.sides)
        if one != two:
            weakest = pair
            group = {label: one if g == two else g for label, g in group.items()}
    return weakest


def _judge_pair(sides: dict[str, _Side], alignment: Alignment) -> _Judged:
    one, two = (sides[label] for label in alignment.labels)
    sure = [x.sentences for x in alignment.links if x.score >= settings.LINK_SAME]
    answered = len({x[0] for x in sure}), len({x[1] for x in sure})
    days = days_between(one.document, two.document)
    score = alignment.same_event
    if score is None:
        score = event_probability(one.parts, two.parts, days)
    if min(_verbatim(one, two), _verbatim(two, one)) >= settings.EVENT_VERBATIM_SHARE:
        score = 1.0
    elif _quote_alike(one.read.voices, two.read.voices):
        score = max(score, settings.EVENT_UNSURE)  # the same words of one speaker: never called different
    return _Judged(round(score, 4), (one, two), answered, days)


def _verbatim(one: _Side, two: _Side) -> float:
    """Share of the sentences of one article that stand word for word in the other."""
    texts = {p.text for p in two.parts}
    return sum(p.text in texts for p in one.parts) / len(one.parts)


def _quote_alike(one: Sequence[Voice], two: Sequence[Voice]) -> bool:
    """Do both articles anywhere quote the same words of one speaker?"""
    voices = [[v for v in side if v.quoted and v.speakers] for side in (one, two)]
    return any(quote_alike(x, y) for x in voices[0] for y in voices[1])


def _verdict(score: float, days: int | None) -> Verdict:
    if score >= settings.EVENT_SAME:
        far = days is not None and days > settings.EVENT_FAR_DAYS and score < 1.0
        return "related" if far else "same"
    if score >= settings.EVENT_UNSURE:
        return "unsure"
    return "related" if score >= settings.EVENT_RELATED else "different"


def _reasons(judged: _Judged, *, pairs: int) -> Iterator[str]:
    one, two = judged.sides
    if pairs > 1:
        yield f"The weakest tie is between articles {one.label} and {two.label}; it decides."
    yield _list_reason(_shared_names(one, two), "Both name", "They share no names.")
    figures = _shared_figures(one, two)
    if figures:
        yield _list_reason(figures, "Both give", "")
    yield (
        f"{judged.answered[0]} of {len(one.parts)} sentences in {one.label} and {judged.answered[1]} of "
        f"{len(two.parts)} in {two.label} have a close match in the other article."
    )
    if judged.days is not None:
        yield _date_reason(judged.days)


def _list_reason(items: Sequence[str], start: str, none: str) -> str:
    if not items:
        return none
    shown = ", ".join(items[:_SHOWN])
    return f"{start} {shown} and {len(items) - _SHOWN} more." if len(items) > _SHOWN else f"{start} {shown}."


def _date_reason(days: int) -> str:
    if days > settings.EVENT_FAR_DAYS:
        return f"They are dated {days} days apart: they may tell of different steps of one story."
    return (
        "They are dated the same day." if days == 0 else f"They are dated {days} day{'s' * (days > 1)} apart."
    )


def _shared_names(one: _Side, two: _Side) -> list[str]:
    """Names as printed in both articles, the most used first; a name inside a longer one is left out."""
    counts = [_name_counts(side.document) for side in (one, two)]
    both = sorted(counts[0].keys() & counts[1].keys(), key=lambda n: (-min(counts[0][n], counts[1][n]), n))
    return [n for n in both if not any(n != longer and n in longer.split() for longer in both)]


def _name_counts(document: Document) -> Counter[str]:
    texts = (" ".join(e.span.text.split()) for e in document.entities if e.label in _NAMED)
    return Counter(t.removeprefix("the ").removesuffix("’s").removesuffix("'s") for t in texts)


def _shared_figures(one: _Side, two: _Side) -> list[str]:
    """Figures and dates that both give, as printed, in order of value as text."""
    shown = [{n: p.shown[n] for p in reversed(side.parts) for n in p.numbers} for side in (one, two)]
    forms = {
        min(shown[0][n], shown[1][n], key=lambda t: (len(t), t)) for n in shown[0].keys() & shown[1].keys()
    }
    return sorted(f for f in forms if any(c.isdigit() for c in f))
