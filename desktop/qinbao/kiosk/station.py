"""The kiosk as a whole: invites, serves one visit after the other, asks, clears, stays calm, and never stops."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication

from qinbao.kiosk.clocks import Clocks
from qinbao.kiosk.cover import C, Cover, fitting
from qinbao.kiosk.equipment import Equipment
from qinbao.kiosk.hours import lit
from qinbao.kiosk.idle import Idle
from qinbao.kiosk.input.corner import Corner
from qinbao.kiosk.input.lockdown import Lockdown
from qinbao.kiosk.input.patience import Patience
from qinbao.kiosk.operator.operator import Operator
from qinbao.kiosk.pages import AskPage, CalmPage, DarkPage, StartPage
from qinbao.kiosk.shell import Shell
from qinbao.kiosk.visit.resume import decode
from qinbao.kiosk.visit.visit import Visit
from qinbao.kiosk.visit.wipe import wipe
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.look import Look

log = logging.getLogger(__name__)

BEAT_MS = 500
HOURS_MS = 20_000
CALM_MS = 20_000
"""How long the page about trouble stays before everything is tried anew."""


class Station(QObject):
    """Decides what the shell shows; holds the one visit."""

    def __init__(self, app: QApplication, equipment: Equipment, clocks: Clocks | None = None) -> None:
        super().__init__(app)
        self.clocks = clocks or Clocks()
        self.kit = equipment
        self._app = app
        config, words = equipment.config, equipment.library.words
        self.shell = Shell(equipment.look, words)
        self.shell.clear_pressed.connect(lambda: self.end("cleared"))
        self.lockdown = Lockdown(self.shell, config.scanner, self.clocks.monotonic)
        self.lockdown.touched.connect(self._touched)
        self.lockdown.refused.connect(self._refused)
        self.lockdown.scanned.connect(self._scanned)
        self.lockdown.tapped.connect(self._tapped)
        self.idle = Idle(config.idle, config.countdown)
        self._patience = Patience()
        self._corner = Corner()
        self._awake_until = float("-inf")
        self.visit: Visit | None = None
        self.room = Operator(self)
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.beat)
        self._hours = QTimer(self, interval=HOURS_MS)
        self._hours.timeout.connect(self._look_at_the_clock)
        app.installEventFilter(self.lockdown)

    def open(self) -> None:
        """Show the start page and begin to serve."""
        self._prepare()
        self._rest()
        self._hours.start()

    def begin(self) -> None:
        """Somebody tapped the start page."""
        if self.visit is None:
            self._prepare()
        if self.visit is None:
            return
        self.kit.counters.add("visits")
        self.lockdown.forget()
        self._wake()
        self.shell.show_cover(None)
        self._visit_page_changed()

    def end(self, why: str) -> None:
        """The visit is over: the start page at once, then everything of it is wiped."""
        self.idle = self.idle.over()
        self.room.open = False
        self._beat.stop()
        self._rest()
        self.shell.repaint()
        counters = self.kit.counters
        if why in ("cleared", "timeouts"):
            counters.add("cleared" if why == "cleared" else "timeouts")
        if self.visit is not None:
            self.visit.count(counters)
        counters.save()
        self._throw_away()
        self._prepare()

    def still(self) -> None:
        """我还在."""
        self.kit.quiet()
        self._wake()
        self.shell.show_cover(None)

    def beat(self) -> None:
        """Twice a second while somebody is there."""
        now = self.clocks.monotonic()
        before = self.idle.phase
        busy = self.visit is not None and self.visit.quota is not None and self.visit.quota.busy
        self.idle = self.idle.tick(now, busy)
        cover = self.shell.cover
        if self.idle.phase == "asking":
            if before != "asking":
                self._ask()
            elif isinstance(cover, AskPage):
                cover.count(self.idle.left(now))
        elif self.idle.phase == "resting" and before != "resting":
            self.end("timeouts")

    def calm(self, key: str) -> None:
        """Show one calm sentence; the way back leads to where one was."""
        if isinstance(self.shell.cover, (AskPage, DarkPage)) or self.room.open:
            return
        began = self.visit is not None and not isinstance(self.shell.cover, (StartPage, CalmPage))
        page = self._page(lambda look: CalmPage(look, self.kit.library.words, key), self._look())
        page.back.connect(lambda: self.shell.show_cover(None) if began else self._rest())
        self.shell.show_cover(page)
        self._wake()

    def trouble(self) -> None:
        """Something broke while serving: say so calmly, forget the visit, try again by itself."""
        page = self._page(lambda look: CalmPage(look, self.kit.library.words, "trouble"), self.kit.look)
        page.back.connect(lambda: self.end("trouble"))
        self.shell.show_cover(page)
        QTimer.singleShot(CALM_MS, page, lambda: self.end("trouble"))

    def close(self) -> None:
        """Stop serving; allowed to the operator and to the system."""
        self.lockdown.leaving = True
        self._beat.stop()
        self._hours.stop()
        self._throw_away()
        self.kit.counters.save()
        self.kit.close()
        self._app.removeEventFilter(self.lockdown)

    def cover(self, page: Cover) -> None:
        """Show a page of the operator's."""
        self.shell.show_cover(page)
        self._wake()

    def _rest(self) -> None:
        """The start page; or darkness out of hours."""
        config = self.kit.config
        now = self.clocks.monotonic()
        if now >= self._awake_until and not lit(config.screen, self.clocks.now().time()):
            dark = DarkPage(self.kit.look)
            dark.woken.connect(self._woken)
            self.shell.show_cover(dark)
            return
        start = self._page(lambda look: StartPage(look, self.kit.library.words, config.idle), self.kit.look)
        start.begun.connect(self.begin)
        self.shell.show_cover(start)

    def _woken(self) -> None:
        self._awake_until = self.clocks.monotonic() + self.kit.config.idle
        self._rest()

    def _look_at_the_clock(self) -> None:
        if self.idle.phase != "resting":
            return
        dark = isinstance(self.shell.cover, DarkPage)
        awake = self.clocks.monotonic() < self._awake_until
        if dark == (awake or lit(self.kit.config.screen, self.clocks.now().time())):
            self._rest()

    def _wake(self) -> None:
        self.idle = self.idle.still(self.clocks.monotonic())
        self._beat.start()

    def _touched(self) -> None:
        if not isinstance(self.shell.cover, (StartPage, DarkPage)):
            self.idle = self.idle.touch(self.clocks.monotonic())

    def _ask(self) -> None:
        page = self._page(lambda look: AskPage(look, self.kit.library.words), self._look())
        page.still.connect(self.still)
        page.leave.connect(lambda: self.end("cleared"))
        page.count(self.idle.left(self.clocks.monotonic()))
        self.room.open = False
        self.shell.show_cover(page)
        self.kit.say(page.spoken)

    def _refused(self) -> None:
        self.kit.counters.add("blocked")
        self._patience = self._patience.refuse(self.clocks.monotonic())
        if self._patience.spent:
            self._patience = Patience()
            self.calm("locked")

    def _scanned(self, text: str) -> None:
        if self.room.open or isinstance(self.shell.cover, AskPage):
            return
        session = decode(self.kit.library, text) if text else None
        if session is None:
            self.calm("scan")
            return
        if self.visit is None:
            self._prepare()
        if self.visit is not None:
            self.kit.counters.add("resumed")
            self.visit.resume(session)
            self._wake()
            self.shell.show_cover(None)

    def _tapped(self, at: QPoint) -> None:
        if not isinstance(self.shell.cover, (StartPage, DarkPage)):
            return
        self._corner = self._corner.tap(at.x(), at.y(), self.clocks.monotonic())
        if self._corner.opened:
            self._corner = Corner()
            self.room.enter()

    def _page(self, make: Callable[[Look], C], look: Look) -> C:
        return fitting(make, look, self.shell.size())

    def _look(self) -> Look:
        return self.visit.window.look if self.visit is not None else self.kit.look

    def _prepare(self) -> None:
        """Make the next visit before anybody waits for it."""
        try:
            self.visit = self.kit.visit(self.clocks)
        except Exception:
            # Content may be broken in many ways; the kiosk says so calmly and tries again later.
            log.exception("no visit can begin")
            self.visit = None
            self.trouble()
            return
        self.visit.window.look_changed.connect(self._dressed)
        self.visit.store.journey_changed.connect(self._visit_page_changed)
        self.shell.show_visit(self.visit.window)

    def _dressed(self, look: Look) -> None:
        """Other letters or colours: the page was made anew, and with it the line that was being filled."""
        typing = self.shell.typing
        self.shell.dress(look)
        self._visit_page_changed()
        lines = self.visit.lines() if self.visit is not None and typing else []
        if lines:
            self.shell.offer_letters(lines[0])

    def _visit_page_changed(self) -> None:
        if self.visit is None:
            return
        self.shell.put_letters_away()
        for line in self.visit.lines():
            line.removeEventFilter(self.shell)
            line.installEventFilter(self.shell)

    def _throw_away(self) -> None:
        self.kit.quiet()
        self.lockdown.forget()
        if self.visit is not None:
            visit, self.visit = self.visit, None
            self.shell.take_visit_out()
            visit.close()
        self.shell.dress(self.kit.look)
        apply(self._app, self.kit.look)
        self.kit.library.forget()
        self.kit.sweep()
        wipe(self.kit.session_folder)
