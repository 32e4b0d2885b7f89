"""Content that stands in one article only, in a sentence whose other half is told by both.

A sentence is cut into clauses (phrases.py); a clause is alone where no sentence of
another article, nor two neighbouring ones, tells it (found.py). Clauses are about the
size of a "summary content unit" (Nenkova & Passonneau 2004).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare import settings
from compare.contrast.found import Finder, Finding, Reading, bare
from compare.contrast.phrases import Clause, clauses_of
from compare.contrast.readable import readable
from compare.contrast.units import Pair, Unit, View, is_word
from compare.records import Span

_BETWEEN = frozenset({"PUNCT", "CCONJ", "SPACE"})


class Part(NamedTuple):
    """A stretch told in one article only. `confidence` is 1 less the share that another article tells;
    `new` the weight of what stands nowhere in the others."""

    span: Span
    confidence: float
    new: float


class News(NamedTuple):
    """What stands in no other article: its weight in plain words, people as printed, how many figures."""

    weight: float
    people: tuple[str, ...]
    figures: int


@dataclass(frozen=True)
class Others:
    """What one article is compared with.

    `coverage` is how far the best other article tells each sentence, `link` the score of
    each sentence's best link, `same` the sentences with a "same" link.
    """

    reading: Reading
    finders: tuple[Finder, ...]
    coverage: Mapping[str, float]
    link: Mapping[str, float]
    same: frozenset[str]


def others_of(
    views: Mapping[str, View], pairs: Sequence[Pair], coverage: Mapping[str, float]
) -> dict[str, Others]:
    """For every label what its clauses are looked up in."""
    readings = {label: Reading(view) for label, view in views.items()}
    link: dict[str, float] = {}
    for pair in pairs:
        for unit in (pair.left, pair.right):
            link[unit.id] = max(pair.link.score, link.get(unit.id, 0.0))
    same = frozenset(u.id for p in pairs if p.same for u in (p.left, p.right))
    return {
        label: Others(
            readings[label],
            tuple(Finder(readings[label], readings[other]) for other in views if other != label),
            coverage,
            link,
            same,
        )
        for label in views
    }


def look(unit: Unit, places: Sequence[int], others: Others, *, speaker: bool = False) -> Finding:
    """How far these words (local token indices) are told by the other article that tells most of them.

    With `speaker` the words that name a speaker count too.
    """
    terms = others.reading.of(unit, places, speaker=speaker)
    looks = [finder.look(terms) for finder in others.finders]
    return Finding(
        found=max(x.found for x in looks),
        new=min(x.new for x in looks),
        solid=all(x.solid for x in looks),
        figure=any(x.figure for x in looks),
    )


def news_of(view: View, spans: Sequence[Span], others: Others) -> News:
    """What these stretches of an article hold that stands nowhere in the others."""
    inside = [
        unit.first + i
        for span in spans
        if (unit := view.holder(span))
        for i, token in enumerate(unit.tokens)
        if span.start <= token.start < span.end
    ]
    terms = {t.keys[0]: t for i in inside if (t := others.reading.terms.get(i))}.values()
    missing = [[t for t in terms if not f.places(t)] for f in others.finders]
    return News(
        weight=min(sum(map(f.weight, new)) for f, new in zip(others.finders, missing, strict=True)),
        people=_new_people(view, spans, others),
        figures=min(sum(t.figure for t in new) for new in missing),
    )


def _new_people(view: View, spans: Sequence[Span], others: Others) -> tuple[str, ...]:
    """People in these stretches whom no other article names, as printed, in the order of the text."""
    words = frozenset().union(*(f.other.words for f in others.finders))
    first: dict[int, str] = {}
    for actor in view.document.actors:
        names = [parts for name in (actor.name, *actor.aliases) if (parts := name.split())]
        if actor.label != "PERSON" or any(_known(name, words) for name in names):
            continue
        for mention in actor.role.mentions:
            inside = any(s.start <= mention.start < s.end for s in spans)
            if inside and mention.text.split()[-1] in {name[-1] for name in names}:
                first[mention.start] = " ".join(mention.text.split())
                break
    return tuple(first[start] for start in sorted(first))


def _known(name: Sequence[str], words: frozenset[str]) -> bool:
    """Is any word of a name but the first among these words?"""
    return any(bare(w.lower()) in words for w in name[1:] or name)


def alone(view: View, unit: Unit, others: Others) -> list[Part]:
    """The stretches of a sentence that no other article tells, in reading order, at most `ALONE_MOST`.

    A lead has none: it tells the event itself, which the other articles tell in their words.
    """
    if unit is view.body()[0]:
        return []
    clauses = sorted(clauses_of(unit), key=lambda c: c.first)
    found = {c: look(unit, c.stretch, others).found for c in clauses}
    answered = _answered(unit, found, others)
    free = [c for c in clauses if not c.aside and not (c.core and answered)]
    seeds = [c for c in free if found[c] <= settings.ALONE_MAX_FOUND]
    unsure = [c for c in free if found[c] < settings.EVEN_CHANCE]
    wider = [c for c in unsure if c in seeds or _completes(unit, c, seeds)]
    parts = []
    for run in _runs(unit, wider):
        narrow = _runs(unit, [c for c in run if c in seeds])
        tried = [_part(view, unit, run, others)]
        parts += tried if tried[0] else [_part(view, unit, r, others) for r in narrow]
    best = sorted((p for p in parts if p), key=lambda p: (-p.new, p.span.start))[: settings.ALONE_MOST]
    return _apart(view, best)


def _apart(view: View, parts: Sequence[Part]) -> list[Part]:
    """The parts in reading order; those that share words once they are made readable, as one."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda p: (p.span.start, p.span.end)):
        last = kept[-1] if kept else None
        if last is None or part.span.start >= last.span.end:
            kept.append(part)
            continue
        span = view.span(last.span.start, max(last.span.end, part.span.end))
        kept[-1] = Part(span, min(last.confidence, part.confidence), last.new + part.new)
    return kept


