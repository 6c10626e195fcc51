"""The printer as the rest of the program sees it: hand over a PDF, hear soon how it went, never wait."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator

from qinbao.content.words import Words
from qinbao.printing import cups
from qinbao.printing.courier import Courier, Workers
from qinbao.printing.state import State

ANSWER_WITHIN = 4.0
"""Seconds after which the state reached so far is the answer; the page is promised within 5."""
_log = logging.getLogger(__name__)


class Printer:
    """One printer service; jobs are sent one after the other. Every job has the same title, the program's name."""

    def __init__(self, words: Words, queue: str | None = None) -> None:
        """``queue``: the one to use; none: the system's default, else the first."""
        self._title = words("app.name")
        self.queue = queue
        self._workers = Workers()

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        """Print one copy; ``done`` hears the outcome (``State.outcome``) within 5 s. ``title`` is not used."""
        # Not the first state but the last: a job that begins well may be taken back a second later for want of paper.
        news = self._workers.courier(lambda state: done(state.outcome))

        def work() -> None:
            *_, last = steps(pdf, self.queue, 1, self._title)
            news.told.emit(last)

        if cups.available():
            self._workers.start(work, news)
        else:
            self._draw(news, pdf, self.queue, 1)
            news.over.emit()

    def print(self, pdf: bytes, changed: Callable[[State], None], queue: str | None = None, copies: int = 1) -> None:
        """Print ``copies``; ``changed`` hears every new state in the caller's thread, the last within 5 s.

        The last state is one that is ``over``, or ``PRINTING`` where the printer takes longer than that.
        """
        news = self._workers.courier(changed)
        wanted = queue or self.queue
        if cups.available():
            self._workers.start(lambda: self._follow(news, pdf, wanted, copies), news)
        else:
            self._draw(news, pdf, wanted, copies)
            news.over.emit()

    def find(self, found: Callable[[tuple[str, ...]], None]) -> None:
        """``found`` hears the names of all printers, the default one first."""
        news = self._workers.courier(found)
        if cups.available():
            self._workers.start(lambda: news.told.emit(cups.queues()), news)
        else:
            from qinbao.printing import drawn

            news.told.emit(drawn.queues())
            news.over.emit()

    def survey(self, found: Callable[[tuple[tuple[str, State | None], ...]], None]) -> None:
        """``found`` hears within 5 s the names of all printers, the default one first, each with what is wrong with it.

        None: nothing is known to be wrong.
        """
        news = self._workers.courier(found)
        if cups.available():
            self._workers.start(lambda: news.told.emit(conditions()), news)
        else:
            from qinbao.printing import drawn

            news.told.emit(tuple((queue, drawn.condition(queue)) for queue in drawn.queues()))
            news.over.emit()

    def close(self) -> None:
        """Wait for what is under way, at most a few seconds."""
        self._workers.close()

    def _follow(self, news: Courier, pdf: bytes, wanted: str | None, copies: int) -> None:
        last = None
        for state in steps(pdf, wanted, copies, self._title):
            if state is not last:
                news.told.emit(state)
            last = state

    def _draw(self, news: Courier, pdf: bytes, wanted: str | None, copies: int) -> None:
        from qinbao.printing import drawn

        queue = wanted or next(iter(drawn.queues()), None)
        news.told.emit(drawn.send(pdf, queue, copies, self._title) if queue else State.NO_PRINTER)


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
