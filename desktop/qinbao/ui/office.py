"""Sheets: rendered beside the window's own work, then printed or saved when a button says so."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from qinbao.guide.model import Guide
    from qinbao.ui.present import Presenter
    from qinbao.ui.services import Printer, Renderer, Saver
    from qinbao.ui.store import Store

_log = logging.getLogger(__name__)
Pages = Sequence[bytes]


class _Job(QObject):
    """Carries what a worker made back to the window's thread."""

    made = Signal(object)


class _Work(QRunnable):
    def __init__(self, make: Callable[[], object], job: _Job) -> None:
        super().__init__()
        self._make = make
        self._job = job

    def run(self) -> None:
        try:
            made = self._make()
        except Exception as error:
            # Whatever goes wrong with a sheet must not take the page away: the page says that it cannot be made.
            _log.info("sheet not made: %s", type(error).__name__)
            made = None
        try:
            self._job.made.emit(made)
        except RuntimeError:
            # The window was closed meanwhile.
            return


class Office:
    """One worker, so that sheets are made in the order they were asked for."""

    def __init__(self, renderer: Renderer, printer: Printer | None, saver: Saver | None) -> None:
        self._renderer = renderer
        self._printer = printer
        self._saver = saver
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._jobs: set[_Job] = set()

    def draw(self, guide: Guide, sheet: str, ppi: float, ready: Callable[[Pages], None], while_there: QWidget) -> None:
        """Render pages and hand them to ``ready`` if ``while_there`` still exists by then."""
        alive = [True]
        while_there.destroyed.connect(lambda: alive.clear())

        def hand_over(made: object) -> None:
            if alive and isinstance(made, tuple):
                ready(made)

        self._start(lambda: self._renderer.pages(guide, sheet, ppi), hand_over)

    def take(self, way: str, sheet: str, store: Store, presenter: Presenter) -> None:
        """Print or save ``sheet``, then open the page that says how it went."""
        from qinbao.ui.moves import told

        scene = presenter.scene(store.state)
        guide, words = scene.guide, store.library.words
        place = guide.place.city if guide.place else words("paper.nation")
        name = words("sheet.file", sheet=words(f"sheet.{sheet}.name"), city=place, title=guide.title)
        waiting = told(store.state, f"{way}.busy")
        before = store.state

        def tell(key: str, detail: str = "") -> None:
            # Whoever has gone back meanwhile is not fetched again.
            if store.state.aside == waiting.aside:
                store.become(told(before, key, detail))

        def made(pdf: object) -> None:
            if not isinstance(pdf, bytes):
                tell("make.failed")
            elif way == "print":
                self._print(pdf, words(f"sheet.{sheet}.name"), tell)
            else:
                self._save(pdf, name, tell)

        store.become(waiting)
        self._start(lambda: self._renderer.pdf(guide, sheet), made)

    def close(self) -> None:
        """Wait for what is being made; nothing may run when the window is gone."""
        self._pool.clear()
        self._pool.waitForDone()

    def _print(self, pdf: bytes, title: str, tell: Callable[..., None]) -> None:
        if self._printer is None:
            tell("print.none")
        else:
            self._printer.send(pdf, title, lambda outcome: tell(f"print.{outcome}"))

    def _save(self, pdf: bytes, name: str, tell: Callable[..., None]) -> None:
        try:
            path = self._saver.save(pdf, name) if self._saver else None
        except OSError:
            path = None
        if path is None:
            tell("save.failed")
        else:
            tell("save.done", str(path))

    def _start(self, make: Callable[[], object], then: Callable[[object], None]) -> None:
        job = _Job()
        self._jobs.add(job)

        def finish(made: object) -> None:
            self._jobs.discard(job)
            then(made)

        job.made.connect(finish, QtCore.Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Work(make, job))
