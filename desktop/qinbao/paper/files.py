"""Put a finished file in its place, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from qinbao.paper.errors import PaperError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def save(data: bytes, path: Path) -> None:
    """Write ``data`` to ``path``. Until the last moment an older file there stays as it was.

    Raises ``PaperError``: ``folder`` where the folder is missing, ``full`` on a full disk, else ``write``.
    """
    if not path.parent.is_dir():
        raise PaperError("folder", path=path.parent)
    if path.is_dir():
        raise PaperError("write", path=path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".qinbao-")
    except OSError as error:
        raise _plain(error, path) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(name)
        if isinstance(error, OSError):
            raise _plain(error, path) from error
        raise


def _plain(error: OSError, path: Path) -> PaperError:
    return PaperError("full" if error.errno in _FULL else "write", path=path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
