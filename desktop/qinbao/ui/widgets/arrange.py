"""Put widgets below, beside or in a grid of each other; heights follow from widths, top down.

Qt's layouts ask for heights at widths they do not use later, and clip; here each width is decided once.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QGroupBox, QWidget

from qinbao.ui.theme.sizes import APART
from qinbao.ui.widgets.air import DrawnIn, draw_in

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

# Two Qt classes as bases of one crash PySide; for the type checker only the mixins are widgets themselves.
if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


def height_of(widget: QWidget, width: int) -> int:
    """Px ``widget`` needs at ``width`` px."""
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()


def height_up_to(widget: QWidget, width: int, most: int) -> int:
    """Px ``widget`` needs at ``width`` px; where that is over ``most``, some number over it: a long page takes long."""
    return widget.height_up_to(width, most) if isinstance(widget, Arranging) else height_of(widget, width)


def dismiss(widget: QWidget) -> None:
    """Take ``widget`` away for good. The focus is let go first: Qt would hand it to whatever comes next."""
    focused = QApplication.focusWidget()
    if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
        focused.clearFocus()
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class Arranging(_Widget):
    """What every container does, whichever Qt class it is: children placed by ``place``."""

    sight = 0
    """Px of height in which it is seen without scrolling; 0: unknown."""

    def __init__(self, children: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._placed = False
        for child in children:
            child.setParent(self)

    def height_up_to(self, width: int, most: int) -> int:
        """Px needed at ``width`` px; where that is over ``most``, some number over it."""
        return self.place(width, False)

    def place(self, width: int, move: bool) -> int:
        """Give the height needed at ``width``; with ``move`` also put the children there."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        return self.place(width, False)

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        return QSize(600, self.place(600, False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the children in place."""
        self._placed = True
        self.place(self.width(), True)


class Arranged(Arranging, QWidget):
    """Base of those that are nothing but a container."""


class OwnWidth:
    """What keeps its own width in a column; first of its bases."""


class Column(DrawnIn, Arranged):
    """Children one below the other, in reading and tab order."""

    _near = False

    def __init__(self, children: Sequence[QWidget] = (), gap: int = 16, pad: tuple[int, int] = (0, 0)) -> None:
        """``gap`` above each child but the first; ``pad``: px above the first and below the last."""
        super().__init__(children)
        self._children = list(children)
        self._gap = gap
        self._pad = pad
        self._gaps: dict[QWidget, int] = {}
        self.lowered = 0.0
        """Share of the height left over in sight that stands above the first: in the very middle a page with little on
        it would seem to have slipped down."""

    def put(self, children: Sequence[QWidget]) -> None:
        """Show other children; those no longer there are deleted."""
        for old in self._children:
            if old not in children:
                dismiss(old)
        self._children = list(children)
        fresh = [child for child in children if child.parentWidget() is not self]
        for child in fresh:
            child.setParent(self)
        # Before it is first seen its width is not yet known: laid out now, every line would be broken in vain.
        if not self._placed:
            return
        self.place(self.width(), True)
        for child in fresh:
            child.show()

    def shown(self) -> list[QWidget]:
        """The children, in order."""
        return list(self._children)

    def set_gap(self, child: QWidget, above: int) -> None:
        """Another gap above this child."""
        self._gaps[child] = above

    def draw_in(self, near: bool) -> None:
        """All children, and these nearer to each other."""
        self._near = near
        for child in self._children:
            draw_in(child, near)

    def height_up_to(self, width: int, most: int) -> int:
        """Of a long one only the beginning is measured."""
        return self.place(width, False, most)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Full width each; what is of ``OwnWidth`` keeps it. Without ``move`` some height may be ``enough``."""
        y = self._top
        if self.lowered and move:
            y += round(max(0, self.sight - self.place(width, False)) * self.lowered)
        for at, child in enumerate(self._children):
            wide = min(width, child.sizeHint().width()) if isinstance(child, OwnWidth) else width
            y += self._between(child) if at else 0
            if isinstance(child, Column) and not move:
                high = child.place(wide, False, enough - y)
            else:
                high = height_of(child, wide)
            if move:
                child.setGeometry(0, y, wide, high)
            y += high
            if y > enough:
                break
        return y + self._pad[1]

    @property
    def _top(self) -> int:
        """Px above the first."""
        return min(self._pad[0], APART) if self._near else self._pad[0]

    def _between(self, child: QWidget) -> int:
        """Px above ``child``: where nothing else was asked for half as many if it is drawn in, but a finger's worth."""
        usual = min(self._gap, max(APART, self._gap // 2)) if self._near else self._gap
        return self._gaps.get(child, usual)


class Flow(Arranged):
    """Children at their own widths, from left to right and on to the next line."""

    def __init__(self, children: Sequence[QWidget], gap: int = 16) -> None:
        super().__init__(children)
        self._children = list(children)
        self._gap = gap

    def add(self, child: QWidget) -> None:
        """One more, behind the others: in its place at once, for this may stay as high as it is."""
        self._children.append(child)
        child.setParent(self)
        if self._placed:  # else it is put there, and seen, with the others
            self.place(self.width(), True)
            child.show()

    def take(self, child: QWidget) -> None:
        """Without it; it is deleted."""
        self._children.remove(child)
        dismiss(child)

    def natural_width(self) -> int:
        """Px for all children on one line."""
        return sum(child.sizeHint().width() for child in self._children) + self._gap * (len(self._children) - 1)

    def sizeHint(self) -> QSize:
        """All on one line."""
        width = self.natural_width()
        return QSize(width, self.place(width, False))

    def place(self, width: int, move: bool) -> int:
        """Left to right."""
        y = 0
        for row in self._rows(width):
            highs = [height_of(child, wide) for child, wide in row]
            deepest, x = max(highs), 0
            for (child, wide), high in zip(row, highs, strict=True):
                if move:
                    child.setGeometry(x, y + (deepest - high) // 2, wide, high)
                x += wide + self._gap
            y += deepest + self._gap
        return max(0, y - self._gap)

    def _rows(self, width: int) -> list[list[tuple[QWidget, int]]]:
        rows: list[list[tuple[QWidget, int]]] = []
        used = width
        for child in self._children:
            wide = min(width, child.sizeHint().width())
            if not rows or used + wide > width:
                rows.append([])
                used = 0
            rows[-1].append((child, wide))
            used += wide + self._gap
        return rows


class Beside(DrawnIn, Arranged):
    """One that takes the width there is, and one at its own width right of it; below it where little would be left."""

    def __init__(self, main: QWidget, side: QWidget, gap: int = 16, apart: int = 0) -> None:
        """``apart``: px of air above and below the one at the side."""
        super().__init__((main, side))
        self._apart = apart
        self._near = False
        self._main = main
        self._side = side
        self._gap = gap

    def draw_in(self, near: bool) -> None:
        """The main one; and the one at the side stands nearer, where it stands below."""
        self._near = near
        draw_in(self._main, near)

    def place(self, width: int, move: bool) -> int:
        """Equal heights beside each other."""
        own = self._side.sizeHint()
        left = width - own.width() - self._gap
        if left < own.width() * 1.5:
            wide = min(width, own.width())
            gap = min(self._gap, APART) if self._near else self._gap
            high, below = height_of(self._main, width), height_of(self._side, wide)
            if move:
                self._main.setGeometry(0, 0, width, high)
                self._side.setGeometry(0, high + gap, wide, below)
            return high + gap + below + self._apart
        high = max(height_of(self._main, left), own.height() + 2 * self._apart)
        if move:
            self._main.setGeometry(0, 0, left, high)
            self._side.setGeometry(left + self._gap, self._apart, own.width(), high - 2 * self._apart)
        return high


class Rows(DrawnIn, Arranging):
    """Cells of equal width, row by row; all cells of a row are as high as its highest."""

    level = True
    """Whether they are; else each column goes down by itself."""

    def __init__(
        self, cells: Sequence[QWidget], least: int, gap: int = 16, columns: int = 2, down: int | None = None
    ) -> None:
        """``least``: px a cell must at least be wide. ``columns``: at most so many. ``down``: px between rows."""
        super().__init__(cells)
        self._cells = list(cells)
        self._least = least
        self._gap = gap
        self._down = gap if down is None else down
        self._columns = columns
        self._measured = 0
        """Px of width it was measured at last."""

    @property
    def count(self) -> int:
        """Cells there are."""
        return len(self._cells)

    def spread(self, columns: int) -> None:
        """At most so many columns from now on."""
        self._columns = columns

    def set_down(self, down: int) -> None:
        """So many px between rows from now on."""
        self._down = down

    def saves(self, columns: int) -> bool:
        """Whether with at most so many columns it would have fewer rows, at the width it was measured at last."""
        now, then = (ceil(len(self._cells) / self._fitting(most, self._measured)) for most in (self._columns, columns))
        return then < now

    def draw_in(self, near: bool) -> None:
        """All cells."""
        for cell in self._cells:
            draw_in(cell, near)

    def columns(self, width: int) -> int:
        """Columns at that width, one at least."""
        return self._fitting(self._columns, width)

    def _fitting(self, most: int, width: int) -> int:
        return max(1, min(most, (width + self._gap) // (self._least + self._gap)))

    def place(self, width: int, move: bool) -> int:
        """Row by row."""
        self._measured = width
        columns = self.columns(width)
        wide = (width - self._gap * (columns - 1)) // columns
        tops = [0] * columns
        for begin in range(0, len(self._cells), columns):
            row = self._cells[begin : begin + columns]
            highs = [height_of(cell, wide) for cell in row]
            if self.level:
                highs = [max(highs)] * columns
            if move:
                for at, cell in enumerate(row):
                    cell.setGeometry(at * (wide + self._gap), tops[at], wide, highs[at])
            for at, high in enumerate(highs):
                tops[at] += high + self._down
        return max(0, max(tops) - self._down)


class Grid(Rows, QWidget):
    """Cells in rows, and nothing more."""


class Group(Rows, QGroupBox):
    """Cells in rows that belong together under a name: only so a screen reader says it with the first of them."""

    def __init__(self, cells: Sequence[QWidget], name: str, least: int, gap: int = 16, columns: int = 2) -> None:
        """``name`` is heard and not shown."""
        super().__init__(cells, least, gap, columns)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """No frame and no title: the question stands above."""


class Pair(Arranged):
    """Two side by side, or one below the other where there is no room."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        share: float,
        least: tuple[int, int],
        gap: int = 28,
        *,
        right_first: bool = False,
    ) -> None:
        """``share`` of the width for ``left``; side by side only if both get their ``least`` px.

        ``right_first``: the right one is read first, has the focus first, and comes above the left one when stacked.
        """
        super().__init__((right, left) if right_first else (left, right))
        self._right_first = right_first
        self.level = False
        """Whether a lower right one stands at the middle of the left one, and not at its top."""
        self._left = left
        self._right = right
        self._share = share
        self.least = least
        self.gap = gap

    def beside(self, width: int) -> bool:
        """Whether there is room for both side by side."""
        return sum(self.least) + self.gap <= width

    def place(self, width: int, move: bool) -> int:
        """Side by side, or stacked."""
        if not self.beside(width):
            upper, lower = (self._right, self._left) if self._right_first else (self._left, self._right)
            first, second = height_of(upper, width), height_of(lower, width)
            if move:
                upper.setGeometry(0, 0, width, first)
                lower.setGeometry(0, first + self.gap, width, second)
            return first + self.gap + second
        left = max(self.least[0], min(round((width - self.gap) * self._share), width - self.gap - self.least[1]))
        right = width - self.gap - left
        first, second = height_of(self._left, left), height_of(self._right, right)
        high = max(first, second)
        if move:
            drop = (high - second) // 2 if self.level else 0
            self._left.setGeometry(QRect(0, 0, left, first))
            self._right.setGeometry(QRect(left + self.gap, drop, right, second))
        return high
