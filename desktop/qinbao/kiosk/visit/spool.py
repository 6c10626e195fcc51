"""Jobs that are still waiting when a visit ends: some time later they are taken back, printed or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from qinbao.printing import cups

GRACE_MS = 120_000
"""What is just coming out may finish; what is stuck must not come out for the next person."""


class Spool(QObject):
    """Watches over what visits leave behind in the queue."""

    _found = Signal(list)

    def __init__(self, parent: QObject, queue: str | None, grace_ms: int = GRACE_MS) -> None:
        super().__init__(parent)
        self._queue = queue
        self._grace = grace_ms
        self._found.connect(self._later)

    def sweep(self) -> None:
        """Note what is waiting now; take it back when the time is up. Returns at once."""
        if cups.available():
            QThreadPool.globalInstance().start(self._look)

    def _look(self) -> None:
        jobs = cups.unfinished(self._queue)
        if jobs:
            self._found.emit(jobs)

    def _later(self, jobs: list[str]) -> None:
        QTimer.singleShot(self._grace, self, lambda: QThreadPool.globalInstance().start(lambda: take_back(jobs)))


def take_back(jobs: Sequence[str]) -> None:
    """Cancel jobs and delete their files; those already printed are left alone."""
    for job in jobs:
        cups.cancel(job)
