"""Behind the operator's page: the PIN first, then the few things only the operator may do."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

import qinbao
from qinbao.files import write_whole
from qinbao.flow.commands import carry
from qinbao.flow.engine import resolve
from qinbao.guide.build import build
from qinbao.kiosk.operator.page import Health, OperatorPage
from qinbao.kiosk.operator.pinpad import PinPad
from qinbao.ui.theme.look import Look

if TYPE_CHECKING:
    from qinbao.kiosk.operator.counters import What
    from qinbao.kiosk.station import Station

log = logging.getLogger(__name__)

RESTART, LEAVE = 75, 42
"""Exit codes. The unit starts again after any but ``LEAVE`` (``RestartPreventExitStatus``)."""
_LOOK = Look()
"""The operator is no guest: usual letters, so that all fits one page."""
_TODAY: tuple[What, ...] = ("visits", "sheet", "resumed", "timeouts", "cleared", "blocked")


class Operator(QObject):
    """The operator's pages of one station. A ``QObject``: Qt frees what connects a page with it."""

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._station = station
        self.open = False
        """Whether the operator is in; scanners and calm pages wait meanwhile."""

    def enter(self) -> None:
        """Ask for the PIN."""
        kit = self._station.kit
        pad = PinPad(_LOOK, kit.library.words, kit.lock)
        pad.opened.connect(self._show)
        pad.left.connect(self._leave_room)
        self.open = True
        self._station.cover(pad)

    def health(self) -> Health:
        """What the operator is shown."""
        kit = self._station.kit
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
            today=tuple((what, kit.counters.today(what)) for what in _TODAY),
            most=tuple(self._most()),
            trouble=kit.trouble,
        )

    def _most(self) -> Iterator[tuple[str, str, int]]:
        kit = self._station.kit
        titles = {card.topic: card.title for card in kit.library.cards}
        if found := kit.counters.most("topic"):
            yield "topic", titles.get(found[0], found[0]), found[1]
        if found := kit.counters.most("place"):
            place = kit.library.places.get(found[0])
            yield "place", place.short if place else found[0], found[1]

    def _show(self) -> None:
        kit = self._station.kit
        page = OperatorPage(_LOOK, kit.library.words, self.health())
        page.asked.connect(lambda name: self._do(name, page))
        self._station.cover(page)

    def _do(self, name: str, page: OperatorPage) -> None:
        if name == "back":
            self._leave_room()
        elif name == "test":
            self._test(page)
        elif name == "export":
            self._export(page)
        else:
            self._stop(LEAVE if name == "leave" else RESTART)

    def _leave_room(self) -> None:
        self.open = False
        self._station.end("operator")

    def _stop(self, code: int) -> None:
        log.info("stopped by the operator, exit code %d", code)
        self._station.close()
        QApplication.exit(code)

    def _export(self, page: OperatorPage) -> None:
        kit = self._station.kit
        path = kit.state / "counters.csv"
        try:
            write_whole(path, kit.counters.export().encode())
        except OSError:
            page.tell(kit.library.words("kiosk.operator.told.export-failed"))
            return
        page.tell(kit.library.words("kiosk.operator.told.export", path=path))

    def _test(self, page: OperatorPage) -> None:
        """Print a real sheet: the fridge sheet of the first topic that has one."""
        kit = self._station.kit
        words = kit.library.words
        quota = kit.quota(self._station.clocks)
        if quota is None:
            page.tell(words("kiosk.operator.told.test.none"))
            return
        answers = {"place": kit.config.place} if kit.config.place else {}
        topic = next(
            topic
            for topic in kit.library.topic_ids
            if any(stop.page == "sheets" for stop in resolve(kit.library, carry(answers, topic)).local.topic.path)
        )
        guide = build(kit.library, topic, answers, self._station.clocks.today())
        pdf = kit.sheets.pdf(guide, "fridge")
        quota.send(pdf, "", lambda outcome: self._tested(page, outcome))

    def _tested(self, page: OperatorPage, outcome: str) -> None:
        if self._station.shell.cover is page:
            page.tell(self._station.kit.library.words(f"kiosk.operator.told.test.{outcome}"))
