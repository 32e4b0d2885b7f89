"""Worksheet → a file for a word processor (Office Open XML), to be changed as a teacher likes.

Headings are real headings, tables real tables with heads that repeat, and the
lines of the articles are numbered by the word processor itself.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from compare.render.messages import ENGLISH, Messages
from compare.render.worksheet_blocks import (
    Block,
    Bullets,
    Heading,
    Lines,
    Para,
    Passage,
    Row,
    Table,
    Worksheet,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph

PAPER = {"a4": (210, 297), "letter": (216, 279)}  # mm
_MARGIN = 18  # mm
_LINE = 8  # mm between ruled lines
_ROOM = 8  # mm of a row to write in
_SERIF, _SANS = "Georgia", "Arial"


def render_docx(sheet: Worksheet, paper: str = "a4", say: Messages = ENGLISH) -> bytes:
    """The worksheet as the bytes of a .docx file, the same for the same input."""
    from docx import Document

    document = Document()
    _set_styles(document)
    _set_paper(document.sections[0], paper)
    _set_footer(document, sheet)
    for number, passage in enumerate(sheet.passages):
        _passage(document, passage, first=number == 0)
    _part(document, say.gettext("Worksheet"), sheet.title, sheet.tasks, new=bool(sheet.passages))
    if sheet.key:
        blocks = (*sheet.key, *sheet.background)
        _part(document, say.gettext("Teacher key"), sheet.title, blocks, new=True)
    _set_properties(document, sheet)
    raw = io.BytesIO()
    document.save(raw)
    return _same_bytes(raw.getvalue(), sheet.created)


# ---------------------------------------------------------------- the document as a whole


def _set_styles(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    sizes = {"Normal": 10.5, "Heading 1": 15, "Heading 2": 12, "Heading 3": 11, "List Bullet": 10.5}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.name = _SANS if name.startswith("Heading") else _SERIF
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{script}"), None)
        style.paragraph_format.space_after = Pt(4)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        heading: Any = document.styles[name]
        heading.paragraph_format.space_before = Pt(9)


def _set_paper(section: Section, paper: str) -> None:
    from docx.shared import Mm

    width, height = PAPER[paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(16)
    section.footer_distance = Mm(8)


def _set_footer(document: Document, sheet: Worksheet) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    line = document.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(f"{sheet.made_by} · {sheet.created} · ").font.size = Pt(8)
    page = line.add_run()
    page.font.size = Pt(8)
    page._r.append(_element("w:fldChar", fldCharType="begin"))
    page._r.append(_element("w:instrText", text="PAGE"))
    page._r.append(_element("w:fldChar", fldCharType="end"))


def _set_properties(document: Document, sheet: Worksheet) -> None:
    about = document.core_properties
    moment = dt.datetime.fromisoformat(sheet.created)
    about.title, about.author, about.comments = sheet.title, sheet.made_by, ""
    about.last_modified_by, about.language = sheet.made_by, sheet.language
    about.created = about.modified = moment


def _same_bytes(raw: bytes, created: str) -> bytes:
    """The same archive with the date of the comparison in place of the time of writing."""
    day = dt.date.fromisoformat(created)
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return target.getvalue()


def _element(tag: str, text: str = "", **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element: Any = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    if text:
        element.text = text
    return element


# ---------------------------------------------------------------- its parts


def _passage(document: Document, passage: Passage, *, first: bool) -> None:
    """One article in two columns, every fifth line numbered."""
    from docx.enum.section import WD_SECTION

    section = document.sections[0] if first else document.add_section(WD_SECTION.CONTINUOUS)
    _set_columns(section, 2)
    count = _element("w:lnNumType", countBy="5", restart="newSection")
    section._sectPr.find(_element("w:cols").tag).addprevious(count)
    _uncounted(document.add_heading(passage.title, 1))
    _uncounted(document.add_paragraph(passage.meta))
    for sentences in passage.paragraphs:
        line = document.add_paragraph()
        for sentence in sentences:
            _start(line, sentence.id)
            run = line.add_run(f"{' '.join(sentence.text.split())} ")
            run.bold = sentence.role != "body" or None


def _set_columns(section: Section, count: int) -> None:
    """Columns without numbered lines; a new section starts as a copy of the one before."""
    settings = section._sectPr
    for old in settings.findall(_element("w:lnNumType").tag):
        settings.remove(old)
    new = _element("w:cols", num=str(count), space="680")
    settings.replace(settings.find(new.tag), new)


def _uncounted(line: Paragraph) -> None:
    line._p.get_or_add_pPr().append(_element("w:suppressLineNumbers"))


def _start(line: Paragraph, text: str) -> None:
    from docx.shared import Pt

    run = line.add_run(f"{text}\u00a0")
    run.bold = True
    run.font.name, run.font.size = _SANS, Pt(8)


def _part(document: Document, name: str, title: str, blocks: Sequence[Block], *, new: bool) -> None:
    from docx.enum.section import WD_SECTION

    if new:
        _set_columns(document.add_section(WD_SECTION.NEW_PAGE), 1)
    document.add_heading(f"{name}: {title}", 1)
    for block in blocks:
        _draw(document, block)


def _draw(document: Document, block: Block) -> None:
    match block:
        case Heading():
            _heading(document, block)
        case Para():
            _para(document, block)
        case Lines():
            _lines(document, block)
        case Table():
            _table(document, block)
        case Bullets():
            for number, item in enumerate(block.items, start=1):
                style = None if block.ordered else "List Bullet"
                document.add_paragraph(f"{number}. {item}" if block.ordered else item, style)


def _heading(document: Document, block: Heading) -> None:
    from docx.shared import Pt

    line = document.add_heading(block.text, block.level)
    if block.skills:
        run = line.add_run(f"   {block.skills}")
        run.bold, run.font.size = False, Pt(8)


def _para(document: Document, block: Para) -> None:
    from docx.shared import Pt

    line = document.add_paragraph()
    if block.start:
        line.add_run(f"{block.start} ").bold = True
    run = line.add_run(block.text)
    run.font.size = Pt(8.5) if block.style == "small" else None
    line.paragraph_format.keep_with_next = block.style != "small"


def _lines(document: Document, block: Lines) -> None:
    """Ruled lines are rows of a table with a border below each: they stay where they are."""
    table = document.add_table(rows=block.count, cols=1)
    borders = _element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color="808080"))
    table._tbl.tblPr.find(_element("w:tblLook").tag).addprevious(borders)
    for row in table.rows:
        _set_height(row, _LINE)
    _gap(document)


def _set_height(row: Any, height: float) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def _gap(document: Document) -> None:
    """A low empty line; without it two tables that follow each other would become one."""
    from docx.shared import Pt

    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.add_run(" ").font.size = Pt(4)


def _table(document: Document, block: Table) -> None:
    table = document.add_table(rows=1, cols=len(block.head), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], Row(block.head), bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for row in block.rows:
        added = table.add_row()
        _fill(added, row, bold=False)
        _set_height(added, _ROOM if block.room else 0)
    _set_widths(document, table, block.widths)
    _gap(document)


def _fill(target: Any, row: Row, *, bold: bool) -> None:
    from docx.shared import Pt

    for cell, text in zip(target.cells, row.cells, strict=True):
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        run = line.add_run(text)
        run.bold, run.font.size = bold, Pt(9)


def _set_widths(document: Document, table: WordTable, widths: Sequence[int]) -> None:
    from docx.shared import Emu

    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    room = (page or 0) - (left or 0) - (right or 0)
    shares = [Emu(room * width // sum(widths)) for width in widths]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = share
        for cell in column.cells:
            cell.width = share
