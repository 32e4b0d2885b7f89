"""The pupils' part of a worksheet: seven tasks with room to write. No answer stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from compare.records import Comparison, Span
from compare.render import words
from compare.render.messages import N_, Messages
from compare.render.worksheet_blocks import Block, Bullets, Heading, Lines, Para, Row, Table, blank_row
from compare.render.worksheet_pick import (
    pick_divergences,
    pick_facts,
    pick_numbers,
    pick_rewrites,
    sentences_of,
)

_FACTS, _WORDS, _VIEWS = "RI.8.9", "RH.6-8.6", "RH.11-12.6"


def build_tasks(comparison: Comparison, say: Messages) -> tuple[Block, ...]:
    """All tasks, numbered. Articles on different events get none that sets them side by side."""
    related = comparison.event.verdict != "different" or bool(comparison.facts)
    parts = [list(_marking(say))]
    if related:
        parts.append(list(_telling(comparison, say)))
    parts += [
        list(_numbers(comparison, say)),
        list(_speakers(say)),
        list(_rewriting(comparison, say)),
    ]
    if related:
        parts.append(list(_merging(say)))
    parts.append(list(_looking_up(say)))
    found: list[Block] = list(_opening(say))
    for number, part in enumerate((p for p in parts if p), start=1):
        first = part[0]
        if isinstance(first, Heading):
            part[0] = Heading(f"{number}. {first.text}", first.level, first.skills)
        found += part
    return tuple(found)


def _opening(say: Messages) -> Iterator[Block]:
    yield Para(say.gettext("Group word: ______________________   Date: ______________"))
    yield Para(
        say.gettext(
            "Read both articles first. A code such as A3 is the number of a sentence: article A, "
            "sentence 3. H is the headline. Write these codes in your answers as proof. Often there "
            "is more than one good answer."
        )
    )
    yield Table(
        say.gettext("Five letters"),
        (say.gettext("Letter"), say.gettext("Kind"), say.gettext("What it is")),
        tuple(
            Row((letter, say.gettext(name), say.gettext(what)))
            for letter, (name, what) in words.CATEGORIES.items()
        ),
        (2, 6, 19),
    )
    yield Para(
        say.gettext("An outlet is the newspaper, site or station that published the article."), style="small"
    )


def _marking(say: Messages) -> Iterator[Block]:
    yield Heading(say.gettext("Mark the words"), skills=_WORDS)
    yield Para(
        say.gettext(
            "Underline words that colour the story in both articles. Write the letter beside each. "
            "Then copy the four that matter most. Whose words are they: the outlet’s, or a speaker’s?"
        )
    )
    head = (N_("Sentence"), N_("Exact words"), N_("Letter"), N_("Whose words?"), N_("What do they do?"))
    yield Table(
        say.gettext("Words you marked"), _heads(say, head), (blank_row(5),) * 4, (4, 9, 3, 6, 9), True
    )


def _heads(say: Messages, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(say.gettext(name) for name in names)


def _telling(comparison: Comparison, say: Messages) -> Iterator[Block]:
    labels = tuple(a.label for a in comparison.articles)
    yield Heading(say.gettext("What does each article tell?"), skills=_FACTS)
    yield Para(
        say.gettext(
            "Find each of these in the articles. Write the sentence code, or “not found”. Then write: "
            "same, different, or only in one. Add one row of your own."
        )
    )
    columns = 2 + len(labels)
    head = (
        say.gettext("What is told"),
        *(say.gettext("Sentence in %(label)s", label=label) for label in labels),
        say.gettext("Same, different or only in one?"),
    )
    rows = [Row((words.quoted(f.label), *("",) * (columns - 1))) for f in pick_facts(comparison)]
    rows += [blank_row(columns)] * (1 if rows else 4)
    yield Table(say.gettext("What is told"), head, tuple(rows), (6, *(2,) * len(labels), 3), True)
    for difference in pick_divergences(comparison):
        spans = [s for label in labels for s in difference.sides.get(label, ())]
        yield Para(difference.question, start=_codes(spans, say))
        yield Lines(1)
    yield Para(
        say.gettext(
            "Choose one thing that only one article tells. Could the other writer have known it? "
            "Does it matter?"
        )
    )
    yield Lines(2)


def _codes(spans: list[Span], say: Messages) -> str:
    return say.gettext("Compare %(codes)s.", codes=say.join(sentences_of(spans)))


def _numbers(comparison: Comparison, say: Messages) -> Iterator[Block]:
    numbers = pick_numbers(comparison)
    if not numbers:
        return
    yield Heading(say.gettext("What do the numbers count?"), skills=_FACTS)
    head = (
        N_("Number"),
        N_("Article"),
        N_("Sentence"),
        N_("What exactly is being counted?"),
        N_("Who counted it?"),
    )
    rows = tuple(Row((n.span.text, n.span.article, "", "", "")) for n in numbers)
    yield Table(say.gettext("Numbers"), _heads(say, head), rows, (3, 2, 2, 6, 4), True)


def _speakers(say: Messages) -> Iterator[Block]:
    yield Heading(say.gettext("Who speaks?"), skills=_VIEWS)
    head = (N_("Speaker"), N_("Article"), N_("Name given?"), N_("First sentence"), N_("Word for “said”"))
    rows = (blank_row(5),) * 4
    yield Table(say.gettext("Speakers"), _heads(say, head), rows, (5, 2, 3, 3, 4), True)
    yield Para(say.gettext("Who is spoken about but says nothing? Whose voice is missing in all articles?"))
    yield Lines(1)


def _rewriting(comparison: Comparison, say: Messages) -> Iterator[Block]:
    yield Heading(say.gettext("Say it in plain words"), skills=_WORDS)
    yield Para(
        say.gettext(
            "Write each sentence again so that it takes no side. Keep the facts. "
            "What is lost, and what is gained?"
        )
    )
    chosen = pick_rewrites(comparison)
    if len(chosen) > 2:  # the page would run over
        chosen = tuple(pair for pair in chosen if pair[1]) or chosen[:1]
    for label, rewrite in chosen:
        if rewrite is None:
            yield Para(
                say.gettext("Choose a sentence of article %(label)s yourself.", label=label), start=label
            )
        else:
            yield Para(rewrite.sentence.text, start=rewrite.sentence.id, style="sentence")
        yield Lines(2)


def _merging(say: Messages) -> Iterator[Block]:
    yield Heading(say.gettext("One fair paragraph"), skills=_VIEWS)
    yield Para(
        say.gettext(
            "Write one paragraph about the event that readers of every article would call fair. Put the "
            "sentence code behind each claim. Say who claims what the articles do not agree on."
        )
    )
    yield Lines(5)


def _looking_up(say: Messages) -> Iterator[Block]:
    yield Heading(say.gettext("Look it up"))
    yield Para(say.gettext("Leave these pages. Choose one question, and write where you found the answer."))
    yield Bullets(tuple(say.gettext(words.LOOK_UP_NEXT[i]) for i in (0, 2, 3)), ordered=True)
    yield Lines(2)
