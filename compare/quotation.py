"""Finds quotations: which characters stand between quotation marks.

Works on paragraphs, because quotation state ends or is renewed there: by
typographic convention a quotation that goes on opens the next paragraph with
a mark and leaves the last one unclosed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DOUBLE = re.compile("[“”„«»\"]|``|''")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[A-Za-z])(?P<inside>[^\n“”\"]{2,400}?)[’'](?!\w)")
_OPENING = {"“", "„", "«", "``"}
_CLOSING = {"”", "»", "''"}


def find_quotations(paragraph: str) -> list[tuple[int, int]]:
    """(start, end) of each outermost quotation, marks included, in reading order.

    A quotation left open runs to the end of the paragraph. Marks for inches,
    apostrophes and a closing mark without an opening one make no quotation.
    """
    doubles = list(_double_quotations(paragraph))
    singles = [
        match.span()
        for match in _SINGLE.finditer(paragraph)
        if not any(start < match.end() and match.start() < end for start, end in doubles)
    ]
    return sorted(doubles + singles)


def _double_quotations(paragraph: str) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    nested = False
    for match in _DOUBLE.finditer(paragraph):
        if _is_inches(paragraph, match):
            continue
        if opened is None:
            if _opens(paragraph, match):
                opened = match.start()
        elif not _closes(paragraph, match):
            nested = match.group() == '"'
        elif nested:
            nested = False
        else:
            yield opened, match.end()
            opened = None
    if opened is not None and opened < len(paragraph.rstrip()) - 1:
        yield opened, len(paragraph.rstrip())


def _opens(text: str, match: re.Match[str]) -> bool:
    """May this mark open a quotation? A straight one only before a word, and not at the end of one."""
    if match.group() in _OPENING:
        return True
    if match.group() in {"”", "»"}:
        return match.group() == "”" and _is_wrong_mark(text, match)
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return bool(after) and not after.isspace() and not before.isalnum() and before not in {".", ",", "!", "?"}


def _is_wrong_mark(text: str, match: re.Match[str]) -> bool:
    """A closing mark set at the start of the paragraph in place of an opening one, and closed later."""
    rest = text[match.end() :]
    return not text[: match.start()].strip() and rest[:1].isalnum() and "”" in rest


def _is_inches(text: str, match: re.Match[str]) -> bool:
    return match.group() == '"' and text[: match.start()][-1:].isdigit() and text[match.end() :][:1] in " -"


def _closes(text: str, match: re.Match[str]) -> bool:
    """Does this mark end the open quotation? An opening mark inside one is nested."""
    if match.group() in _OPENING:
        return False
    if match.group() in _CLOSING:
        return True
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    opens_here = before.isspace() and after.isalnum()
    return not opens_here
