"""Remember parsed files between runs, because parsing YAML is most of a cold start.

A cache entry is only an accelerator: it is used when path, size, time and program version all agree, and any
fault (no folder, full disk, damaged entry) means reading the YAML as if there were no cache.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

import qinbao
from qinbao.files import write_whole

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
        kept = entry.read_bytes()
        if kept[:4] == _sum(kept[4:]):
            found, value = msgspec.msgpack.decode(kept[4:], type=tuple[str, kind])  # type: ignore[valid-type]
            if found == stamp:
                return value
    value = read(path)
    with contextlib.suppress(OSError):
        made = msgspec.msgpack.encode((stamp, value))
        write_whole(entry, _sum(made) + made, durable=False)
    return value


def _sum(data: bytes) -> bytes:
    """Tells a digit that has changed on the disk, which is still a digit."""
    return zlib.crc32(data).to_bytes(4, "big")
