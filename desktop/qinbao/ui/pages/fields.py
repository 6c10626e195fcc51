"""A question whose answer is typed: few lines, each with its heading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.recording import FieldsModel, FieldView
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Grid
from qinbao.ui.widgets.entry import Entry
from qinbao.ui.widgets.label import WrapLabel


class FieldsPage(Page[FieldsModel]):
    """What is typed is told at every key, so that nothing is lost whatever happens next."""

    summed = False

    def build(self, question: FieldsModel) -> Sequence[QWidget]:
        """Heading, what it should look like, the lines."""
        self.entries: list[Entry] = []
        parts: list[QWidget] = []
        for field in question.fields:
            parts += self._field(field)
        for entry, following in pairwise(self.entries):
            entry.following = following
        return parts

    def focus_target(self) -> QWidget:
        """The line that cannot be kept, else the first with nothing in it, else the first: one came to type."""
        wrong = next((entry for entry in self.entries if entry.wrong), None)
        return wrong or next((entry for entry in self.entries if not entry.line.text()), self.entries[0])

    def announce(self) -> str:
        """With what is wrong, where something is: the focus is in the line and not on that sentence."""
        said = super().announce()
        error = self.model.error
        return self.tools.words("glue.named", name=error, say=said) if error else said

    def _field(self, field: FieldView) -> Sequence[QWidget]:
        look = self.look
        heading = WrapLabel(look, field.say, "strong")
        hint = [WrapLabel(look, field.hint, "small", "soft")] if field.hint else []
        entries: list[Entry] = []
        for line in field.lines:
            entry = Entry(look, line.name, self.model.most)
            entry.line.setText(line.text)
            entry.line.setPlaceholderText(line.name if len(field.lines) > 1 else "")
            entry.line.setAccessibleDescription(field.hint)
            entry.line.setObjectName(f"line-{line.key}")
            entry.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
            entry.wrong = line.key == self.model.wrong
            entry.line.textChanged.connect(lambda text, key=line.key: self.asked.emit(press.Write(key, text)))
            entry.line.textEdited.connect(lambda _, line=entry.line: self.wanted.emit(line, line))
            self.entries.append(entry)
            entries.append(entry)
        parts = [*hint, *self._lines(entries)]
        for part in parts:
            self.set_gap(part, look.gap(8 if part is self._error else 4))
        return (heading, *parts)

    def _lines(self, entries: Sequence[Entry]) -> Sequence[QWidget]:
        """The lines of a field; what is wrong stands right above the line it is about."""
        wrong = next((at for at, entry in enumerate(entries) if entry.wrong), None)
        if wrong is None or self._error is None:
            return (self._rows(entries),)
        before = [self._rows(entries[:wrong])] if wrong else []
        return (*before, self._error, self._rows(entries[wrong:]))

    def _rows(self, entries: Sequence[Entry]) -> QWidget:
        return Grid(entries, self.look.px(300)) if len(entries) > 1 else entries[0]
