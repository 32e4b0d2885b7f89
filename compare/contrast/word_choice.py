"""Documents + alignments → other words for the same person, thing or act, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from compare.records import Alignment, Divergence, Document, WordChoice


def find_word_choices(
    documents: Sequence[Document], alignments: Sequence[Alignment], divergences: Sequence[Divergence]
) -> tuple[WordChoice, ...]:
    """Stub."""
    return ()
