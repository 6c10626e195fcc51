"""Content is tried before it is used: in a process of its own, which may take neither long nor much memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from qinbao.content.packs.error import PackError

_MODULE = "qinbao.check.trial"
"""Called by its name: what can be wrong with content is known on a floor above."""
_PATIENCE = 120
"""Seconds; the limits of the process itself are lower."""


def tried(data: Path) -> None:
    """Raises ``PackError`` for content that ``check`` complains about, and where it cannot be asked."""
    # These two flags are understood by the frozen program, too.
    command = [sys.executable, "-P", "-s", "-m", _MODULE, str(data)]
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            timeout=_PATIENCE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        raise PackError("bad") from None
    if done.returncode:
        raise PackError("bad")
