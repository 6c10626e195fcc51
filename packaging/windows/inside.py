"""What a program of Windows carries inside for Windows itself: its manifest, pictures and version."""

from __future__ import annotations

import struct
from collections.abc import Iterator

ICON, VERSION, MANIFEST = 3, 16, 24
"""Kinds of resources; an icon is one of its sizes."""
_FOLDER = 1 << 31
_RESOURCES = 2
"""Which of the tables of a program leads to them."""


def resources(program: bytes) -> dict[int, list[bytes]]:
    """The resources of each kind, in their order."""
    (header,) = struct.unpack_from("<I", program, 0x3C)
    sections, optional = struct.unpack_from("<2xH12xH", program, header + 4)
    (start,) = struct.unpack_from("<I", program, header + 24 + 112 + 8 * _RESOURCES)
    for at in range(header + 24 + optional, header + 24 + optional + 40 * sections, 40):
        size, address, _, file = struct.unpack_from("<4I", program, at + 8)
        if address <= start < address + size:
            break
    else:
        raise ValueError("a program without resources")
    found: dict[int, list[bytes]] = {}
    base = file + start - address
    for kind, leaf in _leaves(program, base, base):
        place, length = struct.unpack_from("<2I", program, base + leaf)
        found.setdefault(kind, []).append(program[file + place - address :][:length])
    return found


def _leaves(program: bytes, base: int, folder: int) -> Iterator[tuple[int, int]]:
    """The kind of each resource below a folder, and where it is told of."""
    named, numbered = struct.unpack_from("<2H", program, folder + 12)
    for at in range(folder + 16, folder + 16 + 8 * (named + numbered), 8):
        number, below = struct.unpack_from("<2I", program, at)
        if below & _FOLDER:
            inner = _leaves(program, base, base + below - _FOLDER)
            yield from ((number if folder == base else kind, leaf) for kind, leaf in inner)
        else:
            yield number, below
