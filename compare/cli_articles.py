"""What the commands that read articles share: options given once an article, and the reading itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from compare.errors import FramediffError, ReadError

if TYPE_CHECKING:
    from compare.records import Article


def per_article(count: int, **options: list[str] | None) -> list[dict[str, str]]:
    """Turn repeated flags into one set of options an article."""
    for name, values in options.items():
        if len(values or ()) > count:
            raise FramediffError(
                f"--{name} is given {len(values or ())} times for {count} article(s)",
                todo="Give it once an article, in the order of the articles.",
            )
    return [
        {name: values[i] for name, values in options.items() if values and i < len(values) and values[i]}
        for i in range(count)
    ]


def read_all(
    paths: Sequence[str],
    given: Sequence[dict[str, str]],
    tell: Callable[[str], None],
    *,
    allow_network: bool,
) -> tuple[list[Article], int]:
    """Every article that can be read; the others are reported, and enough must be left to compare."""
    from compare.pipeline import read

    articles, errors = [], []
    for path, options in zip(paths, given, strict=True):
        tell(f"reading {path}")
        try:
            articles.append(read(path, allow_network=allow_network, **options))
        except ReadError as error:
            errors.append(error)
    if len(articles) < 2:
        raise errors[0]
    for failure in errors:
        typer.echo(f"framediff: warning: left out: {failure}", err=True)
    return articles, len(errors)
