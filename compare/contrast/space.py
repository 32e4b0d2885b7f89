"""Documents + facts → order and room: words, quoted words, room by side and topic, first tellings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from compare.contrast.room import measure_topics
from compare.contrast.units import View, views_of
from compare.names import load_aliases
from compare.records import Document, Fact, SideSpace, Source, Space, TopicSpace

_PARTY_TAG = re.compile(r"^([DR])-")
_PARTIES = {"D": "Democrats", "R": "Republicans"}


def measure_space(
    documents: Sequence[Document], facts: Sequence[Fact], views: Mapping[str, View] | None = None
) -> dict[str, Space]:
    """For each label: words, quoted words, room by side and topic, {fact id: first sentence telling it}.

    `views` are the documents' where they have been made already.
    """
    known = views or views_of(documents)
    topics = measure_topics(known)
    return {label: _space(view, facts, topics[label]) for label, view in known.items()}


def _space(view: View, facts: Sequence[Fact], topics: tuple[TopicSpace, ...]) -> Space:
    first = {}
    for fact in facts:
        told = [view.by_id[s.sentence].index for s in fact.evidence if s.sentence in view.by_id]
        if told:
            first[fact.id] = view.units[min(told)].id
    return Space(
        words=view.document.words,
        quoted_words=sum(q.words for q in view.document.quotations),
        sides=_sides(view.document),
        topics=topics,
        first_mention=first,
    )


def _sides(document: Document) -> tuple[SideSpace, ...]:
    """Speakers whose side the article gives, joined by side, the one with most words first."""
    grouped: dict[str, list[Source]] = {}
    for source in document.sources:
        if source.side:
            grouped.setdefault(side_name(source.side), []).append(source)
    sides = [
        SideSpace(
            side=side,
            speakers=len(sources),
            quoted_words=sum(s.quoted_words for s in sources),
            paraphrased_words=sum(s.paraphrased_words for s in sources),
            share=round(sum(s.share for s in sources), 4),
        )
        for side, sources in grouped.items()
    ]
    return tuple(sorted(sides, key=lambda s: (-s.quoted_words - s.paraphrased_words, s.side)))


def side_name(side: str) -> str:
    """One name for a side: "D-Ohio" and "Democrats" are the same; unknown ones stay as they are."""
    tag = _PARTY_TAG.match(side)
    known = load_aliases().known(_PARTIES[tag.group(1)] if tag else side) or load_aliases().known(f"{side}s")
    return known.name if known is not None else side
