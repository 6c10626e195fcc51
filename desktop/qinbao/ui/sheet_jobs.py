"""Sheets: rendered beside the window's own work, then printed or saved when a button says so."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from qinbao.files import FULL
from qinbao.ui.telling import Teller

if TYPE_CHECKING:
    from qinbao.guide.household import Subject
    from qinbao.guide.model import Code
    from qinbao.printing.courier import Workers
    from qinbao.screen.aside import Saved
    from qinbao.ui.presenter import Presenter
    from qinbao.ui.services import Printer, Printers, Queue, Renderer, Saver
    from qinbao.ui.store import Store

_PATIENCE = 300
"""Milliseconds after which a page says that something is being made."""
_log = logging.getLogger(__name__)
Pages = Sequence[bytes]
Rows = Sequence[tuple[bytes, ...]]


def _only(kind: type, ready: Callable[[Any], None], while_there: QWidget) -> Callable[[object], None]:
    """``ready`` for what is of that ``kind``, as long as ``while_there`` exists."""
    alive = [True]
    while_there.destroyed.connect(lambda: alive.clear())

    def hand_over(made: object) -> None:
        if alive and isinstance(made, kind):
            ready(made)

    return hand_over


def _save(way: str, tell: Callable[..., None], write: Callable[[Saver], Saved], saver: Saver | None) -> None:
    """Write, and tell how that went below ``way``."""
    if saver is None:
        tell(f"{way}.failed")
        return
    try:
        saved = write(saver)
    except OSError as error:
        tell(f"{way}.full" if error.errno in FULL else f"{way}.failed")
    else:
        tell(f"{way}.done", saved)


class SheetJobs:
    """One worker, so that sheets are made in the order they were asked for."""

    def __init__(
        self, renderer: Renderer, printer: Printer | None, saver: Saver | None, printers: Printers | None = None
    ) -> None:
        """``printers``: where the person may choose one; ``printer``: where there is only one to send to."""
        self._renderer = renderer
        self._printer = printer
        self._printers = printers
        self._saver = saver
        self._hired: Workers | None = None

    def draw(
        self, guide: Subject, sheet: str, ppi: float, ready: Callable[[Pages], None], while_there: QWidget
    ) -> None:
        """Render pages and hand them to ``ready`` if ``while_there`` still exists by then."""
        self._start(lambda: self._renderer.pages(guide, sheet, ppi), _only(tuple, ready, while_there))

    def spell(self, guide: Subject, sheet: str, ready: Callable[[Sequence[str]], None], while_there: QWidget) -> None:
        """Hand the words of the sheet to ``ready``, a line each, in the same way."""
        self._start(lambda: self._renderer.text(guide, sheet).splitlines(), _only(list, ready, while_there))

    def find(self, ready: Callable[[Sequence[Queue]], None], while_there: QWidget) -> None:
        """Hand the printers that can be chosen to ``ready`` in the same way."""
        if self._printers is None:
            ready(())
        else:
            self._printers.find(_only(tuple, ready, while_there))

    def take(self, way: str, sheet: str, store: Store, presenter: Presenter, queue: str | None = None) -> None:
        """Print or save ``sheet``, then open the page that says how it goes.

        ``queue``: the printer that was chosen; none where none was to be chosen.
        """
        scene = presenter.scene(store.state)
        subject, words = scene.subject(sheet), store.library.words
        name, copies = scene.file(sheet), store.state.copies
        tell = Teller(way, store, sheet, 0 if way == "print" else _PATIENCE)

        def made(pdf: object) -> None:
            if not isinstance(pdf, bytes):
                tell("make.failed")
            elif way == "print" and queue is not None:
                self._print_on(queue, copies, pdf, tell)
            elif way == "print":
                self._print(pdf, words(f"sheet.{sheet}.name"), tell)
            else:
                _save(way, tell, lambda saver: saver.save(pdf, name), self._saver)

        self._start(lambda: self._renderer.pdf(subject, sheet), made)

    def hand_on(self, data: bytes, name: str, store: Store) -> None:
        """Save local records for who looks after the content, then open the page that says how it went."""
        from qinbao.screen.moves import told

        def tell(key: str, saved: Saved | None = None) -> None:
            store.become(told(store.state, key if saved is None else "save.done", saved=saved))

        _save("hand-on", tell, lambda saver: saver.save(data, name, "yaml"), self._saver)

    def send(self, store: Store, presenter: Presenter) -> None:
        """Save the guide as pictures for a phone, then open the page that says how it went."""
        from qinbao.paper.catalogue import PHONE

        scene = presenter.scene(store.state)
        subject, name = scene.subject(PHONE), scene.file(PHONE)
        tell = Teller("pictures", store, PHONE, _PATIENCE)

        def made(pictures: object) -> None:
            if isinstance(pictures, tuple):
                _save("pictures", tell, lambda saver: saver.keep(pictures, name), self._saver)
            else:
                tell("make.failed")

        self._start(lambda: self._renderer.pictures(subject, PHONE), made)

    def open(self, store: Store, *, folder: bool = False) -> None:
        """Show what was saved last, or its ``folder``, in another program; where there is none, say where it is."""
        from qinbao.screen.aside import Told
        from qinbao.screen.moves import told

        told_of = store.state.aside
        if not isinstance(told_of, Told) or told_of.saved is None or self._saver is None:
            return
        path = Path(told_of.saved.path)
        if not (self._saver.show(path) if folder else self._saver.open(path)):
            store.become(told(store.state, "show.failed", saved=told_of.saved))

    def symbols(self, codes: Sequence[Code], ready: Callable[[Rows], None], while_there: QWidget) -> None:
        """Hand the rows of each code to ``ready`` if ``while_there`` still exists by then."""
        self._start(lambda: self._renderer.symbols(codes), _only(tuple, ready, while_there))

    def trial(self, queue: str, store: Store, presenter: Presenter) -> None:
        """Print the sheet that only shows whether ``queue`` works."""
        library, today = store.library, presenter.today()
        tell = Teller("print", store)

        def made(pdf: object) -> None:
            if isinstance(pdf, bytes):
                self._print_on(queue, 1, pdf, tell)
            else:
                tell("make.failed")

        def make() -> bytes:
            from qinbao.paper.trial import render

            return render(library, today)

        self._start(make, made)

    def close(self) -> None:
        """Wait for what is being made, and let go of whoever wanted it; nothing may run when the window is gone."""
        if self._hired is not None:
            self._hired.close()

    def _print(self, pdf: bytes, title: str, tell: Callable[..., None]) -> None:
        if self._printer is None:
            tell("print.none")
        else:
            self._printer.send(pdf, title, lambda outcome: tell(f"print.{outcome}"))

    def _print_on(self, queue: str, copies: int, pdf: bytes, tell: Callable[..., None]) -> None:
        if self._printers is None:
            tell("print.none")
        else:
            self._printers.print(pdf, lambda state: tell(f"print.{state}"), queue, copies)

    @property
    def _workers(self) -> Workers:
        """Hired for the first sheet: until then a start need not wait for them."""
        if self._hired is None:
            from qinbao.printing.courier import Workers

            self._hired = Workers()
        return self._hired

    def beside(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Do ``work`` beside the window; ``then`` gets in the window's thread what came of it, none where it failed."""
        self._start(work, then)

    def _start(self, make: Callable[[], object], then: Callable[[object], None]) -> None:
        courier = self._workers.courier(then)

        def work() -> None:
            try:
                made = make()
            except Exception as error:
                # Whatever goes wrong with a sheet must not take the page away: the page says that it cannot be made.
                _log.info("sheet not made: %s", type(error).__name__)
                made = None
            courier.told.emit(made)

        self._workers.start(work, courier)
