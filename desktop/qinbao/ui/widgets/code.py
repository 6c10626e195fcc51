"""A code on the screen, as large as there is room for, in black on white whatever the theme: cameras want it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLabel

from qinbao.paper.qr import QUIET
from qinbao.ui.theme.look import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class CodePicture(QLabel):
    """Modules of whole pixels, so that their edges are sharp; white until the code is there."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._rows: tuple[bytes, ...] = ()
        self.most = look.px(400)
        """Px it takes at most, however wide the page is."""
        self.setAccessibleName(name)

    def show_rows(self, rows: tuple[bytes, ...]) -> None:
        """Show a code: one byte a module, 1 is dark, without quiet zone."""
        self._rows = rows
        self.update()

    @property
    def modules(self) -> int:
        """Modules along one side, quiet zone included."""
        return len(self._rows) + 2 * QUIET

    def module(self, width: int) -> int:
        """Px a module where ``width`` px are free."""
        return max(1, width // self.modules)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as wide."""
        return min(width, self.most)

    def sizeHint(self) -> QSize:
        """A usual size."""
        return QSize(self._look.px(400), self._look.px(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a white square and the dark modules."""
        painter = QPainter(self)
        wide, dense = self.height(), self.devicePixelRatio()
        painter.fillRect(0, 0, wide, wide, QColor("#FFFFFF"))
        side = self.module(round(wide * dense)) / dense
        edge = (wide - side * len(self._rows)) / 2
        dark = QColor("#000000")
        for y, row in enumerate(self._rows):
            for x, module in enumerate(row):
                if module:
                    left, top = round(edge + x * side), round(edge + y * side)
                    right, bottom = round(edge + (x + 1) * side), round(edge + (y + 1) * side)
                    painter.fillRect(QRect(left, top, right - left, bottom - top), dark)
