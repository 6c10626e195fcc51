"""Does the compositor still answer? Asked over a line of its own, in the few bytes of Wayland that it takes.

A compositor that stands still takes the screen with it, while this program's own loop turns on.
Source: wayland.xml, ``wl_display.sync`` (request 0 of object 1) and ``wl_callback.done`` (event 0).
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Mapping
from pathlib import Path

_SYNC = struct.pack("=IHHI", 1, 0, 12, 2)
"""Object 1, request 0, 12 bytes: tell object 2 when everything before this is done."""
_DONE = struct.pack("=IHH", 2, 0, 12)


class Compositor:
    """Asked now, looked at the next time: nothing here ever waits."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        runtime, display = environment.get("XDG_RUNTIME_DIR", ""), environment.get("WAYLAND_DISPLAY", "")
        self._path = str(Path(runtime, display)) if display else ""
        self._line: socket.socket | None = None

    def answers(self) -> bool:
        """Whether what was asked the last time has been answered; True the first time, and where there is none."""
        if not self._path:
            return True
        answered = self._line is None or self._heard(self._line)
        self.close()
        self._line = self._ask()
        return answered and self._line is not None

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _ask(self) -> socket.socket | None:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        line.setblocking(False)
        try:
            line.connect(self._path)
            line.sendall(_SYNC)
        except OSError:
            line.close()
            return None
        return line

    def _heard(self, line: socket.socket) -> bool:
        try:
            return line.recv(4096).startswith(_DONE)
        except OSError:
            return False
