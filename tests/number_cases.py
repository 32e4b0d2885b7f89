"""Short texts as parsed documents, for the tests of figures, frames and readability."""

from __future__ import annotations

import functools
import re

import msgspec

from compare.annotate import annotate
from compare.records import Article, Document, Quantity, Region
from compare.score.numbers import find_numbers


@functools.cache
def parsed(text: str, date: str | None = None) -> Document:
    """Every line is one body paragraph; figures are found, nothing else is scored."""
    regions = tuple(Region(kind="body", start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text))
    article = msgspec.structs.replace(Article.from_text(text, date=date), regions=regions)
    document = annotate(article)
    return msgspec.structs.replace(document, numbers=find_numbers(document))


def figures(text: str, date: str | None = None) -> tuple[Quantity, ...]:
    return parsed(text, date).numbers


def only(text: str, date: str | None = None) -> Quantity:
    """The one figure of the text."""
    (quantity,) = figures(text, date)
    return quantity
