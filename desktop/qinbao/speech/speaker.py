"""Reads the lines of a page aloud, one sentence after the other, and says which line is being heard."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from qinbao.speech.choose import engine_of_this_system
from qinbao.speech.engine import Engine, Pace, Trouble
from qinbao.speech.voice import Voice

PATIENCE_MS = 10_000
"""A voice not ready by then, or a sentence not begun, will not come. Starting the service takes up to 3 s."""

_SENTENCE = re.compile(r"\s*\S.*?(?:[。！？；\n]+[”’」』）]*\s*|$)", re.DOTALL)

_log = logging.getLogger(__name__)


def sentences(line: str) -> list[str]:
    """The sentences of a line; put together they are the line. A line without words has none."""
    return _SENTENCE.findall(line) if line.strip() else []


def _nobody(_: object) -> None:
    return None


class Speaker(QObject):
    """One reading at a time. Nothing is loaded or started before the first ``say``.

    Pausing means to break off and to begin the same sentence again: whoever paused has forgotten its first half,
    and speech-dispatcher 0.11 never speaks again for anybody after a real pause (measured; see ``dispatcher``).
    """

    def __init__(self, engine: Callable[[], Engine] = engine_of_this_system) -> None:
        super().__init__()
        self._make = engine
        self._engine: Engine | None = None
        self._voice: Voice | None = None
        self._sentences: tuple[tuple[int, str], ...] = ()
        self._at = 0
        self._ticket = 0
        self._reading = False
        self._paused = False
        self._pace = Pace.NORMAL
        self._heard: Callable[[int], None] = _nobody
        self._done: Callable[[Trouble | None], None] = _nobody
        self._watch = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._watch.timeout.connect(lambda: self._fail(Trouble.LOST))

    @property
    def pace(self) -> Pace:
        """How fast is spoken."""
        return self._pace

    @property
    def paused(self) -> bool:
        """Whether a reading waits for ``resume``."""
        return self._paused

    def available(self) -> Voice | None:
        """The voice in use; None before the first reading and where there is none."""
        return self._voice

    def say(
        self,
        lines: Sequence[str],
        heard: Callable[[int], None] = _nobody,
        done: Callable[[Trouble | None], None] = _nobody,
    ) -> None:
        """Read these lines word by word, instead of what was being read.

        ``heard`` gets the index of a line whenever a sentence of it begins. ``done`` is called once: with None after
        the last one, with the trouble if nothing (more) can be heard; never after ``stop``.
        """
        self.stop()
        self._sentences = tuple((index, text) for index, line in enumerate(lines) for text in sentences(line))
        self._heard, self._done = heard, done
        self._reading = True
        self._start(0)

    def pause(self) -> None:
        """Break off; ``resume`` begins the same sentence again."""
        if self._reading and not self._paused:
            self._paused = True
            self._hush()

    def resume(self) -> None:
        """Go on after ``pause``."""
        if self._paused:
            self._paused = False
            self._start(self._at)

    def repeat(self) -> None:
        """Read the same lines again from the first."""
        if self._reading:
            self._paused = False
            self._hush()
            self._start(0)

    def set_pace(self, pace: Pace) -> None:
        """Speak so from now on: the sentence being spoken begins again."""
        self._pace = pace
        if self._engine is not None and self._voice is not None:
            self._engine.set_pace(pace)
        if self._reading and not self._paused:
            self._hush()
            self._start(self._at)

    def slower(self) -> None:
        """One step slower, at most to the slowest."""
        self.set_pace(Pace(max(self._pace.value - 1, Pace.SLOWER.value)))

    def faster(self) -> None:
        """One step faster, at most to the fastest."""
        self.set_pace(Pace(min(self._pace.value + 1, Pace.FASTER.value)))

    def stop(self) -> None:
        """Be quiet and forget what was being read. To be called when another page is shown."""
        self._reading = self._paused = False
        self._sentences, self._at = (), 0
        self._heard = self._done = _nobody
        self._hush()

    def reset(self) -> None:
        """Stop, and give the next person the voice as it was: pace, volume and all."""
        self.stop()
        self._pace = Pace.NORMAL
        self._voice = None
        if self._engine is not None:
            self._engine.close()

    def _start(self, at: int) -> None:
        self._at = at
        self._ticket += 1
        engine = self._engine or self._connect()
        self._watch.start()
        if self._voice is None:
            engine.prepare()
        elif at < len(self._sentences):
            engine.speak(self._ticket, self._sentences[at][1])
        else:
            self._finish(None)

    def _connect(self) -> Engine:
        engine = self._engine = self._make()
        engine.setParent(self)
        engine.ready.connect(self._ready)
        engine.begun.connect(self._begun)
        engine.ended.connect(self._ended)
        engine.failed.connect(self._fail)
        return engine

    def _hush(self) -> None:
        self._ticket += 1
        self._watch.stop()
        if self._engine is not None and self._voice is not None:
            self._engine.stop()

    def _ready(self, voice: Voice) -> None:
        self._voice = voice
        if self._engine is not None:
            self._engine.set_pace(self._pace)
        if self._reading and not self._paused:
            self._start(self._at)

    def _begun(self, ticket: int) -> None:
        if ticket == self._ticket:
            self._watch.stop()
            self._heard(self._sentences[self._at][0])

    def _ended(self, ticket: int) -> None:
        if ticket == self._ticket:
            self._start(self._at + 1)

    def _fail(self, trouble: Trouble) -> None:
        _log.info("nothing can be heard: %s", trouble)
        self._voice = None
        if self._engine is not None:
            self._engine.close()
        if self._reading:
            self._finish(trouble)

    def _finish(self, trouble: Trouble | None) -> None:
        done = self._done
        self.stop()
        done(trouble)
