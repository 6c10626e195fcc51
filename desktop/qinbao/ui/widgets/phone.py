"""A phone picture on the screen: the same shapes as on paper, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from qinbao.guide.picture.shapes import Picture
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.shape_painter import ShapePainter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LayOut = Callable[[float, float], Picture]
"""Draws for so many units of width, of which so many of height are seen at once."""
NARROW, BROAD = 286.0, 400.0
"""Units across: three app icons need the one, and with more than the other it would be a tablet."""
LEAST = 0.75
"""Px a unit at least: words of 24 units are then 18 px high."""
_LARGE = 1.2
"""Px a unit at scale 1, where there is room."""


class PhonePicture(QLabel):
    """As large as the room it is given, with letters that grow with all others; what is ringed is always seen."""

    def __init__(self, look: Look, picture: Picture) -> None:
        super().__init__()
        hold(self, picture.alt)
        self.drawn = picture
        self.factor = max(1.0, min(look.scale, 1.3))
        """Px a unit."""
        self._look = look
        self._room: tuple[int, int] | None = None

    def fit(self, wide: int, high: int, lay_out: LayOut) -> int:
        """Let ``lay_out`` draw it for ``wide`` × ``high`` px; gives the px of width it takes."""
        if self._room != (wide, high):
            self._room = (wide, high)
            self.factor, picture = fitted(wide, high, self._look.scale, lay_out)
            self.redraw(picture)
        return round(self.drawn.width * self.factor)

    def redraw(self, picture: Picture) -> None:
        """Show another picture of the same screen."""
        self.drawn = picture
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Px needed, whatever the width."""
        return round(self.drawn.height * self.factor)

    def sizeHint(self) -> QSize:
        """As large as it was fitted."""
        return QSize(round(self.drawn.width * self.factor), round(self.drawn.height * self.factor))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all shapes in order."""
        painter = QPainter(self)
        painter.scale(self.factor, self.factor)
        ShapePainter(self._look, painter).draw(self.drawn.shapes)


def fitted(wide: int, high: int, scale: float, lay_out: LayOut) -> tuple[float, Picture]:
    """Px a unit, and the picture: letters as large as they can be with what is ringed in sight."""
    factor = max(wide / BROAD, min(_LARGE * scale, wide / NARROW), LEAST)
    while True:
        picture = lay_out(min(BROAD, max(NARROW, wide / factor)), high / factor)
        if factor <= LEAST or round(picture.height * factor) <= high:
            return factor, picture
        factor = max(LEAST, factor * 0.92)
