"""The printer as the rest of the program sees it: hand over a PDF, hear soon how it went, never wait."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from qinbao.content.words import Words
from qinbao.printing import cups
from qinbao.printing.state import State

ANSWER_WITHIN = 4.0
"""Seconds after which the state reached so far is the answer; the page is promised within 5."""
_log = logging.getLogger(__name__)


class _News(QObject):
    """Carries states from the worker to the window's thread."""

    state = Signal(object)
    found = Signal(object)
    over = Signal()


class _Work(QRunnable):
    def __init__(self, work: Callable[[], None], news: _News) -> None:
        super().__init__()
        self._work = work
        self._news = news

    def run(self) -> None:
        try:
            try:
                self._work()
            finally:
                self._news.over.emit()
        except RuntimeError:
            # The window, and with it whoever waited for news, is gone.
            return


class Printer:
    """One printer service; jobs are sent one after the other. Every job has the same title, the program's name."""

    def __init__(self, words: Words, queue: str | None = None) -> None:
        """``queue``: the one to use; none: the system's default, else the first."""
        self._title = words("app.name")
        self.queue = queue
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._news: dict[_News, Callable[[], None]] = {}

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        """Print one copy; ``done`` hears the outcome (``State.outcome``) within 5 s. ``title`` is not used."""
        told: list[State] = []

        def hear(state: State) -> None:
            if state is not State.SENT and not told:
                told.append(state)
                done(state.outcome)

        self.print(pdf, hear)

    def print(self, pdf: bytes, changed: Callable[[State], None], queue: str | None = None, copies: int = 1) -> None:
        """Print ``copies``; ``changed`` hears every new state in the caller's thread, the last within 5 s.

        The last state is one that is ``over``, or ``PRINTING`` where the printer takes longer than that.
        """
        news = self._listen("state", changed)
        wanted = queue or self.queue
        if cups.available():
            self._start(lambda: self._follow(news, pdf, wanted, copies), news)
        else:
            self._draw(news, pdf, wanted, copies)
            news.over.emit()

    def find(self, found: Callable[[tuple[str, ...]], None]) -> None:
        """``found`` hears the names of all printers, the default one first."""
        news = self._listen("found", found)
        if cups.available():
            self._start(lambda: news.found.emit(cups.queues()), news)
        else:
            from qinbao.printing import drawn

            news.found.emit(drawn.queues())
            news.over.emit()

    def survey(self, found: Callable[[tuple[tuple[str, State | None], ...]], None]) -> None:
        """``found`` hears within 5 s the names of all printers, the default one first, each with what is wrong with it.

        None: nothing is known to be wrong.
        """
        news = self._listen("found", found)
        if cups.available():
            self._start(lambda: news.found.emit(conditions()), news)
        else:
            from qinbao.printing import drawn

            news.found.emit(tuple((queue, drawn.condition(queue)) for queue in drawn.queues()))
            news.over.emit()

    def close(self) -> None:
        """Wait for what is under way, at most a few seconds."""
        self._pool.clear()
        self._pool.waitForDone()
        for forget in tuple(self._news.values()):
            forget()

    def _listen(self, signal: str, hear: Callable[..., None]) -> _News:
        """News that reach ``hear`` in this thread until they are over."""
        news = _News()

        def pass_on(told: object) -> None:
            if news in self._news:
                hear(told)

        def forget() -> None:
            # Or the news would hold ``hear`` for ever, and with it the page and all that was answered on the way.
            if self._news.pop(news, None) is not None:
                getattr(news, signal).disconnect(pass_on)
                news.over.disconnect(forget)

        getattr(news, signal).connect(pass_on, Qt.ConnectionType.QueuedConnection)
        news.over.connect(forget, Qt.ConnectionType.QueuedConnection)
        self._news[news] = forget
        return news

    def _start(self, work: Callable[[], None], news: _News) -> None:
        self._pool.start(_Work(work, news))

    def _follow(self, news: _News, pdf: bytes, wanted: str | None, copies: int) -> None:
        last = None
        for state in steps(pdf, wanted, copies, self._title):
            if state is not last:
                news.state.emit(state)
            last = state

    def _draw(self, news: _News, pdf: bytes, wanted: str | None, copies: int) -> None:
        from qinbao.printing import drawn

        queue = wanted or next(iter(drawn.queues()), None)
        news.state.emit(drawn.send(pdf, queue, copies, self._title) if queue else State.NO_PRINTER)


def conditions() -> tuple[tuple[str, State | None], ...]:
    """All queues of CUPS, each with what keeps it from printing; those not asked before time is up count as able."""
    until = time.monotonic() + ANSWER_WITHIN - cups.PATIENCE
    return tuple((name, cups.condition(name) if time.monotonic() < until else None) for name in cups.queues())


def steps(pdf: bytes, wanted: str | None, copies: int, title: str) -> Iterator[State]:
    """Send through CUPS and give every state until the job is over or time is up.

    A queue that cannot print now gets nothing, and a job that got stuck is taken back: nobody wants a sheet that
    comes out an hour later beside the one printed again.
    """
    until = time.monotonic() + ANSWER_WITHIN
    queue = wanted or next(iter(cups.queues()), None)
    if queue is None:
        yield State.NO_PRINTER
        return
    if (held := cups.condition(queue)) is not None:
        yield held
        return
    try:
        job = cups.send(pdf, queue, copies, title)
    except cups.CupsError as error:
        _log.info("job refused: %s", error.state.value)
        yield error.state
        return
    yield State.SENT
    while time.monotonic() < until:
        cups.wait()
        state = cups.progress(job, queue)
        if state.over and state is not State.DONE:
            cups.cancel(job)
        yield state
        if state.over:
            return
    yield State.PRINTING
