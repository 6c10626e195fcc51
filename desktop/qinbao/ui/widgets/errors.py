"""有一个问题: what is missing, said after 继续, above the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.note import NoteBox
from qinbao.ui.widgets.shapes import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ErrorSummary(NoteBox):
    """Takes the focus when shown, so that a screen reader reads it and the keyboard goes on from it."""

    terse = True

    def __init__(self, look: Look, title: str | None, words: str, name: str) -> None:
        """``name``: title and words in one line. Not every reader goes on to a description, and this must be heard."""
        super().__init__(look, "danger", "warning", title, words)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A note with a border: in the focus colour while focused."""
        super().paintEvent(event)
        colours = self._look.colours
        painter = QPainter(self)
        box(painter, self.rect(), None, colours.focus if self.hasFocus() else colours.tap, 4)
