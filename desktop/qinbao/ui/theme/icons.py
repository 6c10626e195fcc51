"""The bundled icons in any colour and size, each read when first drawn."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from qinbao import paths
from qinbao.visit_cache import visit_cache


def draw(painter: QPainter, name: str, x: float, y: float, px: int, colour: str) -> None:
    """Draw icon ``name`` as a square of ``px`` with its upper left corner at (x, y).

    Raises ``FileNotFoundError`` for an icon that is not shipped.
    """
    painter.drawPixmap(round(x), round(y), _pixmap(name, px, colour, painter.device().devicePixelRatio()))


@visit_cache
@lru_cache(maxsize=256)
def _pixmap(name: str, px: int, colour: str, ratio: float) -> QPixmap:
    side = round(px * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    QSvgRenderer(_svg(name).replace("currentColor", colour).encode()).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _folder() -> Path:
    return paths.shipped("assets") / "icons"


@visit_cache
@lru_cache(maxsize=128)
def _svg(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text(encoding="utf-8")
