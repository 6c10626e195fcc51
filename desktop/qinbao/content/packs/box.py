"""What metadata and target are read from: a ``.qinbao`` file, or a folder of the same files."""

from __future__ import annotations

import errno
import os
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from qinbao.content.packs.error import PackError
from qinbao.content.packs.manifest import MOST_PACK, SMALL, TARGET

MOST_MEMBERS = 400
"""Some four hundred root keys can be replaced before one file no longer holds all of it."""
_CHUNK = 2**16
_MEMBER = re.compile(
    r"metadata/(?:\d{1,6}\.)?(?:root|timestamp|snapshot|targets)\.json"
    rf"|targets/[0-9a-f]{{64}}\.(?:{re.escape(TARGET)}|{re.escape(SMALL)})",
    re.ASCII,
)


class Box(Protocol):
    """Named files."""

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a file, piece by piece. Raises ``KeyError`` where it is not there, ``OSError``."""

    def close(self) -> None:
        """Let go of it."""


def opened(path: Path) -> Box:
    """The file or folder at ``path``. Raises ``PackError`` for what is no pack, ``OSError``."""
    if path.is_dir():
        if not (path / "metadata").is_dir():
            raise PackError("not-pack")
        return FolderBox(path)
    return FileBox(path)


class FolderBox:
    """A folder with ``metadata/`` and ``targets/``, such as a static host has."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def chunks(self, name: str) -> Iterator[bytes]:
        """Plain files with the names of a pack; neither links nor pipes nor devices."""
        if not _MEMBER.fullmatch(name):
            raise KeyError(name)
        try:
            file = _plain(self._root / name)
        except FileNotFoundError:
            raise KeyError(name) from None
        except OSError as error:
            raise PackError("strange" if error.errno == errno.ELOOP else "gone") from None
        with file, _still_there():
            while chunk := file.read(_CHUNK):
                yield chunk

    def close(self) -> None:
        """Nothing is held."""


class FileBox:
    """A zip whose members are neither packed nor links, so that none is larger than the file itself."""

    def __init__(self, path: Path) -> None:
        self._file = _plain(path)
        try:
            self._zip = self._open()
        except BaseException:
            self._file.close()
            raise

    def chunks(self, name: str) -> Iterator[bytes]:
        """Read as they stand in the zip; its own check sums are none of our business."""
        try:
            with _still_there(), self._zip.open(name) as member:
                while chunk := member.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, EOFError):
            raise PackError("half") from None

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._file.close()

    def _open(self) -> zipfile.ZipFile:
        if os.fstat(self._file.fileno()).st_size > MOST_PACK:
            raise PackError("large")
        with _still_there():
            return self._read()

    def _read(self) -> zipfile.ZipFile:
        begins = self._file.read(2)
        try:
            found = zipfile.ZipFile(self._file)
            members = found.infolist()
        except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError):
            raise PackError("half" if begins == b"PK" else "not-pack") from None
        names = [member.filename for member in members]
        if not any(name.startswith("metadata/") for name in names):
            raise PackError("not-pack")
        strange = not all(map(_usual, members)) or len(set(names)) != len(names) or len(names) > MOST_MEMBERS
        if strange:
            found.close()
            raise PackError("strange")
        return found


@contextmanager
def _still_there() -> Iterator[None]:
    """What cannot be read any more was pulled out, or is broken."""
    try:
        yield
    except OSError:
        raise PackError("gone") from None


def _usual(member: zipfile.ZipInfo) -> bool:
    """Whether a member bears one of the names of a pack and is an unpacked, unlocked, plain file."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    plain = kind in (0, stat.S_IFREG) and not member.flag_bits & 1
    return bool(_MEMBER.fullmatch(member.filename)) and member.compress_type == zipfile.ZIP_STORED and plain


def _plain(path: Path) -> BinaryIO:
    """The file opened without following a link and without waiting. Raises ``OSError``."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise PackError("not-pack")
    return file
