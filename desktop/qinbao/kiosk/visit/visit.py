"""One person's visit: made anew for everybody, thrown away as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from qinbao.content.library import Library
from qinbao.content.packs.version import order
from qinbao.flow.session import Session
from qinbao.kiosk.operator.counters import Counters
from qinbao.kiosk.visit.paper_quota import PaperQuota
from qinbao.kiosk.visit.sheets import KioskSheets
from qinbao.kiosk.visit.wipe import discard, empty_lines
from qinbao.screen.abilities import Abilities
from qinbao.screen.aside import Changed
from qinbao.screen.state import State
from qinbao.ui.presenter import Presenter
from qinbao.ui.services import Saver, Speaker
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.store import Store
from qinbao.ui.theme.look import Look
from qinbao.ui.window import Window


class Visit:
    """Window, state and quota of paper of one person."""

    def __init__(
        self,
        library: Library,
        abilities: Abilities,
        sheets: KioskSheets,
        quota: PaperQuota | None,
        speaker: Callable[[], Speaker],
        look: Look,
        today: Callable[[], date],
        saver: Saver | None = None,
    ) -> None:
        """``saver``: where the operator's own pages hand records on; what happens on these counts as no visit."""
        self.store = Store(library)
        self.quota = quota
        self._office = SheetJobs(sheets, quota, saver)
        self.window = Window(self.store, Presenter(library, abilities, today), self._office, speaker, look)
        self._topics: set[str] = set()
        self._places: set[str] = set()
        if saver is None:
            self.store.journey_changed.connect(self._note)

    def resume(self, session: Session, since: str = "") -> None:
        """Go on where a printed sheet came from; first, where it is from an older content, whether it is still good."""
        older = bool(since) and order(since) < order(self.store.library.changes.version)[:3]
        told = (Changed(since),) if older and session.topic else ()
        self.store.become(State(session=session, asides=told))

    def lines(self) -> list[QLineEdit]:
        """What can be typed into on the page that is shown."""
        return self.window.page.findChildren(QLineEdit)

    def count(self, counters: Counters) -> None:
        """Add what this visit was about, each matter and each city once, not which went with which."""
        for topic in sorted(self._topics):
            counters.add("topic", topic)
        for place in sorted(self._places):
            counters.add("place", place)

    def close(self) -> None:
        """Throw everything away."""
        empty_lines(self.window)
        self._office.close()
        if self.quota is not None:
            self.quota.close()
        self.store.restart()
        discard(self.window)
        self._topics.clear()
        self._places.clear()

    def _note(self) -> None:
        session = self.store.state.session
        if session.topic is not None:
            self._topics.add(session.topic)
        place = session.given.get("place")
        found = self.store.library.places.get(place) if place else None
        city = self.store.library.places.city_of(found) if found else None
        if city is not None:
            self._places.add(city.code)
