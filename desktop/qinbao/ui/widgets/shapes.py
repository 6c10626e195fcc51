"""Rounded boxes and the focus ring, as every widget draws them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from qinbao.ui.theme.ink import brush, pen
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import FOCUS, RADIUS


def box(
    painter: QPainter, rect: QRect, fill: str | None, line: str | None = None, width: int = 2, radius: int = RADIUS
) -> None:
    """Draw a rounded box that stays inside ``rect``, border included."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if line else 0.0
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    if fill:
        painter.fillPath(path, brush(fill))
    if line:
        painter.strokePath(path, pen(line, width))


def focus_ring(painter: QPainter, rect: QRect, look: Look, radius: int = RADIUS) -> QRect:
    """Draw the focus ring along the inner edge of ``rect`` and give what is left inside it.

    A gap in the colour of the ground parts the ring from what is inside, so that it shows on every fill.
    """
    gap = 3
    box(painter, rect, look.colours.surface, look.colours.focus, FOCUS, radius)
    return rect.adjusted(FOCUS + gap, FOCUS + gap, -FOCUS - gap, -FOCUS - gap)


def pressed_ring(painter: QPainter, rect: QRect, look: Look, radius: int = RADIUS) -> None:
    """Draw what shows a finger on something filled: a line inside its edge."""
    box(painter, rect.adjusted(5, 5, -5, -5), None, look.colours.on_brand, 3, max(4, radius - 5))
