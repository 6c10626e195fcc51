"""Behind the operator's page: the PIN first, then the few things only the operator may do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, QSize, Signal
from shiboken6 import isValid

import qinbao
from qinbao.files import write_whole
from qinbao.flow.commands import from_answers
from qinbao.flow.engine import resolve
from qinbao.guide.build import build
from qinbao.kiosk.clocks import Clocks
from qinbao.kiosk.cover import fitting
from qinbao.kiosk.effects import How
from qinbao.kiosk.equipment import Equipment
from qinbao.kiosk.installed import ended, ending
from qinbao.kiosk.operator.counters import What
from qinbao.kiosk.operator.page import Health, OperatorPage
from qinbao.kiosk.operator.pinpad import PinPad
from qinbao.kiosk.operator.updater import Updater
from qinbao.printing.state import State
from qinbao.ui.theme.look import Look

RESTART, LEAVE, OFF = 75, 42, 43
"""Exit codes. The unit starts again after the first only (``RestartPreventExitStatus``); ``OFF`` ends the machine."""
CODES: Mapping[How, int] = {"restart": RESTART, "leave": LEAVE, "off": OFF}
_LOOK = Look()
"""The operator is no guest: usual letters, so that all fits one page."""
_TODAY: tuple[What, ...] = ("visits", "sheet", "resumed", "timeouts", "cleared", "blocked")


class Operator(QObject):
    """Makes the operator's pages and does what is pressed on them; who sees which page is for others to decide."""

    unlocked = Signal()
    """The right PIN was typed."""
    left = Signal()
    """The operator wants to go."""
    noting = Signal()
    """The operator wants to see what should be asked on the telephone, and what was."""
    leaving = Signal(str)
    """The program is to end in this way (``effects.How``)."""

    def __init__(self, kit: Equipment, clocks: Clocks, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._clocks = clocks
        self._updater = Updater(kit)

    def pad(self) -> PinPad:
        """The page that asks for the PIN."""
        pad = PinPad(_LOOK, self._kit.library.words, self._kit.lock)
        pad.opened.connect(self.unlocked)
        pad.left.connect(self.left)
        return pad

    def page(self, size: QSize) -> OperatorPage:
        """The page behind the PIN, for a screen of this size."""
        health = self.health()
        page = fitting(lambda look: OperatorPage(look, self._kit.library.words, health), _LOOK, size)
        page.asked.connect(lambda name: self._do(name, page))
        if self._kit.printer is not None:
            self._kit.printer.survey(lambda found: self._surveyed(page, found))
        return page

    def _surveyed(self, page: OperatorPage, found: tuple[tuple[str, State | None], ...]) -> None:
        queue, words = self._kit.config.printer, self._kit.library.words
        wrong = State.NO_PRINTER
        for name, state in found:
            if queue in (None, name):
                if state is None:
                    return
                wrong = state
                break
        if isValid(page):
            page.tell(words(f"printing.{wrong.value}"))

    def old(self) -> str:
        """The day of the content, where that is too long ago to be left unsaid; else nothing."""
        return ended(self._kit.state, self._clocks.today())

    def health(self) -> Health:
        """What the operator is shown."""
        kit = self._kit
        words, places = kit.library.words, kit.library.places
        place = places.get(kit.config.place or "")
        dates = (source.date for source in kit.library.sources.values() if source.date)
        printer = kit.config.printer or words("kiosk.operator.system")
        return Health(
            version=qinbao.__version__,
            content=max(dates, default=words("kiosk.operator.none")),
            place=places.label(place) if place else words("kiosk.operator.none"),
            printer=printer if kit.config.printing else words("kiosk.operator.none"),
            paper=kit.counters.total("paper"),
            left=(kit.paper.day, kit.paper.hour),
            low=kit.config.printing and kit.paper.low,
            forgets=kit.config.printing and kit.paper.forgets,
            today=tuple((what, kit.counters.today(what)) for what in _TODAY),
            most=tuple(self._most()),
            trouble=kit.trouble,
            report=kit.report(self._clocks.now()),
            ending=ending(kit.state, self._clocks.today()),
        )

    def _most(self) -> Iterator[tuple[str, str, int]]:
        kit = self._kit
        titles = {card.topic: card.title for card in kit.library.cards}
        if found := kit.counters.most("topic"):
            yield "topic", titles.get(found[0], found[0]), found[1]
        if found := kit.counters.most("place"):
            place = kit.library.places.get(found[0])
            yield "place", place.short if place else found[0], found[1]

    def _do(self, name: str, page: OperatorPage) -> None:
        if name == "back":
            self.left.emit()
        elif name == "test":
            self._test(page)
        elif name == "export":
            self._export(page)
        elif name == "update":
            self._updater.update(page)
        elif name == "notes":
            self.noting.emit()
        else:
            self.leaving.emit(name)

    def _export(self, page: OperatorPage) -> None:
        kit = self._kit
        path = kit.state / "counters.csv"
        try:
            write_whole(path, kit.counters.export().encode())
        except OSError:
            page.tell(kit.library.words("kiosk.operator.told.export-failed"))
            return
        page.tell(kit.library.words("kiosk.operator.told.export", path=path))

    def _test(self, page: OperatorPage) -> None:
        """Print a real sheet: the fridge sheet of the first topic that has one."""
        kit = self._kit
        words = kit.library.words
        quota = kit.quota(self._clocks)
        if quota is None:
            page.tell(words("kiosk.operator.told.test.none"))
            return
        answers = {"place": kit.config.place} if kit.config.place else {}
        topic = next(
            topic
            for topic in kit.library.topic_ids
            if any(
                stop.page == "sheets" for stop in resolve(kit.library, from_answers(answers, topic)).local.topic.path
            )
        )
        guide = build(kit.library, topic, answers, self._clocks.today())
        pdf = kit.sheets.pdf(guide, "fridge")
        quota.send(pdf, "", lambda outcome: self._tested(page, outcome))

    def _tested(self, page: OperatorPage, outcome: str) -> None:
        if isValid(page):
            page.tell(self._kit.library.words(f"kiosk.operator.told.test.{outcome}"))
