"""Chooses which words of an article stay in a report that is shared: those that findings rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from compare import settings
from compare.records import ActorRole, ComparedArticle, Comparison, Fact, Span
from compare.render.excerpt_text import Words, split_runs


def choose_words(comparison: Comparison, article: ComparedArticle, words: Words) -> Set[int]:
    """Numbers of the words that stay; the least important excerpts are the first to go.

    All words of a text that keeps to the limits already stay.
    """
    most = min(settings.EXCERPT_MOST, int(article.words * settings.EXCERPT_SHARE))
    if len(words.places) <= most and _longest(words) <= settings.EXCERPT_RUN:
        return frozenset(range(len(words.places)))
    choice = _Choice(words, most)
    cited = (*_findings(comparison, article.label), *_voices(comparison, article.label))
    wanted = [w for w in cited if w[1].article == article.label]
    wanted.sort(key=lambda w: (w[0], w[1].start, w[1].end))
    for _, span, hint in wanted:
        choice.add(_window(words, span, hint))
    return frozenset(choice.kept)


def _longest(words: Words) -> int:
    longest = run = 0
    for fresh in words.fresh:
        run = 1 if fresh else run + 1
        longest = max(longest, run)
    return longest


@dataclass(slots=True)
class _Choice:
    """The words chosen so far."""

    words: Words
    most: int
    kept: set[int] = field(default_factory=set)

    def add(self, wanted: range) -> None:
        """Keeps these words; of an excerpt that does not fit the first ones, if they still tell anything."""
        least = min(len(wanted), settings.EXCERPT_LEAST)
        for size in range(len(wanted), max(least, 1) - 1, -1):
            if self._fits(wanted[:size]):
                self.kept.update(wanted[:size])
                return

    def _fits(self, wanted: range) -> bool:
        if len(self.kept) + sum(i not in self.kept for i in wanted) > self.most:
            return False
        fresh = self.words.fresh
        first, last = wanted[0], wanted[-1]
        while not fresh[first] and first - 1 in self.kept:
            first -= 1
        while last + 1 < len(fresh) and not fresh[last + 1] and last + 1 in self.kept:
            last += 1
        run = longest = 0
        for i in range(first, last + 1):
            run = 1 if fresh[i] else run + 1
            longest = max(longest, run)
        return longest <= settings.EXCERPT_RUN


def _window(words: Words, span: Span, hint: str) -> range:
    """The part of a cited span that may stay: the words it shares with `hint`, else its first ones."""
    inside = words.inside(span.start, span.end)
    if not hint:
        return inside[: settings.EXCERPT_RUN]
    shared = _shared(words.folded[inside.start : inside.stop], hint)
    return (inside[shared.start : shared.stop] or inside)[: settings.EXCERPT_FACT]


def _shared(folded: Sequence[str], hint: str) -> range:
    """The longest run of words that also stands in `hint`; the first of equals."""
    best = range(0)
    for run in split_runs(hint):
        for i in range(len(folded)):
            for j in range(len(run)):
                size = 0
                while i + size < len(folded) and j + size < len(run) and folded[i + size] == run[j + size]:
                    size += 1
                if size > len(best):
                    best = range(i, i + size)
    return best if len(best) >= settings.EXCERPT_LEAST else range(0)


# ---------------------------------------------------------------- what is cited, in order of importance

_Wanted = tuple[tuple[float, ...], Span, str]


def _findings(comparison: Comparison, label: str) -> Iterator[_Wanted]:
    """Differences, marks, numbers that answer each other and other words for one thing; then facts.

    With each the words that tell most of it, "" for its first ones.
    """
    for divergence in comparison.divergences:
        yield from (((0, -divergence.importance), s, "") for s in divergence.sides.get(label, ()))
    for mark in comparison.marks:
        yield (1, -mark.strength, -mark.confidence), mark.span, ""
    for number in comparison.numbers:
        yield (2, 0) if number.partners else _NUMBER_ALONE, number.span, ""
    for choice in comparison.word_choices:
        yield from (((3, 0), s, "") for s in choice.sides.get(label, ()))
    for fact in comparison.facts:
        yield from _told(fact, label)
    for notice in comparison.warnings:
        yield from (((7, 0), s, "") for s in notice.evidence)


def _told(fact: Fact, label: str) -> Iterator[_Wanted]:
    """What the article says of a fact; where it says it again comes later."""
    spans = [s for s in fact.evidence if s.article == label]
    for number, span in enumerate(spans):
        yield (7 if number else 4, -fact.importance, -len(fact.articles)), span, fact.label


# Before a fact of middling importance: it takes two words, and many facts hold it anyway.
_NUMBER_ALONE = (4, -3.5)


def _voices(comparison: Comparison, label: str) -> Iterator[_Wanted]:
    """Who is heard and how it is put; then what actors do and are called, and frames."""
    for source in comparison.sources:
        for told in source.attributions:
            yield (5, 0), told.cue, ""
            yield from (((6, 0), s, "") for s in (told.source,) if s is not None)
    for span in comparison.agentless.get(label, ()):
        yield (6, 0), span, ""
    for actor in comparison.actors:
        if label in actor.inside:
            yield from (((8, 0), span, "") for span in _acts(actor.inside[label]))
    for frame in comparison.frames.get(label, ()):
        yield from (((9, -frame.level), span, "") for span in frame.evidence)
    for answer in comparison.framing.get(label, ()):
        for evidence in answer.evidence:
            yield from (((9, 0), span, "") for span in evidence.words)


def _acts(role: ActorRole) -> Iterator[Span]:
    yield from role.mentions[:1]
    yield from (*role.labels, *role.done_to, *role.does)
