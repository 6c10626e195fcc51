"""All files of a version in one ``.tar.xz``, the same to the byte for everybody, and read without trust."""

from __future__ import annotations

import io
import lzma
import tarfile
from collections.abc import Iterator, Mapping

import msgspec

from qinbao.content.packs.error import PackError
from qinbao.content.packs.manifest import MANIFEST, MOST_CONTENT, MOST_FILES, NAMES, Manifest
from qinbao.content.packs.stamp import sha256

_MEMORY = 256 * 2**20
"""Bytes that unpacking may take."""
_STEP = 2**20
_FILTERS = ({"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 2**21, "lc": 4, "lp": 0, "pb": 0},)
"""For text: three hanzi of a kind are nine bytes of a kind, at no even place."""


def packed(version: str, files: Mapping[str, bytes], without: Mapping[str, str] | None = None) -> bytes:
    """An archive of ``files``; left out are those that stand in ``without``, by name and SHA-256."""
    sums = {name: sha256(data) for name, data in sorted(files.items())}
    manifest = msgspec.json.encode(Manifest(version=version, files=sums))
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        _add(archive, MANIFEST, manifest)
        for name in sums:
            if (without or {}).get(name) != sums[name]:
                _add(archive, name, files[name])
    return lzma.compress(raw.getvalue(), check=lzma.CHECK_CRC32, filters=_FILTERS)


def unpacked(data: bytes) -> tuple[Manifest, dict[str, bytes]]:
    """The manifest of an archive, and the files in it. Raises ``PackError``."""
    found: dict[str, bytes] = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(_raw(data)), mode="r:") as archive:
            for name, content in _plain(archive):
                if name in found:
                    raise PackError("strange")
                found[name] = content
        manifest = msgspec.json.decode(found.pop(MANIFEST, b""), type=Manifest)
    except (tarfile.TarError, lzma.LZMAError, EOFError, msgspec.MsgspecError, ValueError):
        raise PackError("damaged") from None
    names = manifest.files.keys()
    if not found.keys() <= names or not all(map(NAMES.fullmatch, names)) or len(names) > MOST_FILES:
        raise PackError("strange")
    return manifest, found


def _plain(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    """Plain files with a name that leads nowhere else; whatever else there is, is a reason to refuse all."""
    total = 0
    for member in archive:
        total += member.size
        if total > MOST_CONTENT:
            raise PackError("large")
        usual = NAMES.fullmatch(member.name) or member.name == MANIFEST
        file = archive.extractfile(member) if member.type == tarfile.REGTYPE and not member.issparse() else None
        if file is None or not usual:
            raise PackError("strange")
        yield member.name, file.read()


def _raw(data: bytes) -> bytes:
    """Unpacked as long as it stays within bounds."""
    unpack = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY)
    parts, total = [], 0
    while not unpack.eof:
        part = unpack.decompress(data, max_length=_STEP)
        data = b""
        total += len(part)
        if total > MOST_CONTENT:
            raise PackError("large")
        if not part and unpack.needs_input:
            raise PackError("damaged")
        parts.append(part)
    return b"".join(parts)


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    about = tarfile.TarInfo(name)
    about.size = len(data)
    archive.addfile(about, io.BytesIO(data))
