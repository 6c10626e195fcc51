"""Who is at the kiosk in tests: a clock that moves when told, somebody who listens, and the operator's PIN."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.events import Cleared, Cornered, Unlocked
from qinbao.kiosk.operator.pin import hash_pin
from qinbao.kiosk.station import Station
from qinbao.speech.speaker import Speaker

PIN = "246813"
HASHED = hash_pin(PIN, b"0123456789abcdef")
MakeKiosk = Callable[[KioskConfig], Station]


class Clock:
    """Monotonic seconds and the time of day; both stand still until a test moves them."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.at = datetime(2026, 11, 22, 10, 0)

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds


class Listener(Speaker):
    """Hears what is said, without a loudspeaker."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def say(self, lines: Sequence[str], heard: object = None, done: object = None) -> None:
        self.heard += lines


def key(
    station: Station,
    name: Qt.Key,
    text: str,
    at: float,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key, which says at which second it was pressed, as those of a screen server do."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, name, modifiers, text)
        event.setTimestamp(round(at * 1000))
        QApplication.sendEvent(station.shell.windowHandle(), event)


def clear(station: Station) -> None:
    """马上清屏, from wherever one is."""
    station.happen(Cleared())


def let_operator_in(station: Station) -> None:
    """Seven taps and the right PIN, on the start page."""
    station.happen(Cornered())
    station.happen(Unlocked())
