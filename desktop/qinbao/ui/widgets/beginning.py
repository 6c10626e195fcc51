"""What will happen, as one drawing: two people before a screen, and the sheet they take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from qinbao.ui.theme.look import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from qinbao.guide.picture.shapes import Role, Shape

_WIDE, _HIGH = 800, 200
"""Units of the drawing."""
_LARGEST = 1.6
"""Px of a unit at scale 1, at most."""
_LEAST = 0.6
"""Below that many px of a unit nothing can be made out."""


class Beginning(QWidget):
    """As high as it is told; says nothing to the screen reader: the words above it say all."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._high = 0

    def fill(self, width: int, free: int) -> None:
        """Take as much of ``free`` px of height as it can use at ``width`` px, or nothing."""
        unit = min(width / _WIDE, free / _HIGH, _LARGEST * self._look.scale)
        self._high = round(_HIGH * unit) if unit >= _LEAST else 0

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Px it takes."""
        return self._high

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        if not self._high:
            return
        from qinbao.ui.widgets.shape_painter import ShapePainter

        painter = QPainter(self)
        unit = self._high / _HIGH
        painter.translate((self.width() - round(_WIDE * unit)) // 2, 0)
        painter.scale(unit, unit)
        ShapePainter(self._look, painter).draw(_scene())


def _scene() -> tuple[Shape, ...]:
    from qinbao.guide.picture.shapes import Line

    table = Line(((6.0, 197.0), (794.0, 197.0)), "line", 5)
    arrow = (Line(((570, 104), (624, 104)), "tap", 6), Line(((606, 88), (624, 104), (606, 120)), "tap", 6))
    return (*_person(88, "line", "red", old=True), *_person(206, "slate", "link"), *_screen(), *arrow, *_sheet(), table)


def _person(middle: float, hair: Role, coat: Role, *, old: bool = False) -> tuple[Shape, ...]:
    """Head and shoulders; the older one wears a bun and glasses. A face is light in the dark too."""
    from qinbao.guide.picture.shapes import Box, Line, Oval, Rect

    bun = (Oval(Rect(middle - 13, 2, 26, 26), hair),) if old else (Box(Rect(middle - 37, 40, 74, 70), 26, hair),)
    glasses = (
        *(Oval(Rect(middle + at, 54, 18, 18), None, "slate", 2) for at in (-21, 3)),
        Line(((middle - 3, 62), (middle + 3, 62)), "slate", 2),
    )
    return (
        *bun,
        Oval(Rect(middle - 37, 16, 74, 78), hair),
        Box(Rect(middle - 56, 112, 112, 120), 44, coat),
        Box(Rect(middle - 12, 94, 24, 30), 8, "on-app"),
        Oval(Rect(middle - 29, 34, 58, 68), "on-app", "slate", 2),
        *(Oval(Rect(middle + at, 60, 6, 6), "slate") for at in (-15, 9)),
        Line(((middle - 11, 81), (middle - 5, 86), (middle + 5, 86), (middle + 11, 81)), "slate", 3),
        *(glasses if old else ()),
    )


def _screen() -> tuple[Shape, ...]:
    """An answer, lines that say what to do, and one button."""
    from qinbao.guide.picture.shapes import Box, Line, Oval, Rect

    return (
        Line(((425, 160), (425, 192)), "frame", 14),
        Line(((380, 193), (470, 193)), "frame", 6),
        Box(Rect(305, 20, 240, 146), 10, "glass", "frame", 5),
        Box(Rect(321, 36, 208, 46), 8, "tint"),
        Oval(Rect(331, 43, 32, 32), "link"),
        Line(((339, 59), (345, 65), (355, 53)), "on-link", 4),
        Line(((376, 59), (500, 59)), "ink", 8),
        *(Line(((323, y), (x, y)), "line", 6) for y, x in ((98.0, 510.0), (114.0, 470.0))),
        Box(Rect(321, 130, 88, 24), 7, "link"),
    )


def _sheet() -> tuple[Shape, ...]:
    """Paper with a list to tick, held by a magnet."""
    from qinbao.guide.picture.shapes import Box, Line, Oval, Rect

    rows = (66.0, 92.0, 118.0)
    return (
        Box(Rect(650, 12, 132, 178), 4, "glass", "frame", 3),
        Line(((668, 42), (748, 42)), "ink", 8),
        *(Box(Rect(668, y - 8, 16, 16), 3, None, "link", 3) for y in rows),
        *(Line(((696, y), (762, y)), "line", 6) for y in rows),
        *(Line(((671, y), (675, y + 4), (683, y - 8)), "link", 3) for y in rows[:2]),
        Line(((668, 154), (762, 154)), "link", 8),
        Oval(Rect(706, 2, 20, 20), "tap"),
    )
