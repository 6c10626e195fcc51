"""A phone picture on the screen: the same shapes as on paper, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from qinbao.guide.picture import Picture
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import high_as_needed
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.shape_painter import ShapePainter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class PhonePicture(QLabel):
    """Never narrower than its units, so that its words stay at 24 px or more."""

    def __init__(self, look: Look, picture: Picture) -> None:
        super().__init__()
        hold(self, picture.alt)
        self.drawn = picture
        self._seen = inf
        self._look = look
        high_as_needed(self)

    def see(self, px: int, wide: int, lay_out: Callable[[float], Picture]) -> None:
        """Where ``px`` of a picture ``wide`` px wide are seen at once, let ``lay_out`` draw it for so many units."""
        room = px / self._factor(wide) if px > 0 else inf
        if room != self._seen:
            self._seen = room
            self.redraw(lay_out(room))

    def redraw(self, picture: Picture) -> None:
        """Show another picture of the same screen."""
        self.drawn = picture
        self.update()

    def _factor(self, width: int) -> float:
        return max(1.0, min(self._look.scale, width / self.drawn.width))

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        return round(self.drawn.height * self._factor(width))

    def sizeHint(self) -> QSize:
        """As many px as units, times the text scale."""
        factor = self._look.scale
        return QSize(round(self.drawn.width * factor), round(self.drawn.height * factor))

    def minimumSizeHint(self) -> QSize:
        """As many px as units."""
        return QSize(round(self.drawn.width), round(self.drawn.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all shapes in order."""
        painter = QPainter(self)
        factor = self._factor(self.width())
        painter.scale(factor, factor)
        ShapePainter(self._look, painter).draw(self.drawn.shapes)
