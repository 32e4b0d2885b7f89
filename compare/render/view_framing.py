"""The two frame tables of the teacher part: frames with their levels, and the four questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.records import Comparison, Frame, FramingEvidence, Span
from compare.render import words


@dataclass(frozen=True, slots=True)
class FrameCell:
    """A frame in one article: its level in words; for each sentence that counts a span and its words."""

    label: str
    level: str
    sentences: tuple[tuple[Span, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class FrameRow:
    """One frame in all articles; `known` tells that it is none of a user's own."""

    name: str
    known: bool
    cells: tuple[FrameCell, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence cut where the words stand that it was found by; `cued` tells which pieces they are."""

    span: Span
    pieces: tuple[tuple[str, bool], ...]
    voice: str
    speaker: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One of the four questions, with the sentences of each article; () where none was found."""

    question: str
    cells: tuple[tuple[str, tuple[Quoted, ...]], ...]


def view_frames(comparison: Comparison) -> tuple[FrameRow, ...]:
    """The frames seen in any article, by name."""
    labels = [a.label for a in comparison.articles]
    found = {(label, f.frame): f for label in labels for f in comparison.frames.get(label, ()) if f.level}
    names = sorted({name for _, name in found})
    return tuple(
        FrameRow(
            name=name,
            known=name in words.FRAME_NAMES,
            cells=tuple(_frame_cell(label, found.get((label, name))) for label in labels),
        )
        for name in names
    )


def view_questions(comparison: Comparison) -> tuple[QuestionRow, ...]:
    """The four questions in their order; () for a comparison without them."""
    labels = [a.label for a in comparison.articles]
    answers: dict[tuple[str, str], tuple[FramingEvidence, ...]] = {
        (x, a.question): a.evidence for x in labels for a in comparison.framing.get(x, ())
    }
    asked = [q for q in words.FRAMING_QUESTIONS if any((x, q) in answers for x in labels)]
    texts = {a.label: a.text for a in comparison.articles}
    return tuple(
        QuestionRow(
            question=words.FRAMING_QUESTIONS[question],
            cells=tuple(
                (x, tuple(_quoted(texts[x], e) for e in answers.get((x, question), ()))) for x in labels
            ),
        )
        for question in asked
    )


def _frame_cell(label: str, frame: Frame | None) -> FrameCell:
    level = words.FRAME_LEVELS[max(0, min(3, frame.level))] if frame else words.FRAME_LEVELS[0]
    return FrameCell(label=label, level=level, sentences=_by_sentence(frame.evidence if frame else ()))


def _by_sentence(spans: Sequence[Span]) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.sentence, []).append(span)
    return tuple((inside[0], tuple(dict.fromkeys(s.text for s in inside))) for inside in found.values())


def _quoted(text: str, evidence: FramingEvidence) -> Quoted:
    pieces: list[tuple[str, bool]] = []
    at = evidence.span.start
    for word in sorted(evidence.words, key=lambda w: w.start):
        if word.start < at:
            continue
        pieces += [(text[at : word.start], False), (text[word.start : word.end], True)]
        at = word.end
    pieces.append((text[at : evidence.span.end], False))
    kept = tuple(p for p in pieces if p[0])
    return Quoted(
        span=evidence.span,
        pieces=kept,
        voice=words.FRAMING_VOICES[evidence.voice],
        speaker=evidence.speaker or "",
    )
