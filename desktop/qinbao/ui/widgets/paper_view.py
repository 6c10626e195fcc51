"""A rendered page of paper, as large as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme.look import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WIDEST = 900


class PaperView(QLabel):
    """The page itself, nothing redrawn: what is seen is what is printed."""

    def __init__(self, look: Look, image: QImage, name: str, widest: int = _WIDEST) -> None:
        """``widest``: px it takes at most."""
        super().__init__()
        self._widest = widest
        self.setAccessibleName(name)
        self._look = look
        self._image = image

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        return round(min(width, self._widest) * self._image.height() / max(1, self._image.width()))

    def sizeHint(self) -> QSize:
        """As wide as is useful."""
        return QSize(self._widest, self.heightForWidth(self._widest))

    def minimumSizeHint(self) -> QSize:
        """A little."""
        return QSize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page with a border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = QRect(0, 0, min(self.width(), self._widest), self.height())
        painter.drawImage(page, self._image)
        painter.setPen(QPen(QColor(self._look.colours.line), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page.adjusted(1, 1, -1, -1))
