"""What both bars share: their ground, and words that fill the room they have.

Where a button stands depends on the size of the window only, never on the size of the letters: 字大 stays under the
finger that presses it. Inside their places the words grow with the letters as far as there is room.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from qinbao.ui.theme.ink import fill
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import FLOOR, margin

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


ONE_ROW = 900
"""Px of window width from which a bar has one row."""
_SHORT = 720
"""Px of window height below which the bars leave more room to the page."""


class Bar(QWidget):
    """A bar across the window with a thin line towards the page."""

    def __init__(self, look: Look, *, line_below: bool) -> None:
        super().__init__()
        self.look = look
        self._line_below = line_below

    def inner(self) -> QRect:
        """Where its contents go: as wide as the page's."""
        left = margin(self.width())
        return self.rect().adjusted(left, 0, -left, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and line."""
        painter = QPainter(self)
        fill(painter, self.rect(), self.look.colours.surface)
        y = self.height() - 2 if self._line_below else 0
        fill(painter, QRect(0, y, self.width(), 2), self.look.colours.hair)


def sizes(at_scale_one: int, scale: float, most: int) -> Iterator[int]:
    """Text heights to try, largest first, down to the 24 px no text may go below."""
    largest = min(most, round(at_scale_one * scale))
    yield from range(max(largest, FLOOR), FLOOR - 1, -2)
    if (max(largest, FLOOR) - FLOOR) % 2:
        yield FLOOR


def wide(words: str, font: QFont) -> float:
    """Px ``words`` take in one line."""
    return QFontMetricsF(font).horizontalAdvance(words)


def row_height(window_height: int) -> int:
    """Px of one row of the upper bar."""
    return 72 if window_height < _SHORT else 84


def action_height(window_height: int) -> int:
    """Px of one row of the lower bar."""
    return 96 if window_height < _SHORT else 112
