"""Who is credited with what each sentence says."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass

from compare.names import parse_person
from compare.records import Document

_PLAIN = frozenset({"he", "she", "they", "it", "who", "we", "i", "a", "the", "named", "no", "one"})


@dataclass(frozen=True)
class Voice:
    """`speakers`: words of their names, empty for the outlet; `direct`: told in their own words;
    `quoted`: runs inside quotation marks of two content words, or of four words."""

    speakers: frozenset[str]
    direct: bool
    quoted: frozenset[str] = frozenset()


def voices_of(document: Document) -> tuple[Voice, ...]:
    """The voice of every sentence of a document."""
    speakers: dict[str, set[str]] = {s.id: set() for s in document.sentences}
    direct: set[str] = set()
    for source in document.sources:
        names = _keys(source.name or source.descriptor)
        for attribution in source.attributions:
            place = attribution.content.sentence
            if place in speakers:
                speakers[place] |= names
                direct |= {place} if attribution.direct else set()
    quoted = _quoted_runs(document)
    return tuple(Voice(frozenset(speakers[s.id]), s.id in direct, quoted[s.id]) for s in document.sentences)


def quote_alike(one: Voice, two: Voice) -> bool:
    """Do both sentences quote the same words of one speaker?"""
    return bool(one.quoted & two.quoted and one.speakers & two.speakers)


def _quoted_runs(document: Document) -> dict[str, frozenset[str]]:
    """Sentence id → pairs of neighbouring content words, and any four words in a row, in quotation marks."""
    runs: dict[str, set[str]] = {s.id: set() for s in document.sentences}
    tokens = sorted(document.tokens, key=lambda t: t.start)
    starts = [t.start for t in tokens]
    for start, end in ((q.span.start, q.span.end) for q in document.quotations):
        inside = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        for one, two in itertools.pairwise(t for t in inside if t.end <= end):
            plain = one.text.isalpha() and two.text.isalpha() and not (one.is_stop or two.is_stop)
            if plain:
                runs[document.sentences[one.sentence].id].add(f"{one.text} {two.text}".lower())
        words = [t for t in inside if t.end <= end and t.text[0].isalnum()]
        for k in range(len(words) - 3):
            place = document.sentences[words[k].sentence].id
            runs[place].add(" ".join(t.text for t in words[k : k + 4]).lower())
    return {place: frozenset(found) for place, found in runs.items()}


def differ(one: Voice, two: Voice) -> bool:
    """Are the sentences told by different people, or by a quoted speaker and by the outlet itself?"""
    if one.speakers and two.speakers:
        return not one.speakers & two.speakers
    return one.direct != two.direct


def _keys(name: str) -> set[str]:
    words = {parse_person(name).last, *name.lower().split()} if name else set()
    return {w for w in words if w and w not in _PLAIN}
