"""Cuts a sentence into pieces that carry marks, names and quotations.

Marks may lie inside one another or cross. A link cannot hold a link, so
overlapping marks make one run: the longest mark is the link around the run,
the others are underlined inside and get a link of their own behind it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from compare.records import Mark, Sentence, Span
from compare.render.masks import Masks


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with the same marks throughout. Joined in order the pieces give the sentence's text."""

    text: str
    marks: tuple[Mark, ...] = ()
    mask: str | None = None
    speaker_starts: bool = False
    speaker_ends: bool = False
    said: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces in one link (`main`), or in none; `extras` are marks that need a link behind the run."""

    pieces: tuple[Piece, ...]
    main: Mark | None = None
    extras: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Layers:
    """Everything that can be shown inside the sentences of one article."""

    marks: tuple[Mark, ...] = ()
    speakers: tuple[Span, ...] = ()
    said: tuple[Span, ...] = ()
    masks: Masks = field(default_factory=Masks)


def cut_sentence(sentence: Sentence, layers: Layers) -> tuple[Run, ...]:
    """The sentence as runs. The texts of all pieces joined are `sentence.text`."""
    first, last = sentence.start, sentence.end
    marks = _inside(layers.marks, first, last)
    speakers = [s for s in layers.speakers if s.start < last and s.end > first]
    said = [s for s in layers.said if s.start < last and s.end > first]
    names = [(first + start, first + end, kind) for start, end, kind in layers.masks.find(sentence.text)]
    edges = {first, last}
    edges |= {e for m in marks for e in (m.span.start, m.span.end)}
    edges |= {e for s in (*speakers, *said) for e in (s.start, s.end)}
    edges |= {e for start, end, _ in names for e in (start, end)}
    cuts = sorted(e for e in edges if first <= e <= last)
    pieces = [
        (
            start,
            Piece(
                text=sentence.text[start - first : end - first],
                marks=tuple(m for m in marks if m.span.start <= start and end <= m.span.end),
                mask=next((kind for a, b, kind in names if a <= start and end <= b), None),
                speaker_starts=any(s.start == start for s in speakers),
                speaker_ends=any(s.end == end for s in speakers),
                said=_covered(said, start, end),
            ),
        )
        for start, end in itertools.pairwise(cuts)
    ]
    return tuple(_runs(pieces, _clusters(marks), sentence))


def _inside(marks: Iterable[Mark], first: int, last: int) -> list[Mark]:
    """Marks that touch first..last, longest first."""
    found = [m for m in marks if m.span.start < last and m.span.end > first]
    return sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start, m.category, m.id))


def _covered(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(s.start <= start and end <= s.end for s in spans)


def _clusters(marks: Sequence[Mark]) -> list[tuple[int, int, tuple[Mark, ...]]]:
    """Groups of overlapping marks as (start, end, marks), in text order."""
    groups: list[tuple[int, int, list[Mark]]] = []
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.id)):
        if groups and mark.span.start < groups[-1][1]:
            start, end, inside = groups[-1]
            groups[-1] = (start, max(end, mark.span.end), [*inside, mark])
        else:
            groups.append((mark.span.start, mark.span.end, [mark]))
    return [(start, end, tuple(m for m in marks if m in inside)) for start, end, inside in groups]


def _runs(
    pieces: Sequence[tuple[int, Piece]],
    clusters: Sequence[tuple[int, int, tuple[Mark, ...]]],
    sentence: Sentence,
) -> Iterable[Run]:
    """Pieces put together by cluster; a mark gets its link in the sentence it starts in."""
    waiting: list[Piece] = []
    current: tuple[int, int, tuple[Mark, ...]] | None = None
    for start, piece in pieces:
        holder = next((c for c in clusters if c[0] <= start < c[1]), None)
        if holder is not current and waiting:
            yield _run(waiting, current, sentence)
            waiting = []
        current = holder
        waiting.append(piece)
    if waiting:
        yield _run(waiting, current, sentence)


def _run(
    pieces: Sequence[Piece], cluster: tuple[int, int, tuple[Mark, ...]] | None, sentence: Sentence
) -> Run:
    marks = cluster[2] if cluster else ()
    own = tuple(m for m in marks if sentence.start <= m.span.start < sentence.end)
    return Run(pieces=tuple(pieces), main=own[0] if own else None, extras=own[1:])
