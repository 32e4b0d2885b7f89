"""Worksheet → PDF, ready to print: the same content as the file for a word processor.

ReportLab draws it (BSD licence) in PT Serif (Open Font License), which has
Latin, accents, typographic signs and Cyrillic; a letter it lacks is drawn as a
question mark in a box.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
import unicodedata
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any
from xml.sax.saxutils import escape

from compare.render.messages import ENGLISH, Messages
from compare.render.worksheet_blocks import (
    Block,
    Bullets,
    Heading,
    Lines,
    Para,
    Passage,
    Table,
    Worksheet,
)

PAPER = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}  # mm
_MM = 72 / 25.4
_MARGIN, _GUTTER = 14 * _MM, 9 * _MM
_RULED, _ROOM = 7 * _MM, 7 * _MM  # height of a line to write on, and of a table row to write in
_PADDING = 4.5  # points above and below the words of a cell
_START = 60 * _MM  # an article does not start lower in a column than this above its end
_COUNT = 5  # every fifth line is numbered
_FONT = "PTSerif"
_FACES = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic", "-BoldItalic": "BoldItalic"}
_LIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2015": "—", "\u202f": "\u00a0", "\u2212": "–"})


def render_pdf(sheet: Worksheet, paper: str = "a4", say: Messages = ENGLISH) -> bytes:
    """The worksheet as the bytes of a PDF file, the same for the same input."""
    _load_fonts()
    flow: list[Any] = []
    for number, passage in enumerate(sheet.passages):
        flow += _passage(passage, first=number == 0)
    flow += _part(say.gettext("Worksheet"), sheet, sheet.tasks, new=bool(sheet.passages))
    if sheet.key:
        flow += _part(say.gettext("Teacher key"), sheet, (*sheet.key, *sheet.background), new=True)
    raw = io.BytesIO()
    document = _document(raw, sheet, paper)
    document.build(flow, canvasmaker=_canvas_maker(sheet.created))
    return raw.getvalue()


# ---------------------------------------------------------------- the document as a whole


@functools.cache
def _load_fonts() -> frozenset[int]:
    """Registers the four faces; returns the code points the plain one can draw."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    known: frozenset[int] = frozenset()
    for suffix, face in _FACES.items():
        file = resources.files("fontpkg_pt_serif") / "files" / f"PT_Serif-Web-{face}.ttf"
        font = TTFont(_FONT + suffix, io.BytesIO(file.read_bytes()))
        pdfmetrics.registerFont(font)
        known = known or frozenset(font.face.charToGlyph)
    pdfmetrics.registerFontFamily(_FONT, _FONT, f"{_FONT}-Bold", f"{_FONT}-Italic", f"{_FONT}-BoldItalic")
    return known


def _canvas_maker(created: str) -> Any:
    """Canvases that bear the date of the comparison, not the time of writing."""
    from reportlab.pdfgen.canvas import Canvas

    def make(*arguments: Any, **options: Any) -> Canvas:
        canvas = Canvas(*arguments, **{**options, "invariant": 1})
        day = dt.date.fromisoformat(created)
        stamp = canvas._doc._timeStamp
        stamp.t = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp()
        stamp.lt = day.timetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]
        return canvas

    return make


def _document(raw: io.BytesIO, sheet: Worksheet, paper: str) -> Any:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    width, height = (side * _MM for side in PAPER[paper])
    inner, tall = width - 2 * _MARGIN, height - 2 * _MARGIN
    column = (inner - _GUTTER) / 2
    bare = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    frames = [Frame(_MARGIN + shift, _MARGIN, column, tall, **bare) for shift in (0.0, column + _GUTTER)]
    whole = Frame(_MARGIN, _MARGIN, inner, tall, **bare)
    foot = functools.partial(_footer, sheet=sheet, middle=width / 2)
    templates = [
        PageTemplate("columns", frames, onPage=foot),
        PageTemplate("whole", [whole], onPage=foot),
    ]
    return BaseDocTemplate(
        raw,
        pagesize=(width, height),
        pageTemplates=templates if sheet.passages else templates[::-1],
        title=sheet.title,
        author=sheet.made_by,
        creator=sheet.made_by,
        lang=sheet.language,
    )


def _footer(canvas: Any, _document: Any, *, sheet: Worksheet, middle: float) -> None:
    canvas.setFont(_FONT, 8)
    canvas.drawCentredString(middle, 9 * _MM, f"{sheet.made_by} · {sheet.created} · {canvas.getPageNumber()}")