def _answered(unit: Unit, found: Mapping[Clause, float], others: Others) -> bool:
    """May the main claim of a sentence have a counterpart in other words?

    So it is where the sentence is strongly linked, unless another of its clauses is found
    and accounts for the link.
    """
    if unit.id not in others.same and others.link.get(unit.id, 0.0) < settings.ALONE_STRONG_LINK:
        return False
    return not any(_carries(unit, clause.stretch, share, others) for clause, share in found.items())


def may_be_told(unit: Unit, others: Others) -> bool:
    """Is the sentence strongly linked, or do nearly all its words stand together in another article?"""
    places = range(len(unit.tokens))
    strong = others.link.get(unit.id, 0.0) >= settings.ONLY_MAX_LINK
    return strong or _carries(unit, places, look(unit, places, others).found, others)


def _carries(unit: Unit, places: Sequence[int], found: float, others: Others) -> bool:
    """Is so much of these words found that another article tells it, and are they enough to tell?"""
    enough = len(others.reading.of(unit, places)) >= settings.ALONE_MIN_WORDS
    return enough and found >= settings.ALONE_CARRIES


def _completes(unit: Unit, clause: Clause, seeds: Sequence[Clause]) -> bool:
    """Does the clause depend on one that is alone ("… announced a plan" "to shut it")?"""
    head = unit.tokens[clause.head]
    return head.dep != "conj" and any(head.head - unit.first in seed.own for seed in seeds)


def _runs(unit: Unit, clauses: Sequence[Clause]) -> list[list[Clause]]:
    """Clauses between which only marks and a conjunction stand, together."""
    runs: list[list[Clause]] = []
    for clause in clauses:
        between = unit.tokens[runs[-1][-1].last : clause.first] if runs else ()
        if runs and all(t.pos in _BETWEEN for t in between):
            runs[-1].append(clause)
        else:
            runs.append([clause])
    return runs


def _part(view: View, unit: Unit, run: Sequence[Clause], others: Others) -> Part | None:
    """The run as a part, if no other article tells it and what it tells is enough."""
    places = sorted({i for c in run for i in c.stretch})
    finding = look(unit, places, others)
    if finding.figure or finding.found > _most_found(unit, others):
        return None
    if finding.new < settings.ALONE_MIN_NEW or not finding.solid:
        return None
    terms = others.reading.of(unit, places)
    if len(terms) < settings.ALONE_MIN_WORDS - any(t.name or t.figure for t in terms):
        return None
    first, last = readable(unit, places[0], places[-1] + 1)
    if unit.id in others.same and _is_whole(unit, first, last):
        # The sentence is told elsewhere too: it cannot also be "not found" there.
        first, last = places[0], places[-1] + 1
        if _is_whole(unit, first, last):
            return None
    start, end = _closed(view.document.article.text, unit.tokens[first].start, unit.tokens[last - 1].end)
    return Part(view.span(start, end), 1.0 - finding.found, finding.new)


def _is_whole(unit: Unit, first: int, last: int) -> bool:
    """Are all words of the sentence in the stretch?"""
    return not any(is_word(t) for t in (*unit.tokens[:first], *unit.tokens[last:]))


def _most_found(unit: Unit, others: Others) -> float:
    """How much of a clause may be found: the surer the whole sentence is told or linked, the less."""
    told = max(others.coverage.get(unit.id, 0.0), others.link.get(unit.id, 0.0))
    sure = max(0.0, told - settings.EVEN_CHANCE) / (1 - settings.EVEN_CHANCE)
    return settings.ALONE_MAX_FOUND - sure * (settings.ALONE_MAX_FOUND - settings.ALONE_MAX_FOUND_TOLD)


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the marks right before or behind it that it leaves open."""
    for opening, closing in ("“”", "()", "[]", '""'):
        opened, closed = text.count(opening, start, end), text.count(closing, start, end)
        if opening == closing:
            first = text.find(opening, start, end)
            opens = first == start or text[max(0, first - 1) : first].isspace()
            opened, closed = (opened % 2, 0) if opens else (0, closed % 2)
        if opened > closed:
            end = next((i + 1 for i in range(end, min(end + 2, len(text))) if text[i] == closing), end)
        if closed > opened and text[max(0, start - 1) : start] == opening:
            start -= 1
    return start, end
