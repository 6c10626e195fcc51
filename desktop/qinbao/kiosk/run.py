"""Start a kiosk: settings, services, the shell on the whole screen. Called by the composition root."""

from __future__ import annotations

import logging
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.kiosk.clocks import today
from qinbao.kiosk.config import load
from qinbao.kiosk.contents import content
from qinbao.kiosk.equipment import Equipment
from qinbao.kiosk.input import url_block
from qinbao.kiosk.operator.counters import Counters
from qinbao.kiosk.operator.ended import note_start
from qinbao.kiosk.reading_distance import scale
from qinbao.kiosk.station import Station
from qinbao.kiosk.visit.wipe import stay_in_small_pages
from qinbao.kiosk.watchdog import Watchdog
from qinbao.paths import UserFolders
from qinbao.ui.theme.look import Look

log = logging.getLogger(__name__)

BROKEN = 70
"""Exit code after too much trouble: systemd starts anew."""
_MOST_TROUBLE = 5
_WITHIN = 120.0


def run(
    config_file: Path | None,
    library: Library,
    folders: UserFolders,
    application: Callable[[Look], QApplication],
) -> int:
    """Serve until the operator or the system stops it, and give the exit code. ``application`` makes Qt's."""
    stay_in_small_pages()
    config, trouble = load(config_file, library.words)
    library, damaged = content(config, library.root, folders.state)
    url_block.before_application()
    app = application(Look())
    look = Look(scale=scale(config.distance, config.dpi or _dpi(app)))
    url_block.shut(app)
    counters = Counters(folders.state / "counters.json", today)
    kit = Equipment(
        library, config, look, folders.state, _session_folder(folders), time.monotonic, counters, trouble,
        damaged=damaged,
    )  # fmt: skip
    note_start(kit.tampered)
    station = Station(app, kit)
    _catch(station)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    station.shell.setGeometry(station.shell.screen().geometry())
    station.open()
    station.shell.fill_screen()
    Watchdog(station)
    return app.exec()


def _dpi(app: QApplication) -> float:
    return app.primaryScreen().physicalDotsPerInch()


def _session_folder(folders: UserFolders) -> Path:
    """In memory where the system has such a place, so that nothing of a visit ever reaches a disk."""
    runtime = os.environ.get("RUNTIME_DIRECTORY") or os.environ.get("XDG_RUNTIME_DIR")
    folder = (Path(runtime) if runtime else folders.state) / "session"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.tempdir = str(folder)
    except OSError as error:
        log.warning("no folder for what a visit leaves behind: %s", error.strerror)
    return folder


def _catch(station: Station) -> None:
    """What nobody foresaw: to the journal, a calm page, a fresh visit; too often, a fresh process."""
    moments: list[float] = []

    def unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("unforeseen", exc_info=(kind, error, trace))
        now = time.monotonic()
        moments[:] = [*(at for at in moments if now - at < _WITHIN), now]
        if len(moments) > _MOST_TROUBLE:
            os._exit(BROKEN)
        QTimer.singleShot(0, station, station.trouble)

    sys.excepthook = unforeseen
