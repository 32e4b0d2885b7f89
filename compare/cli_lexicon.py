"""`framediff lexicon …` and `framediff explain`: look into the word lists, and check a list of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from compare.errors import FramediffError

if TYPE_CHECKING:
    from compare.lexicon import LoadedLexicon

SOME_WRONG, WRONG_USE = 1, 2

LexiconOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="A word list of your own (TOML), read after those of the tool; repeat for more.",
    ),
]
DisableOption = Annotated[
    list[str] | None,
    typer.Option(
        "--disable",
        metavar="ID",
        help="Switch off an entry, group, file or category (W V H L M) of the word lists; repeat for more.",
    ),
]

app = typer.Typer(
    help="Look into the word lists and check one of your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def load(files: Iterable[Path] | None, disable: Iterable[str] | None) -> LoadedLexicon:
    """The lexicon for these options; names that end in commas are taken apart."""
    from compare.lexicon import load_lexicon

    names = [part.strip() for name in disable or () for part in name.split(",")]
    return load_lexicon(tuple(files or ()), tuple(name for name in names if name))


@app.command()
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE ...]", help="Word lists of your own; without any, those of the tool."),
    ] = None,
) -> None:
    """Check word lists: well formed, no entry twice, every example holds.

    Example: framediff lexicon check my-words.toml

    Exit codes: 0 all is well, 1 an example does not hold, 2 a file is not well formed.
    """
    from compare.lexicon_lint import check_lexicon, missing_examples

    lexicon = _or_fail(files, None)
    names = frozenset(path.stem for path in files or ())
    problems = check_lexicon(lexicon, names)
    lacking = missing_examples(lexicon, names)
    for line in problems:
        typer.echo(line, err=True)
    for line in lacking:
        typer.echo(f"note: {line}", err=True)
    if problems:
        raise typer.Exit(SOME_WRONG)
    checked = [n for n in lexicon.names if not names or n.name in names]
    typer.echo("\n".join(f"{n.name}: {n.entries} entries, all examples hold" for n in checked))


@app.command("list")
def list_entries(
    entries: Annotated[bool, typer.Option("--entries", help="Every entry, not only the groups.")] = False,
    lexicon: LexiconOption = None,
    disable: DisableOption = None,
) -> None:
    """List the groups of the word lists: id, category, number of entries, reason."""
    from compare.explain_words import list_lines

    typer.echo("\n".join(list_lines(_or_fail(lexicon, disable), entries=entries)))


def explain(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD ...", help="A word, or a whole sentence, best in quotes.")
    ],
    lexicon: LexiconOption = None,
    disable: DisableOption = None,
) -> None:
    """Tell which entries of the word lists match a word or a sentence, and why, or why not.

    Examples: framediff explain slam
              framediff explain "The mayor slammed the door."
    """
    from compare.explain import entries_with, explain_text, words_like
    from compare.explain_words import entry_lines, finding_lines

    loaded = _or_fail(lexicon, disable)
    text = " ".join(words).strip()
    if " " in text:
        typer.echo("\n".join(finding_lines(explain_text(text, loaded))).rstrip())
        return
    found = entries_with(text, loaded)
    lines = list(entry_lines(found))
    if not found:
        near = words_like(text, loaded)
        lines = [f"No entry holds “{text}”." + (f" Spelled alike: {', '.join(near)}." if near else "")]
    typer.echo("\n".join(lines).rstrip())


def fail(message: str, code: int = WRONG_USE) -> NoReturn:
    """One line on standard error, and the exit code."""
    typer.echo(f"framediff: error: {message}", err=True)
    raise typer.Exit(code)


def _or_fail(files: Iterable[Path] | None, disable: Iterable[str] | None) -> LoadedLexicon:
    try:
        return load(files, disable)
    except FramediffError as error:
        fail(str(error))
