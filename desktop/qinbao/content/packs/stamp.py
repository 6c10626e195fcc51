"""What a version was like when it was laid: each file with its SHA-256, size and time, and whether that still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from qinbao.content.packs.shelf import STAMP, Mark, Shelf
from qinbao.files import write_whole


def stamp(folder: Path) -> None:
    """Write the marks of a version that lies in ``folder``."""
    data = folder / "data"
    marks = {}
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        state = path.stat()
        marks[path.relative_to(data).as_posix()] = Mark(sha256(path.read_bytes()), state.st_size, state.st_mtime_ns)
    write_whole(folder / STAMP, msgspec.json.encode(marks))


def changed(shelf: Shelf, name: str) -> Iterator[str]:
    """Files of a version in which a byte is not as it was laid, or that are gone."""
    for file, mark in shelf.marks(name).items():
        try:
            same = sha256((shelf.data(name) / file).read_bytes()) == mark.sha256
        except OSError:
            same = False
        if not same:
            yield file


def sha256(data: bytes) -> str:
    """In hexadecimal."""
    return hashlib.sha256(data).hexdigest()
