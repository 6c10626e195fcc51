"""A phone picture on the screen: the same shapes as on paper, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import singledispatchmethod
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLabel

from qinbao.guide.picture import Box, Line, Oval, Picture, Rect, Shape, Text, Tiles
from qinbao.guide.picture.shapes import Role
from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import high_as_needed
from qinbao.ui.widgets.said import hold

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        factor = self._factor(self.width())
        painter.scale(factor, factor)
        for shape in self.drawn.shapes:
            self._draw(shape, painter)

    def _colour(self, role: Role) -> QColor:
        name = _ROLES[role]
        if role == "field" and self._look.theme != "light":
            name = "tint"
        return QColor(self._look.colour(name))

    @singledispatchmethod
    def _draw(self, shape: Shape, painter: QPainter) -> None:
        raise TypeError(shape)

    @_draw.register
    def _box(self, shape: Box, painter: QPainter) -> None:
        self._prepare(shape, painter)
        painter.drawRoundedRect(_rect(shape.rect), shape.radius, shape.radius)

    @_draw.register
    def _oval(self, shape: Oval, painter: QPainter) -> None:
        self._prepare(shape, painter)
        painter.drawEllipse(_rect(shape.rect))

    @_draw.register
    def _line(self, shape: Line, painter: QPainter) -> None:
        ends, corners = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._colour(shape.line), shape.width, Qt.PenStyle.SolidLine, ends, corners))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))

    @_draw.register
    def _text(self, shape: Text, painter: QPainter) -> None:
        painter.setFont(font(round(shape.size), shape.bold))
        painter.setPen(self._colour(shape.role))
        wide = painter.fontMetrics().horizontalAdvance(shape.words)
        left = shape.x - {"start": 0.0, "middle": wide / 2, "end": float(wide)}[shape.align]
        painter.drawText(QPointF(left, shape.y), shape.words)

    @_draw.register
    def _tiles(self, shape: Tiles, painter: QPainter) -> None:
        side = shape.rect.w / len(shape.rows)
        dark = self._colour("ink")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for y, row in enumerate(shape.rows):
            for x, tile in enumerate(row):
                if tile == "#":
                    painter.fillRect(QRectF(shape.rect.x + x * side, shape.rect.y + y * side, side, side), dark)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _prepare(self, shape: Box | Oval, painter: QPainter) -> None:
        if shape.line:
            pen = QPen(self._colour(shape.line), shape.width)
            if shape.dashed:
                pen.setDashPattern([12 / shape.width, 8 / shape.width])
            painter.setPen(pen)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)
