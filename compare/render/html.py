"""Comparison → one self-contained HTML page.

The only module that knows Jinja2. Style and script are put into the page and
named by their hashes in its Content-Security-Policy, so that nothing else can
run or be fetched; every text is escaped.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from typing import TYPE_CHECKING, Literal

from compare.records import Comparison, Span
from compare.render import words
from compare.render.view import Page, build_page
from compare.resources import folder

if TYPE_CHECKING:
    from jinja2 import Environment

Start = Literal["read", "explore", "teach"]

# Parts of the page's one style sheet and one script, in the order in which they are put together.
_STYLES = ("base", "bar", "articles", "marks", "tables", "notes", "screens", "paper")
_SCRIPTS = ("core", "modes", "jumps", "notes", "start")

# Characters that no HTML page may hold, and lone halves of surrogate pairs.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def render_html(comparison: Comparison, *, title: str | None = None, start: Start = "read") -> str:
    """The page as text: one file, no network, no storage, the same bytes for the same input.

    `title` replaces the event's name taken from the articles. `start="read"`
    opens with clean articles and a "Show marks" button, "explore" with all marks,
    "teach" with marks and facts that can be changed.
    """
    page = build_page(comparison, title)
    style = "\n".join(_asset(f"css/{name}.css") for name in _STYLES)
    parts = "\n".join(_asset(f"js/{name}.js") for name in _SCRIPTS)
    head, script = _asset("js/head.js"), f'(function () {{\n"use strict";\n{parts}}})();\n'
    text = (
        _environment()
        .get_template("report.html.jinja")
        .render(
            page=page,
            c=page.comparison,
            words=words,
            start=start,
            language="en",
            style=style,
            head=head,
            script=script,
            head_hash=_hash(head),
            style_hash=_hash(style),
            script_hash=_hash(script),
            t=page.masks.wrap,
            place=functools.partial(_place, page),
        )
    )
    return _UNPRINTABLE.sub("\ufffd", text)


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        extensions=["jinja2.ext.i18n"],
        loader=FileSystemLoader(folder("reports")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return environment


def _asset(name: str) -> str:
    """A file to put into the page as it is; it must not end its element early."""
    text = (folder("reports") / name).read_text(encoding="utf-8")
    if "</" in text:
        raise ValueError(f"{name} must not hold '</'")
    return text


def _hash(text: str) -> str:
    """The hash as it stands in a Content-Security-Policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _place(page: Page, span: Span) -> tuple[int, int] | None:
    """Where the span lies in its sentence, in UTF-16 units as scripts count; None if in no sentence."""
    for article in page.comparison.articles:
        if article.label != span.article:
            continue
        for sentence in article.sentences:
            if sentence.id == span.sentence and sentence.start <= span.start < sentence.end:
                before = article.text[sentence.start : span.start]
                inside = article.text[span.start : min(span.end, sentence.end)]
                return _units(before), _units(before) + _units(inside)
    return None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
