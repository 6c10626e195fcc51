"""Content is tried before it is used: in a process of its own, which may take neither long nor much memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from qinbao.content.packs.error import PackError

Tried = Callable[[Path], None]
"""Raises ``PackError`` for a data folder that cannot be used."""
_MODULE = "qinbao.check.trial"
"""Called by its name: what can be wrong with content is known on a floor above."""
_PATIENCE = 120
"""Seconds; the limits of the process itself are lower."""


@contextmanager
def trial() -> Iterator[Tried]:
    """Tries one folder: what ``check`` complains about is refused, and all content where it cannot be asked.

    Its process loads what it needs while the content is still being unpacked.
    """
    # These two flags are understood by an installed program, too.
    command = [sys.executable, "-P", "-s", "-m", _MODULE]
    quiet = subprocess.DEVNULL
    flags: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, creationflags=flags)
    except OSError:
        raise PackError("bad") from None
    try:
        yield partial(_tried, process)
    finally:
        process.kill()
        process.communicate()


def _tried(process: subprocess.Popen[bytes], data: Path) -> None:
    try:
        process.communicate(os.fsencode(data), _PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        raise PackError("bad") from None
    if process.returncode:
        raise PackError("bad")
