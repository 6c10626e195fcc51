"""更新资料: as other pages of sentences, and a stick that is put in meanwhile is noticed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.text import TextModel
from qinbao.screen.updating import UpdatingModel
from qinbao.ui import sticks
from qinbao.ui.pages.text import TextPage

_EVERY = 2000
"""Milliseconds between two looks at which volumes there are."""


class UpdatingPage(TextPage):
    """Looks for the newest pack on what is put in, as long as none is being looked at."""

    def build(self, text: TextModel) -> Sequence[QWidget]:
        """Sentences; the search begins when the page is seen."""
        if isinstance(text, UpdatingModel) and text.waits:
            self._timer = QTimer(self)
            self._timer.timeout.connect(self.search)
            self._timer.start(_EVERY)
            QTimer.singleShot(0, self, self.search)
        return super().build(text)

    def search(self) -> None:
        """Ask for the newest pack of all volumes to be looked at, if there is one."""
        found = sticks.newest(sticks.volumes())
        if found is not None:
            self._timer.stop()
            self.asked.emit(press.LookAtPack(str(found)))
