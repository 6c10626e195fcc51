"""What the laid out program is packed from.

python3 pack.py list FOLDER             the lines of NSIS that unpack it, in a fixed order
python3 pack.py size FOLDER             what it takes on a disk, in KiB
python3 pack.py zip FOLDER TARGET.zip   the portable program; the same input gives the same bytes
python3 pack.py banner TARGET.bmp       the left side of the installer's first and last page: our green, nothing else
"""

from __future__ import annotations

import os
import struct
import sys
import time
import zipfile
from itertools import groupby
from pathlib import Path

BANNER, GREEN = (164, 314), bytes.fromhex("0b5345")
"""Px of the picture, and its colour (red, green, blue)."""
BLOCK = 4096
"""Bytes by which NTFS gives room to a file."""


def files(folder: Path) -> list[Path]:
    """All files of the program, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def lines(folder: Path) -> str:
    """The lines of NSIS."""
    written = []
    for inside, members in groupby(files(folder), key=lambda path: path.parent):
        below = "\\".join(inside.relative_to(folder).parts)
        written.append(f'SetOutPath "$INSTDIR.new{below and chr(92)}{below}"')
        written += [f'File "{path.resolve()}"' for path in members]
    return "\n".join(written) + "\n"


def kib(folder: Path) -> int:
    """What the files take."""
    return sum(-(-path.stat().st_size // BLOCK) * BLOCK for path in files(folder)) // 1024


def portable(folder: Path, target: Path) -> None:
    """Write the zip: everything inside one folder."""
    when = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files(folder):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def banner() -> bytes:
    """A bitmap of one colour, bottom row first, each row a multiple of four bytes."""
    width, height = BANNER
    rows = (GREEN[::-1] * width + b"\0" * (-3 * width % 4)) * height
    shape = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
    return struct.pack("<2sIHHI", b"BM", 54 + len(rows), 0, 0, 54) + shape + rows


def main(arguments: list[str]) -> int:
    """Do what is asked; gives the exit code."""
    what, folder = arguments[0], Path(arguments[1])
    if what == "banner":
        folder.write_bytes(banner())
        stamp = int(os.environ["SOURCE_DATE_EPOCH"])  # the installer keeps the time of what it shows, too
        os.utime(folder, (stamp, stamp))
    elif what == "list":
        sys.stdout.write(lines(folder))
    elif what == "size":
        print(kib(folder))
    else:
        portable(folder, Path(arguments[2]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
