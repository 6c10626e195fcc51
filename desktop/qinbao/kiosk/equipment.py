"""What a kiosk works with: content, settings, printer, voice, counters. Put together once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.content.trouble import Trouble
from qinbao.kiosk.clocks import Clocks, now
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.operator.beside import Beside
from qinbao.kiosk.operator.counters import Counters
from qinbao.kiosk.operator.pin import PinLock
from qinbao.kiosk.operator.report import Report, gather, line
from qinbao.kiosk.operator.tamper import TamperLog
from qinbao.kiosk.operator.usb import Usb
from qinbao.kiosk.paper_budget import PaperBudget
from qinbao.kiosk.visit.paper_quota import PaperQuota
from qinbao.kiosk.visit.sheets import KioskSheets
from qinbao.kiosk.visit.spool import Spool
from qinbao.kiosk.visit.visit import Visit
from qinbao.printing.printer import Printer
from qinbao.screen.abilities import Abilities
from qinbao.screen.aside import Calls
from qinbao.screen.state import State
from qinbao.speech.engine import Engine
from qinbao.speech.speaker import Speaker
from qinbao.ui.theme.look import Look


class Equipment:
    """Holds the services; makes visits out of them."""

    def __init__(
        self,
        library: Library,
        config: KioskConfig,
        look: Look,
        state: Path,
        session_folder: Path,
        clock: Callable[[], float],
        counters: Counters,
        trouble: str | None = None,
        speaker: Speaker | None = None,
        damaged: Sequence[Trouble] = (),
    ) -> None:
        """``state``: what is kept over restarts. ``session_folder``: what is wiped after each visit.

        ``trouble``: why the settings could not be used. ``damaged``: what of the content cannot be.
        """
        self.library = library
        self.config = config
        self.look = look
        self.state = state
        self.session_folder = session_folder
        self.counters = counters
        self.trouble = trouble
        self.damaged = tuple(damaged)
        # Decided here and nowhere else: no files to save to, and a printer only where the settings say so.
        self.abilities = Abilities(print=config.printing, save=False)
        self.tampered = TamperLog(state / "tamper.log", now)
        self.usb = Usb(self.tampered)
        self.lock = PinLock(config.pin, state / "pin.json", clock, self.tampered.add)
        self._told = ""
        self.sheets = KioskSheets(library, config.scanner)
        self.printer = Printer(library.words, config.printer) if config.printing else None
        self.speaker = speaker or Speaker(self._voice)
        self.paper = PaperBudget(config, counters, clock, state / "paper.json")
        self._spool: Spool | None = None
        self._untested: Iterator[Trouble | None] | None = None

    def _voice(self) -> Engine:
        """A service that nobody else uses and that ends with each visit, sentences and all."""
        from qinbao.speech.dispatcher import Dispatcher
        from qinbao.speech.own_service import OwnService

        return Dispatcher(own=OwnService(self.session_folder.parent / "voice"))

    def open(self) -> None:
        """Begin to look after the queue: what an earlier start left there must not come out now."""
        if self.printer is not None and self._spool is None:
            self._spool = Spool(self.speaker, self.config.printer)

    def visit(self, clocks: Clocks) -> Visit:
        """A fresh visit. Raises ``ContentError`` where the content cannot be used."""
        quota = self.quota(clocks)
        return Visit(self.library, self.abilities, self.sheets, quota, lambda: self.speaker, self.look, clocks.today)

    def notes(self, clocks: Clocks) -> Visit:
        """The operator's own: what should be asked on the telephone here, and what was. Counted as no visit."""
        asked = self.counters.kinds("topic")
        about = replace(self.abilities, record=True)
        quota, saver = self.quota(clocks), Beside(self.state)
        made = Visit(self.library, about, self.sheets, quota, lambda: self.speaker, self.look, clocks.today, saver)
        made.store.become(State(asides=(Calls(self.config.place or "", tuple(asked.items())),)))
        return made

    def quota(self, clocks: Clocks) -> PaperQuota | None:
        """Paper for one visit; none where there is no printer."""
        if self.printer is None:
            return None
        return PaperQuota(self.printer, self.config, clocks.monotonic, self.paper, lambda: self.sheets.last)

    def say(self, sentences: Sequence[str]) -> None:
        """Read aloud; where there is no voice the page says it all."""
        self.speaker.say(sentences)

    def quiet(self) -> None:
        """Stop reading, and forget the pace somebody chose."""
        self.speaker.reset()

    def sweep(self) -> None:
        """Take stuck jobs back, some time after the visit."""
        if self._spool is not None:
            self._spool.sweep()

    def look_around(self, at: datetime) -> None:
        """What has been plugged in? And is it time for the one line a day? ``at``: the time in the hall."""
        self.usb.look()
        day = at.date().isoformat()
        if self._told != day:
            self._told = day
            print("qinbao-kiosk", line(self.report(at)), file=sys.stderr, flush=True)

    def test(self, day: date) -> bool:
        """Make the next sheet of the self-test; what cannot be made is noted as damaged. False: none is left."""
        from qinbao.kiosk.self_test import attempts

        if self._untested is None:
            self._untested = attempts(self.library, self.sheets, self.config.place, day)
        for trouble in self._untested:
            self.damaged += (trouble,) if trouble else ()
            return True
        return False

    def report(self, at: datetime) -> Report:
        """How the machine is."""
        settings = self.trouble is None
        return gather(self.library, self.damaged, self.config, self.state, self.counters, self.tampered, at, settings)

    def close(self) -> None:
        """Let the services go."""
        self.speaker.reset()
        if self.printer is not None:
            self.printer.close()
