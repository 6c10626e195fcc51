"""Tell systemd that the loop still turns (``sd_notify(3)``): one datagram to a local socket, no library."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from qinbao.kiosk.compositor import Compositor

log = logging.getLogger(__name__)


def notify(message: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Send ``READY=1``, ``WATCHDOG=1`` or ``STATUS=…``. False where nobody listens; never raises."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
            line.setblocking(False)
            line.sendto(message.encode(), "\0" + address[1:] if address[0] == "@" else address)
    except OSError as error:
        log.warning("systemd cannot be told %s: %s", message, error.strerror)
        return False
    return True


def interval(environment: Mapping[str, str] = os.environ) -> float | None:
    """Seconds between two signs of life: a third of what the unit allows. None without a watchdog for this process."""
    try:
        allowed = int(environment.get("WATCHDOG_USEC", "")) / 1_000_000
    except ValueError:
        return None
    owner = environment.get("WATCHDOG_PID", "")
    if allowed <= 0 or (owner and owner != str(os.getpid())):
        return None
    return allowed / 3


class Watchdog(QObject):
    """Gives signs of life from the event loop; a loop that hangs gives none, and systemd starts anew.

    Nor does one whose compositor stands still: nobody would see what it shows.
    """

    def __init__(self, parent: QObject, environment: Mapping[str, str] = os.environ) -> None:
        super().__init__(parent)
        self._environment = environment
        self._compositor = Compositor(environment)
        notify("READY=1", environment)
        seconds = interval(environment)
        if seconds is not None:
            timer = QTimer(self)
            timer.timeout.connect(self._alive)
            timer.start(round(seconds * 1000))
            self._alive()

    def _alive(self) -> None:
        if self._compositor.answers():
            notify("WATCHDOG=1", self._environment)
        else:
            log.warning("the compositor does not answer")
