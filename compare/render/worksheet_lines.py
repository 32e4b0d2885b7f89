"""Paragraphs of a PDF whose lines are counted and every so often numbered in the margin.

Loaded only where a PDF is made, as it needs ReportLab.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Paragraph

_SHIFT = 6.0  # points between number and text


@dataclass(slots=True)
class LineCount:
    """Lines of one article drawn so far; its paragraphs are drawn in order and share it."""

    every: int
    font: str
    drawn: int = 0


class NumberedParagraph(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph that adds its lines to `count` when it is drawn, on whatever page that is."""

    def __init__(self, *arguments: Any, count: LineCount | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.count = count

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.count = self.count
        return parts

    def draw(self) -> None:
        super().draw()
        if self.count is None:
            return
        size, leading = self.style.fontSize, self.style.leading
        first = self.height - getattr(self.blPara, "ascent", size)
        self.canv.saveState()
        self.canv.setFont(self.count.font, 7)
        for line in range(len(self.blPara.lines)):
            self.count.drawn += 1
            if self.count.drawn % self.count.every == 0:
                self.canv.drawRightString(-_SHIFT, first - line * leading, str(self.count.drawn))
        self.canv.restoreState()
