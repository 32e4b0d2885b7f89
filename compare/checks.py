"""Refuses what would make a silly report: empty, tiny, identical or foreign-language articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare import settings
from compare.errors import ComparisonError
from compare.labels import LABELS
from compare.records import Article

_HELD = ("headline", "subhead", "body")


def check_comparable(articles: Sequence[Article], *, force: bool = False) -> None:
    """Raise ComparisonError for articles no honest report can be made of.

    `force` lets through all but articles without any text.
    """
    for label, article in zip(LABELS, articles, strict=False):
        words = _words(article)
        if words == 0:
            raise ComparisonError(
                "holds no article text", where=article.source, todo="Check the file, or save the page again."
            )
        if force:
            continue
        if words < settings.MIN_ARTICLE_WORDS:
            raise ComparisonError(
                f"article {label} has only {words} word{'s' * (words != 1)}, too few to compare",
                where=article.source,
                todo="Give the whole article, or add --force.",
            )
        if any(n.code == "language" and n.severity == "stop" for n in article.notices):
            raise ComparisonError(
                f"article {label} does not seem to be in English, the only language framediff reads",
                where=article.source,
                todo="Give an English article, or add --force.",
            )
    if not force:
        _check_identical(articles)


def _check_identical(articles: Sequence[Article]) -> None:
    seen: dict[str, str] = {}
    for label, article in zip(LABELS, articles, strict=False):
        body = _body(article)
        if body in seen:
            raise ComparisonError(
                f"articles {seen[body]} and {label} are the same text",
                where=article.source,
                todo="Give two different articles, or add --force.",
            )
        seen[body] = label


def _body(article: Article) -> str:
    kept = [article.text[r.start : r.end] for r in article.regions or () if r.kind in _HELD]
    return " ".join(" ".join(kept).split())


def _words(article: Article) -> int:
    return len(re.findall(r"\w[\w'’-]*", _body(article)))
