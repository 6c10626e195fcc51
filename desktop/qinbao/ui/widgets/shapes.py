"""Rounded boxes and the focus ring, as every widget draws them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from qinbao.ui.theme.ink import brush, pen
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import FOCUS, RADIUS


def box(
    painter: QPainter, rect: QRect, fill: str | None, line: str | None = None, width: int = 2, radius: int = RADIUS
) -> None:
    """Draw a rounded box that stays inside ``rect``, border included."""
    ratio = painter.device().devicePixelRatio()
    if ratio != int(ratio) or min(rect.width(), rect.height()) < 2 * radius or radius < max(1, width):
        _rounded(painter, QRectF(rect), fill, line, width, radius)
        return
    # Smooth edges are worked out for a few corners once, and not for every box: the rest of it is plain.
    corners = _corners(fill, line, width, radius, int(ratio))
    x, y, wide, high, side = rect.x(), rect.y(), rect.width(), rect.height(), round(radius * ratio)
    if wide == high == 2 * radius:  # a disc has no rest
        painter.drawPixmap(x, y, corners)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    right, bottom = x + wide - radius, y + high - radius
    for left, top, of_x, of_y in ((x, y, 0, 0), (right, y, side, 0), (x, bottom, 0, side), (right, bottom, side, side)):
        painter.drawPixmap(left, top, corners, of_x, of_y, side, side)
    inside, edges = _between(wide, high, radius, width if line else 0)
    if fill:
        painter.fillPath(inside.translated(x, y) if x or y else inside, brush(fill))
    if line:
        painter.fillPath(edges.translated(x, y) if x or y else edges, brush(line))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _rounded(painter: QPainter, rect: QRectF, fill: str | None, line: str | None, width: int, radius: float) -> None:
    """Draw it pixel by pixel, wherever it lies."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if line else 0.0
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    if fill:
        painter.fillPath(path, brush(fill))
    if line:
        painter.strokePath(path, pen(line, width))


@lru_cache(maxsize=128)
def _between(wide: int, high: int, radius: int, edge: int) -> tuple[QPainterPath, QPainterPath]:
    """What a box is between its corners, and its edges there: a page has many of one size."""
    across, down, right = wide - 2 * radius, high - 2 * radius, wide - radius
    inside, edges = QPainterPath(), QPainterPath()
    inside.addRect(radius, edge, across, high - 2 * edge)
    inside.addRect(edge, radius, radius - edge, down)
    inside.addRect(right, radius, radius - edge, down)
    edges.addRect(radius, 0, across, edge)
    edges.addRect(radius, high - edge, across, edge)
    edges.addRect(0, radius, edge, down)
    edges.addRect(wide - edge, radius, edge, down)
    return inside, edges


@lru_cache(maxsize=64)
def _corners(fill: str | None, line: str | None, width: int, radius: int, ratio: int) -> QPixmap:
    """A box that is nothing but its four corners."""
    side = 2 * radius
    pixmap = QPixmap(side * ratio, side * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    _rounded(painter, QRectF(0, 0, side, side), fill, line, width, radius)
    painter.end()
    return pixmap


def disc(
    painter: QPainter, x: float, y: float, radius: int, fill: str, line: str | None = None, width: int = 0
) -> None:
    """Draw a disc round (x, y), border included."""
    box(painter, QRect(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius), fill, line, width, radius)


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
