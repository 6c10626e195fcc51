"""How the last run ended, as systemd told ``packaging/kiosk/off``; nothing told means that the power went."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from qinbao.files import read_plain
from qinbao.kiosk.operator.tamper import Kind, TamperLog

FILE = Path("/var/lib/qinbao-kiosk.ended")
"""Written by root, read here: ``INVOCATION SERVICE_RESULT EXIT_CODE EXIT_STATUS`` (systemd.exec(5))."""
_ASKED_FOR = ("75", "42", "43")
_KINDS: Mapping[str, Kind] = {"watchdog": "frozen", "signal": "killed", "core-dump": "killed", "oom-kill": "killed"}


def note_start(tampered: TamperLog, file: Path = FILE, environment: Mapping[str, str] = os.environ) -> None:
    """Write down this start, and before it what ended the run before, where nobody had asked for that."""
    last = next((line.more for line in reversed(tampered.lines()) if line.kind == "start"), None)
    if last is not None and (kind := _how(last, file)) is not None:
        tampered.add(kind)
    tampered.add("start", environment.get("INVOCATION_ID", "")[:32])


def _how(run: str, file: Path) -> Kind | None:
    try:
        told = read_plain(file, 1000).decode("ascii", "replace").split()
    except OSError:
        told = []
    if not run:
        # Not started by systemd: nobody could have told.
        return None
    if len(told) != 4 or told[0] != run:
        return "power"
    _, result, _, status = told
    if result == "success" or (result == "exit-code" and status in _ASKED_FOR):
        return None
    return _KINDS.get(result, "crash")
