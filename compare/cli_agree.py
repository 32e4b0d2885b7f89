"""`framediff agree`: how far the marks of several pupils agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli_articles import OK, SOME_FAILED
from compare.cli_lexicon import fail
from compare.errors import FramediffError
from compare.render.words import CATEGORIES

if TYPE_CHECKING:
    from rich.console import Console

    from compare.agreement import Agreement, Alpha
    from compare.mark_files import MarkFile, ReportTexts


def agree(
    marks: Annotated[
        list[Path],
        typer.Argument(metavar="MARKS ...", help="Files that “Save my marks” wrote on the report."),
    ],
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", help="The report page, or the comparison that --json wrote.")
    ],
) -> None:
    """Compare the marks of several pupils: which words how many marked, and how far they agree.

    Example: framediff agree marks/*.json report.html

    Exit codes: 0 done, 1 done but some files were left out, 2 wrong use or bad input.
    """
    try:
        from compare.mark_files import load_report

        texts = load_report(report)
        files, failed = _load_all(marks, texts)
        if len(files) < 2:
            raise FramediffError(
                f"{len(files)} file of marks could be used, and agreement needs two or more"
                if len(files) == 1
                else "no file of marks could be used",
                todo="Save marks from this report's page, one file a pupil or group.",
            )
    except FramediffError as error:
        fail(str(error))
    _show(files, texts)
    raise typer.Exit(SOME_FAILED if failed else OK)


def _name(letter: str) -> str:
    """The kind of mark within a line: "loaded word"."""
    return CATEGORIES[letter][0].lower()


def _load_all(paths: list[Path], texts: ReportTexts) -> tuple[list[MarkFile], int]:
    """Every file that can be used; the others are reported, one line each."""
    from compare.mark_files import load_marks

    files, failed = [], 0
    for path in paths:
        try:
            files.append(load_marks(path, texts))
        except FramediffError as error:
            failed += 1
            typer.echo(f"framediff: warning: left out: {error}", err=True)
    return files, failed


def _show(files: list[MarkFile], texts: ReportTexts) -> None:
    from rich.console import Console

    from compare.agreement import find_agreement, meaning

    found = find_agreement(files, texts)
    console = Console(highlight=False)
    _show_phrases(console, found)
    _show_alphas(console, found)
    console.print(" ".join(meaning()))


def _show_phrases(console: Console, found: Agreement) -> None:
    from rich.markup import escape
    from rich.table import Table

    if not found.phrases:
        console.print("No words were marked in any of these files.")
        return
    table = Table(title="Phrases by how many marked them", title_justify="left")
    for name in ("Sentence", "Words", "Pupils", "Kinds of mark"):
        table.add_column(name)
    for phrase in found.phrases:
        kinds = ", ".join(f"{_name(letter)} {count}" for letter, count in phrase.kinds)
        table.add_row(phrase.sentence, escape(phrase.text), f"{phrase.pupils} of {found.pupils}", kinds)
    console.print(table)


def _show_alphas(console: Console, found: Agreement) -> None:
    from rich.table import Table

    from compare.agreement import in_words

    title = f"Krippendorff's alpha over {found.words:,} words, {found.pupils} files of marks"
    table = Table(title=title, title_justify="left")
    for name in ("Question", "Words marked so", "Alpha", "Range", "That is"):
        table.add_column(name)
    rows = [("marked or not", found.any_mark), ("which kind of mark, or none", found.kind)]
    rows += [(f"{letter} {_name(letter)}, or not", alpha) for letter, alpha in found.single]
    for question, alpha in rows:
        table.add_row(question, str(alpha.marked), *_figures(alpha), in_words(alpha))
    console.print(table)
    console.print(
        "Range: 95 of 100 values when sentences are drawn anew by chance. Short texts give wide ranges."
    )


def _figures(alpha: Alpha) -> tuple[str, str]:
    if alpha.value is None:
        return "–", "–"
    if alpha.low is None or alpha.high is None:
        return _two(alpha.value), "–"
    return _two(alpha.value), f"{_two(alpha.low)} to {_two(alpha.high)}"


def _two(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}"  # + 0.0: no "-0.00"
