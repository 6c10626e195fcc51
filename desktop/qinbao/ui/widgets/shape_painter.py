"""Draws the shapes of ``guide.picture`` on the screen, in the colours of the theme.

Pens and brushes are those of ``theme.ink``: the first page has a drawing, and a start need not load the names of Qt's
enumerations for it. So a line is a long round box from each point to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import atan2, degrees, hypot

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from qinbao.guide.picture.shapes import Box, Line, Oval, Rect, Role, Shape, Text, Tiles
from qinbao.guide.picture.svg import PAPER
from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.ink import brush, pen
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import BORDER
from qinbao.ui.widgets.shapes import box

_APPS: Mapping[str, str] = {role: PAPER[role] for role in ("blue", "green", "red", "slate", "on-app")}
"""What is recognised on a real phone keeps its colour, but where only two colours are wanted."""
_CONTRAST: Mapping[str, str] = {**dict.fromkeys(("blue", "green", "red", "slate"), "brand"), "on-app": "on_brand"}
_ROLES: Mapping[Role, str] = {
    "frame": "ink",
    "glass": "surface",
    "ink": "ink",
    "soft": "soft",
    "line": "line",
    "field": "paper",
    "tint": "tint",
    "link": "brand",
    "on-link": "on_brand",
    "tap": "tap",
    "tag": "danger",
    "on-tag": "on_danger",
}


class ShapePainter:
    """Paints with one ``painter``, whose unit is that of the shapes."""

    def __init__(self, look: Look, painter: QPainter) -> None:
        self._look = look
        self._painter = painter
        at = painter.worldTransform()
        self._unit, self._left, self._top = at.m11(), at.dx(), at.dy()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self, shapes: Iterable[Shape]) -> None:
        """Draw all of them in order."""
        for shape in shapes:
            self._draw(shape, self._painter)

    def _colour(self, role: Role) -> QColor:
        return QColor(self._named(role))

    def _named(self, role: Role) -> str:
        if role in _APPS:
            contrast = self._look.theme == "contrast"
            return self._look.colour(_CONTRAST[role]) if contrast else _APPS[role]
        name = _ROLES[role]
        if role == "field" and self._look.theme != "light":
            name = "tint"
        return self._look.colour(name)

    def _draw(self, shape: Shape, painter: QPainter) -> None:
        match shape:
            case Box():
                self._box(shape, painter)
            case Oval():
                self._oval(shape, painter)
            case Line():
                self._line(shape, painter)
            case Text():
                self._text(shape, painter)
            case Tiles():
                self._tiles(shape, painter)

    def _box(self, shape: Box, painter: QPainter) -> None:
        if shape.dashed:
            path = QPainterPath()
            path.addRoundedRect(_rect(shape.rect), shape.radius, shape.radius)
            self._paint(shape, path, painter)
            return
        # On whole px, as all boxes of the program: its border lies half outside, and theirs inside.
        unit, half = self._unit, shape.width / 2 if shape.line else 0.0
        left, right = (round(self._left + x * unit) for x in (shape.rect.x - half, shape.rect.right + half))
        top, bottom = (round(self._top + y * unit) for y in (shape.rect.y - half, shape.rect.bottom + half))
        fill, line = (self._named(role) if role else None for role in (shape.fill, shape.line))
        painter.setWorldMatrixEnabled(False)
        edge, radius = max(BORDER, round(2 * half * unit)), round((shape.radius + half) * unit)
        box(painter, QRect(left, top, right - left, bottom - top), fill, line, edge, radius)
        painter.setWorldMatrixEnabled(True)

    def _oval(self, shape: Oval, painter: QPainter) -> None:
        path = QPainterPath()
        path.addEllipse(_rect(shape.rect))
        self._paint(shape, path, painter)

    def _line(self, shape: Line, painter: QPainter) -> None:
        colour, wide = brush(self._named(shape.line)), shape.width
        for (x, y), (to_x, to_y) in pairwise(shape.points):
            path = QPainterPath()
            long = hypot(to_x - x, to_y - y)
            path.addRoundedRect(-wide / 2, -wide / 2, long + wide, wide, wide / 2, wide / 2)
            painter.save()
            painter.translate(x, y)
            painter.rotate(degrees(atan2(to_y - y, to_x - x)))
            painter.fillPath(path, colour)
            painter.restore()

    def _text(self, shape: Text, painter: QPainter) -> None:
        painter.setFont(font(round(shape.size), shape.bold))
        painter.setPen(self._colour(shape.role))
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.align]
        left = shape.x - (before * painter.fontMetrics().horizontalAdvance(shape.words) if before else 0.0)
        painter.drawText(QPointF(left, shape.y), shape.words)

    def _tiles(self, shape: Tiles, painter: QPainter) -> None:
        side = shape.rect.w / len(shape.rows[0])
        dark = self._colour("ink")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for y, row in enumerate(shape.rows):
            for x, tile in enumerate(row):
                if tile == "#":
                    painter.fillRect(QRectF(shape.rect.x + x * side, shape.rect.y + y * side, side, side), dark)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint(self, shape: Box | Oval, path: QPainterPath, painter: QPainter) -> None:
        if shape.fill:
            painter.fillPath(path, brush(self._named(shape.fill)))
        if shape.line:
            line = pen(self._named(shape.line), shape.width)
            if shape.dashed:
                line = QPen(line)
                line.setDashPattern([12 / shape.width, 8 / shape.width])
            painter.strokePath(path, line)


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)
