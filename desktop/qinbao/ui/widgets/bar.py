"""What both bars share: their ground, and words that fill the room they have.

Where a button stands depends on the size of the window only, never on the size of the letters: 字大 stays under the
finger that presses it. Inside their places the words grow with the letters as far as there is room, and a window
larger than usual has bars so much larger that there is always room.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.ink import fill
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import FLOOR, grown, margin
from qinbao.visit_cache import visit_cache

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


ONE_ROW = 900
"""Px of window width from which a bar has one row."""
_SHORT = 720
"""Px of window height below which the bars leave more room to the page."""
_FILLED = 0.7
"""Of the height of a button its letters may take."""


class Bar(QWidget):
    """A bar across the window with a thin line towards the page."""

    def __init__(self, look: Look, *, line_below: bool) -> None:
        super().__init__()
        self.look = look
        self._line_below = line_below
        # The ground, by the palette: drawn by itself, it would be filled with that of the page first.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def inner(self) -> QRect:
        """Where its contents go: as wide as the page's."""
        left = margin(self.width())
        return self.rect().adjusted(left, 0, -left, 0)

    @property
    def over(self) -> tuple[int, int]:
        """Width and height of the window it stands in."""
        return over(self)

    @property
    def unit(self) -> float:
        """Times a usual bar it is, in a window of that size."""
        return grown(*self.over)

    def px(self, usual: float) -> int:
        """A length that grows with the window."""
        return round(usual * self.unit)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        y = self.height() - 2 if self._line_below else 0
        fill(QPainter(self), QRect(0, y, self.width(), 2), self.look.colours.hair)


def over(part: QWidget) -> tuple[int, int]:
    """Width and height of the window a part of it stands in."""
    window = part.parentWidget() or part
    return window.width(), window.height()


def sizes(at_scale_one: int, scale: float, most: int) -> Iterator[int]:
    """Text heights to try, largest first, down to the 24 px no text may go below."""
    largest = min(most, round(at_scale_one * scale))
    yield from range(max(largest, FLOOR), FLOOR - 1, -2)
    if (max(largest, FLOOR) - FLOOR) % 2:
        yield FLOOR


@visit_cache
@lru_cache(maxsize=512)
def wide(words: str, px: int, bold: bool = False) -> float:
    """Px ``words`` take in one line. Bars have few words, and are asked for them at every turn of a page."""
    return QFontMetricsF(font(px, bold)).horizontalAdvance(words)


def filling(high: int) -> int:
    """Px of the largest letters in a button ``high`` px high."""
    return round(high * _FILLED)


def row_height(width: int, height: int) -> int:
    """Px of one row of the upper bar in a window of this size."""
    return round((72 if height < _SHORT else 84) * grown(width, height))


def action_height(width: int, height: int) -> int:
    """Px of one row of the lower bar in a window of this size."""
    return round((96 if height < _SHORT else 112) * grown(width, height))