@functools.cache
def _style(name: str) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    plain = ParagraphStyle("plain", fontName=_FONT, fontSize=9.6, leading=12.4, spaceAfter=3.5)
    heading: dict[str, Any] = {"fontName": f"{_FONT}-Bold", "keepWithNext": 1}
    styles = {
        "plain": plain,
        "sentence": ParagraphStyle("sentence", plain, fontSize=10, leading=13, keepWithNext=1),
        "small": ParagraphStyle("small", plain, fontSize=8.5, leading=11),
        "cell": ParagraphStyle("cell", plain, fontSize=8.8, leading=11, spaceAfter=0),
        "article": ParagraphStyle("article", plain, fontSize=10.5, leading=14.6, spaceAfter=5),
        "h1": ParagraphStyle("h1", plain, **heading, fontSize=13, leading=16, spaceAfter=5),
        "h2": ParagraphStyle("h2", plain, **heading, fontSize=11.4, leading=14, spaceBefore=7, spaceAfter=3),
        "h3": ParagraphStyle("h3", plain, **heading, fontSize=10.6, leading=14, spaceBefore=6, spaceAfter=3),
    }
    return styles[name]


def _text(text: str) -> str:
    """Escaped text of which the font has every letter."""
    known = _load_fonts()
    shown = "".join(c if ord(c) in known or c == "\n" else _nearest(c) for c in text.translate(_LIKE))
    return escape(shown)


def _nearest(character: str) -> str:
    """The same letter in a simpler form where there is one ("ﬀ" is "ff"), else a question mark."""
    known = _load_fonts()
    plain = unicodedata.normalize("NFKC", character)
    if all(ord(c) in known for c in plain):
        return plain
    return "" if unicodedata.category(character) in ("Cf", "Cc", "Mn") else "[?]"


# ---------------------------------------------------------------- its parts


def _passage(passage: Passage, *, first: bool) -> list[Any]:
    """One article in two columns; the next goes on in the column where there is room for its start."""
    from reportlab.platypus import CondPageBreak, NextPageTemplate, Spacer

    from compare.render.worksheet_lines import LineCount, NumberedParagraph

    count = LineCount(every=_COUNT, font=_FONT)
    flow: list[Any] = [_paragraph(_text(passage.title), "h1"), _paragraph(_text(passage.meta), "small")]
    for sentences in passage.paragraphs:
        markup = " ".join(f"{_start(s.id)}{_bold(_text(_flat(s.text)), s.role != 'body')}" for s in sentences)
        flow.append(NumberedParagraph(markup, _style("article"), count=count))
    before = [NextPageTemplate("columns")] if first else [CondPageBreak(_START), Spacer(1, 12)]
    return [*before, *flow]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _bold(markup: str, on: bool) -> str:
    return f"<b>{markup}</b>" if on else markup


def _start(text: str) -> str:
    return f'<font size="7.5"><b>{_text(text)}</b></font>\u00a0'


def _part(name: str, sheet: Worksheet, blocks: Sequence[Block], *, new: bool) -> Iterator[Any]:
    from reportlab.platypus import NextPageTemplate, PageBreak

    if new:
        yield NextPageTemplate("whole")
        yield PageBreak()
    yield _paragraph(_text(f"{name}: {sheet.title}"), "h1")
    for block in blocks:
        yield from _draw(block)


def _paragraph(markup: str, style: str) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(markup, _style(style))


def _draw(block: Block) -> Iterator[Any]:
    match block:
        case Heading():
            skills = f'  <font name="{_FONT}" size="7.5">{_text(block.skills)}</font>' if block.skills else ""
            yield _paragraph(_text(block.text) + skills, f"h{block.level}")
        case Para():
            start = f"<b>{_text(block.start)}</b> " if block.start else ""
            yield _paragraph(start + _text(_flat(block.text)), block.style)
        case Lines():
            yield _lines(block)
        case Table():
            yield _table(block)
        case Bullets():
            for number, item in enumerate(block.items, start=1):
                yield _paragraph(
                    f"{number if block.ordered else '•'}{'.' * block.ordered} {_text(item)}", "plain"
                )


def _lines(block: Lines) -> Any:
    from reportlab.lib.colors import gray
    from reportlab.platypus import Table as Grid

    grid = Grid([[""]] * block.count, colWidths=["100%"], rowHeights=[_RULED] * block.count, spaceAfter=5)
    grid.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, gray)])
    return grid


def _table(block: Table) -> Any:
    from reportlab.lib.colors import black
    from reportlab.platypus import Table as Grid

    cells = [[_cell(text, True) for text in block.head]]
    cells += [[_cell(text, False, block.room) for text in row.cells] for row in block.rows]
    shares = [f"{100 * width / sum(block.widths)}%" for width in block.widths]
    grid = Grid(cells, colWidths=shares, repeatRows=1, splitByRow=1, spaceAfter=6, spaceBefore=2)
    grid.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.6, black),
            ("LINEBELOW", (0, 0), (-1, 0), 1.4, black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return grid


def _cell(text: str, bold: bool, room: bool = False) -> Any:
    """A cell's words; one left empty to write in is as high as a hand needs."""
    from reportlab.platypus import Spacer

    if room and not text:
        return Spacer(1, _ROOM - _PADDING)
    return _paragraph(_bold(_text(text), bold), "cell")
