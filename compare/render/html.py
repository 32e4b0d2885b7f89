"""Comparison → one self-contained HTML page.

Style and script are put into the page and
named by their hashes in its Content-Security-Policy, so that nothing else can
run or be fetched; every text is escaped.
"""

from __future__ import annotations

import functools
from typing import Literal

from markupsafe import Markup

from compare.records import ComparedArticle, Comparison, Sentence, Span
from compare.render import words
from compare.render.excerpts import excerpt_comparison
from compare.render.masks import blind_comparison, make_masks
from compare.render.messages import Messages, load_messages
from compare.render.pictures import Lengths, sentence_lengths, wrap_drawn
from compare.render.templates import asset, environment, hash_of, printable
from compare.render.view import Page, build_page
from compare.render.worksheet import build_worksheet
from compare.render.worksheet_blocks import kind_of

# Questions, reasons and warnings in a comparison are sentences in this language.
_RECORD_LANGUAGE = "en"

Start = Literal["read", "explore", "teach"]


def render_html(
    comparison: Comparison,
    *,
    title: str | None = None,
    start: Start = "read",
    language: str = "en",
    blind: bool = False,
    excerpts: bool = False,
) -> str:
    """The page as text: one file, no network, no storage, the same bytes for the same input.

    `title` replaces the event's name taken from the articles. `start="read"`
    opens with clean articles and a "Show marks" button, "explore" with all marks,
    "teach" with marks and facts that can be changed. `language` is that of the
    page around the texts; FramediffError where there is no translation.
    `blind` leaves out the names of outlets and writers for good: no byte of the file holds them.
    `excerpts` shows only short excerpts of the articles, so that the page can be shared; no byte of the
    file holds more. It opens with the marks where `start` is "read": there is no text to read.
    """
    if blind:
        title = make_masks(comparison).cover(title) if title else None
        comparison = blind_comparison(comparison)
    lengths = sentence_lengths(comparison)
    if excerpts:
        comparison = excerpt_comparison(comparison)
        start = "explore" if start == "read" else start
    return render_in(
        load_messages(language),
        comparison,
        title=title,
        start=start,
        blind=blind,
        excerpts=excerpts,
        lengths=lengths,
    )


def render_in(
    say: Messages,
    comparison: Comparison,
    *,
    title: str | None,
    start: Start,
    blind: bool = False,
    excerpts: bool = False,
    lengths: Lengths = None,
) -> str:
    """The page in the language of these messages."""
    page = build_page(comparison, title, say, lengths)
    style, head, script = asset("page.css"), asset("head.js"), asset("page.js")
    text = (
        environment()
        .get_template("report.html.jinja")
        .render(
            page=page,
            c=page.comparison,
            words=words,
            start=start,
            blind=blind,
            excerpts=excerpts,
            say=say,
            num=say.number,
            language=say.language,
            texts_lang=_marked(comparison.language, say),
            page_lang=Markup(' lang="{}"').format(say.language)
            if comparison.language != say.language
            else "",
            record_lang=_marked(_RECORD_LANGUAGE, say),
            style=style,
            head=head,
            script=script,
            head_hash=hash_of(head),
            style_hash=hash_of(style),
            script_hash=hash_of(script),
            handout=build_worksheet(comparison, title=page.title, key=True, say=say),
            block_kind=kind_of,
            t=page.masks.wrap,
            drawn=functools.partial(wrap_drawn, page.masks),
            place=functools.partial(_place, _places(page)),
        )
    )
    return printable(text)


def _marked(language: str, say: Messages) -> Markup:
    """The attribute for texts in a language that is not the page's."""
    return Markup("") if language == say.language else Markup(' lang="{}"').format(language)


_Places = dict[tuple[str, str], tuple[ComparedArticle, Sentence]]


def _places(page: Page) -> _Places:
    """Every sentence with its article."""
    return {(a.label, s.id): (a, s) for a in page.comparison.articles for s in a.sentences}


def _place(places: _Places, span: Span) -> tuple[int, int] | None:
    """Where the span lies in its sentence, in UTF-16 units as scripts count; None if in no sentence."""
    found = places.get((span.article, span.sentence))
    if found is None or not found[1].start <= span.start < found[1].end:
        return None
    article, sentence = found
    before = article.text[sentence.start : span.start]
    inside = article.text[span.start : min(span.end, sentence.end)]
    return _units(before), _units(before) + _units(inside)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
