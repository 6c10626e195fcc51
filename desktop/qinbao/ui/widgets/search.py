"""A line to type a place into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent

from qinbao.ui.theme import icons
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.entry import Entry

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LONGEST = 20

_PAUSE = 400
"""Milliseconds a screen reader has to wait for what was found: said at once, it would be cut off by the next letter,
and of all that comes and goes meanwhile it is told as well, which holds it up for seconds."""


class SearchBox(Entry):
    """A large search line with its sign, and a button to clear it while there is something in it."""

    typed = Signal(str)
    entered = Signal()
    """Enter was pressed with something in the line: whoever listens takes what was found, and stays."""

    def __init__(self, look: Look, hint: str, clear: str, name: str) -> None:
        """``hint`` stands in the empty line, ``name`` where that is too long; ``clear`` names the clearing button."""
        super().__init__(look, name, _LONGEST)
        self._hints = (hint, name)
        self.line.textChanged.connect(self._changed)
        self.clear = Button(look, "", "plain", "x", px=look.text("body"), name=clear)
        self.clear.setParent(self)
        self.clear.clicked.connect(self._clear)
        self.clear.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.typed.emit(self.line.text()))

    def tell(self, found: str) -> None:
        """Have a screen reader say what was found, which it does without leaving the line."""
        self.line.setAccessibleDescription(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter with something in the line is told of and goes no further."""
        if isinstance(event, QtGui.QKeyEvent) and self.is_enter(event) and self.line.text().strip():
            if not event.isAutoRepeat():
                if self._pause.isActive():
                    self._pause.stop()
                    self.typed.emit(self.line.text())
                self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sign left, the line, the clearing button right."""
        side = self.clear.sizeHint()
        left = self._look.gap(24) + self._look.px(34) + self._look.gap(12)
        right = side.width() + 12 if self.clear.isVisibleTo(self) else self._look.gap(16)
        self.line.setGeometry(left, 8, self.width() - left - right, self.height() - 16)
        room = self.line.width() - 8
        self.fit(room)
        wide = self.line.fontMetrics().horizontalAdvance
        self.line.setPlaceholderText(next((hint for hint in self._hints if wide(hint) <= room), ""))
        self.clear.setGeometry(
            self.width() - side.width() - 6, (self.height() - side.height()) // 2, side.width(), side.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and sign."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._look.px(34)
        icons.draw(
            painter, "magnifying-glass", self._look.gap(24), (self.height() - side) / 2, side, self._look.colours.ink
        )

    def _changed(self, text: str) -> None:
        self.clear.setVisible(bool(text))
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
        if QtGui.QAccessible.isActive():
            self._pause.start()
        else:
            self.typed.emit(text)

    def _clear(self) -> None:
        self.line.setFocus()  # the button is about to go
        self.line.clear()
