"""Pens and brushes by colour, made once.

They are made in the one way that does not load the names of Qt's enumerations: ``setPen(QColor)``, ``QBrush(QColor)``
and ``fillRect`` do, for all their other spellings, and that alone is a seventh of a start.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen


@lru_cache(maxsize=64)
def pen(colour: str, width: float = 1.0) -> QPen:
    """A solid pen."""
    made = QPen()
    made.setColor(QColor(colour))
    made.setWidthF(width)
    return made


@lru_cache(maxsize=32)
def brush(colour: str) -> QBrush:
    """A solid brush."""
    return pen(colour).brush()


@lru_cache(maxsize=64)
def rgb(colour: str) -> int:
    """The colour as a number, to compare it with a painter's."""
    return QColor(colour).rgb()


def fill(painter: QPainter, rect: QRect, colour: str) -> None:
    """Fill a rectangle."""
    path = QPainterPath()
    path.addRect(QRectF(rect))
    painter.fillPath(path, brush(colour))
