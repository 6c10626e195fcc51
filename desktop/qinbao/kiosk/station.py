"""The kiosk as a whole: hands what happens to ``mode`` and does what that says. Decides nothing itself."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from qinbao.kiosk import mode
from qinbao.kiosk.clocks import Clocks
from qinbao.kiosk.covers import Covers
from qinbao.kiosk.effects import Count, Effect, Leave, Left, Note, Prepare, Quiet, Resume, Save, Show, Wipe
from qinbao.kiosk.equipment import Equipment
from qinbao.kiosk.events import (
    Broke,
    Cleared,
    Closing,
    Cornered,
    Event,
    Leaving,
    Locked,
    Noting,
    Returned,
    Scanned,
    Ticked,
    Touched,
    Unlocked,
)
from qinbao.kiosk.hours import lit
from qinbao.kiosk.input.corner import Corner
from qinbao.kiosk.input.lockdown import Lockdown
from qinbao.kiosk.input.patience import Patience
from qinbao.kiosk.operator.operator import CODES, Operator
from qinbao.kiosk.pages import AskPage
from qinbao.kiosk.self_test import BEFORE_MS, PAUSE_MS
from qinbao.kiosk.shell import Shell
from qinbao.kiosk.visit.resume import decode, printed
from qinbao.kiosk.visit.visit import Visit
from qinbao.kiosk.visit.wipe import sweep, wipe
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.look import Look

log = logging.getLogger(__name__)

BEAT_MS = 500
HOURS_MS = 20_000


class Station(QObject):
    """Holds the mode, the shell and the one visit."""

    def __init__(self, app: QApplication, equipment: Equipment, clocks: Clocks | None = None) -> None:
        super().__init__(app)
        self.clocks = clocks or Clocks()
        self.kit = equipment
        self.mode: mode.Mode = mode.Closed()
        self.visit: Visit | None = None
        self._app = app
        config, words = equipment.config, equipment.library.words
        self._times = mode.Times(config.idle, config.countdown)
        self.shell = Shell(equipment.look, words)
        self.shell.clear_pressed.connect(lambda: self.happen(Cleared()))
        self.lockdown = Lockdown(self.shell, config.scanner, self.clocks.monotonic)
        self.lockdown.touched.connect(lambda: self.happen(Touched()))
        self.lockdown.refused.connect(self._refused)
        self.lockdown.scanned.connect(self._scanned)
        self.lockdown.tapped.connect(self._tapped)
        self._patience = Patience()
        self._corner = Corner()
        self._since = ""
        self.operator = Operator(equipment, self.clocks, self)
        self.operator.unlocked.connect(lambda: self.happen(Unlocked()))
        self.operator.left.connect(lambda: self.happen(Returned()))
        self.operator.noting.connect(lambda: self.happen(Noting()))
        self.operator.leaving.connect(lambda how: self.happen(Leaving(how)))
        self._covers = Covers(equipment, self.operator, self.happen)
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.beat)
        self._hours = QTimer(self, interval=HOURS_MS)
        self._hours.timeout.connect(self.beat)
        self._hours.timeout.connect(lambda: self.kit.look_around(self.clocks.now()))
        self._testing = QTimer(self, interval=BEFORE_MS)
        self._testing.timeout.connect(self.self_test)
        app.installEventFilter(self.lockdown)

    def open(self) -> None:
        """Show the start page and begin to serve."""
        self.kit.open()
        self.kit.look_around(self.clocks.now())
        self._hours.start()
        self._testing.start()
        self._follow(mode.opened(self._now()))

    def happen(self, event: Event) -> None:
        """Something happened: do what follows from it."""
        self._follow(mode.step(self.mode, event, self._now(), self._times))

    def beat(self) -> None:
        """Time goes by: twice a second while somebody is there, else three times a minute."""
        self.happen(Ticked())

    def trouble(self) -> None:
        """Something broke while serving: forget the visit, say so calmly, try again by itself."""
        self.happen(Broke())

    def self_test(self) -> None:
        """Go on with the self-test, unless somebody is there: nobody waits for it."""
        self._testing.setInterval(PAUSE_MS)
        if not mode.watched(self.mode) and not self.kit.test(self.clocks.today()):
            self._testing.stop()

    def close(self) -> None:
        """Stop serving; allowed to the operator and to the system."""
        self.lockdown.leaving = True
        self.happen(Closing())
        self._hours.stop()
        self._testing.stop()
        self.kit.close()
        self._app.removeEventFilter(self.lockdown)

    def _follow(self, change: mode.Change) -> None:
        self.mode, effects = change
        if not mode.watched(self.mode):
            self._beat.stop()
        elif not self._beat.isActive():
            self._beat.start()
        unswept = False
        for effect in effects:
            if unswept and not isinstance(effect, Show):
                sweep()
                unswept = False
            # The page that follows a wipe is seen at once; only then is memory swept, still before anything else.
            unswept = unswept or isinstance(effect, Wipe)
            if not self._do(effect):
                self.trouble()
                return
        if unswept:
            sweep()

    def _do(self, effect: Effect) -> bool:
        """False where a visit was to be made and could not."""
        match effect:
            case Show():
                self.shell.show_cover(self._covers.make(effect, self._look(), self.shell.room))
                if effect.page == "start":
                    # Seen at once: the next visit is made before the loop comes to drawing.
                    self.shell.repaint()
            case Wipe():
                self._wipe()
            case Prepare():
                return self._prepare(self.kit.visit)
            case Note():
                return self._note()
            case Resume(session) if self.visit is not None:
                self.visit.resume(session, self._since)
                self._since = ""
            case Count(what):
                self.kit.counters.add(what)
            case Save():
                self.kit.counters.save()
            case Quiet():
                self.kit.quiet()
            case Leave(how):
                log.info("stopped by the operator: %s", how)
                self.close()
                QApplication.exit(CODES[how])
            case Left(seconds) if isinstance(self.shell.cover, AskPage):
                self.shell.cover.count(seconds)
        return True

    def _now(self) -> mode.Now:
        busy = self.visit is not None and self.visit.quota is not None and self.visit.quota.busy
        return mode.Now(self.clocks.monotonic(), lit(self.kit.config.screen, self.clocks.now().time()), busy)

    def _refused(self) -> None:
        self.kit.counters.add("blocked")
        self._patience = self._patience.refuse(self.clocks.monotonic())
        if self._patience.spent:
            self._patience = Patience()
            self.happen(Locked())

    def _scanned(self, text: str) -> None:
        self._since = printed(text) if text else ""
        self.happen(Scanned(decode(self.kit.library, text) if text else None))

    def _tapped(self, at: QPoint) -> None:
        self._corner = self._corner.tap(at.x(), at.y(), self.clocks.monotonic())
        if self._corner.opened:
            self._corner = Corner()
            self.happen(Cornered())

    def _look(self) -> Look:
        return self.visit.window.look if self.visit is not None else self.kit.look

    def _note(self) -> bool:
        """Show the operator's own pages: no visit, but as long as they are there nobody else's."""
        if not self._prepare(self.kit.notes) or self.visit is None:
            return False
        # Behind what is happening: the page that was left must not go while it is being left.
        self.visit.store.journey_changed.connect(self._left, Qt.ConnectionType.QueuedConnection)
        self.shell.show_cover(None)
        return True

    def _left(self) -> None:
        """The operator has gone back from the last of these pages."""
        noting = isinstance(self.mode, mode.Operator) and self.mode.noting
        if noting and self.visit is not None and not self.visit.store.state.asides:
            self.happen(Returned())

    def _prepare(self, make: Callable[[Clocks], Visit]) -> bool:
        if self.visit is not None:
            return True
        try:
            self.visit = make(self.clocks)
        except Exception:
            # Content may be broken in many ways; the kiosk says so calmly and tries again later.
            log.exception("no visit can begin")
            return False
        self.visit.window.look_changed.connect(self._dressed)
        self.visit.store.journey_changed.connect(self._visit_page_changed)
        self.shell.show_visit(self.visit.window)
        self._visit_page_changed()
        return True

    def _dressed(self, look: Look) -> None:
        """Other letters or colours: the page was made anew, and with it the line that was being filled."""
        typing = self.shell.typing
        self.shell.dress(look)
        self._visit_page_changed()
        lines = self.visit.lines() if self.visit is not None and typing is not None else []
        again = next((line for line in lines if line.objectName() == typing), None)
        if again is not None:
            self.shell.offer_letters(again)

    def _visit_page_changed(self) -> None:
        if self.visit is None:
            return
        lines = self.visit.lines()
        if not self.shell.types_into(lines):
            self.shell.put_letters_away()
        for line in lines:
            line.removeEventFilter(self.shell)
            line.installEventFilter(self.shell)

    def _wipe(self) -> None:
        self.kit.quiet()
        self.lockdown.forget()
        self._end_visit()
        self.shell.dress(self.kit.look)
        apply(self._app, self.kit.look)
        self.kit.library.forget()
        self.kit.sweep()
        wipe(self.kit.session_folder)

    def _end_visit(self) -> None:
        """Apart from ``_wipe``, so that no name of it still holds the visit while the memory is cleared."""
        if self.visit is None:
            return
        self.visit.count(self.kit.counters)
        self.shell.take_visit_out()
        self.visit.close()
        self.visit = None
