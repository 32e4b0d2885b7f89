"""What the commands that compare articles share: options, checks, the reading, and errors in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli_lexicon import fail
from compare.errors import ComparisonError, FramediffError, ReadError

if TYPE_CHECKING:
    from compare.lexicon import LoadedLexicon
    from compare.records import Article, Comparison

OK, SOME_FAILED, INTERNAL = 0, 1, 70

ArticlesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="A B [C ...]",
        help="Two or more articles on one event: .txt, .md or saved .html; '-' reads standard input.",
    ),
]
OutletOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Outlet of an article; repeat in the order of the articles, '' to skip one."
    ),
]
DateOption = Annotated[
    list[str] | None, typer.Option(metavar="YYYY-MM-DD", help="Date of an article; repeat likewise.")
]
HeadlineOption = Annotated[
    list[str] | None, typer.Option(metavar="TEXT", help="Headline of an article; repeat likewise.")
]
ForceOption = Annotated[
    bool,
    typer.Option(
        "--force", help="Go on with articles on different events, or identical, very short or foreign ones."
    ),
]
NetworkOption = Annotated[
    bool, typer.Option("--allow-network", help="Allow an article to be a URL, fetched from the web.")
]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the full trace of an error.")]


@contextmanager
def errors_in_one_line(debug: bool) -> Iterator[None]:
    """End the command with one line for any error inside; with `debug` the error goes through."""
    try:
        yield
    except FramediffError as error:
        if debug:
            raise
        fail(str(error))
    except Exception as error:
        if debug:
            raise
        fail(
            f"internal error: {type(error).__name__}: {error}. Run again with --debug and report it.",
            INTERNAL,
        )


def check_paths(paths: Sequence[str], command: str) -> None:
    """Two articles or more, and standard input once at most. Raises FramediffError."""
    if len(paths) < 2:
        raise ComparisonError("only one article given", todo=f"Give two or more: framediff {command} A B")
    if paths.count("-") > 1:
        raise FramediffError(
            "standard input ('-') is given more than once", todo="Save one article to a file."
        )


def compared(
    articles: Sequence[Article],
    lexicon: LoadedLexicon,
    *,
    force: bool,
    tell: Callable[[str], None] | None = None,
) -> Comparison:
    """The comparison of articles that can be compared. Raises ComparisonError where they cannot."""
    from compare.checks import check_comparable
    from compare.pipeline import compare_articles

    check_comparable(articles, force=force)
    return compare_articles(articles, force=force, lexicon=lexicon, progress=tell)


def warn_of_open_names(comparison: Comparison) -> None:
    """Say whose outlet cannot be covered in a blind file, because nothing tells its name."""
    for article in comparison.articles:
        if not article.outlet:
            typer.echo(
                f"framediff: warning: the outlet of article {article.label} is not known, so its name cannot "
                "be covered where the text has it. Give it with --outlet.",
                err=True,
            )


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
