"""Documents + facts → order and room: words, quoted words, where each fact is first told."""

from __future__ import annotations

from collections.abc import Sequence

from compare.contrast.units import View, views_of
from compare.records import Document, Fact, Space


def measure_space(documents: Sequence[Document], facts: Sequence[Fact]) -> dict[str, Space]:
    """For each label: word count, words in quotation marks, {fact id: first sentence that tells it}."""
    views = views_of(documents)
    return {label: _space(view, facts) for label, view in views.items()}


def _space(view: View, facts: Sequence[Fact]) -> Space:
    first = {}
    for fact in facts:
        told = [view.by_id[s.sentence].index for s in fact.evidence if s.sentence in view.by_id]
        if told:
            first[fact.id] = view.units[min(told)].id
    return Space(
        words=view.document.words,
        quoted_words=sum(q.words for q in view.document.quotations),
        first_mention=first,
    )
