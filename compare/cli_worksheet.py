"""`framediff worksheet A B -o FILE`: the handout by itself, for a word processor, for print or as a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from compare.cli_articles import (
    OK,
    SOME_FAILED,
    ArticlesArgument,
    DateOption,
    DebugOption,
    ForceOption,
    HeadlineOption,
    NetworkOption,
    OutletOption,
    check_paths,
    compared,
    errors_in_one_line,
    per_article,
    read_all,
    warn_of_open_names,
)
from compare.cli_lexicon import DisableOption, LexiconOption, load
from compare.errors import FramediffError
from compare.files import check_writable, write_whole

if TYPE_CHECKING:
    from compare.records import Comparison

_ENDINGS = (".docx", ".pdf", ".html")

Paper = Literal["a4", "letter"]


class _Wanted(NamedTuple):
    """What is to be made of the comparison."""

    output: Path
    title: str | None
    key: bool
    excerpts_only: bool
    blind: bool
    paper: Paper
    lang: str


def worksheet(  # noqa: PLR0913, PLR0917  one parameter an option
    articles: ArticlesArgument,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The worksheet; its ending chooses: .docx, .pdf or .html."
        ),
    ] = Path("worksheet.docx"),
    key: Annotated[bool, typer.Option("--key", help="Add the teacher key on pages of its own.")] = False,
    excerpts_only: Annotated[
        bool,
        typer.Option(
            "--excerpts-only", help="Leave the texts of the articles out, for sharing outside the class."
        ),
    ] = False,
    paper: Annotated[Paper, typer.Option(help="Size of the paper.")] = "a4",
    blind: Annotated[
        bool, typer.Option("--blind", help="Leave the names of outlets, writers and files out for good.")
    ] = False,
    lang: Annotated[
        str, typer.Option(metavar="CODE", help="Language of the tasks around the articles: en or de.")
    ] = "en",
    outlet: OutletOption = None,
    date: DateOption = None,
    headline: HeadlineOption = None,
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Title (default: taken from the articles' own words)."),
    ] = None,
    lexicon: LexiconOption = None,
    disable: DisableOption = None,
    force: ForceOption = False,
    allow_network: NetworkOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all is well.")] = False,
    debug: DebugOption = False,
) -> None:
    """Make a worksheet for a class: the articles with numbered sentences, tasks, and a key if wanted.

    Example: framediff worksheet trade-paper.txt partisan-site.html -o worksheet.docx --key
    """
    wanted = _Wanted(output, title, key, excerpts_only, blind, paper, lang)
    with errors_in_one_line(debug):
        _check(articles, wanted)
        given = per_article(len(articles), outlet=outlet, date=date, headline=headline)
        found, failed = read_all(articles, given, _silent, allow_network=allow_network)
        result = compared(found, load(lexicon, disable), force=force)
        write_whole(output, _render(result, wanted))
        if blind:
            warn_of_open_names(result)
    if not quiet:
        typer.echo(f"Worksheet: {output}")
    raise typer.Exit(SOME_FAILED if failed else OK)


def _silent(_stage: str) -> None:
    """A worksheet takes seconds; no bar is shown."""


def _check(articles: list[str], wanted: _Wanted) -> None:
    """What can be known to be wrong before any work is done."""
    from compare.render.messages import check_language

    check_paths(articles, "worksheet")
    if wanted.output.suffix.lower() not in _ENDINGS:
        raise FramediffError(
            "the ending tells no format a worksheet can have",
            where=str(wanted.output),
            todo=f"Name a file that ends in {', '.join(_ENDINGS[:-1])} or {_ENDINGS[-1]}.",
        )
    check_language(wanted.lang)
    check_writable(wanted.output, articles)


def _render(comparison: Comparison, wanted: _Wanted) -> bytes:
    """The file's bytes, in the format that its ending names."""
    from compare.render.masks import blind_comparison, make_masks
    from compare.render.messages import load_messages
    from compare.render.worksheet import build_worksheet

    title = wanted.title
    if wanted.blind:
        title = make_masks(comparison).cover(title) if title else None
        comparison = blind_comparison(comparison)
    say = load_messages(wanted.lang)
    sheet = build_worksheet(
        comparison, title=title, key=wanted.key, excerpts_only=wanted.excerpts_only, say=say
    )
    match wanted.output.suffix.lower():
        case ".docx":
            from compare.render.worksheet_docx import render_docx

            return render_docx(sheet, wanted.paper, say)
        case ".pdf":
            from compare.render.worksheet_pdf import render_pdf

            return render_pdf(sheet, wanted.paper, say)
        case _:
            from compare.render.worksheet_html import render_worksheet_html

            return render_worksheet_html(sheet, wanted.paper, say, texts=comparison.language)
