"""Worksheet → one HTML file without any script, for the screen or to print from a browser."""

from __future__ import annotations

from markupsafe import Markup

from compare.render.messages import ENGLISH, Messages
from compare.render.templates import asset, environment, hash_of, printable
from compare.render.worksheet_blocks import Worksheet, kind_of

PAPER = {"a4": "A4", "letter": "letter"}


def render_worksheet_html(
    sheet: Worksheet, paper: str = "a4", say: Messages = ENGLISH, *, texts: str = "en"
) -> bytes:
    """The worksheet as the bytes of an HTML file; `texts` is the language of the articles."""
    size = f"@page {{ size: {PAPER[paper]}; }}\n"
    style = asset("worksheet.css") + size
    text = (
        environment()
        .get_template("worksheet_file.html.jinja")
        .render(
            handout=sheet,
            say=say,
            style=style,
            style_hash=hash_of(style),
            texts_lang=Markup("") if texts == say.language else Markup(' lang="{}"').format(texts),
            block_kind=kind_of,
            t=lambda text: text,
        )
    )
    return printable(text).encode()
