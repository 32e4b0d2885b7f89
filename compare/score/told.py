"""Which words of an article someone else is said to have spoken, and who."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from compare import settings
from compare.records import Attribution, Document, Source, Span


class _Content(NamedTuple):
    start: int
    end: int
    source: Source
    attribution: Attribution


class Told:
    """The contents of all attributions of a document, and its quotations."""

    def __init__(self, document: Document) -> None:
        contents = [
            _Content(a.content.start, a.content.end, s, a) for s in document.sources for a in s.attributions
        ]
        self._contents = sorted(contents, key=lambda c: (c.start, c.end))
        self._starts = [c.start for c in self._contents]
        self._quoted = [
            (q.span.start, q.span.end)
            for q in document.quotations
            if q.words > settings.SCARE_QUOTE_MAX_WORDS
        ]

    def by_others(self, span: Span) -> bool:
        """Do these words stand in what a source says, or in a longer quotation? "reportedly" counts too."""
        return self._holder(span) is not None or any(
            s <= span.start and span.end <= e for s, e in self._quoted
        )

    def by(self, span: Span) -> str | None:
        """Name or description of the one who says it (the innermost claim); None where no one is named."""
        holder = self._holder(span)
        if holder is None or holder.attribution.source is None:
            return None
        return holder.source.name or holder.source.descriptor or None

    def _holder(self, span: Span) -> _Content | None:
        """The shortest content that holds these words, unless they bring it in ("Doe claimed …")."""
        upto = self._contents[: bisect_right(self._starts, span.start)]
        fit = [c for c in upto if span.end <= c.end and not _brings_in(c.attribution, span)]
        return min(fit, key=lambda c: (c.end - c.start, c.start), default=None)


def _brings_in(attribution: Attribution, span: Span) -> bool:
    beside = (attribution.cue, attribution.source)
    return any(s is not None and s.start < span.end and span.start < s.end for s in beside)
