"""Notes on marked words, counts of marks, order of telling, frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.records import Comparison, Mark, Span
from compare.render import words
from compare.render.view_facts import Chip


@dataclass(frozen=True, slots=True)
class Note:
    """The note behind one mark."""

    mark: Mark
    name: str
    voice: str
    sure: str
    strength: str


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """All notes of one article in text order."""

    label: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MarkCount:
    """One category: (article, marks in its own voice, its own words, marks in others' words)."""

    letter: str
    name: str
    cells: tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """In which sentence each article first tells a shared fact; None where it does not."""

    chip: Chip
    label: str
    cells: tuple[tuple[str, str | None], ...]


def view_notes(comparison: Comparison) -> tuple[NoteGroup, ...]:
    """Notes of each article that has marks."""
    groups = []
    for article in comparison.articles:
        own = [m for m in comparison.marks if m.span.article == article.label]
        own.sort(key=lambda m: (m.span.start, -m.span.end, m.id))
        if own:
            groups.append(NoteGroup(label=article.label, notes=tuple(map(_view_note, own))))
    return tuple(groups)


def _view_note(mark: Mark) -> Note:
    return Note(
        mark=mark,
        name=words.CATEGORIES[mark.category][0],
        voice=_voice(mark),
        sure=words.out_of_ten(mark.confidence),
        strength=words.STRENGTHS[max(1, min(3, mark.strength))],
    )


def _voice(mark: Mark) -> str:
    if mark.voice == "outlet":
        return "The outlet’s own words."
    who = mark.speaker or "a speaker"
    if mark.voice == "quoted":
        return f"Quoted words of {who}, not the outlet’s."
    return f"Told as said by {who}, in the outlet’s wording."


def count_marks(comparison: Comparison) -> tuple[MarkCount, ...]:
    """Marks by category and article, the outlet's own voice apart from others' words."""
    rows = []
    for letter, (name, _) in words.CATEGORIES.items():
        cells = []
        for article in comparison.articles:
            inside = [m for m in comparison.marks if m.category == letter and m.span.article == article.label]
            own = sum(m.voice == "outlet" for m in inside)
            space = comparison.space.get(article.label)
            own_words = article.words - (space.quoted_words if space else 0)
            cells.append((article.label, own, own_words, len(inside) - own))
        rows.append(MarkCount(letter=letter, name=name, cells=tuple(cells)))
    return tuple(rows)


def view_order(comparison: Comparison, chips: Mapping[str, Chip]) -> tuple[OrderRow, ...]:
    """Shared facts in the order in which the first article that tells them does."""
    labels = [a.label for a in comparison.articles]
    place = {s.id: i for a in comparison.articles for i, s in enumerate(a.sentences)}
    rows = []
    for fact in comparison.facts:
        if fact.status == "only":
            continue
        cells = tuple((label, _first(comparison, label, fact.id)) for label in labels)
        rows.append(OrderRow(chip=chips[fact.id], label=fact.label, cells=cells))
    return tuple(sorted(rows, key=lambda r: min((place.get(s, 0) for _, s in r.cells if s), default=0)))


def _first(comparison: Comparison, label: str, fact: str) -> str | None:
    space = comparison.space.get(label)
    return space.first_mention.get(fact) if space else None


def view_frames(
    comparison: Comparison,
) -> tuple[tuple[str, tuple[tuple[str, tuple[str, tuple[Span, ...]]], ...]], ...]:
    """(frame, ((article, (level in words, evidence)), …)) for frames seen in any article."""
    labels = [a.label for a in comparison.articles]
    names = dict.fromkeys(f.frame for label in labels for f in comparison.frames.get(label, ()) if f.level)
    rows = []
    for name in sorted(names):
        cells = []
        for label in labels:
            found = next((f for f in comparison.frames.get(label, ()) if f.frame == name), None)
            level = words.FRAME_LEVELS[max(0, min(3, found.level))] if found else words.FRAME_LEVELS[0]
            cells.append((label, (level, found.evidence if found else ())))
        rows.append((name, tuple(cells)))
    return tuple(rows)
