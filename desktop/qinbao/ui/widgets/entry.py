"""A large line to type into. No context menu, no drag and drop: both are ways out of a kiosk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from qinbao.ui.theme.apply import palette
from qinbao.ui.theme.fonts import font, role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import FLOOR
from qinbao.ui.widgets.shapes import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Entry(QFrame):
    """The line in its box; the ring is drawn round the whole box when the line has the focus."""

    def __init__(self, look: Look, name: str, most: int) -> None:
        """``name``: what a screen reader calls it. ``most``: characters it takes."""
        super().__init__()
        self._look = look
        self.wrong = False
        """Whether what is typed cannot be kept."""
        self.following: QWidget | None = None
        """What Enter leads to; none: it does what it does on the page."""
        self.line = QLineEdit(self)
        self.line.setFrame(False)
        self.line.setFont(role_font("body", look.text("body")))
        self.line.setPalette(palette(look))
        self.line.setAccessibleName(name)
        self.line.setMaxLength(most)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.setDragEnabled(False)
        self.line.setAcceptDrops(False)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)

    def sizeHint(self) -> QSize:
        """As high as a large button."""
        return QSize(self._look.px(480), self._look.px(72))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter leads on; a change of the focus draws the ring anew."""
        if self.is_enter(event) and self.following is not None:
            self.following.setFocus()
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    @staticmethod
    def is_enter(event: QEvent) -> bool:
        """Whether a key event is Enter going down."""
        return (
            isinstance(event, QtGui.QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line fills the box."""
        side = self._look.gap(20)
        self.line.setGeometry(side, 8, self.width() - 2 * side, self.height() - 16)
        self.fit(self.line.width() - 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        colours = self._look.colours
        focused = self.line.hasFocus()
        edge = colours.focus if focused else colours.tap if self.wrong else colours.line
        box(painter, self.rect(), colours.surface, edge, 4 if focused or self.wrong else 3)

    def fit(self, room: int) -> None:
        """Long words get smaller letters, down to 24 px, before they leave the line."""
        usual = self._look.text("body")
        typed = self.line.text()
        shrunk = (px for px in range(usual, FLOOR, -2) if QFontMetricsF(font(px)).horizontalAdvance(typed) <= room)
        self.line.setFont(font(next(shrunk, FLOOR)))
