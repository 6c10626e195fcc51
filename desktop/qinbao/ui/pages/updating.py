"""更新资料: as other pages of sentences, and a stick that is put in meanwhile is noticed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.updating import UpdatingModel
from qinbao.ui import sticks
from qinbao.ui.pages.notes import links, section
from qinbao.ui.pages.page import Page

_EVERY = 2000
"""Milliseconds between two looks at which volumes there are."""


class UpdatingPage(Page[UpdatingModel]):
    """Looks for the newest pack on what is put in, as long as none is being looked at."""

    def build(self, updating: UpdatingModel) -> Sequence[QWidget]:
        """Sentences; the search begins when the page is seen."""
        if updating.waits:
            self._timer = QTimer(self)
            self._timer.timeout.connect(self.search)
            self._timer.start(_EVERY)
            QTimer.singleShot(0, self, self.search)
        told = (section(self.look, view) for view in updating.sections)
        return [*told, *links(self.look, updating.links, self.asked.emit)]

    def search(self) -> None:
        """Ask for the newest pack of all volumes to be looked at, if there is one."""
        found = sticks.newest(sticks.volumes())
        if found is not None:
            self._timer.stop()
            self.asked.emit(press.LookAtPack(str(found)))
