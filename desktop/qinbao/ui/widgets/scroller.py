"""The body of a page: scrolls up and down by keys, wheel, two large buttons or a finger. Never by a gesture alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from qinbao.ui.theme import icons
from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import FLOOR, MARGIN, grown, margin
from qinbao.ui.widgets.arrange import Arranged, dismiss, height_of, height_up_to
from qinbao.ui.widgets.bar import over
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.steady import hand
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent

RAIL = 84
"""Px for the two buttons in a usual window, taken from the right margin only while there is something to scroll."""
_LEFT, _RIGHT = 14, 14
"""Px beside them."""
_HIGH = 104
"""Px of their height, where there is room."""
_SIGN = 32
_LARGEST = 34
"""Px of the largest word on them: two hanzi fit."""


class RailButton(Button):
    """An arrow with its word below it, or without where there is no room for both."""

    def __init__(self, look: Look, words: str, icon: str) -> None:
        super().__init__(look, words, "secondary", icon, px=FLOOR)

    def _draw_inside(self, painter: QPainter, rect: QRect, ink: str) -> None:
        unit = self.width() / RAIL
        side, px = round(_SIGN * unit), min(round(_LARGEST * unit), round(FLOOR * self._look.scale))
        word = TextBlock(self.text(), font(px, True), centre=True)
        both = side + word.pitch <= rect.height()
        top = rect.y() + (rect.height() - side - (word.pitch if both else 0)) / 2
        icons.draw(painter, self._icon or "", rect.x() + (rect.width() - side) / 2, top, side, ink)
        if both:
            word.draw(painter, rect.x(), top + side, rect.width(), ink)


class Scroller(QWidget):
    """Shows ``content`` at the width there is; what is too high is moved, a little less than a screenful at a time."""

    moved = Signal()
    """The content was scrolled, arranged or exchanged: what lies over it has to follow."""

    def __init__(self, look: Look, up: str, down: str) -> None:
        """``up``, ``down``: words of the two buttons, two hanzi each."""
        super().__init__()
        self._look = look
        self._content: QWidget | None = None
        self._port = QWidget(self)
        self._offset = self._lift = 0
        self._words = (up, down)
        self._rail: tuple[RailButton, RailButton] | None = None

    @property
    def offset(self) -> int:
        """Px scrolled down."""
        return self._offset

    @property
    def reach(self) -> int:
        """Px that can be scrolled down at most."""
        return max(0, self._content.height() - self._port.height()) if self._content else 0

    @property
    def content(self) -> QWidget | None:
        """What is shown."""
        return self._content

    def dress(self, look: Look) -> None:
        """Change theme and step of scrolling; the content is shown anew by whoever owns it."""
        self._look = look
        for button in self._rail or ():
            button.dress(look)

    def show_content(self, content: QWidget, offset: int = 0) -> None:
        """Show ``content``; what was shown before is deleted."""
        if self._content is not None:
            dismiss(self._content)
        self._content = content
        content.setParent(self._port)
        self._offset, self._lift = offset, 0
        self.arrange()
        content.show()

    def arrange(self) -> None:
        """Measure again, after the content has changed."""
        if self._content is None or self.width() < 2 * MARGIN:
            return
        if isinstance(self._content, Arranged):
            self._content.sight = self.height()
        side = margin(self.width())
        width = self.width() - 2 * side
        beside = self._px(_LEFT + RAIL + _RIGHT)
        high = height_up_to(self._content, width, self.height())
        if high > self.height():
            width -= max(0, beside - side)
            high = height_of(self._content, width)
        rail = high > self.height()
        self._port.setGeometry(side, 0, width, self.height())
        self._content.resize(width, max(high, self.height() + self._lift))
        if isinstance(self._content, Arranged) and self._content.isVisible():
            self._content.place(width, True)
        self._place_rail(rail)
        self.scroll_to(self._offset)

    def scroll_to(self, offset: int) -> None:
        """Scroll so that ``offset`` px of the content are above the window."""
        self._offset = max(0, min(offset, self.reach))
        if self._content is not None:
            self._content.move(0, -self._offset)
        if self._rail is not None:
            up, down = self._rail
            up.setVisible(self._offset > 0)
            down.setVisible(self._offset < self.reach)
        self.moved.emit()

    def lift(self, px: int) -> None:
        """Scroll to ``px``, and keep so much room below that it stays possible, however short the content becomes."""
        self._lift = max(0, px)
        self.arrange()
        if px > 0:
            self.scroll_to(px)

    def turn(self, screens: int) -> None:
        """Scroll by nearly a screenful; one line stays in sight."""
        step = max(60, self._port.height() - self._look.text("body") * 2)
        self.scroll_to(self._offset + screens * step)

    def reveal(self, widget: QWidget, until: QWidget | None = None) -> None:
        """Scroll just so far that ``widget`` is in sight, and what stands below it down to ``until``.

        Where that is higher than what is seen at once, it begins with ``widget``.
        """
        last = until or widget
        if self._content is None or not all(self._content.isAncestorOf(part) for part in (widget, last)):
            return
        top = widget.mapTo(self._content, widget.rect().topLeft()).y()
        bottom = last.mapTo(self._content, last.rect().bottomLeft()).y() + 1
        air = 12
        if bottom + air > self._offset + self._port.height():
            self.scroll_to(min(top - air, bottom + air - self._port.height()))
        elif top - air < self._offset:
            self.scroll_to(top - air)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known whether there is anything to scroll."""
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure at the new size."""
        self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Three lines a notch."""
        self.scroll_to(self._offset - round(event.angleDelta().y() / 120 * 3 * self._look.text("body")))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger may begin to slide where there is nothing to press."""
        event.setAccepted(hand.press(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with a finger that slides, also where it came down on a button."""
        if hand.slides(event):
            y = round(event.globalPosition().y())
            hand.grip = y + self._offset if hand.grip is None else hand.grip
            self.scroll_to(hand.grip - y)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys, Home and End, and arrows that nothing else wanted."""
        line = self._look.text("body") * 2
        moves = {
            QtCore.Qt.Key.Key_PageDown: lambda: self.turn(1),
            QtCore.Qt.Key.Key_PageUp: lambda: self.turn(-1),
            QtCore.Qt.Key.Key_Home: lambda: self.scroll_to(0),
            QtCore.Qt.Key.Key_End: lambda: self.scroll_to(self.reach),
            QtCore.Qt.Key.Key_Down: lambda: self.scroll_to(self._offset + line),
            QtCore.Qt.Key.Key_Up: lambda: self.scroll_to(self._offset - line),
        }
        move = moves.get(QtCore.Qt.Key(event.key()))
        if move is None or not self.reach:
            event.ignore()
            return
        move()
        event.accept()

    def _place_rail(self, rail: bool) -> None:
        if not rail:
            self._offset = min(self._offset, self._lift)
        if not rail or not self.isVisible():
            return
        if self._rail is None:
            self._rail = (self._button(0, "caret-up", -1), self._button(1, "caret-down", 1))
        up, down = self._rail
        x, wide = self._port.geometry().right() + self._px(_LEFT), self._px(RAIL)
        high = min(self._px(_HIGH), (self.height() - 24) // 2)
        up.setGeometry(x, 8, wide, high)
        down.setGeometry(x, self.height() - high - 8, wide, high)

    def _px(self, usual: float) -> int:
        """A length that grows with the window."""
        return round(usual * grown(*over(self)))

    def _button(self, at: int, icon: str, screens: int) -> RailButton:
        """The keyboard scrolls by other keys: these two are no tab stops."""
        button = RailButton(self._look, self._words[at], icon)
        button.setParent(self)
        button.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.turn(screens))
        return button
