"""The sign beside what is being read aloud just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from qinbao.ui.theme.look import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BAR = 8
"""Px of the bar at the left edge: the part that needs no colour to be seen."""
AIR = 4
"""Px between the bar and the words, and round them."""
_TINT = 26
"""Opacity of the ground, of 255: the words under it keep their contrast of 7:1."""


class ReadMark(QWidget):
    """A thick bar left of a widget and a tint over it. Lies over the page: it takes no room and no click."""

    def __init__(self, look: Look, over: QWidget) -> None:
        """``over``: where the page is scrolled; what leaves it is cut off like the page itself."""
        super().__init__(over)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def dress(self, look: Look) -> None:
        """Change theme."""
        self._look = look
        self.update()

    def put(self, widget: QWidget | None) -> None:
        """Mark ``widget``, or nothing."""
        over = self.parentWidget()
        if widget is None or over is None or not over.isAncestorOf(widget):
            self.hide()
            return
        corner = widget.mapTo(over, widget.rect().topLeft())
        self.setGeometry(QRect(corner, widget.size()).adjusted(-AIR - BAR, -AIR, AIR, AIR))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bar and tint."""
        painter = QPainter(self)
        tint = QColor(self._look.colours.focus)
        bar = QRect(0, 0, BAR, self.height())
        painter.fillRect(bar, tint)
        tint.setAlpha(_TINT)
        painter.fillRect(self.rect().adjusted(BAR, 0, 0, 0), tint)
