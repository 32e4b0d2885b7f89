"""framediff: compare how different outlets tell the same story.

    import compare
    result = compare.compare_articles([compare.read("a.html"), compare.read("b.txt")])
    open("report.html", "w", encoding="utf-8").write(compare.render_html(result))

Names are loaded on first use, so importing the package is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.errors import FramediffError
    from compare.lexicon import load_lexicon
    from compare.pipeline import (
        analyse,
        compare_articles,
        group_events,
        read,
        similarity,
        tone_toward,
    )
    from compare.records import Article, Comparison, Document, Tone
    from compare.render.html import render_html

__version__ = "0.1.0"

_HOMES = {
    "Article": "compare.records",
    "Comparison": "compare.records",
    "Document": "compare.records",
    "Tone": "compare.records",
    "FramediffError": "compare.errors",
    "analyse": "compare.pipeline",
    "compare_articles": "compare.pipeline",
    "group_events": "compare.pipeline",
    "load_lexicon": "compare.lexicon",
    "read": "compare.pipeline",
    "similarity": "compare.pipeline",
    "tone_toward": "compare.pipeline",
    "render_html": "compare.render.html",
}

__all__ = [
    "Article",
    "Comparison",
    "Document",
    "FramediffError",
    "Tone",
    "analyse",
    "compare_articles",
    "group_events",
    "load_lexicon",
    "read",
    "render_html",
    "similarity",
    "tone_toward",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'compare' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
