"""Whom to ring, at the same corner of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.bar import sizes, wide
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.text import line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


_LONGEST = "0000-12393"


class Hotline(QLabel):
    """A line of words, the number, and that it costs nothing; only the number where there is little room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._above = self._number = self._beside = ""

    def tell(self, above: str, number: str, beside: str) -> None:
        """``above`` the number 不懂就打医保热线, ``beside`` it 办理不收费."""
        self._above, self._number, self._beside = above, number, beside
        hold(self, f"{above} {number} {beside}".strip())
        self.update()

    def full(self) -> int:
        """Px wide with all words, at their smallest."""
        beside = wide(self._beside, font(24)) + 20 if self._beside else 0
        return round(max(wide(self._above, font(24)), self._widest() + beside)) + 2

    def compact(self) -> int:
        """Px wide with the number alone."""
        return round(self._widest()) + 2

    def _widest(self) -> float:
        """Px of the number at its smallest, and never less than with an area code: the same room on every page."""
        return max(wide(self._number, font(32, True)), wide(_LONGEST, font(32, True)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw at the right edge, as large as the letters are set and the room allows."""
        painter = QPainter(self)
        whole = self.width() >= self.full() and self.height() >= 76
        colours = self.look.colours
        room = self.width()
        middle = self.height() // 2
        if not whole and room >= self.full() + self.compact():
            left = self._line(painter, self._number, 32, True, room, middle, colours.ink)
            self._line(painter, self._above, 24, False, left - 20, middle, colours.soft)
            return
        if not whole:
            px = next((px for px in sizes(32, self.look.scale, 64) if wide(_LONGEST, font(px, True)) <= room), 24)
            self._line(painter, self._number, px, True, room, middle, colours.ink)
            return
        number = next((px for px in sizes(32, self.look.scale, 50) if self._fits(px)), 32)
        above = min(28, max(24, number * 3 // 4))
        top = (self.height() - round(above * 1.3) - round(number * 1.25)) // 2
        self._line(painter, self._above, above, False, room, top + round(above * 0.65), colours.soft)
        middle = top + round(above * 1.3) + round(number * 0.62)
        left = self._line(painter, self._beside, 24, False, room, middle, colours.soft) if self._beside else room + 20
        self._line(painter, self._number, number, True, left - 20, middle, colours.ink)

    def _fits(self, px: int) -> bool:
        """Whether everything fits with a number ``px`` high."""
        above = min(28, max(24, px * 3 // 4))
        beside = wide(self._beside, font(24)) + 20 if self._beside else 0
        high = above * 1.3 + px * 1.25 <= self.height()
        return high and max(wide(self._above, font(above)), wide(self._number, font(px, True)) + beside) <= self.width()

    def _line(self, painter: QPainter, words: str, px: int, bold: bool, right: int, middle: int, colour: str) -> int:
        face = font(px, bold)
        left = right - round(wide(words, face))
        line(painter, words, face, left, middle, colour)
        return left
