"""Chooses from a comparison what a worksheet asks about.

Every choice goes by what the records say (importance, strength, partners) and
never by the order of the articles, so that swapped articles give the same tasks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare import settings
from compare.records import Comparison, Divergence, Fact, Mark, Number, Sentence, Source

_COLOURED = ("W", "V", "L")  # kinds of marks whose words can be swapped for plainer ones
_COUNTED = ("money", "percent", "count", "measure", "duration")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A sentence to write again in plain words, and the marks in it."""

    label: str
    sentence: Sentence
    marks: tuple[Mark, ...]


def pick_facts(comparison: Comparison) -> tuple[Fact, ...]:
    """Facts for the table: some that several articles tell and some of each article alone.

    In the order of the alphabet, so that the order gives no answer away.
    """
    topics = {d.topic for d in comparison.divergences}  # asked about on their own
    told = [f for f in comparison.facts if f.kind != "opinion" and f.label not in topics]
    told.sort(key=lambda f: (-f.importance, f.label.casefold()))
    chosen = [f for f in told if f.status != "only"][: settings.WORKSHEET_SHARED_FACTS]
    for article in comparison.articles:
        own = [f for f in told if f.status == "only" and f.articles == (article.label,)]
        chosen += own[: settings.WORKSHEET_OWN_FACTS]
    return tuple(sorted(chosen, key=lambda f: f.label.strip("… “”\"'").casefold()))


def pick_divergences(comparison: Comparison) -> tuple[Divergence, ...]:
    """The differences with a question and words of at least two articles, the most important first."""
    asked = [d for d in comparison.divergences if d.question and sum(map(bool, d.sides.values())) > 1]
    ordered = sorted(asked, key=lambda d: -d.importance)
    return tuple(ordered[: settings.WORKSHEET_DIFFERENCES])


def pick_numbers(comparison: Comparison) -> tuple[Number, ...]:
    """Numbers that count something; those that answer a number of another article come first."""
    counted = [n for n in comparison.numbers if n.kind in _COUNTED and n.counts.strip()]
    seen: dict[tuple[str, str], Number] = {}
    for number in counted:
        seen.setdefault((number.span.article, number.span.text), number)
    ordered = sorted(seen.values(), key=lambda n: (_rank(n), not _has_digit(n), n.span.start, n.span.article))
    chosen = ordered[: settings.WORKSHEET_NUMBERS]
    return tuple(sorted(chosen, key=lambda n: (_COUNTED.index(n.kind), -n.value, n.span.article)))


def _has_digit(number: Number) -> bool:
    return any(c.isdigit() for c in number.span.text)


def _rank(number: Number) -> int:
    order = ("same_figure_different_thing", "differ", "same")
    return min((order.index(p.relation) for p in number.partners), default=len(order))


def pick_rewrites(comparison: Comparison) -> tuple[tuple[str, Rewrite | None], ...]:
    """For each article the sentence with the strongest mark in the outlet's own voice, or None."""
    return tuple((a.label, _pick_rewrite(comparison, a.label)) for a in comparison.articles)


def _pick_rewrite(comparison: Comparison, label: str) -> Rewrite | None:
    article = next(a for a in comparison.articles if a.label == label)
    rewrites = []
    for sentence in article.sentences:
        marks = tuple(m for m in comparison.marks if m.span.sentence == sentence.id and m.voice == "outlet")
        if any(m.neutral for m in marks):
            rewrites.append(Rewrite(label, sentence, marks))
    return max(rewrites, key=_promise, default=None)


def _promise(rewrite: Rewrite) -> tuple[bool, bool, bool, int, float]:
    """Best to practise on: a coloured word in a body sentence of handy length, and a sure mark."""
    words = len(rewrite.sentence.text.split())
    handy = settings.WORKSHEET_SHORTEST <= words <= settings.WORKSHEET_LONGEST
    hints = [m for m in rewrite.marks if m.neutral]
    best = max(hints, key=lambda m: (m.category in _COLOURED, m.strength, m.confidence))
    body = rewrite.sentence.role == "body"
    return best.category in _COLOURED, handy, body, best.strength, best.confidence


def pick_marks(comparison: Comparison, label: str) -> tuple[Mark, ...]:
    """The clearest marks of one article, in the order of the text."""
    own = [m for m in comparison.marks if m.span.article == label]
    own.sort(key=lambda m: (-m.strength, -m.confidence, m.span.start, m.span.end, m.id))
    return tuple(sorted(own[: settings.WORKSHEET_MARKS], key=lambda m: (m.span.start, m.span.end, m.id)))


def pick_speakers(comparison: Comparison, label: str) -> tuple[Source, ...]:
    """The speakers of one article who say most, in the order in which they are heard."""
    own = [s for s in comparison.sources if s.article == label and s.attributions]
    own.sort(key=lambda s: (-s.quoted_words - s.paraphrased_words, _first(s)))
    return tuple(sorted(own[: settings.WORKSHEET_SPEAKERS], key=_first))


def _first(source: Source) -> int:
    return min(a.cue.start for a in source.attributions)


def sentences_of(spans: Iterable[object]) -> tuple[str, ...]:
    """Ids of the sentences of these spans, each once, in the order given."""
    return tuple(dict.fromkeys(str(getattr(span, "sentence", "")) for span in spans))
