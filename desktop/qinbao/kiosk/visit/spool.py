"""Jobs that get stuck: some time after the visit, and in any case after ten minutes, they are taken back."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from threading import Lock

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from qinbao.printing import cups

log = logging.getLogger(__name__)

GRACE_MS = 120_000
"""What is just coming out may finish; what is stuck must not come out for the next person."""
OLDEST = timedelta(minutes=10)
"""No job waits longer, whoever sent it and whether or not this program was started anew since."""
WATCH_MS = 60_000


class Spool(QObject):
    """Watches over what visits leave behind in the queue."""

    _found = Signal(list)

    def __init__(self, parent: QObject, queue: str | None, grace_ms: int = GRACE_MS, watch_ms: int = WATCH_MS) -> None:
        super().__init__(parent)
        self._queue = queue
        self._grace = grace_ms
        self._watching = Lock()
        self._found.connect(self._later)
        watch = QTimer(self, interval=watch_ms)
        watch.timeout.connect(self._watch)
        watch.start()
        # What a kiosk left behind that was killed: nobody of those people is here any more.
        self._watch()
        self.sweep()

    def sweep(self) -> None:
        """Note what is waiting now; take it back when the time is up. Returns at once."""
        if cups.available():
            QThreadPool.globalInstance().start(self._look)

    def _watch(self) -> None:
        # A server that takes longer than this comes round again is asked once, not once more and once more.
        if self._watching.acquire(blocking=False):
            if cups.available():
                QThreadPool.globalInstance().start(self._take_back_old)
            else:
                self._watching.release()

    def _take_back_old(self) -> None:
        try:
            take_back(old(cups.unfinished(self._queue), datetime.now()))
        finally:
            self._watching.release()

    def _look(self) -> None:
        jobs = list(cups.unfinished(self._queue))
        if jobs:
            self._found.emit(jobs)

    def _later(self, jobs: list[str]) -> None:
        QTimer.singleShot(self._grace, self, lambda: QThreadPool.globalInstance().start(lambda: take_back(jobs)))


def old(jobs: Mapping[str, datetime | None], now: datetime) -> tuple[str, ...]:
    """Those that have waited too long, or come from a time that has not been yet: the clock was set."""
    ages = {job: now - since for job, since in jobs.items() if since is not None}
    return tuple(job for job, age in ages.items() if not -OLDEST <= age <= OLDEST)


def take_back(jobs: Sequence[str]) -> None:
    """Cancel jobs and delete their files; those already printed are left alone."""
    if jobs:
        log.info("jobs taken back: %d", len(jobs))
        cups.cancel(*jobs)
