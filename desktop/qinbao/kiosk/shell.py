"""The only window of a kiosk: the program's own, a strip with 马上清屏, letters while a place is typed, and covers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from qinbao.content.words import Words
from qinbao.kiosk.cover import Cover
from qinbao.kiosk.input.letters import STRIP, Letters
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import MARGIN, grown
from qinbao.ui.widgets.button import Button
from qinbao.ui.window import Window

_PX = 28
"""Height of the words of 马上清屏 on a usual screen."""
_AIR = 10
"""Px above and below it."""
_ABOVE = 12
"""Px left free above the line that is being filled."""


class Shell(QWidget):
    """Shows either the visit or one cover; never both, never anything else."""

    clear_pressed = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self._words = words
        self._visit: Window | None = None
        self._cover: Cover | None = None
        self._line: QLineEdit | None = None
        self.setWindowTitle(words("app.name"))
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.dress(look)

    def fill_screen(self) -> None:
        """Take the whole screen, and again whenever it changes, whether or not a window manager knows full screen."""
        screen = self.screen()
        screen.geometryChanged.connect(self.setGeometry)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._lay_out)
            app.screenRemoved.connect(self._lay_out)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def dress(self, look: Look) -> None:
        """Take over letters and colours of the visit."""
        for old in (getattr(self, "clear", None), getattr(self, "letters", None)):
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        self._look = look
        self.clear = Button(look, self._words("kiosk.clear"), "danger", "trash", px=_PX)
        self.clear.setParent(self)
        self.clear.clicked.connect(self.clear_pressed)
        self.letters = Letters(look, self._words)
        self.letters.setParent(self)
        self.letters.typed.connect(self._type)
        self.letters.erased.connect(self._erase)
        self.letters.closed.connect(self.put_letters_away)
        self.letters.hide()  # whoever dresses offers them again for the line that was being filled
        self.clear.setVisible(self._cover is None)
        self.clear.raise_()
        self._lay_out()
        self.update()

    @property
    def room(self) -> QSize:
        """What is used of the window, from its upper left corner: a compositor may spread it over several screens."""
        return room(self.size(), [screen.geometry() for screen in QGuiApplication.screens()])

    def show_visit(self, visit: Window) -> None:
        """Put the window of another visit in; it is seen once there is no cover."""
        self._line = None
        self.letters.hide()
        self._visit = visit
        visit.setMinimumSize(0, 0)
        visit.setParent(self)
        visit.lower()
        visit.setVisible(self._cover is None)
        self._lay_out()

    def take_visit_out(self) -> None:
        """Forget the window of the visit."""
        self._visit = self._line = None
        self.letters.hide()

    @property
    def cover(self) -> Cover | None:
        """What covers everything now."""
        return self._cover

    def show_cover(self, cover: Cover | None) -> None:
        """Cover everything with this page, or with none: show the visit."""
        old, self._cover = self._cover, cover
        if old is not None and old is not cover:
            old.hide()
            old.setParent(None)
            old.deleteLater()
        if self._visit is not None:
            if cover is not None:
                self._visit.hush()
            self._visit.setVisible(cover is None)
        self.clear.setVisible(cover is None)
        self.letters.setVisible(cover is None and self._line is not None)
        if cover is not None:
            cover.setParent(self)
            cover.setGeometry(QRect(QPoint(), self.room))
            cover.show()
            cover.raise_()
            (getattr(cover, "button", None) or cover).setFocus(Qt.FocusReason.OtherFocusReason)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, cover.accessibleName()))
        elif self._visit is not None and (focused := self._visit.focusWidget()) is not None:
            # Where one was: a screen reader says it again.
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lay_out()

    def offer_letters(self, line: QLineEdit) -> None:
        """Show the letters for this line, until another page comes."""
        line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._line = line
        self.letters.ask_for(numbers=bool(line.inputMethodHints() & Qt.InputMethodHint.ImhPreferNumbers))
        self.letters.setVisible(self._cover is None)
        self.letters.raise_()
        self.clear.raise_()
        self._lay_out()
        if self._visit is not None:
            body = self._visit.body
            # Also once only a few places are left below the line: it stays where it is being filled.
            body.lift(body.offset + line.mapTo(body, line.rect().topLeft()).y() - _ABOVE)

    def put_letters_away(self) -> None:
        """Give the room back to the page."""
        self._line = None
        self.letters.hide()
        if self._visit is not None:
            self._visit.body.lift(0)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters come when a line is tapped, not when a page merely puts the focus there."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(watched, QLineEdit):
            self.offer_letters(watched)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Never put aside: behind it would be the desktop."""
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the screen out."""
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the strip; other screens stay black."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        painter.fillRect(QRect(QPoint(), self.room), QColor(self._look.colours.surface))

    @property
    def typing(self) -> str | None:
        """The name of the line for which letters are offered; none where there is no such line any more."""
        return self._line.objectName() if self._line is not None and isValid(self._line) else None

    def types_into(self, lines: Sequence[QLineEdit]) -> bool:
        """Whether one of these is the line that is being filled: what is typed may change what a page knows."""
        return any(line is self._line for line in lines)

    def _type(self, letter: str) -> None:
        if self._line is not None and isValid(self._line):
            self._line.insert(letter)

    def _erase(self) -> None:
        if self._line is not None and isValid(self._line):
            self._line.backspace()

    def _lay_out(self) -> None:
        width, height = self.room.width(), self.room.height()
        if self._cover is not None:
            self._cover.setGeometry(0, 0, width, height)
        unit = grown(width, height)
        strip, air = round(STRIP * unit), round(_AIR * unit)
        pad = self.letters.height_at(width, height) if not self.letters.isHidden() else 0
        if self._visit is not None:
            # The letters cover the lower bar: nothing is to be continued before a place is found.
            hidden = min(pad, self._visit.bottom.height())
            self._visit.setGeometry(0, 0, width, height - strip - pad + hidden)
        self.letters.setGeometry(0, height - strip - pad, width, pad + strip)
        self.clear.say(self._words("kiosk.clear"), "trash", px=round(_PX * unit))
        wide = min(width - 2 * MARGIN, self.clear.sizeHint().width() + round(60 * unit))
        self.clear.setGeometry(width - MARGIN - wide, height - strip + air, wide, strip - 2 * air)


def room(window: QSize, screens: Sequence[QRect]) -> QSize:
    """How much of ``window`` lies on the screen in the upper left corner of all; all of it on a lone one."""
    if len(screens) < 2:
        return window
    first = min(screens, key=lambda screen: (screen.x(), screen.y(), screen.width() * screen.height()))
    return window.boundedTo(first.size())
