"""Name of the program and where one is, in the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.bar import sizes, wide
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.text import line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_FILLED = 0.64
"""Of the height of the bar the letters may take."""
_APART = 2 / 3
"""Em between the name and where one is."""


class TitleProgress(QLabel):
    """Side by side, else one above the other, else (with large letters) only where one is."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.look = look
        self._title = title
        self._progress = ""
        hold(self, title)

    def tell(self, progress: str) -> None:
        """Say where one is; nothing on the start page."""
        if progress == self._progress:
            return
        self._progress = progress
        hold(self, f"{self._title} {progress}".strip())
        self.update()

    def arrangement(self) -> list[tuple[str, QFont, int, int, bool]]:
        """Each line to draw: words, font, x, middle y, and whether it is the title."""
        width, middle = self.width(), self.height() // 2
        for px in sizes(24, self.look.scale, round(self.height() * _FILLED)):
            large, apart = round(px * 7 / 6), round(px * _APART)
            bold, plain = font(large, True), font(px)
            title, step = wide(self._title, large, True), wide(self._progress, px)
            if not self._progress and title <= width:
                return [(self._title, bold, 0, middle, True)]
            if self._progress and title + apart + step <= width:
                beside = round(title) + apart
                return [(self._title, bold, 0, middle, True), (self._progress, plain, beside, middle, False)]
            if self._progress and px * 2.7 <= self.height() and max(title, step) <= width:
                half = round(px * 0.68)
                return [(self._title, bold, 0, middle - half, True), (self._progress, plain, 0, middle + half, False)]
            if self._progress and self.look.scale > 1 and step <= width:
                return [(self._progress, plain, 0, middle, False)]
        words = self._progress or self._title
        return [(words, font(24, not self._progress), 0, middle, not self._progress)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        for words, face, x, middle, title in self.arrangement():
            line(painter, words, face, x, middle, self.look.colours.ink if title else self.look.colours.soft)
