"""A line to type a place into. No context menu, no drag and drop: both are ways out of a kiosk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from qinbao.ui.theme import icons
from qinbao.ui.theme.apply import palette
from qinbao.ui.theme.fonts import font, role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import FLOOR
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.shapes import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


_PAUSE = 400
"""Milliseconds a screen reader has to wait for what was found: said at once, it would be cut off by the next letter,
and of all that comes and goes meanwhile it is told as well, which holds it up for seconds."""


class SearchBox(QFrame):
    """A large search line with its sign, and a button to clear it while there is something in it."""

    typed = Signal(str)
    entered = Signal()
    """Enter was pressed with something in the line: whoever listens takes what was found, and stays."""

    def __init__(self, look: Look, hint: str, clear: str, name: str) -> None:
        """``hint`` stands in the empty line, ``name`` where that is too long; ``clear`` names the clearing button."""
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line = QLineEdit(self)
        self.line.setFrame(False)
        self.line.setFont(role_font("body", look.text("body")))
        self.line.setPalette(palette(look))
        self._hints = (hint, name)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(20)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.setDragEnabled(False)
        self.line.setAcceptDrops(False)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._changed)
        self.clear = Button(look, "", "plain", "x", px=look.text("body"), name=clear)
        self.clear.setParent(self)
        self.clear.clicked.connect(self._clear)
        self.clear.hide()
        self.setFocusProxy(self.line)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.typed.emit(self.line.text()))

    def tell(self, found: str) -> None:
        """Have a screen reader say what was found, which it does without leaving the line."""
        self.line.setAccessibleDescription(found)

    def sizeHint(self) -> QSize:
        """As high as a large button."""
        return QSize(self._look.px(480), self._look.px(72))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the ring round the whole box when the line has the focus."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.line.text().strip()
        ):
            if not event.isAutoRepeat():
                if self._pause.isActive():
                    self._pause.stop()
                    self.typed.emit(self.line.text())
                self.entered.emit()
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sign left, the line, the clearing button right."""
        side = self.clear.sizeHint()
        left = self._look.gap(24) + self._look.px(34) + self._look.gap(12)
        right = side.width() + 12 if self.clear.isVisibleTo(self) else self._look.gap(16)
        self.line.setGeometry(left, 8, self.width() - left - right, self.height() - 16)
        room = self.line.width() - 8
        self._fit(room)
        wide = self.line.fontMetrics().horizontalAdvance
        self.line.setPlaceholderText(next((hint for hint in self._hints if wide(hint) <= room), ""))
        self.clear.setGeometry(
            self.width() - side.width() - 6, (self.height() - side.height()) // 2, side.width(), side.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and sign."""
        painter = QPainter(self)
        colours = self._look.colours
        focused = self.line.hasFocus()
        box(painter, self.rect(), colours.surface, colours.focus if focused else colours.line, 4 if focused else 3)
        side = self._look.px(34)
        icons.draw(painter, "magnifying-glass", self._look.gap(24), (self.height() - side) / 2, side, colours.ink)

    def _fit(self, room: int) -> None:
        """Long words get smaller letters, down to 24 px, before they leave the line."""
        usual = self._look.text("body")
        typed = self.line.text()
        shrunk = (px for px in range(usual, FLOOR, -2) if QFontMetricsF(font(px)).horizontalAdvance(typed) <= room)
        self.line.setFont(font(next(shrunk, FLOOR)))

    def _changed(self, text: str) -> None:
        self.clear.setVisible(bool(text))
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
        if QAccessible.isActive():
            self._pause.start()
        else:
            self.typed.emit(text)

    def _clear(self) -> None:
        self.line.setFocus()  # the button is about to go
        self.line.clear()
