"""The two lines into a machine, QEMU's own (QMP) and that of the agent inside: JSON, one object a line."""

import base64
import json
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from processor import PATIENCE


class LineError(Exception):
    """The other side refused, or does not answer in time."""


def connected(path: Path, within: float = 10.0) -> socket.socket:
    """A socket to ``path``, which may not be there yet."""
    until = time.monotonic() + within
    while True:
        line = socket.socket(socket.AF_UNIX)
        try:
            line.connect(str(path))
            return line
        except OSError:
            line.close()
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


class Line:
    """One side asks, the other answers; news in between are passed over."""

    def __init__(self, path: Path) -> None:
        self._socket = connected(path)
        self._rest = b""

    def ask(self, execute: str, within: float = 30.0, **arguments: Any) -> Any:
        """What the command returns. ``_`` at the end of an argument's name, and ``_`` for ``-``, are Python's."""
        named = {name.rstrip("_").replace("_", "-"): value for name, value in arguments.items()}
        self._socket.sendall(json.dumps({"execute": execute, "arguments": named}).encode() + b"\n")
        return self.hear(within)

    def hear(self, within: float) -> Any:
        """The next answer."""
        until = time.monotonic() + within
        while True:
            told = self._next(until)
            if "error" in told:
                raise LineError(str(told["error"].get("desc")))
            if "return" in told:
                return told["return"]

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _next(self, until: float) -> dict[str, Any]:
        while b"\n" not in self._rest:
            self._socket.settimeout(max(0.01, until - time.monotonic()))
            try:
                got = self._socket.recv(1 << 16)
            except TimeoutError:
                raise LineError("no answer") from None
            if not got:
                raise LineError("hung up")
            self._rest += got
        line, self._rest = self._rest.split(b"\n", 1)
        # 0xFF is how the agent says that it begins anew.
        told: dict[str, Any] = json.loads(line.replace(b"\xff", b"") or b"{}")
        return told


class Done(NamedTuple):
    """How a command inside ended."""

    code: int
    out: str
    err: str


class Inside:
    """The agent inside the machine (qemu-guest-agent): runs commands as root."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._line: Line | None = None

    def there(self, within: float = 90.0) -> None:
        """Wait until the agent answers."""
        wait_for(self._answers, within, "the agent inside does not answer")

    def run(self, script: str, within: float = 120.0) -> Done:
        """Run a script of the shell inside and wait for its end."""
        began = self._ask("guest-exec", path="/bin/sh", arg=["-c", script], capture_output=True)
        until = time.monotonic() + within * PATIENCE
        pause = 0.02
        while True:
            state = self._ask("guest-exec-status", pid=began["pid"])
            if state["exited"]:
                out, err = (
                    base64.b64decode(state.get(name, "")).decode("utf-8", "replace")
                    for name in ("out-data", "err-data")
                )
                return Done(state.get("exitcode", 128 + state.get("signal", 0)), out, err)
            if time.monotonic() > until:
                raise LineError(f"still running: {script}")
            time.sleep(pause)
            pause = min(0.4 * PATIENCE, pause * 1.5)

    def tell(self, script: str, within: float = 120.0) -> str:
        """What the script writes; it has to end well."""
        done = self.run(script, within)
        if done.code:
            raise LineError(f"{script}: {done.code}\n{done.out}{done.err}")
        return done.out.strip()

    def _ask(self, execute: str, **arguments: Any) -> Any:
        if self._line is None:
            self._line = Line(self._path)
        # The agent keeps underscores where QMP has none, in some names.
        return self._line.ask(execute, 60.0, **arguments)

    def _answers(self) -> bool:
        token = time.monotonic_ns() % 1_000_000_000
        try:
            self._line = Line(self._path)
            # What was asked before somebody hung up is still answered; the rest of this line begins after the token.
            told = self._line.ask("guest-sync", 5.0 * PATIENCE, id_=token)
            while told != token:
                told = self._line.hear(5.0)
        except (LineError, OSError):
            if self._line is not None:
                self._line.close()
                self._line = None
            return False
        return True


def wait_for(true: Callable[[], bool], within: float, otherwise: str) -> float:
    """Seconds until ``true``; an error that says ``otherwise`` where that takes too long.

    ``within``: seconds where the processor is lent.
    """
    began = time.monotonic()
    while not true():
        if time.monotonic() - began > within * PATIENCE:
            raise AssertionError(f"{otherwise} (within {within:g} s)")
        time.sleep(0.2 * PATIENCE)
    return time.monotonic() - began
