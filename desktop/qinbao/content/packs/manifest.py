"""What a pack says about itself, and how large it may be."""

from __future__ import annotations

import re

import msgspec

from qinbao.content.packs.version import VERSION

FORMAT = 1
"""Raised when an older program could not use a newer pack: other files, other fields, other words."""
TARGET = "content.tar.xz"
"""Name of the target in the metadata."""
SMALL = "content-small.tar.xz"
"""The same without the files that were in the version before."""
MANIFEST = "pack.json"
MOST_PACK = 64 * 2**20
"""Bytes of a ``.qinbao`` file; today's has a quarter of a million."""
MOST_TARGET = 16 * 2**20
MOST_CONTENT = 64 * 2**20
"""Bytes of all files together, unpacked."""
MOST_FILES = 2000
NAMES = re.compile(r"(?:(?:topics|regions)/)?[a-z0-9-]{1,60}\.yaml|places\.json|common-characters\.txt", re.ASCII)
"""What a file in a pack may be called; which of them there have to be, ``check`` knows."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What the metadata says about the target, before that is unpacked."""

    format: int
    version: str
    needs: str
    """The oldest program that can use it: ``0.9.0``."""

    def __post_init__(self) -> None:
        """Raises ``ValueError`` for a version that could name a place outside."""
        if not VERSION.fullmatch(self.version):
            raise ValueError(self.version)


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """Every file of a version with its SHA-256, in hexadecimal."""

    version: str
    files: dict[str, str]
