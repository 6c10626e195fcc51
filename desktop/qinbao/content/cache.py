"""Remember parsed files between runs, because parsing YAML is most of a cold start.

A cache entry is only an accelerator: it is used when path, size, time and program version all agree, and any
fault (no folder, full disk, damaged entry) means reading the YAML as if there were no cache.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

import qinbao

T = TypeVar("T")


def remembered(folder: Path | None, path: Path, kind: type[T], read: Callable[[Path], T]) -> T:
    """``read(path)``, or its remembered result. ``folder`` none: no cache. Errors of ``read`` pass through."""
    if folder is None:
        return read(path)
    try:
        state = path.stat()
    except OSError:
        return read(path)
    stamp = f"{qinbao.__version__} {kind} {path} {state.st_mtime_ns} {state.st_size}"
    # A checksum is enough: of two files that share an entry only the one named in the stamp is ever taken from it.
    entry = folder / f"{path.stem}-{zlib.crc32(f'{kind} {path}'.encode()):08x}.mp"
    with contextlib.suppress(OSError, msgspec.MsgspecError, ValueError):
        found, value = msgspec.msgpack.decode(entry.read_bytes(), type=tuple[str, kind])  # type: ignore[valid-type]
        if found == stamp:
            return value
    value = read(path)
    with contextlib.suppress(OSError):
        _write(entry, msgspec.msgpack.encode((stamp, value)))
    return value


def _write(entry: Path, data: bytes) -> None:
    entry.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # dear, and rarely needed: only after a file has changed

    handle, name = tempfile.mkstemp(dir=entry.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, entry)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
