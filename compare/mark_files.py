"""Pupils' marks as files, and the texts of the report that they belong to.

A file of marks is what "Save my marks" on the report page writes (see
`reports/js/marking_files.js`), JSON in UTF-8:

    {"format": "framediff-marks", "version": 1,
     "articles": [{"label": "A", "sha256": "…"}, …],   the report: its articles in order
     "group": "blue",                                    a word chosen by the pupils, may be ""
     "marks": [{"article": "A", "sentence": "A3", "start": 120, "end": 131,
                "text": "much-loved", "category": "W", "why": ""}, …],
     "notes": […],     like marks: what the pupil says to marks of the tool
     "answer": ""}     which of the tool's marks the pupil would take away

`start` and `end` count characters (Unicode code points) of the article's
text, as in the comparison's JSON; `text` are the characters between them.
A file is used whole or not at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal

import msgspec

from compare.errors import FramediffError
from compare.records import Comparison

FORMAT, VERSION = "framediff-marks", 1
LARGEST_FILE = 2_000_000  # bytes; thousands of marks are far smaller
CATEGORIES = ("W", "V", "H", "L", "M")

# The same rule as in reports/js/marking.js: what a pupil can mark with one tap.
_WORD = re.compile(r"[^\W_]+(?:['’.,–-][^\W_]+)*")
_DATA = "marking-data"
_UNREAD = {"k", "vh"}  # classes of letters and hidden words that are no part of a sentence


class MarkedArticle(msgspec.Struct, frozen=True):
    """One article of the report a file belongs to."""

    label: str
    sha256: str


class PupilMark(msgspec.Struct, frozen=True):
    """Words that a pupil marked; `text` stands at start..end of the article's text."""

    article: str
    sentence: str
    start: int
    end: int
    text: str
    category: Literal["W", "V", "H", "L", "M"]
    why: str = ""


class MarkFile(msgspec.Struct, frozen=True, kw_only=True):
    """The marks of one pupil or group."""

    format: Literal["framediff-marks"]
    version: int
    articles: tuple[MarkedArticle, ...]
    group: str = ""
    marks: tuple[PupilMark, ...]
    notes: tuple[PupilMark, ...] = ()
    answer: str = ""


@dataclass(frozen=True, slots=True)
class MarkableSentence:
    """A sentence of the report; `start` is where it begins in its article's text."""

    id: str
    article: str
    start: int
    text: str

    def words(self) -> Iterator[tuple[int, int]]:
        """Start and end of each word in the article's text, in order."""
        for match in _WORD.finditer(self.text):
            yield self.start + match.start(), self.start + match.end()


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """What a report says about its texts: which articles, and their sentences in order."""

    articles: tuple[MarkedArticle, ...]
    sentences: tuple[MarkableSentence, ...]


def load_report(path: Path) -> ReportTexts:
    """The texts of a report page, or of a comparison written by --json; FramediffError if it is neither."""
    text = _read(path)
    if text.lstrip()[:1] == "{":
        return _from_comparison(text, path)
    parser = _ReportParser()
    parser.feed(text)
    try:
        given = json.loads(parser.data)
        articles = tuple(MarkedArticle(a["label"], a["sha256"]) for a in given["articles"])
        sentences = tuple(
            MarkableSentence(key, article["label"], start, parser.sentences[key])
            for article in given["articles"]
            for key, start in article["sentences"].items()
            if key in parser.sentences
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        articles, sentences = (), ()
    if not sentences:
        raise FramediffError(
            "is not a report of framediff",
            where=str(path),
            todo="Give the report page last: framediff agree marks/*.json report.html",
        )
    return ReportTexts(articles, sentences)


def load_marks(path: Path, report: ReportTexts) -> MarkFile:
    """One file of marks; FramediffError if it is broken or does not fit the report."""
    if path.exists() and path.stat().st_size > LARGEST_FILE:
        raise FramediffError("is too large for a file of marks", where=str(path))
    text = _read(path)
    try:
        found = msgspec.json.decode(text, type=MarkFile)
    except msgspec.DecodeError as error:
        raise FramediffError(f"is not a file of marks ({error})", where=str(path)) from error
    if found.version != VERSION:
        raise FramediffError(
            f"has version {found.version} of the file format, not {VERSION}",
            where=str(path),
            todo="Use the framediff that made the report.",
        )
    if found.articles != report.articles:
        raise FramediffError("holds marks of another report", where=str(path))
    sentences = {s.id: s for s in report.sentences}
    if not all(_fits(mark, sentences) for mark in found.marks):
        raise FramediffError("holds marks of other words than this report has there", where=str(path))
    return found


def _fits(mark: PupilMark, sentences: Mapping[str, MarkableSentence]) -> bool:
    sentence = sentences.get(mark.sentence)
    if sentence is None or sentence.article != mark.article or not sentence.start <= mark.start < mark.end:
        return False
    return sentence.text[mark.start - sentence.start : mark.end - sentence.start] == mark.text


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FramediffError("is not text in UTF-8", where=str(path)) from error
    except OSError as error:
        raise FramediffError(f"cannot be read ({error.strerror})", where=str(path)) from error


def _from_comparison(text: str, path: Path) -> ReportTexts:
    try:
        comparison = msgspec.json.decode(text, type=Comparison)
    except msgspec.DecodeError as error:
        raise FramediffError(
            "is neither a report nor a comparison of framediff", where=str(path), todo="Give the report last."
        ) from error
    return ReportTexts(
        articles=tuple(MarkedArticle(a.label, a.sha256) for a in comparison.articles),
        sentences=tuple(
            MarkableSentence(s.id, a.label, s.start, s.text) for a in comparison.articles for s in a.sentences
        ),
    )


class _ReportParser(HTMLParser):
    """Collects the text of each sentence, `<p class="s" id="A1">…<span class="t">…`, and the page's data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sentences: dict[str, str] = {}
        self.data = ""
        self._in_data = False
        self._sentence = ""
        self._depth = 0  # open elements within the text of a sentence, 0 outside
        self._unread = 0  # the depth at which a part began that does not count

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        classes = set((given.get("class") or "").split())
        if tag == "script":
            self._in_data = given.get("id") == _DATA
        elif tag == "p":
            self._sentence = given.get("id") or "" if "s" in classes else ""
            self._depth = self._unread = 0
        elif self._depth:
            self._depth += 1
            if not self._unread and classes & _UNREAD:
                self._unread = self._depth
        elif self._sentence and "t" in classes:
            self._depth = 1
            self.sentences[self._sentence] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._in_data = False
        elif self._depth:
            if self._unread == self._depth:
                self._unread = 0
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data += data
        elif self._depth and not self._unread:
            self.sentences[self._sentence] += data
