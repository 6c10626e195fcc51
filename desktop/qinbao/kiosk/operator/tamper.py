"""What somebody may have tried at this machine, line by line, each with a hash over itself and all lines before it.

Whoever changes or takes out a line breaks the chain; whoever writes all of it anew ends with another last hash than the
one the journal was told the day before. Nothing of a visit is ever written here.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Literal

import msgspec

log = logging.getLogger(__name__)

Kind = Literal["start", "power", "frozen", "killed", "crash", "pin-wrong", "pin-locked", "usb-in", "usb-out", "rolled"]
"""``power``: it went out without a word. ``frozen``, ``killed``, ``crash``: ended without being asked to."""
UNEXPECTED: tuple[Kind, ...] = ("power", "frozen", "killed", "crash")
MOST_BYTES = 500_000
"""Then a new file is begun, chained to the old one, which is kept until the next time."""
_SHORT = 16


class Line(msgspec.Struct, frozen=True):
    """One thing that happened. ``at``: to the minute, by the clock in the hall. ``more``: ASCII, without blanks."""

    at: str
    kind: Kind
    more: str
    chain: str

    def __str__(self) -> str:
        return f"{self.at} {self.kind} {self.more or '-'} {self.chain}"


class TamperLog:
    """Appends lines; a disk that is full costs lines, never the kiosk."""

    def __init__(self, file: Path, now: Callable[[], datetime]) -> None:
        """``now``: the time in the hall."""
        self._file = file
        self._now = now
        self._warned = False
        self._rolled = False
        """Whether the old file was put aside here, and nothing says so yet at the top of the new one."""
        lines = self.lines()
        self.head = lines[-1].chain if lines else ""
        """The last hash; whoever knows it knows of every change to what came before."""

    def add(self, kind: Kind, more: str = "") -> None:
        """Write down that this happened now."""
        if self._roll():
            self._write(kind, more)

    def lines(self) -> tuple[Line, ...]:
        """All that can be read; what is no line is left out, and ``broken`` tells of it."""
        return tuple(line for line in map(_parsed, self._text()) if line is not None)

    def broken(self) -> int | None:
        """Number of the first line, from 1, that does not follow from those before it; none where all is well."""
        before = ""
        for number, text in enumerate(self._text(), 1):
            line = _parsed(text)
            if line is None:
                return number
            if number == 1 and line.kind == "rolled":
                before = line.more
            if line.chain != _chain(before, line.at, line.kind, line.more):
                return number
            before = line.chain
        return None

    def since(self, day: str) -> Iterator[Line]:
        """Lines from this day on (ISO)."""
        return (line for line in self.lines() if line.at >= day)

    def _text(self) -> list[str]:
        try:
            return _whole(self._file.read_bytes()).decode("ascii", "replace").splitlines()
        except OSError:
            return []

    def _roll(self) -> bool:
        """Begin a new file where the old one is long enough. False where it cannot be chained to the old one now."""
        try:
            if self._file.stat().st_size >= MOST_BYTES:
                self._file.replace(self._file.with_suffix(".old"))
                self._rolled = True
        except OSError:
            # Where somebody took it away, nothing is chained to what is gone: that shows.
            pass
        self._rolled = self._rolled and not self._write("rolled", self.head)
        return not self._rolled

    def _write(self, kind: Kind, more: str) -> bool:
        at = self._now().strftime("%Y-%m-%dT%H:%M")
        line = Line(at, kind, more, _chain(self.head, at, kind, more))
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with open(self._file, "a+b", buffering=0) as file:
                _append(file, f"{line}\n".encode("ascii", "replace"))
        except OSError as error:
            if not self._warned:
                log.warning("what happened cannot be written down: %s", error.strerror)
            self._warned = True
            return False
        self.head = line.chain
        return True


def _whole(data: bytes) -> bytes:
    """All but a line that the power or a full disk cut short: nobody changed that, and nothing may follow it."""
    return data[: data.rfind(b"\n") + 1]


def _append(file: FileIO, line: bytes) -> None:
    """The whole of ``line`` after whole lines, or nothing of it. Raises ``OSError``."""
    file.seek(0)
    before = len(_whole(file.read()))
    file.truncate(before)
    try:
        if file.write(line) != len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(file.fileno())
    except OSError:
        file.truncate(before)
        raise


def _parsed(text: str) -> Line | None:
    parts = text.split(" ")
    if len(parts) != 4:
        return None
    at, kind, more, chain = parts
    try:
        return msgspec.convert({"at": at, "kind": kind, "more": "" if more == "-" else more, "chain": chain}, Line)
    except msgspec.ValidationError:
        return None


def _chain(before: str, at: str, kind: str, more: str) -> str:
    return hashlib.sha256(f"{before} {at} {kind} {more}".encode()).hexdigest()[:_SHORT]
