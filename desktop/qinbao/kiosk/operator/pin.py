"""The operator's PIN: only its scrypt hash exists, and guessing is slow.

Five wrong tries lock the page for 15 minutes. The lock runs on the monotonic clock, so that setting the time changes
nothing; after a restart a full lock begins anew, so that pulling the plug is no shortcut. Where the count would not
survive that (a disk that is full or read-only, a folder in memory), every start begins with a full lock.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from qinbao.files import write_whole

log = logging.getLogger(__name__)

TRIES = 5
LOCKED = 900.0
"""Seconds."""
DIGITS = (6, 12)
"""Shortest and longest PIN."""

_N, _R, _P, _LENGTH = 2**14, 8, 1, 32
"""scrypt as OWASP advises for 16 MiB: about 50 ms on a small machine."""
_MEMORY = 64 * 2**20
_FORGETFUL = ("tmpfs", "ramfs", "overlay")
"""An overlay on a read-only root is one in memory (overlayroot)."""
_OCTAL = re.compile(r"\\([0-7]{3})")
"""How the kernel writes a blank in a path (proc(5))."""


def hash_pin(pin: str, salt: bytes | None = None) -> str:
    """``scrypt:SALT:HASH`` in hexadecimal. Raises ``ValueError`` for a PIN that is not 6 to 12 ASCII digits."""
    if not (pin.isascii() and pin.isdigit() and DIGITS[0] <= len(pin) <= DIGITS[1]):
        raise ValueError("a PIN has 6 to 12 digits")
    salt = secrets.token_bytes(16) if salt is None else salt
    return f"scrypt:{salt.hex()}:{_stretch(pin, salt).hex()}"


def is_hash(text: str) -> bool:
    """Whether ``text`` is what ``hash_pin`` gives."""
    name, _, rest = text.partition(":")
    salt, _, digest = rest.partition(":")
    try:
        return name == "scrypt" and len(bytes.fromhex(salt)) >= 16 and len(bytes.fromhex(digest)) == _LENGTH
    except ValueError:
        return False


def matches(pin: str, hashed: str) -> bool:
    """Whether ``pin`` belongs to ``hashed``; takes equally long either way."""
    if not is_hash(hashed):
        return False
    _, salt, digest = hashed.split(":")
    return hmac.compare_digest(_stretch(pin, bytes.fromhex(salt)), bytes.fromhex(digest))


class _Tries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    wrong: int = 0


class PinLock:
    """Counts wrong tries, also over restarts."""

    def __init__(
        self,
        hashed: str | None,
        file: Path,
        clock: Callable[[], float],
        tried: Callable[[Literal["pin-wrong", "pin-locked"]], None] = lambda _: None,
    ) -> None:
        """``hashed``: none means that no PIN opens. ``file``: where the count is kept. ``clock``: monotonic seconds.

        ``tried`` hears of each wrong PIN, and that there were too many.
        """
        self._tried = tried
        self._hashed = hashed
        self._file = file
        self._clock = clock
        self._wrong = self._remembered()
        if not self._count(self._wrong) or in_memory(file.parent):
            self._wrong = TRIES
        self._until = clock() + LOCKED if self._wrong >= TRIES else None

    @property
    def wait(self) -> float:
        """Seconds until the next try counts; 0 when one may try now."""
        if self._until is None:
            return 0.0
        return max(0.0, min(LOCKED, self._until - self._clock()))

    def open(self, pin: str) -> bool:
        """Try a PIN. While locked nothing opens, not even the right one."""
        if self.wait > 0 or self._hashed is None:
            return False
        if self._until is not None:
            self._until, self._wrong = None, 0
        # Counted before it is looked at: cutting the power in between wins nothing.
        self._count(self._wrong + 1)
        if matches(pin, self._hashed):
            self._count(0)
            return True
        self._tried("pin-wrong")
        if self._wrong >= TRIES:
            self._until = self._clock() + LOCKED
            self._tried("pin-locked")
        return False

    def _count(self, wrong: int) -> bool:
        """Remember; False where that was not possible."""
        self._wrong = wrong
        try:
            write_whole(self._file, msgspec.json.encode(_Tries(wrong)))
        except OSError as error:
            log.warning("the count of wrong PINs is not kept over a restart: %s", error.strerror)
            return False
        return True

    def _remembered(self) -> int:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=_Tries).wrong
        except FileNotFoundError:
            return 0
        except (OSError, msgspec.MsgspecError, ValueError):
            log.warning("the count of wrong PINs cannot be read: locked for now")
            return TRIES


def in_memory(folder: Path, mounts: Path = Path("/proc/self/mountinfo")) -> bool:
    """Whether ``folder`` is on a file system that forgets at each power cut. ``mounts``: what the kernel says."""
    best, kind = -1, ""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    for line in lines:
        front, _, back = line.partition(" - ")
        point = Path(_OCTAL.sub(lambda found: chr(int(found[1], 8)), front.split()[4]))
        # Of two at the same place the later one lies on top.
        if folder.absolute().is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), back.split()[0]
    return kind in _FORGETFUL


def _stretch(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=_LENGTH)
