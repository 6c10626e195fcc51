"""Ignore the second click of a trembling hand.

Filter of up to 0.5 s against double strikes: EN 301 549, 5.8. It counts for the whole window and not for one button,
because after the first click another button may lie under the pointer.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

# Two Qt classes as bases of one crash PySide; for the type checker only the mixin is a button itself.
if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object

PAUSE = 0.5
"""Seconds during which a further click is ignored."""
SLIP = 40
"""Px a finger may slip while it presses; one that goes further, up or down, means to move the page."""


class Gate:
    """Shut for half a second after each click."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._shut_until = float("-inf")
        self._by: object = None

    @property
    def shut(self) -> bool:
        """Whether a click now would be the echo of another."""
        return self.clock() < self._shut_until

    def shut_to(self, key: QtCore.Qt.Key) -> bool:
        """Whether ``key`` now would be an echo. Of another key it is none: Space and then Enter are meant."""
        return self.shut and (self._by is None or self._by == key)

    def pass_through(self, by: QtCore.Qt.Key | None = None) -> None:
        """A click, or the key ``by``, was taken: shut."""
        self._shut_until = self.clock() + PAUSE
        self._by = by

    def open(self) -> None:
        """Forget the last click."""
        self._shut_until = float("-inf")


class Hand:
    """What the person uses: the keyboard, a pointer or a finger."""

    keyboard = True
    """Whether it was the keyboard last: only then a focus ring helps, and does not look like a choice."""
    grip: int | None = None
    """Where a finger that moves the page holds it: px below the page's own upper edge. None until
    one does, and again from the next press on."""

    def __init__(self) -> None:
        self._pressed: QtCore.QPointF | None = None

    def press(self, event: QMouseEvent) -> bool:
        """Something is pressed; give whether by a finger."""
        from PySide6.QtGui import QInputDevice

        self.grip = None
        finger = event.deviceType() == QInputDevice.DeviceType.TouchScreen
        self._pressed = event.globalPosition() if finger else None
        return finger

    def slides(self, event: QMouseEvent) -> bool:
        """Whether what moves is a finger that means to move the page, and so presses nothing any more."""
        if self.grip is not None or self._pressed is None:
            return self.grip is not None
        way = event.globalPosition() - self._pressed
        return abs(way.y()) > max(SLIP, abs(way.x()))


gate = Gate()
hand = Hand()
"""One of each in this process: there is one person at the screen."""


def focusable(button: QAbstractButton) -> None:
    """Let Tab reach ``button``: elsewhere Qt does so by itself, on macOS only by the user's setting."""
    if sys.platform == "darwin":
        button.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)


def ringed(widget: QWidget) -> bool:
    """Whether ``widget`` shows the focus ring now."""
    return widget.hasFocus() and hand.keyboard


class Steady(_Button):
    """Mixin for buttons, in front of the Qt class: takes a click or Space once."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Swallow the echo of a click."""
        hand.keyboard = False
        hand.press(event)
        if gate.shut:
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let go where a finger slides: the page goes along with it (``Scroller``)."""
        if hand.slides(event):
            self.setDown(False)
            event.ignore()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Shut the gate before the click is acted on: a page turn may take the button away."""
        if self.isDown() and self.rect().contains(event.position().toPoint()):
            gate.pass_through()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow Space held down; leave arrows to the page, which scrolls."""
        hand.keyboard = True
        keys = QtCore.Qt.Key
        if event.key() == keys.Key_Space and (event.isAutoRepeat() or gate.shut_to(keys.Key_Space)):
            event.accept()
            return
        if event.key() in (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down):
            # Qt would jump to some other button; in a group of answers arrows never come here.
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Shut the gate before a press with Space is acted on."""
        if event.key() == QtCore.Qt.Key.Key_Space and self.isDown() and not event.isAutoRepeat():
            gate.pass_through(QtCore.Qt.Key.Key_Space)
        super().keyReleaseEvent(event)
