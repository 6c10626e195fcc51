"""A bank card drawn as wide as it is told, to hold a real one against."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from qinbao.ui.theme import icons
from qinbao.ui.theme.angle import CARD_SHAPE
from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import FLOOR
from qinbao.ui.widgets.arrange import OwnWidth
from qinbao.ui.widgets.said import hold
from qinbao.ui.widgets.shapes import box


class BankCard(OwnWidth, QLabel):
    """Its left and right edges are those of the widget, to the pixel."""

    def __init__(self, look: Look, wide: float, name: str) -> None:
        super().__init__()
        self._look = look
        self._name = name
        hold(self, name)
        self.wide = wide

    def resize_to(self, wide: float) -> None:
        """Draw it ``wide`` px wide from now on."""
        self.wide = wide
        self.update()

    def sizeHint(self) -> QSize:
        """Exactly the card."""
        return QSize(round(self.wide), round(self.wide * CARD_SHAPE))

    def minimumSizeHint(self) -> QSize:
        """Exactly the card."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card with square edges left and right, so that they can be compared."""
        painter = QPainter(self)
        colours = self._look.colours
        wide, high = self.width(), self.height()
        box(painter, self.rect(), colours.brand, None, radius=round(wide * 3.18 / 85.6))
        chip = QRect(round(wide * 0.1), round(high * 0.36), round(wide * 0.13), round(high * 0.18))
        painter.fillRect(chip, QColor(colours.on_brand))
        if wide >= 200:
            painter.setFont(font(FLOOR, True))
            painter.setPen(QColor(colours.on_brand))
            painter.drawText(round(wide * 0.1), round(high * 0.22), self._name)
        icons.draw(painter, "credit-card", wide * 0.78, high * 0.66, round(wide * 0.14), colours.on_brand)
