"""Put widgets below, beside or in a grid of each other; heights follow from widths, top down.

Qt's layouts ask for heights at widths they do not use later, and clip; here each width is decided once.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


def height_of(widget: QWidget, width: int) -> int:
    """Px ``widget`` needs at ``width`` px."""
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()


class Arranged(QWidget):
    """Base: children placed by ``place``."""

    def __init__(self, children: Sequence[QWidget] = ()) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for child in children:
            child.setParent(self)

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
        self.place(self.width(), True)


class Column(Arranged):
    """Children one below the other, in reading and tab order."""

    def __init__(self, children: Sequence[QWidget], gap: int = 16) -> None:
        super().__init__(children)
        self._children = list(children)
        self._gap = gap

    def put(self, children: Sequence[QWidget]) -> None:
        """Show other children; those no longer there are deleted."""
        for old in self._children:
            if old not in children:
                old.hide()
                old.deleteLater()
        self._children = list(children)
        for child in children:
            child.setParent(self)
            child.show()
        self.place(self.width(), True)

    def place(self, width: int, move: bool) -> int:
        """Full width each; a widget of fixed width keeps it."""
        y = 0
        for child in self._children:
            if child.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and child.isHidden():
                continue
            fixed = child.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
            wide = min(width, child.sizeHint().width()) if fixed else width
            high = height_of(child, wide)
            if move:
                child.setGeometry(0, y, wide, high)
            y += high + self._gap
        return max(0, y - self._gap)


class Grid(Arranged):
    """Cells of equal width, row by row; all cells of a row are as high as its highest."""

    def __init__(self, cells: Sequence[QWidget], least: int, gap: int = 16, columns: int = 2) -> None:
        """``least``: px a cell must at least be wide. ``columns``: at most so many."""
        super().__init__(cells)
        self._cells = list(cells)
        self._least = least
        self._gap = gap
        self._columns = columns

    def columns(self, width: int) -> int:
        """Columns at that width, one at least."""
        return max(1, min(self._columns, (width + self._gap) // (self._least + self._gap)))

    def place(self, width: int, move: bool) -> int:
        """Row by row."""
        columns = self.columns(width)
        wide = (width - self._gap * (columns - 1)) // columns
        y = 0
        for begin in range(0, len(self._cells), columns):
            row = self._cells[begin : begin + columns]
            high = max(height_of(cell, wide) for cell in row)
            if move:
                for at, cell in enumerate(row):
                    cell.setGeometry(at * (wide + self._gap), y, wide, high)
            y += high + self._gap
        return max(0, y - self._gap)


class Pair(Arranged):
    """Two side by side, or one below the other where there is no room."""

    def __init__(self, left: QWidget, right: QWidget, share: float, least: tuple[int, int], gap: int = 28) -> None:
        """``share`` of the width for ``left``; side by side only if both get their ``least`` px."""
        super().__init__((left, right))
        self._left = left
        self._right = right
        self._share = share
        self._least = least
        self._gap = gap

    def beside(self, width: int) -> bool:
        """Whether there is room for both side by side."""
        return sum(self._least) + self._gap <= width

    def place(self, width: int, move: bool) -> int:
        """Side by side with equal tops, or stacked."""
        if not self.beside(width):
            first, second = height_of(self._left, width), height_of(self._right, width)
            if move:
                self._left.setGeometry(0, 0, width, first)
                self._right.setGeometry(0, first + self._gap, width, second)
            return first + self._gap + second
        left = max(self._least[0], min(round((width - self._gap) * self._share), width - self._gap - self._least[1]))
        right = width - self._gap - left
        first, second = height_of(self._left, left), height_of(self._right, right)
        if move:
            self._left.setGeometry(QRect(0, 0, left, first))
            self._right.setGeometry(QRect(left + self._gap, 0, right, second))
        return max(first, second)
