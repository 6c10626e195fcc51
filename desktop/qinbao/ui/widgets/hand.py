"""Three small drawings: how a saved picture gets from the desktop into a chat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from qinbao.guide.picture.shapes import Box, Line, Oval, Rect, Shape
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.shape_painter import ShapePainter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WIDE, _HIGH = 240.0, 116.0


def _window(x: float, wide: float) -> tuple[Shape, ...]:
    bar = Line(((x + 3, 26), (x + wide - 3, 26)), "line", 2)
    return (Box(Rect(x, 6, wide, 104), 8, "glass", "frame", 3), bar, Oval(Rect(x + 9, 12, 8, 8), "soft"))


def _thumb(x: float, y: float) -> tuple[Shape, ...]:
    """A tall picture: a green head and lines below it."""
    lines = tuple(Line(((x + 6, y + at), (x + 24, y + at)), "line", 3) for at in (20, 28, 36))
    return (Box(Rect(x, y, 30, 44), 3, "glass", "frame", 2), Box(Rect(x + 1, y + 1, 28, 11), 2, "link"), *lines)


def _arrow(x: float, y: float) -> tuple[Shape, ...]:
    """The pointer of the mouse, its tip at this point."""
    tip = ((x, y), (x, y + 21), (x + 5, y + 16), (x + 9, y + 25), (x + 13, y + 23), (x + 9, y + 15), (x + 16, y + 15))
    return (Line((*tip, (x, y)), "glass", 7), Line((*tip, (x, y)), "tap", 3))


def _chat(x: float, wide: float) -> tuple[Shape, ...]:
    """A chat: two bubbles, and the line to type into."""
    typed = Box(Rect(x + 8, 78, wide - 16, 26), 6, "field", "line", 2)
    bubbles = (
        Box(Rect(x + 8, 34, wide * 0.45, 13), 6, "field"),
        Box(Rect(x + wide * 0.45, 54, wide * 0.48, 13), 6, "tint"),
    )
    return (*_window(x, wide), *bubbles, typed)


def _people(x: float, wide: float, chosen: int) -> tuple[Shape, ...]:
    """The list of chats, one of them chosen."""
    found: list[Shape] = [*_window(x, wide)]
    for row in range(3):
        top = 32.0 + row * 25
        if row == chosen:
            found.append(Box(Rect(x + 5, top - 1, wide - 10, 24), 5, "tint", "link", 2))
        found.append(Oval(Rect(x + 11, top + 3, 16, 16), "link" if row == chosen else "line"))
        found.append(Line(((x + 36, top + 11), (x + wide - 24, top + 11)), "soft" if row == chosen else "line", 5))
    return tuple(found)


_DRAWN: Mapping[str, tuple[Shape, ...]] = {
    "chat": (*_people(50, 140, 1), *_arrow(150, 66)),
    "drag": (
        *_window(4, 72),
        *_thumb(24, 42),
        *_chat(116, 120),
        Line(((60, 76), (100, 92), (150, 92)), "tap", 4),
        Line(((140, 84), (152, 92), (140, 100)), "tap", 4),
        *_arrow(46, 66),
    ),
    "send": (
        *_chat(50, 140),
        *_thumb(64, 56),
        Box(Rect(138, 80, 44, 22), 6, "link"),
        Box(Rect(133, 75, 54, 32), 8, None, "tap", 4),
        *_arrow(166, 88),
    ),
}


class HandPicture(QWidget):
    """Says nothing to the screen reader: the words below it say all."""

    def __init__(self, look: Look, gesture: str) -> None:
        """``gesture``: ``chat``, ``drag`` or ``send``."""
        super().__init__()
        self._look = look
        self._gesture = gesture

    def _factor(self, width: int) -> float:
        return min(width / _WIDE, 1.25 * min(self._look.scale, 1.3))

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        return round(_HIGH * self._factor(width))

    def sizeHint(self) -> QSize:
        """A usual size."""
        return QSize(round(_WIDE), round(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it at the left."""
        painter = QPainter(self)
        factor = self._factor(self.width())
        painter.scale(factor, factor)
        ShapePainter(self._look, painter).draw(_DRAWN[self._gesture])
