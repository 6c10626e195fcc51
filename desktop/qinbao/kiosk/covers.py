"""Makes the pages that cover a visit, each fitting the screen; what is pressed on them becomes an event."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize

from qinbao.kiosk.cover import C, Cover, fitting
from qinbao.kiosk.effects import How, Show, Why
from qinbao.kiosk.equipment import Equipment
from qinbao.kiosk.events import Agreed, Began, Cleared, Event, Returned, Stayed, Woken
from qinbao.kiosk.operator.operator import Operator
from qinbao.kiosk.pages import AskPage, CalmPage, DarkPage, StartPage, SurePage
from qinbao.ui.theme.look import Look


class Covers:
    """All pages but those of a visit."""

    def __init__(self, kit: Equipment, operator: Operator, happen: Callable[[Event], None]) -> None:
        """``happen`` hears what is pressed."""
        self._kit = kit
        self._operator = operator
        self._happen = happen

    def make(self, show: Show, look: Look, size: QSize) -> Cover | None:
        """The page for this screen; none: the visit itself. ``look``: of the visit, if there is one."""

        def fit(make: Callable[[Look], C]) -> C:
            return fitting(make, look, size)

        match show.page:
            case "visit":
                return None
            case "start":
                return self._start(fit)
            case "dark":
                return self._dark(look)
            case "ask":
                return self._ask(fit)
            case "calm":
                return self._calm(fit, show.why or "trouble")
            case "pin":
                return self._operator.pad()
            case "operator":
                return self._operator.page(size)
            case "sure":
                return self._sure(fit, show.how or "leave")

    def _start(self, fit: Callable[[Callable[[Look], StartPage]], StartPage]) -> Cover:
        old = self._operator.old()
        page = fit(lambda look: StartPage(look, self._kit.library.words, self._kit.config.idle, old))
        page.begun.connect(lambda: self._happen(Began()))
        return page

    def _dark(self, look: Look) -> Cover:
        page = DarkPage(look)
        page.woken.connect(lambda: self._happen(Woken()))
        return page

    def _ask(self, fit: Callable[[Callable[[Look], AskPage]], AskPage]) -> Cover:
        page = fit(lambda look: AskPage(look, self._kit.library.words))
        page.still.connect(lambda: self._happen(Stayed()))
        page.leave.connect(lambda: self._happen(Cleared()))
        self._kit.say(page.spoken)
        return page

    def _sure(self, fit: Callable[[Callable[[Look], SurePage]], SurePage], how: How) -> Cover:
        page = fit(lambda look: SurePage(look, self._kit.library.words, how))
        page.back.connect(lambda: self._happen(Returned()))
        page.agreed.connect(lambda: self._happen(Agreed()))
        return page

    def _calm(self, fit: Callable[[Callable[[Look], CalmPage]], CalmPage], why: Why) -> Cover:
        page = fit(lambda look: CalmPage(look, self._kit.library.words, why))
        page.back.connect(lambda: self._happen(Returned()))
        return page
