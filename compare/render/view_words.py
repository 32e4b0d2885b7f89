"""Notes on marked words, counts of marks, order of telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from compare.records import Comparison, Mark, Rate, Span, TopicSpace
from compare.render import words
from compare.render.messages import Messages
from compare.render.view_facts import Chip

TONES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Note:
    """The note behind one mark."""

    mark: Mark
    name: str
    sure: str
    strength: str


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """All notes of one article in text order."""

    label: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MarkCell:
    """Marks of one category in one article: in its own voice, with their rate, and in others' words."""

    label: str
    rate: Rate | None
    others: int


@dataclass(frozen=True, slots=True)
class MarkCount:
    """One category of marks over all articles."""

    letter: str
    name: str
    cells: tuple[MarkCell, ...]


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """Other words for one thing: for each article its words and what kind of words they are."""

    kind: str
    about: str
    cells: tuple[tuple[str, tuple[Span, ...], str], ...]


@dataclass(frozen=True, slots=True)
class DistinctiveRow:
    """A word that one article uses more: (article, uses, all its counted words) and where it stands."""

    word: str
    label: str
    cells: tuple[tuple[str, int, int], ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ToneRow:
    """The sentences of one article with the most negative and the most positive words."""

    label: str
    lowest: tuple[tuple[str, float], ...]
    highest: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """In which sentence each article first tells a shared fact; None where it does not."""

    chip: Chip
    label: str
    cells: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic and the room each article gives it; None where it is not named."""

    topic: str
    cells: tuple[tuple[str, TopicSpace | None], ...]


def view_notes(comparison: Comparison, say: Messages) -> tuple[NoteGroup, ...]:
    """Notes of each article that has marks."""
    groups = []
    for article in comparison.articles:
        own = [m for m in comparison.marks if m.span.article == article.label]
        own.sort(key=lambda m: (m.span.start, -m.span.end, m.id))
        if own:
            groups.append(NoteGroup(label=article.label, notes=tuple(_view_note(m, say) for m in own)))
    return tuple(groups)


def _view_note(mark: Mark, say: Messages) -> Note:
    return Note(
        mark=mark,
        name=say.gettext(words.CATEGORIES[mark.category][0]),
        sure=words.out_of_ten(mark.confidence, say),
        strength=say.gettext(words.STRENGTHS[max(1, min(3, mark.strength))]),
    )


def count_marks(comparison: Comparison, say: Messages) -> tuple[MarkCount, ...]:
    """Marks by category and article, the outlet's own voice apart from others' words."""
    rows = []
    for letter, (name, _) in words.CATEGORIES.items():
        cells = []
        for article in comparison.articles:
            inside = [m for m in comparison.marks if m.category == letter and m.span.article == article.label]
            others = sum(m.voice != "outlet" for m in inside)
            rate = comparison.rates.get(article.label, {}).get(letter)
            cells.append(MarkCell(label=article.label, rate=rate, others=others))
        rows.append(MarkCount(letter=letter, name=say.gettext(name), cells=tuple(cells)))
    return tuple(rows)


def view_choices(comparison: Comparison, say: Messages) -> tuple[ChoiceRow, ...]:
    """Rows of other words for the same thing."""
    labels = [a.label for a in comparison.articles]
    return tuple(
        ChoiceRow(
            kind=say.gettext(words.CHOICE_KINDS[choice.kind]),
            about=choice.about,
            cells=tuple((x, choice.sides.get(x, ()), ", ".join(choice.tags.get(x, ()))) for x in labels),
        )
        for choice in comparison.word_choices
    )


def view_distinctive(comparison: Comparison) -> tuple[DistinctiveRow, ...]:
    """Words that one of three or more articles uses more than the others, article by article."""
    return tuple(
        DistinctiveRow(
            word=found.word,
            label=label,
            cells=tuple((x, found.counts.get(x, 0), found.totals.get(x, 0)) for x in comparison.rates),
            evidence=found.evidence,
        )
        for label, all_found in comparison.distinctive.items()
        for found in all_found
    )


def view_tones(comparison: Comparison) -> tuple[ToneRow, ...]:
    """For each article the sentences that stand out by tone, at most three on each side."""
    rows = []
    for label, tone in comparison.tone.items():
        ordered = sorted(tone.sentences.items(), key=lambda pair: pair[1])
        lowest = tuple(pair for pair in ordered[:TONES_SHOWN] if words.leans(pair[1]) < 0)
        highest = tuple(pair for pair in reversed(ordered[-TONES_SHOWN:]) if words.leans(pair[1]) > 0)
        if lowest or highest:
            rows.append(ToneRow(label=label, lowest=lowest, highest=highest))
    return tuple(rows)


def view_topics(comparison: Comparison) -> tuple[TopicRow, ...]:
    """Topics in the order of the comparison, which is that of the room they get in all articles."""
    rooms = {
        a.label: {x.topic: x for x in comparison.space[a.label].topics} if a.label in comparison.space else {}
        for a in comparison.articles
    }
    total = Counter[str]()
    for room in rooms.values():
        total.update({name: len(x.sentences) for name, x in room.items()})
    return tuple(
        TopicRow(topic=name, cells=tuple((label, room.get(name)) for label, room in rooms.items()))
        for name in sorted(total, key=lambda name: (-total[name], name))
    )


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
