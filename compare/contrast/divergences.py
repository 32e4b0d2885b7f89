"""Linked sentences + paired numbers → divergences: where two articles tell one thing differently.

Rules only, and strict ones: a difference called where there is none harms a
reader's trust more than one not shown. Each kind has a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from compare.contrast.acts import Scene, scenes_of
from compare.contrast.causes import cause_divergences
from compare.contrast.circumstances import circumstance_divergences
from compare.contrast.credit import credit_divergences
from compare.contrast.cue_words import cue_divergences
from compare.contrast.cuts import cut_divergences
from compare.contrast.factuality import factuality_divergences
from compare.contrast.figures import figure_divergences
from compare.contrast.modifiers import modifier_divergences
from compare.contrast.naming import naming_divergences
from compare.contrast.roles import role_divergences
from compare.contrast.selection import selection_divergences
from compare.contrast.speakers import said_in
from compare.contrast.stages import stage_divergences
from compare.contrast.units import View, pairs_of, views_of
from compare.contrast.voice import voice_divergences
from compare.records import Alignment, Divergence, Document, Number, Span


def find_divergences(
    documents: Sequence[Document],
    alignments: Sequence[Alignment],
    numbers: Sequence[Number],
    views: dict[str, View] | None = None,
    scenes: dict[str, Scene] | None = None,
) -> tuple[Divergence, ...]:
    """Divergences between labelled documents, the most important first; ids "d1", "d2", ….

    `numbers` carry their partners in other articles; `views` and `scenes` are those of the documents where
    they have been made already. Swapping the documents gives the same divergences with the sides swapped.
    """
    views = views or views_of(documents)
    pairs = pairs_of(views, alignments)
    scenes = scenes or scenes_of(views)
    said = {label: said_in(view) for label, view in views.items()}
    found = [
        *figure_divergences(views, pairs, numbers),
        *credit_divergences(views, pairs),
        *selection_divergences(views, pairs, said),
        *cut_divergences(views, pairs, said),
        *voice_divergences(views, pairs),
        *cue_divergences(views, pairs),
        *stage_divergences(views, pairs),
        *factuality_divergences(views, pairs),
        *cause_divergences(views, pairs),
        *role_divergences(views, pairs, scenes),
        *naming_divergences(views, pairs, scenes),
        *modifier_divergences(views, pairs),
        *circumstance_divergences(views, pairs, scenes),
    ]
    ordered = _one_a_place(sorted(_merged(found), key=lambda d: _order(views, d)))
    return tuple(msgspec.structs.replace(d, id=f"d{i}") for i, d in enumerate(ordered, 1))


def _order(views: dict[str, View], divergence: Divergence) -> tuple[object, ...]:
    """Importance, then place, then words: nothing that depends on labels."""
    spans = [s for side in divergence.sides.values() for s in side]
    places = sorted((views[s.article].by_id[s.sentence].place, s.text) for s in spans)
    return (-divergence.importance, places, divergence.kind, divergence.topic)


def _one_a_place(ordered: Iterable[Divergence]) -> list[Divergence]:
    """Where two cards of other kinds show the same places in every article, only the first."""
    kept: list[Divergence] = []
    for new in ordered:
        if not any(_same_places(old, new) for old in kept):
            kept.append(new)
    return kept


def _same_places(one: Divergence, two: Divergence) -> bool:
    """Do all sides of the second share words with the first?"""
    return all(
        any(a.start < b.end and b.start < a.end for a in one.sides.get(label, ()) for b in spans)
        for label, spans in two.sides.items()
    )


def _merged(found: Iterable[Divergence]) -> list[Divergence]:
    """Divergences of one kind that share words are one divergence, over as many articles."""
    merged: list[Divergence] = []
    for new in sorted(found, key=lambda d: (d.kind, -d.importance, d.topic, _texts(d))):
        current = new
        for other in [m for m in merged if m.kind == new.kind and _touch(m, current)]:
            merged.remove(other)
            current = _join(other, current)
        merged.append(current)
    return merged


def _texts(divergence: Divergence) -> list[tuple[int, str]]:
    return sorted((s.start, s.text) for side in divergence.sides.values() for s in side)


def _touch(one: Divergence, two: Divergence) -> bool:
    return any(
        a.start < b.end and b.start < a.end
        for label, spans in one.sides.items()
        for a in spans
        for b in two.sides.get(label, ())
    )


def _join(one: Divergence, two: Divergence) -> Divergence:
    labels = sorted({*one.sides, *two.sides})
    sides = {label: _union((*one.sides.get(label, ()), *two.sides.get(label, ()))) for label in labels}
    kept = min((one, two), key=lambda d: (-d.importance, len(d.topic), d.topic))
    return msgspec.structs.replace(kept, sides=sides)


def _union(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(_by_place(spans).values(), key=lambda s: s.start))


def _by_place(spans: Iterable[Span]) -> dict[tuple[int, int], Span]:
    return {(s.start, s.end): s for s in spans}
