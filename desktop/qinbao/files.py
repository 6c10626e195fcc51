"""Files that are whole or not there, whatever happens to the power, the disk or the person at the keyboard."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What an ``OSError`` says where there is no room left."""


_HELD = frozenset({5, 32})
"""Windows: access denied, sharing violation. A file that another program shows gives one or the other."""


def held(error: OSError, path: Path) -> bool:
    """Whether ``path`` could not be replaced because another program has it open; only Windows refuses that."""
    return getattr(error, "winerror", None) in _HELD and os.path.isfile(path)


def write_whole(path: Path, data: bytes, durable: bool = True) -> None:
    """Replace ``path``: afterwards it holds all of ``data``, or what it held before.

    ``durable``: wait until the disk has it; needless for what can be made again. Makes missing folders. Raises
    ``OSError``. What is written to a device goes into it: a file in the place of /dev/null breaks a whole system.
    """
    if path.is_char_device():
        path.write_bytes(data)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def read_plain(path: Path, most: int) -> bytes:
    """The first ``most`` bytes of a file. Raises ``OSError``, also where a pipe or a device stands in its place.

    Such a thing may never end, or wait for ever until somebody writes to it.
    """
    # Without waiting, or to open a pipe would already hang; a second look at what was opened leaves no gap between.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    with open(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"no plain file: {path.name}")
        return file.read(most)
