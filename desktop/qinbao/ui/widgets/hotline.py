"""Whom to ring, at the same corner of every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import FLOOR
from qinbao.ui.widgets.bar import sizes, wide
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.text import line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


_LONGEST = "0000-12393"
_APART = 20
"""Px right of the number."""
_ABOVE, _NUMBER = 1.3, 1.25
"""Em of height of a line of words, and of the number."""
_TWO_LINES = 76
"""Px of height from which the number stands below the words."""


class Hotline(QLabel):
    """A line of words, the number, and that it costs nothing; only the number where there is little room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.unit = 1.0
        """Times a usual bar the one is in which it stands."""
        self._above = self._number = self._beside = ""

    def tell(self, above: str, number: str, beside: str) -> None:
        """``above`` the number 不懂就打医保热线, ``beside`` it 办理不收费."""
        if (above, number, beside) == (self._above, self._number, self._beside):
            return
        self._above, self._number, self._beside = above, number, beside
        hold(self, f"{above} {number} {beside}".strip())
        self.update()

    def full(self, unit: float) -> int:
        """Px wide with all words, at their smallest in a bar ``unit`` times a usual one."""
        beside = wide(self._beside, 24) + _APART if self._beside else 0
        return round(max(wide(self._above, 24), self._widest() + beside) * unit) + 2

    def compact(self, unit: float) -> int:
        """Px wide with the number alone."""
        return round(self._widest() * unit) + 2

    def _widest(self) -> float:
        """Px of the number at its smallest, and never less than with an area code: the same room on every page."""
        return max(wide(self._number, 32, True), wide(_LONGEST, 32, True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw at the right edge, as large as the letters are set and the room allows."""
        painter = QPainter(self)
        soft, ink = self.look.colours.soft, self.look.colours.ink
        room, middle = self.width(), self.height() // 2
        if room >= self.full(self.unit) and self.height() >= _TWO_LINES * self.unit:
            number = self._largest(self._fits)
            words = _words(number)
            above, below = round(words * _ABOVE), round(number * _NUMBER)
            top = (self.height() - above - below) // 2
            self._line(painter, self._above, words, False, room, top + above // 2, soft)
            middle = top + above + below // 2
            beside = self._line(painter, self._beside, words, False, room, middle, soft) - _APART
            self._line(painter, self._number, number, True, beside if self._beside else room, middle, ink)
        elif room >= self.full(self.unit) + self.compact(self.unit):
            number = self._largest(self._fits_one_line)
            left = self._line(painter, self._number, number, True, room, middle, ink)
            self._line(painter, self._above, _words(number), False, left - _APART, middle, soft)
        else:
            number = self._largest(lambda px: wide(_LONGEST, px, True) <= room)
            self._line(painter, self._number, number, True, room, middle, ink)

    def _largest(self, fits: Callable[[int], bool]) -> int:
        """Px of the largest number with which everything fits."""
        return next((px for px in sizes(32, self.look.scale, self.height()) if fits(px)), FLOOR)

    def _fits(self, px: int) -> bool:
        """Whether everything fits with a number ``px`` high below the words."""
        words = _words(px)
        beside = wide(self._beside, words) + _APART if self._beside else 0
        high = words * _ABOVE + px * _NUMBER <= self.height()
        return high and max(wide(self._above, words), wide(self._number, px, True) + beside) <= self.width()

    def _fits_one_line(self, px: int) -> bool:
        """Whether it fits with a number ``px`` high beside the words."""
        long = wide(self._above, _words(px)) + _APART + wide(self._number, px, True)
        return px * _NUMBER <= self.height() and long <= self.width()

    def _line(self, painter: QPainter, words: str, px: int, bold: bool, right: int, middle: int, colour: str) -> int:
        face = font(px, bold)
        left = right - round(wide(words, px, bold))
        line(painter, words, face, left, middle, colour)
        return left


def _words(px: int) -> int:
    """Px of the words with a number ``px`` high."""
    return max(FLOOR, px * 3 // 4)
