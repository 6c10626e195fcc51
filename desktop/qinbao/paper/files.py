"""Put a finished file in its place, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from qinbao.files import FULL, held, write_whole
from qinbao.paper.errors import PaperError


def save(data: bytes, path: Path) -> None:
    """Write ``data`` to ``path``. Until the last moment an older file there stays as it was.

    Raises ``PaperError``: ``folder`` where the folder is missing, ``full`` on a full disk, ``held`` where another
    program has the file open, else ``write``.
    """
    if not os.path.isdir(path.parent):
        raise PaperError("folder", path=path.parent)
    if os.path.isdir(path):
        raise PaperError("write", path=path)
    try:
        write_whole(path, data)
    except OSError as error:
        key = "full" if error.errno in FULL else "held" if held(error, path) else "write"
        raise PaperError(key, path=path) from error
