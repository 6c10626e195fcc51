"""The printer as the rest of the program sees it: hand over a PDF, hear soon how it went, never wait."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer

from qinbao.content.words import Words
from qinbao.printing import cups
from qinbao.printing.courier import Courier, Workers
from qinbao.printing.state import State

ANSWER_WITHIN = 4.0
"""Seconds after which the state reached so far is the answer; the page is promised within 5."""
LOOK_MS = 2000
"""Between two looks at a job that takes longer."""
FOLLOWED = 600.0
"""Seconds after which nobody looks any more how a job does."""
_log = logging.getLogger(__name__)


class Printer:
    """One printer service; jobs are sent one after the other. Every job has the same title, the program's name."""

    def __init__(self, words: Words, queue: str | None = None) -> None:
        """``queue``: the one to use; none: the system's default, else the first."""
        self._title = words("app.name")
        self.queue = queue
        self._workers = Workers()
        self._open = True

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        """Print one copy; ``done`` hears the outcome (``State.outcome``) within 5 s. ``title`` is not used.

        Where that is ``still``, nobody knows yet; the outcome follows once it is known, if ever.
        """
        heard = _Hearing(lambda state: done(state.outcome))
        job = Job(pdf, self.queue, 1, self._title)

        def work() -> None:
            # Not the first state but the last: a job that begins well may be taken back a second later.
            *_, last = job.steps()
            news.told.emit(last)

        def hear(state: State) -> None:
            heard.hear(state)
            if not state.over and job.id is not None:
                self._look_later(job, heard, time.monotonic() + FOLLOWED)

        news = self._workers.courier(hear)
        if cups.available():
            self._workers.start(work, news)
            QTimer.singleShot(round(ANSWER_WITHIN * 1000), heard.late)
        else:
            self._draw(news, pdf, self.queue, 1)
            news.over.emit()

    def print(self, pdf: bytes, changed: Callable[[State], None], queue: str | None = None, copies: int = 1) -> None:
        """Print ``copies``; ``changed`` hears every new state in the caller's thread, the last within 5 s.

        The last state is one that is ``over``, or ``PRINTING`` where the printer takes longer than that.
        """
        heard = _Hearing(changed)
        news = self._workers.courier(heard.hear)
        wanted = queue or self.queue
        if cups.available():
            self._workers.start(lambda: _tell_all(Job(pdf, wanted, copies, self._title), news), news)
            QTimer.singleShot(round(ANSWER_WITHIN * 1000), heard.late)
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
        """Wait for what is under way, and look after no job any more."""
        self._open = False
        self._workers.close()

    def _look_later(self, job: Job, heard: _Hearing, until: float) -> None:
        """Look again and again how ``job`` does, between the other jobs, until it is over or time is up."""

        def hear(state: State) -> None:
            heard.hear(state)
            if not state.over and time.monotonic() < until:
                self._look_later(job, heard, until)

        def look() -> None:
            if self._open:
                news = self._workers.courier(hear)
                self._workers.start(lambda: news.told.emit(job.look()), news)

        QTimer.singleShot(LOOK_MS, look)

    def _draw(self, news: Courier, pdf: bytes, wanted: str | None, copies: int) -> None:
        from qinbao.printing import drawn

        queue = wanted or next(iter(drawn.queues()), None)
        news.told.emit(drawn.send(pdf, queue, copies, self._title) if queue else State.NO_PRINTER)


def conditions() -> tuple[tuple[str, State | None], ...]:
    """All queues of CUPS, each with what keeps it from printing; those not asked before time is up count as able."""
    until = time.monotonic() + ANSWER_WITHIN - cups.PATIENCE
    return tuple((name, cups.condition(name) if time.monotonic() < until else None) for name in cups.queues())


def _tell_all(job: Job, news: Courier) -> None:
    last = None
    for state in job.steps():
        if state is not last:
            news.told.emit(state)
        last = state


class _Hearing:
    """Passes on each state once, and after a while that it still prints, where nothing better is known."""

    def __init__(self, tell: Callable[[State], None]) -> None:
        self._tell: Callable[[State], None] | None = tell
        self._last: State | None = None

    def hear(self, state: State) -> None:
        tell = self._tell
        if state.over:
            self._tell = None
        if tell is not None and state is not self._last:
            self._last = state
            tell(state)

    def late(self) -> None:
        """The answer is due."""
        if self._last is None or self._last is State.SENT:
            self.hear(State.PRINTING)


class Job:
    """A PDF on its way through CUPS; ``id`` is known once CUPS has taken it."""

    def __init__(self, pdf: bytes, wanted: str | None, copies: int, title: str) -> None:
        """``wanted``: the queue; none: the system's default, else the first."""
        self._pdf = pdf
        self._queue = wanted or ""
        self._copies = copies
        self._title = title
        self.id: str | None = None

    def steps(self) -> Iterator[State]:
        """Send, and give every state until the job is over or time is up; ``PRINTING`` also where nobody knows.

        A queue that cannot print now gets nothing, and a job that got stuck is taken back: nobody wants a sheet that
        comes out an hour later beside the one printed again.
        """
        until = time.monotonic() + ANSWER_WITHIN
        self._queue = self._queue or next(iter(cups.queues(cups.LONG)), "")
        if not self._queue:
            yield State.NO_PRINTER
            return
        if (held := cups.condition(self._queue)) is not None:
            yield held
            return
        try:
            self.id = cups.send(self._pdf, self._queue, self._copies, self._title)
        except cups.CupsError as error:
            _log.info("job refused: %s", error.state.value)
            yield error.state
            return
        except cups.UnansweredError:
            _log.warning("a job went to a print server that does not answer")
            yield State.PRINTING
            return
        finally:
            self._pdf = b""
        yield State.SENT
        while time.monotonic() < until:
            cups.wait()
            state = self.look()
            yield state
            if state.over:
                return
        yield State.PRINTING

    def look(self) -> State:
        """Where it stands now; what got stuck is taken back."""
        if self.id is None:
            return State.PRINTING
        state = cups.progress(self.id, self._queue)
        if state.over and state is not State.DONE:
            cups.cancel(self.id)
        return state
