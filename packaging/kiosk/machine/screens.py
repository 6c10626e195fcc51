"""What a screen shows, and screens that are plugged in and out."""

import re
import struct
from collections import Counter
from itertools import pairwise
from pathlib import Path

from lines import connected

_VERSION = b"RFB 003.008\n"
_DESKTOP_SIZE = struct.pack(">BxHi", 2, 1, -308)
"""SetEncodings: this viewer knows ExtendedDesktopSize."""

_APART = 24
"""Pixels between two things of one colour: more than between the frame of a button and its words."""


class Seen:
    """A picture of a screen, as QEMU writes it (PPM), to look for differences and colours."""

    def __init__(self, ppm: bytes) -> None:
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm)
        assert head is not None
        self.width, self.height = int(head[1]), int(head[2])
        self._pixels = ppm[head.end() :]

    def like(self, other: "Seen") -> float:
        """Which part of the pixels is the same, looked at here and there."""
        if (self.width, self.height) != (other.width, other.height):
            return 0.0
        places = range(0, len(self._pixels) - 3, 3 * 31)
        same = sum(self._pixels[at : at + 3] == other._pixels[at : at + 3] for at in places)
        return same / len(places)

    def same(self, other: "Seen") -> bool:
        """Whether no pixel differs: one letter more is seen."""
        return (self.width, self.height, self._pixels) == (other.width, other.height, other._pixels)

    @property
    def blank(self) -> bool:
        """Whether all of it has one colour, but for a line or a pointer."""
        places = range(0, len(self._pixels) - 3, 3 * 31)
        most = Counter(self._pixels[at : at + 3] for at in places).most_common(1)[0][1]
        return most > 0.995 * len(places)

    def box(self, colour: str) -> tuple[float, float, float, float] | None:
        """Left, top, right and bottom of the lowest thing in the colour (RRGGBB), as parts of the screen.

        What is more than ``_APART`` above it is something else: a sheet shown in small has red rings of its own.
        """
        wanted, step = bytes.fromhex(colour), 4
        found = [
            (x, y)
            for y in range(0, self.height, step)
            for x in range(0, self.width, step)
            if self._pixels[(at := 3 * (y * self.width + x)) : at + 3] == wanted
        ]
        if not found:
            return None
        rows = sorted({y for _, y in found}, reverse=True)
        gaps = (upper for lower, upper in pairwise(rows) if lower - upper > _APART)
        above = next(gaps, -1)
        across = [x / self.width for x, y in found if y > above]
        down = [y / self.height for _, y in found if y > above]
        return min(across), min(down), max(across), max(down)

    def button(self, colour: str) -> tuple[float, float, float, float] | None:
        """Left, top, right and bottom of the widest thing filled with the colour, no icon and no frame."""
        wanted, step = bytes.fromhex(colour), 4
        rows = []
        for y in range(0, self.height, step):
            places = range(3 * y * self.width, 3 * (y + 1) * self.width, 3 * step)
            rows.append([self._pixels[at : at + 3] == wanted for at in places])
        thick = [_run([all(three) for three in zip(*rows[at : at + 3], strict=True)]) for at in range(len(rows) - 2)]
        length, left = max(thick, key=lambda run: run[0])
        if step * length < 0.1 * self.width:
            return None
        seen = [at for at, (run, began) in enumerate(thick) if abs(run - length) <= 3 and abs(began - left) <= 3]
        across = (left * step / self.width, (left + length) * step / self.width)
        return across[0], min(seen) * step / self.height, across[1], (max(seen) + 2) * step / self.height


def _run(row: list[bool]) -> tuple[int, int]:
    """Length and beginning of the longest run in a row."""
    best, began = (0, 0), 0
    for at, filled in enumerate([*row, False]):
        if not filled:
            best, began = max(best, (at - began, -began)), at + 1
    return best[0], -best[1]


def middle(box: tuple[float, float, float, float] | None) -> tuple[float, float] | None:
    """Where to touch what fills ``box``."""
    return None if box is None else ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def resize(path: Path, width: int, height: int) -> None:
    """Give the screen whose VNC server listens at ``path`` a size; 0 by 0 pulls it out.

    A viewer whose window changes its size asks for the same (RFC 6143, SetDesktopSize).
    """
    with connected(path) as line:
        line.settimeout(10.0)
        line.recv(12)
        line.sendall(_VERSION)
        line.recv(16)
        line.sendall(b"\x01")  # no password
        line.recv(4)
        line.sendall(b"\x01")  # shared with others
        line.recv(4096)
        line.sendall(_DESKTOP_SIZE)
        screen = struct.pack(">IHHHHI", 0, 0, 0, width, height, 0)
        line.sendall(struct.pack(">BxHHBx", 251, width, height, 1) + screen)
        # The server answers with the size it has now; then it has been heard.
        line.sendall(struct.pack(">BBHHHH", 3, 0, 0, 0, 1, 1))
        line.recv(4096)
