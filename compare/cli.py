"""The `framediff` command. Only it and the other `cli_*` modules print or exit.

Heavy parts are imported inside the commands, so that `--help` and errors in
the arguments answer at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from compare import cli_agree, cli_lexicon, cli_worksheet
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
from compare.cli_lexicon import DisableOption, LexiconOption
from compare.errors import FramediffError
from compare.files import check_writable, write_whole
from compare.render.messages import check_language

if TYPE_CHECKING:
    from rich.progress import Progress

    from compare.lexicon import LoadedLexicon
    from compare.records import Comparison

app = typer.Typer(
    name="framediff",
    help="Compare how different outlets tell one story. Works offline; one HTML file is the whole report.",
    epilog="Exit codes: 0 done, 1 done but some articles could not be read, 2 wrong use or bad input.",
    no_args_is_help=True,
    rich_markup_mode=None,  # Rich help pages cost half a second; plain ones are instant
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class _Request(NamedTuple):
    """What one `compare` was asked to do; `given` holds outlet, date and headline an article."""

    paths: list[str]
    given: list[dict[str, str]]
    output: str
    json_file: str | None
    title: str | None
    start: Literal["read", "explore", "teach"]
    lang: str
    blind: bool
    excerpts_only: bool
    force: bool
    allow_network: bool
    quiet: bool
    lexicon: LoadedLexicon


def main() -> None:
    """Entry point of the `framediff` command and of `python -m compare`."""
    app(prog_name="framediff")


def _version(wanted: bool) -> None:
    if wanted:
        from compare import __version__

        typer.echo(f"framediff {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Compare how different outlets tell one story. Works offline; one HTML file is the whole report."""


@app.command()
def compare(  # noqa: PLR0913, PLR0917  one parameter an option
    articles: ArticlesArgument,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The report; '-' writes it to standard output."),
    ] = "report.html",
    json_file: Annotated[
        str | None,
        typer.Option(
            "--json", metavar="FILE", help="Also write the comparison as JSON; '-' for standard output."
        ),
    ] = None,
    outlet: OutletOption = None,
    date: DateOption = None,
    headline: HeadlineOption = None,
    title: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help="Title of the report (default: taken from the articles' own words)."
        ),
    ] = None,
    start: Annotated[
        Literal["read", "explore", "teach"],
        typer.Option(
            help="How the page opens: clean texts to read first, with the marks shown, or for the teacher"
            " to correct."
        ),
    ] = "read",
    blind: Annotated[
        bool,
        typer.Option(
            "--blind", help="Leave the names of outlets, writers and files out of report and JSON for good."
        ),
    ] = False,
    excerpts_only: Annotated[
        bool,
        typer.Option(
            "--excerpts-only",
            help="Keep only short excerpts of the articles in report and JSON, to share outside the class.",
        ),
    ] = False,
    lang: Annotated[
        str,
        typer.Option(metavar="CODE", help="Language of the page around the articles: en or de."),
    ] = "en",
    lexicon: LexiconOption = None,
    disable: DisableOption = None,
    force: ForceOption = False,
    allow_network: NetworkOption = False,
    open_report: Annotated[bool, typer.Option("--open", help="Open the report in the web browser.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress bar.")] = False,
    debug: DebugOption = False,
) -> None:
    """Compare articles on one event and write a side-by-side report.

    Example: framediff compare trade-paper.txt partisan-site.html -o report.html --open

    A file a.toml beside a.txt may hold its outlet, author, headline and date.
    """
    with errors_in_one_line(debug):
        request = _Request(
            paths=articles,
            given=per_article(len(articles), outlet=outlet, date=date, headline=headline),
            output=output,
            json_file=json_file,
            title=title,
            start=start,
            lang=lang,
            blind=blind,
            excerpts_only=excerpts_only,
            force=force,
            allow_network=allow_network,
            quiet=quiet,
            lexicon=cli_lexicon.load(lexicon, disable),
        )
        _check_request(request)
        result, failed = _run(request)
        if blind:
            warn_of_open_names(result)
    if not quiet:
        from compare.summary import print_summary

        print_summary(result, output, json_file, to_stderr="-" in (output, json_file))
    if open_report and output != "-":
        typer.launch(Path(output).resolve().as_uri())
    raise typer.Exit(SOME_FAILED if failed else OK)


# After `compare`, in the order in which `--help` lists them.
app.command()(cli_worksheet.worksheet)
app.command()(cli_agree.agree)
app.command()(cli_lexicon.explain)
app.add_typer(cli_lexicon.app, name="lexicon")


@app.command()
def schema() -> None:
    """Print the JSON Schema of the comparison that --json writes."""
    import msgspec

    from compare.records import Comparison

    typer.echo(msgspec.json.format(msgspec.json.encode(Comparison.json_schema()), indent=2).decode())


def _run(request: _Request) -> tuple[Comparison, int]:
    """Read, compare, render and write; returns the comparison and how many inputs failed."""
    with _progress(request.quiet) as bar:
        task = bar.add_task("starting", total=2 * len(request.paths) + 4)

        def tell(stage: str) -> None:
            bar.update(task, advance=1, description=stage)

        articles, failed = read_all(request.paths, request.given, tell, allow_network=request.allow_network)
        tell("loading the language model")
        from compare.render.html import render_html

        result = compared(articles, request.lexicon, force=request.force, tell=tell)
        tell("writing the report")
        files = {
            request.output: render_html(
                result,
                title=request.title,
                start=request.start,
                language=request.lang,
                blind=request.blind,
                excerpts=request.excerpts_only,
            )
        }
        if request.json_file:
            files[request.json_file] = _shown(result, request).to_json()
    for name, content in files.items():
        if name == "-":
            sys.stdout.write(content)
        else:
            write_whole(Path(name), content)
    return result, failed


def _shown(result: Comparison, request: _Request) -> Comparison:
    """The comparison with no more names and texts than the report may hold."""
    from compare.render.excerpts import excerpt_comparison
    from compare.render.masks import blind_comparison

    result = blind_comparison(result) if request.blind else result
    return excerpt_comparison(result) if request.excerpts_only else result


def _progress(quiet: bool) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(stderr=True)
    return Progress(
        BarColumn(bar_width=24),
        TextColumn("{task.description}"),
        console=console,
        transient=True,
        disable=quiet or not console.is_terminal,
    )


def _check_request(request: _Request) -> None:
    """What can be known to be wrong before any work is done."""
    check_paths(request.paths, "compare")
    check_language(request.lang)
    if request.output == request.json_file:
        raise FramediffError(f"report and JSON would both go to '{request.output}'", todo="Name two files.")
    for name in (request.output, request.json_file):
        if name and name != "-":
            check_writable(Path(name), request.paths)


if __name__ == "__main__":
    main()
