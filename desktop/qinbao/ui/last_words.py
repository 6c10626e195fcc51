"""Qt ends the process when it finds no screen; before it does, the person hears why, in words.

Costs nothing at an ordinary start: the reason is looked for only when Qt has given up.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.INFO,
    QtMsgType.QtFatalMsg: logging.INFO,
}
"""To the file only: what Qt complains of, nobody at the keyboard can mend, and a terminal gets our own sentence."""


def listen(explain: Callable[[str, str], str]) -> None:
    """Send what Qt says to the log; if Qt gives up, say why in the sentence ``explain`` makes and leave with code 1."""

    def heard(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        _log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)
        if kind == QtMsgType.QtFatalMsg:
            print(explain(*reason(os.environ)), file=sys.stderr, flush=True)
            # Qt would abort now, which leaves a core file and a shell that talks of signals.
            os._exit(1)

    qInstallMessageHandler(heard)


def reason(environment: Mapping[str, str]) -> tuple[str, str]:
    """Why there is no screen: ``no-screen`` or ``no-window``, and what the system's loader says of Qt's way to one."""
    if sys.platform != "linux":
        return "no-window", ""
    if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return "no-screen", ""
    import ctypes

    plugin = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return "no-window", str(error)
    return "no-window", ""
