"""Who is credited with what each sentence says."""

from __future__ import annotations

from dataclasses import dataclass

from compare.names import parse_person
from compare.records import Document

_PLAIN = frozenset({"he", "she", "they", "it", "who", "we", "i", "a", "the", "named", "no", "one"})


@dataclass(frozen=True)
class Voice:
    """`speakers`: words of their names, empty for the outlet; `direct`: told in their own words."""

    speakers: frozenset[str]
    direct: bool


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
    return tuple(Voice(frozenset(speakers[s.id]), s.id in direct) for s in document.sentences)


def differ(one: Voice, two: Voice) -> bool:
    """Are the sentences told by different people, or by a quoted speaker and by the outlet itself?"""
    if one.speakers and two.speakers:
        return not one.speakers & two.speakers
    return one.direct != two.direct


def _keys(name: str) -> set[str]:
    words = {parse_person(name).last, *name.lower().split()} if name else set()
    return {w for w in words if w and w not in _PLAIN}
