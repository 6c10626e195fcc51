"""Small files of this person: whole or not there, and never trusted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec

from qinbao.files import write_whole

LIMIT = 64 * 1024
"""Bytes read at most: ours are far smaller."""


class UnusableError(Exception):
    """The file is there, and it cannot be used: damaged, locked, too large, or somebody else's."""


def read(path: Path) -> dict[str, Any] | None:
    """What the file holds; none where there is no file. Raises ``UnusableError``."""
    try:
        with path.open("rb") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                raise UnusableError
            data = file.read(LIMIT + 1)
        kept = msgspec.json.decode(data) if len(data) <= LIMIT else None
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise UnusableError from error
    if not isinstance(kept, dict):
        raise UnusableError
    return kept


def write(path: Path, kept: object) -> None:
    """Replace the file: afterwards it holds all of ``kept``, or what it held before. Raises ``OSError``."""
    write_whole(path, msgspec.json.encode(kept))
