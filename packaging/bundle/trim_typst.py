"""Take the fonts out of the bundle's copy of Typst: 19 MB that this program tells it never to look at.

    python3 trim_typst.py LIBRARY       # _typst.abi3.so, Linux x86-64 or arm64

The library holds whole font files in its read-only data (`include_embedded_fonts=False` in qinbao/paper/compiler.py
leaves them alone; so does building Typst without its `embed-fonts` feature, which needs a Rust toolchain and half an
hour). The pages they fill are cut from the file, and the segment around each cut becomes two, so that everything else
keeps its address. Reading such a page would end the process: `build-deb` therefore makes every sheet before and after,
and goes on only if they are the same to the byte. A layout that is not understood is left as it is.
"""

import re
import struct
import sys
from pathlib import Path
from typing import NamedTuple

PAGE = 0x1000
GAP = 16
"""Bytes that may lie between two fonts for alignment; anything longer may be something else."""
LEAST = 1 << 20
LOAD, NOTE, PHDR = 1, 4, 6
FONT = re.compile(rb"(?:OTTO|\x00\x01\x00\x00)\x00[\x05-\x28]")
HEADER = struct.Struct("<IIQQQQQQ")  # ELF-64 program header
SECTION = struct.Struct("<IIQQQQIIQQ")


class Segment(NamedTuple):
    """A program header."""

    kind: int
    flags: int
    offset: int
    address: int
    physical: int
    in_file: int
    in_memory: int
    align: int


def font_end(data: bytes, start: int) -> int:
    """Give where the font file at ``start`` ends, or ``start`` if there is none (OpenType, table directory)."""
    count = int.from_bytes(data[start + 4 : start + 6], "big")
    table = [struct.unpack_from(">4sIII", data, start + 12 + 16 * number) for number in range(count)]
    tags = [tag for tag, *_ in table]
    # Tags are sorted and some must be there: four bytes that only look like a font's first are everywhere.
    if tags != sorted(tags) or not {b"cmap", b"head", b"hmtx", b"maxp", b"name"} <= set(tags):
        return start
    return start + max(offset + length for _, _, offset, length in table)


def font_blocks(data: bytes, until: int) -> list[tuple[int, int]]:
    """Give the whole pages filled by fonts that lie one behind the other, before file offset ``until``."""
    blocks: list[list[int]] = []
    at = 0
    while (found := FONT.search(data, at, until)) is not None:
        end = font_end(data, found.start())
        if end < found.start() + 1000:
            at = found.start() + 1
            continue
        if blocks and found.start() - blocks[-1][1] <= GAP:
            blocks[-1][1] = end
        else:
            blocks.append([found.start(), end])
        at = end
    pages = [(-(-start // PAGE) * PAGE, end // PAGE * PAGE) for start, end in blocks]
    return [(start, end) for start, end in pages if end - start >= LEAST]


def trimmed(data: bytes) -> bytes:
    """Give the library without the pages of its fonts. Raises ``ValueError`` for a layout that is not understood."""
    if data[:6] != b"\x7fELF\x02\x01":
        raise ValueError("not a 64-bit little-endian ELF file")
    headers, sections = struct.unpack_from("<QQ", data, 32)
    count, section_size, section_count = struct.unpack_from("<HHH", data, 56)
    segments = [Segment(*HEADER.unpack_from(data, headers + HEADER.size * index)) for index in range(count)]
    first = next(segment for segment in segments if segment.kind == LOAD)
    if first.offset or first.address or first.flags != 4:
        raise ValueError("no read-only segment at the beginning")
    # Each cut needs an entry of the table; only entries that a loaded library can do without are given up.
    spare = [segment for segment in segments if segment.kind in (PHDR, NOTE)]
    blocks = sorted(font_blocks(data, first.in_file), key=lambda block: block[0] - block[1])
    holes = sorted(blocks[: len(spare)])
    if not holes:
        raise ValueError("no fonts found that could be cut out")

    def moved(offset: int) -> int:
        return offset - sum(end - start for start, end in holes if end <= offset)

    kept, at = [], 0
    for start, end in [*holes, (first.in_file, first.in_file)]:
        kept.append(first._replace(offset=moved(at), address=at, physical=at, in_file=start - at, in_memory=start - at))
        at = end
    others = [s._replace(offset=moved(s.offset)) for s in segments if s is not first and s not in spare]
    # Loaders want LOAD entries in the order of their addresses; the order of the rest is free.
    table = [*kept, *others]
    out = bytearray(data)
    for index in range(count):
        entry = HEADER.pack(*table[index]) if index < len(table) else bytes(HEADER.size)
        out[headers + HEADER.size * index : headers + HEADER.size * (index + 1)] = entry
    for index in range(section_count):
        place = sections + section_size * index
        fields = list(SECTION.unpack_from(out, place))
        if fields[4] < holes[0][0] < fields[4] + fields[5] and fields[1] != 8:
            fields[5] = holes[0][0] - fields[4]
        fields[4] = moved(fields[4])
        SECTION.pack_into(out, place, *fields)
    struct.pack_into("<Q", out, 40, moved(sections))
    for start, end in reversed(holes):
        del out[start:end]
    return bytes(out)


def main(library: Path) -> None:
    """Trim the file in place, or say why not."""
    before = library.read_bytes()
    try:
        after = trimmed(before)
    except ValueError as error:
        print(f"{library.name}: left as it is, {error}")
        return
    library.write_bytes(after)
    print(f"{library.name}: {len(before) / 1e6:.1f} MB -> {len(after) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
