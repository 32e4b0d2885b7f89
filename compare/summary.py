"""The short summary that the command prints at its end."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from compare.records import Comparison

_EVENT = {
    "same": "one event",
    "related": "related events",
    "unsure": "perhaps one event",
    "different": "different events: nothing is said about what is found in only one",
}


def print_summary(result: Comparison, output: str, json_file: str | None, *, to_stderr: bool) -> None:
    """Print one table row an article, the counts, the warnings and where the files are."""
    console = Console(stderr=to_stderr, highlight=False)
    console.print(_articles(result))
    console.print(_counts(result), markup=False)
    for notice in result.warnings:
        console.print(f"{notice.severity}: {notice.message}", markup=False)
    for name, what in ((output, "Report"), (json_file, "JSON")):
        if name and name != "-":
            console.print(f"{what}: {name}", markup=False, soft_wrap=True)


def _articles(result: Comparison) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("", "Outlet", "Date"):
        table.add_column(heading)
    for heading in ("Words", "Only here", "Marks", "of these quoted"):
        table.add_column(heading, justify="right")
    for article in result.articles:
        only = sum(f.status == "only" and f.articles == (article.label,) for f in result.facts)
        marks = [m for m in result.marks if m.span.article == article.label]
        quoted = sum(m.voice != "outlet" for m in marks)
        table.add_row(
            article.label,
            article.outlet or article.source,
            article.date or "no date",
            str(article.words),
            str(only) if result.facts else "-",
            str(len(marks)),
            str(quoted),
        )
    return table


def _counts(result: Comparison) -> str:
    both = sum(f.status == "both" for f in result.facts)
    differ = sum(f.status == "differ" for f in result.facts)
    said = f"Event: {_EVENT[result.event.verdict]}."
    if not result.facts:
        return said
    facts = "1 fact" if both == 1 else f"{both} facts"
    return f"{said} In more than one article: {facts}, and {differ} told differently."
