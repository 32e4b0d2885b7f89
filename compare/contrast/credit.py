"""Divergences of quotations: the same words credited to different speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.units import Pair, View, plain, told_alike, topic_of
from compare.records import Attribution, Divergence, Quotation, Source, Span

_WORD = re.compile(r"\w[\w'’-]*")
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "who",
        "we",
        "i",
        "you",
        "this",
        "that",
        "them",
        "him",
        "her",
        "his",
        "their",
        "its",
    ]
)
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "for",
        "in",
        "on",
        "at",
        "to",
        "by",
        "his",
        "her",
        "its",
        "their",
        "u",
        "s",
        "us",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)


_Said = tuple[Source, Attribution]


class _Run(NamedTuple):
    """Equal words of two quotations, as word indices: words[first:last]."""

    left: tuple[int, int]
    right: tuple[int, int]


class _Words(NamedTuple):
    view: View
    quotation: Quotation
    words: list[re.Match[str]]
    stems: list[str]


def credit_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """Differences between two quotations that share at least five words in a row."""
    seen: set[tuple[str, int, str, int]] = set()
    for pair in pairs:
        if told_alike(views, pair.left, pair.right):
            continue
        for left in _quoted(views, pair.left.id):
            for right in _quoted(views, pair.right.id):
                key = (
                    pair.left.label,
                    left.quotation.span.start,
                    pair.right.label,
                    right.quotation.span.start,
                )
                run = _longest_run(left.stems, right.stems)
                if run is None or key in seen:
                    continue
                seen.add(key)
                topic = topic_of(pair.left, pair.right)
                yield from _credited(views, left, right, run, topic)


def _quoted(views: dict[str, View], sentence: str) -> list[_Words]:
    view = views[sentence[0]]
    unit = view.by_id[sentence]
    found = []
    for q in view.document.quotations:
        if q.words < settings.SAME_QUOTATION_WORDS:
            continue
        if q.span.start < unit.sentence.end and unit.sentence.start < q.span.end:
            words = list(_WORD.finditer(view.document.article.text, q.span.start, q.span.end))
            found.append(_Words(view, q, words, [plain(w.group()) for w in words]))
    return found


def _longest_run(left: list[str], right: list[str]) -> _Run | None:
    """The longest run of equal words, if it has `SAME_QUOTATION_WORDS` or more."""
    size, ends = 0, (0, 0)
    before = [0] * (len(right) + 1)
    for i, word in enumerate(left):
        row = [0] * (len(right) + 1)
        for j, other in enumerate(right):
            if word == other:
                row[j + 1] = before[j] + 1
                if row[j + 1] > size:
                    size, ends = row[j + 1], (i + 1, j + 1)
        before = row
    if size < settings.SAME_QUOTATION_WORDS:
        return None
    return _Run((ends[0] - size, ends[0]), (ends[1] - size, ends[1]))


# ---------------------------------------------------------------- who is credited


def _credited(
    views: dict[str, View], left: _Words, right: _Words, run: _Run, topic: str
) -> Iterator[Divergence]:
    one, two = _speaker(left, run.left), _speaker(right, run.right)
    if one is None or two is None or not _different(left, one, right, two):
        return
    spans = (
        *_in_order(_credit_span(left.view, one), _run_span(left, run.left)),
        *_in_order(_credit_span(right.view, two), _run_span(right, run.right)),
    )
    question = "The same words are credited to different sources: who could have said or written them?"
    yield draft(views, "attribution", f"who is credited: {topic}", spans, question)


def _speaker(side: _Words, run: tuple[int, int]) -> _Said | None:
    start, end = side.words[run[0]].start(), side.words[run[1] - 1].end()
    found = [p for p in side.view.attributions_in(start, end) if p[1].source is not None]
    return min(found, key=lambda p: (p[1].content.end - p[1].content.start, p[1].cue.start), default=None)


def _different(left: _Words, one: _Said, right: _Words, two: _Said) -> bool:
    """Are the two credited sources surely not one?

    Both must be named people, bodies or documents; a pronoun leaves it open,
    and so does a name that stands near the quotation in the other article too
    ("he issued a statement saying").
    """
    names = [_name_words(said) for said in (one, two)]
    if not names[0] or not names[1] or names[0] & names[1]:
        return False
    return not (names[0] & _around(right) or names[1] & _around(left))


def _name_words(said: _Said) -> frozenset[str]:
    """Words of a named source as it stands in the sentence; empty where it is not surely someone."""
    source, attribution = said
    words = frozenset(plain(attribution.source.text if attribution.source else "").split())
    if source.kind not in ("named", "document") or words & _PRONOUNS:
        return frozenset()
    return (words | frozenset(plain(source.name or "").split())) - _SMALL


def _around(side: _Words) -> frozenset[str]:
    """Words of the sentence with the quotation and of the one before, outside the quotation itself."""
    unit = side.view.holder(side.quotation.span)
    if unit is None:
        return frozenset()
    start = side.view.units[max(0, unit.index - 1)].sentence.start
    text, span = side.view.document.article.text, side.quotation.span
    end = max(unit.sentence.end, span.end)
    return frozenset(plain(text[start : span.start] + " " + text[span.end : end]).split())


def _credit_span(view: View, speaker: _Said) -> Span:
    """Source and cue in one stretch where they stand side by side, else the source."""
    source, cue = speaker[1].source, speaker[1].cue
    assert source is not None
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    if end - start > len(source.text) + len(cue.text) + 12:
        start, end = source.start, source.end
    return view.span(start, end)


def _run_span(side: _Words, run: tuple[int, int]) -> Span:
    return side.view.span(side.words[run[0]].start(), side.words[run[1] - 1].end())


def _in_order(one: Span, two: Span) -> tuple[Span, Span]:
    return (one, two) if one.start <= two.start else (two, one)
