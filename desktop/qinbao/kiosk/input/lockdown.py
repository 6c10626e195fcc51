"""Stands between the person and Qt: what could lead out of the kiosk never reaches a widget."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import QWidget

from qinbao.kiosk.input.keys import judge
from qinbao.kiosk.input.scanner import Scanner

_SWALLOWED = frozenset(
    {
        QEvent.Type.ContextMenu,
        QEvent.Type.WhatsThis,
        QEvent.Type.EnterWhatsThisMode,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.FileOpen,
        QEvent.Type.Gesture,
        QEvent.Type.NativeGesture,
        QEvent.Type.InputMethod,
        QEvent.Type.Quit,
    }
)
_QUIET = frozenset({QEvent.Type.ToolTip, QEvent.Type.QueryWhatsThis, QEvent.Type.StatusTip})
"""Swallowed without a word: they come by themselves."""
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride})
_LINE_ENDS = (Qt.Key.Key_M, Qt.Key.Key_J)
_BUTTONS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick})
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})


class Lockdown(QObject):
    """An event filter for the whole application."""

    touched = Signal()
    """Somebody is there: a press or a key, allowed or not."""
    refused = Signal()
    """Something was swallowed that somebody did on purpose."""
    scanned = Signal(str)
    """A scanner typed something; empty: more than any code can hold."""
    tapped = Signal(object)
    """A press with the place on the screen (``QPoint``)."""

    def __init__(self, shell: QWidget, scanner: bool, clock: Callable[[], float] = time.monotonic) -> None:
        """``shell``: the only window there may be. ``clock``: monotonic seconds, for a key that does not say when."""
        super().__init__(shell)
        self._shell = shell
        self._listens = scanner
        self._clock = clock
        self._scanner = Scanner()
        self.leaving = False
        """Set by the operator: closing is allowed from now on."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give True for what may not go on."""
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind == QEvent.Type.Shortcut:
            return True
        if kind in _BUTTONS and isinstance(event, QMouseEvent):
            return self._press(watched, event)
        if kind in _TOUCHES and isinstance(event, QTouchEvent):
            return self._fingers(event)
        if kind == QEvent.Type.Show:
            return self._window(watched)
        if kind == QEvent.Type.Close and watched is self._shell:
            return self._closing(event)
        if kind in _QUIET:
            return True
        if kind in _SWALLOWED and not self.leaving:
            return self._refuse(event)
        return False

    def forget(self) -> None:
        """Forget what a scanner typed."""
        self._scanner = Scanner()

    def _key(self, event: QKeyEvent) -> bool:
        verdict = judge(event.key(), event.modifiers(), event.text())
        press = event.type() == QEvent.Type.KeyPress
        ended = event.key() in _LINE_ENDS and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if ended and self._scanner.tail(self._when(event)):
            # A scanner sends carriage return and line feed as Ctrl+M and Ctrl+J: nobody tries a locked door.
            event.accept()
            return True
        if verdict == "allow":
            if press and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._scan_ended(event):
                return True
            if press:
                self.touched.emit()
            return event.type() == QEvent.Type.Shortcut
        if press and verdict == "scan":
            self._scanner = self._scanner.typed(event.text(), self._when(event))
        elif press and verdict == "refuse" and not event.isAutoRepeat():
            self._refuse(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else Qt would look for a shortcut
        return True

    def _when(self, event: QKeyEvent) -> float:
        """Seconds, by the clock of the screen server: while a page is made keys wait, and come all at once."""
        return event.timestamp() / 1000 or self._clock()

    def _scan_ended(self, event: QKeyEvent) -> bool:
        self._scanner, heard, text = self._scanner.ended(self._when(event))
        if heard == "nothing":
            return False
        if self._listens and heard != "rest":
            self.scanned.emit(text if heard == "code" else "")
        return True

    def _press(self, watched: QObject, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return self._refuse(event) if event.type() == QEvent.Type.MouseButtonPress else True
        # Every press comes twice, for the window and for the widget in it: count the first.
        if isinstance(watched, QWindow) and event.type() != QEvent.Type.MouseButtonRelease:
            self.touched.emit()
            self.tapped.emit(event.position().toPoint())
        return False

    def _fingers(self, event: QTouchEvent) -> bool:
        if len(event.points()) > 1:
            return self._refuse(event) if event.type() == QEvent.Type.TouchBegin else True
        return False

    def _window(self, watched: QObject) -> bool:
        """A window that is not ours: a menu, a dialog, a tool tip. It goes before it is drawn."""
        if isinstance(watched, QWidget) and watched.isWindow() and watched is not self._shell:
            watched.hide()
            watched.deleteLater()
            self.refused.emit()
            return True
        return False

    def _closing(self, event: QEvent) -> bool:
        if self.leaving:
            return False
        event.ignore()
        self.refused.emit()
        return True

    def _refuse(self, event: QEvent) -> bool:
        event.ignore()
        self.touched.emit()
        self.refused.emit()
        return True
