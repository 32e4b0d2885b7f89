"""What a worksheet is made of: blocks that each file format draws in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.records import Sentence

ParaStyle = Literal["plain", "small", "sentence"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `skills` are the tags of the Common Core standards that a task trains, or ""."""

    text: str
    level: int = 2
    skills: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, with bold words at its start or none. "sentence" is a sentence of an article."""

    text: str
    start: str = ""
    style: ParaStyle = "plain"


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty ruled lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one table row; `about` is the id of the mark or fact on the page that it tells of, or ""."""

    cells: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; `widths` are relative, `room` makes rows high enough to write in by hand."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    room: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; "1." before each item where `ordered`."""

    items: tuple[str, ...]
    ordered: bool = False


Block = Heading | Para | Lines | Table | Bullets


@dataclass(frozen=True, slots=True)
class Passage:
    """One article to read: its paragraphs are its numbered sentences; headlines stand alone."""

    label: str
    title: str
    meta: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Everything a handout holds. `key` and `background` are the teacher’s, empty unless asked for."""

    title: str
    created: str
    made_by: str
    passages: tuple[Passage, ...]
    tasks: tuple[Block, ...]
    key: tuple[Block, ...] = ()
    background: tuple[Block, ...] = ()
    language: str = "en"


def kind_of(block: Block) -> str:
    """The block's kind as templates name it: "heading", "para", "lines", "table", "bullets"."""
    return type(block).__name__.lower()


def blank_row(columns: int) -> Row:
    """A row with nothing in it."""
    return Row(("",) * columns)
