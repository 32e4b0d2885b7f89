"""The teacher's part of a worksheet: what the tool found for each task, with the sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.records import Attribution, Comparison, Fact, Mark, Number, Source, Span
from compare.render import words
from compare.render.messages import N_, Messages
from compare.render.view_people import silent_names
from compare.render.worksheet_blocks import Block, Bullets, Heading, Para, Row, Table
from compare.render.worksheet_pick import (
    Rewrite,
    pick_divergences,
    pick_facts,
    pick_marks,
    pick_numbers,
    pick_rewrites,
    pick_speakers,
    sentences_of,
)

_NOT_FOUND = N_("not found")
_QUESTIONS_EVIDENCE = 4  # sentences named behind a question


def build_answers(comparison: Comparison, say: Messages) -> tuple[Block, ...]:
    """Answers to the tasks, as far as the tool has any."""
    found: list[Block] = [
        Para(
            say.gettext(
                "These are findings of a computer. They can be wrong, and pupils may find more. "
                "Take a good reason from the text over any answer below."
            )
        )
    ]
    for part in (_marks, _facts, _numbers, _speakers, _rewrites, _shared):
        found += part(comparison, say)
    return tuple(found)


def build_background(comparison: Comparison, say: Messages) -> tuple[Block, ...]:
    """What a teacher may want beside the answers: frames, questions with evidence, limits."""
    return (*_frames(comparison, say), *_questions(comparison, say), *_limits(comparison, say))


def _heads(say: Messages, *names: str) -> tuple[str, ...]:
    return tuple(say.gettext(name) for name in names)


def _marks(comparison: Comparison, say: Messages) -> Iterator[Block]:
    yield Heading(say.gettext("Marked words"), 3)
    head = _heads(
        say, N_("Sentence"), N_("Words"), N_("Letter"), N_("Whose words"), N_("Why, and a plainer way")
    )
    for article in comparison.articles:
        chosen = pick_marks(comparison, article.label)
        total = sum(k.span.article == article.label for k in comparison.marks)
        name = say.gettext("Article %(label)s", label=article.label)
        if not chosen:
            yield Para(say.gettext("No words were marked."), start=name)
            continue
        if len(chosen) < total:
            note = say.gettext("The %(shown)s clearest of %(total)s marks.", shown=len(chosen), total=total)
            yield Para(note, start=name)
        yield Table(name, head, tuple(_mark_row(k, say) for k in chosen), (4, 9, 3, 6, 16))


def _mark_row(mark: Mark, say: Messages) -> Row:
    who = (
        say.gettext("the outlet’s") if mark.voice == "outlet" else mark.speaker or say.gettext("a speaker’s")
    )
    why = mark.reason
    if mark.neutral:
        why = say.gettext("%(reason)s Try: %(neutral)s", reason=why, neutral=mark.neutral)
    return Row((mark.span.sentence, mark.span.text, mark.category, who, why), about=f"n-{mark.id}")


def _facts(comparison: Comparison, say: Messages) -> Iterator[Block]:
    facts = pick_facts(comparison)
    if not facts:
        return
    yield Heading(say.gettext("What each article tells"), 3)
    yield from _differences(comparison)
    labels = [a.label for a in comparison.articles]
    head = (
        say.gettext("What is told"),
        *labels,
        say.gettext("Told"),
        say.gettext("Could the other have known it?"),
    )
    rows = tuple(_fact_row(f, labels, say) for f in facts)
    yield Table(say.gettext("What each article tells"), head, rows, (7, *(2,) * len(labels), 3, 4))


def _fact_row(fact: Fact, labels: Sequence[str], say: Messages) -> Row:
    status = {"both": N_("in more than one"), "differ": N_("differently"), "only": N_("only in one")}
    cells = [_where(fact, label, say) for label in labels]
    could = say.gettext(words.COULD_HAVE_KNOWN[fact.could_have_known]) if fact.status == "only" else ""
    return Row((words.quoted(fact.label), *cells, say.gettext(status[fact.status]), could), about=fact.id)


def _where(fact: Fact, label: str, say: Messages) -> str:
    ids = sentences_of(s for s in fact.evidence if s.article == label)
    return ", ".join(ids) or say.gettext(_NOT_FOUND)


def _differences(comparison: Comparison) -> Iterator[Block]:
    for found in pick_divergences(comparison):
        sides = [_said(spans) for _, spans in sorted(found.sides.items()) if spans]
        yield Para(" / ".join(sides), start=found.question)


def _said(spans: Sequence[Span]) -> str:
    return "; ".join(f"{s.sentence} {words.quoted(s.text)}" for s in spans)


def _numbers(comparison: Comparison, say: Messages) -> Iterator[Block]:
    numbers = pick_numbers(comparison)
    if not numbers:
        return
    yield Heading(say.gettext("Numbers"), 3)
    head = _heads(
        say, N_("Number"), N_("Sentence"), N_("What is counted, in the article’s words"), N_("Beside it")
    )
    rows = tuple(_number_row(n, say) for n in numbers)
    yield Table(say.gettext("Numbers"), head, rows, (3, 2, 7, 6))


def _number_row(number: Number, say: Messages) -> Row:
    beside = [
        f"{p.span.sentence} {words.quoted(p.span.text)}: {say.gettext(words.NUMBER_RELATIONS[p.relation])}"
        for p in number.partners
    ]
    alone = words.NUMBER_RELATIONS[""]
    told = "; ".join(beside) or say.gettext(alone)
    return Row((number.span.text, number.span.sentence, number.counts, told))


def _speakers(comparison: Comparison, say: Messages) -> Iterator[Block]:
    rows = [
        _speaker_row(source, say)
        for article in comparison.articles
        for source in pick_speakers(comparison, article.label)
    ]
    if not rows:
        return
    yield Heading(say.gettext("Speakers"), 3)
    head = _heads(
        say, N_("Speaker"), N_("Article"), N_("Name given?"), N_("First sentence"), N_("Word for “said”")
    )
    head = (*head, say.gettext("Words quoted"))
    yield Table(say.gettext("Speakers"), head, tuple(rows), (6, 2, 2, 2, 4, 2))
    silent = silent_names(comparison)
    if silent:
        yield Para(
            ", ".join(silent) + ".", start=say.gettext("Spoken about, but given no words in any article:")
        )


def _speaker_row(source: Source, say: Messages) -> Row:
    first: Attribution = min(source.attributions, key=lambda a: a.cue.start)
    verbs = dict.fromkeys(a.cue.text for a in source.attributions)
    named = say.gettext("yes") if source.name else say.gettext("no")
    name = source.name or source.descriptor or say.gettext("no one named")
    cells = (name, source.article, named, first.cue.sentence, ", ".join(verbs), str(source.quoted_words))
    return Row(cells)


def _rewrites(comparison: Comparison, say: Messages) -> Iterator[Block]:
    chosen = [r for _, r in pick_rewrites(comparison) if r is not None]
    if not chosen:
        return
    yield Heading(say.gettext("Plain words"), 3)
    for rewrite in chosen:
        yield Para(_instead(rewrite, say), start=rewrite.sentence.id)


def _instead(rewrite: Rewrite, say: Messages) -> str:
    tips = (
        say.gettext("%(words)s. Try: %(neutral)s", words=words.quoted(k.span.text), neutral=k.neutral)
        for k in rewrite.marks
        if k.neutral
    )
    return " ".join(tips)


def _shared(comparison: Comparison, say: Messages) -> Iterator[Block]:
    """The fair paragraph can rest on what more than one article tells."""
    told = [f for f in comparison.facts if f.status == "both"]
    told.sort(key=lambda f: -f.importance)
    if not told:
        return
    yield Heading(say.gettext("For the fair paragraph: told by more than one article"), 3)
    yield Bullets(tuple(f"{words.quoted(f.label)} ({', '.join(sentences_of(f.evidence))})" for f in told))


def _frames(comparison: Comparison, say: Messages) -> Iterator[Block]:
    labels = [a.label for a in comparison.articles]
    levels = {x: {f.frame: f for f in comparison.frames.get(x, ()) if f.level} for x in labels}
    names = sorted({name for found in levels.values() for name in found})
    if not names:
        return
    yield Heading(say.gettext("Frames"), 3)
    yield Para(
        say.gettext("A frame is the angle from which a story is told. An article often has two or three.")
    )
    rows = []
    for name in names:
        cells = []
        for label in labels:
            frame = levels[label].get(name)
            level = say.gettext(words.FRAME_LEVELS[max(0, min(3, frame.level)) if frame else 0])
            ids = sentences_of(frame.evidence)[:_QUESTIONS_EVIDENCE] if frame else ()
            cells.append(f"{level} ({', '.join(ids)})" if ids else level)
        rows.append(Row((say.gettext(name), *cells)))
    yield Table(say.gettext("Frames"), (say.gettext("Frame"), *labels), tuple(rows), (4, *(4,) * len(labels)))


def _questions(comparison: Comparison, say: Messages) -> Iterator[Block]:
    if not comparison.questions:
        return
    yield Heading(say.gettext("Questions to talk about"), 3)
    lines = []
    for question in comparison.questions:
        ids = sentences_of(question.evidence)[:_QUESTIONS_EVIDENCE]
        lines.append(f"{question.text} ({', '.join((*ids, question.skill))})")
    yield Bullets(tuple(lines), ordered=True)


def _limits(comparison: Comparison, say: Messages) -> Iterator[Block]:
    yield Heading(say.gettext("What this tool cannot see"), 3)
    own = say.gettext(
        "It gives no score and no rating to any outlet. It reads only the words in these files."
    )
    yield Bullets((*comparison.cannot_see, own))
