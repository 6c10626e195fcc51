"""The installed versions of the content on one computer: a folder each, and one small file that names those in use.

* ``current.json``: which is used, which was used before.
* ``2026.12.05-1f3a77c0/data/``: the files of a version. ``trust/`` beside it: the metadata by which it was believed,
  for the next one to be compared with. ``stamp.json``: every file with its SHA-256, size and time.

A start reads no more than this, and adds nothing up: what does is ``stamp``.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import msgspec
from msgspec.structs import replace

from qinbao.files import write_whole

TRIES = 2
"""So often a new version may be begun with and not be seen."""
_CURRENT, STAMP = "current.json", "stamp.json"


class Current(msgspec.Struct, frozen=True, kw_only=True):
    """Which versions are used, by the names of their folders."""

    use: str = ""
    """Empty: what ships with the program."""
    before: str = ""
    """What was used before, if that is to be gone back to."""
    trust: str = ""
    """Whose metadata the next pack is compared with: the newest one that was ever used, also after going back."""
    suits: str = ""
    """For which program ``use`` was tried, see ``suit``."""
    seen: bool = False
    """Whether the program has shown a page with it."""
    tries: int = 0
    aside: tuple[str, ...] = ()
    """What did not hold."""


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was laid."""

    sha256: str
    size: int
    time: int
    """Of its last change, in nanoseconds."""


class Shelf:
    """The versions in one folder, which need not be there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def current(self) -> Current:
        """What is used; nothing where that cannot be read."""
        try:
            return msgspec.json.decode((self.folder / _CURRENT).read_bytes(), type=Current)
        except (OSError, msgspec.MsgspecError):
            return Current()

    def set(self, current: Current) -> None:
        """Use this from now on: one rename. Raises ``OSError``."""
        write_whole(self.folder / _CURRENT, msgspec.json.format(msgspec.json.encode(current)) + b"\n")

    def data(self, name: str) -> Path:
        """The files of a version."""
        return self.folder / name / "data"

    def trust(self, name: str) -> Path:
        """The metadata of a version."""
        return self.folder / name / "trust"

    def in_use(self) -> str:
        """The version to begin with: the one in use, else the one before; empty where neither is whole."""
        current = self.current
        return next((name for name in (current.use, current.before) if name and self.whole(name)), "")

    def whole(self, name: str) -> bool:
        """Whether every file is there as it was laid, by size and time: not a byte is read."""
        marks, folder = self.marks(name), str(self.data(name))
        try:
            states = ((mark, os.stat(os.path.join(folder, file))) for file, mark in marks.items())
            return bool(marks) and all((mark.size, mark.time) == (one.st_size, one.st_mtime_ns) for mark, one in states)
        except OSError:
            return False

    def marks(self, name: str) -> dict[str, Mark]:
        """Every file of a version; none where the stamp cannot be read."""
        if not name or name != os.path.basename(name):
            return {}
        try:
            return msgspec.json.decode((self.folder / name / STAMP).read_bytes(), type=dict[str, Mark])
        except (OSError, msgspec.MsgspecError):
            return {}

    def begin(self) -> None:
        """A window is about to open with the version in use: one that was never seen, again and again, is put aside."""
        current = self.current
        if current.use and not current.seen:
            with contextlib.suppress(OSError):
                fails = current.tries >= TRIES
                self.set(back(current) if fails else replace(current, tries=current.tries + 1))

    def saw(self) -> None:
        """A page was shown with it."""
        current = self.current
        if current.use and not current.seen:
            with contextlib.suppress(OSError):
                self.set(replace(current, seen=True))

    def versions(self) -> tuple[str, ...]:
        """Names of the folders that hold a version, oldest first; leftovers have a dot before their name."""
        try:
            return tuple(sorted(path.parent.name for path in self.folder.glob(f"[!.]*/{STAMP}")))
        except OSError:
            return ()


def back(current: Current) -> Current:
    """The version before in place of the one in use, which is put aside; at the end what ships with the program."""
    aside = (*(name for name in current.aside if name != current.use), current.use) if current.use else current.aside
    return replace(current, use=current.before, before="", seen=True, tries=0, aside=aside)


def suit(program: str, shipped: Path) -> str:
    """What a version has to be tried for anew: another program, or another content that ships with it."""
    try:
        state = os.stat(shipped / "changes.yaml")
    except OSError:
        return program
    return f"{program} {state.st_size} {state.st_mtime_ns}"
