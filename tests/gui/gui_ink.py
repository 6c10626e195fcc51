"""What a widget really draws: every piece of text with its place, height and colour, taken from its own painting.

A paint engine that writes down instead of drawing. Nothing a widget paints escapes it, whether a label, a button or the
phone picture, and no widget has to tell anything about itself.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import QWidget


class Ink(NamedTuple):
    """A piece of text as drawn."""

    words: str
    px: float
    """Height of the letters in px of the screen."""
    box: QRectF
    """Just around the ink, in px of the widget."""
    colour: str


class _Scribe(QPaintEngine):
    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.written: list[Ink] = []

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        """Asked only where something is written: most of what is drawn is no text."""

    def drawTextItem(self, place: QPoint, item: QTextItem) -> None:
        words, font = item.text(), item.font()
        if words.strip():
            painter = self.painter()
            moved = painter.deviceTransform()
            box = moved.mapRect(_around(words, font).translated(place))
            self.written.append(Ink(words, font.pixelSize() * moved.m22(), box, painter.pen().color().name()))

    def _nothing(self, *shapes: object) -> None:
        """Shapes are no text."""

    drawPixmap = drawImage = drawPath = drawPolygon = drawRects = drawEllipse = drawLines = drawPoints = _nothing


class _Desk(QPaintDevice):
    def __init__(self) -> None:
        super().__init__()
        self.scribe = _Scribe()
        metric = QPaintDevice.PaintDeviceMetric
        dpi = (metric.PdmDpiX, metric.PdmDpiY, metric.PdmPhysicalDpiX, metric.PdmPhysicalDpiY)
        self.known = {
            metric.PdmDevicePixelRatio: 1,
            metric.PdmDevicePixelRatioScaled: 1 << 16,
            metric.PdmDepth: 32,
            metric.PdmNumColors: 1 << 24,
            **dict.fromkeys(dpi, 96),
        }

    def resize(self, width: int, height: int) -> None:
        self.known[QPaintDevice.PaintDeviceMetric.PdmWidth] = width
        self.known[QPaintDevice.PaintDeviceMetric.PdmHeight] = height

    def paintEngine(self) -> QPaintEngine:
        return self.scribe

    def metric(self, asked: QPaintDevice.PaintDeviceMetric) -> int:
        return self.known.get(asked, 0)


_desk = _Desk()


def ink(widget: QWidget) -> list[Ink]:
    """Every piece of text ``widget`` itself draws, children not counted, in the order of drawing."""
    if type(widget).paintEvent is QWidget.paintEvent:
        # Only holds others.
        return []
    _desk.resize(widget.width(), widget.height())
    _desk.scribe.written.clear()
    painter = QPainter(_desk)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return list(_desk.scribe.written)


def _around(words: str, font: QFont) -> QRectF:
    return _measured(words, font.family(), font.pixelSize(), font.weight())


@lru_cache(maxsize=16384)
def _measured(words: str, family: str, px: int, weight: QFont.Weight) -> QRectF:
    font = QFont(family)
    font.setPixelSize(px)
    font.setWeight(weight)
    return QFontMetricsF(font).tightBoundingRect(words)
