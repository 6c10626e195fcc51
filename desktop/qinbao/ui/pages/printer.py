"""Which printer, and how many copies. Choosing prints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.printer import PrinterModel
from qinbao.ui.pages.page import Page
from qinbao.ui.services import Queue
from qinbao.ui.widgets.arrange import Column, Flow, Pair
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.label import WrapLabel

MOST = 9
"""Copies at most: more than a family needs is a slip of the finger."""


class PrinterPage(Page[PrinterModel]):
    """The printers appear when they are found; the one used last is chosen already."""

    def build(self, printer: PrinterModel) -> Sequence[QWidget]:
        """Printers left, copies and the trial sheet right."""
        self._copies = printer.copies
        self._wanted: str | None = None
        self.group: ChoiceGroup | None = None
        self._list = Column((), self.look.gap(14))
        self.count = WrapLabel(self.look, "", "heading")
        self.less, self.more = (
            self._button(words, icon) for words, icon in zip(printer.buttons, ("minus", "plus"), strict=True)
        )
        self.less.clicked.connect(lambda: self._copy(-1))
        self.more.clicked.connect(lambda: self._copy(1))
        small = self.look.text("body")
        self.trial = Button(self.look, printer.trial.words, printer.trial.kind, printer.trial.icon, px=small)
        self.trial.setObjectName(printer.trial.key)
        self.again = Button(self.look, printer.again, "plain", "arrows-clockwise", px=small)
        self.again.setObjectName("again")
        self.trial.clicked.connect(lambda: self.asked.emit(printer.trial.press))
        self.again.clicked.connect(self._find)
        right = Column([self.count, Flow([self.less, self.more]), Flow([self.trial, self.again])], self.look.gap(14))
        self._pair = Pair(self._list, right, 0.5, (11 * small, 12 * small), self.look.gap(48))
        self._copy(0)
        self._list.put([WrapLabel(self.look, printer.looking)])
        # Not before the page is in its window: only there can the tabs be put in order.
        QTimer.singleShot(0, self, self._find)
        return (self._pair,)

    def draft(self) -> object:
        """Name of the chosen printer; empty: the system's own choice."""
        return (self.group.value if self.group else None) or self._wanted or ""

    def restore(self, draft: object) -> None:
        """Choose it again."""
        self._wanted = str(draft) or None
        if self.group:
            self.group.choose(self._wanted)

    def show_queues(self, queues: Sequence[Queue], usual: str) -> None:
        """Show what was found; ``usual`` is chosen where it is there, else the first. Where none is, ask to say so."""
        if not queues:
            self.asked.emit(press.Queues(none=True))
            return
        cards = [
            ChoiceCard(self.look, queue.name, queue.name.replace("_", " "), self._state(queue)) for queue in queues
        ]
        names = [queue.name for queue in queues]
        self.group = ChoiceGroup(self.look, cards, self.model.title, columns=1, least=self.look.px(260))
        self.group.choose(next((name for name in (self._wanted, usual) if name in names), names[0]))
        self._list.put([self.group])
        # What comes later comes later in Qt's order of tabs too; a person reads from left to right.
        order = (self.group.cards[-1], self.less, self.more, self.trial, self.again)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)
        self._pair.place(self._pair.width(), True)
        self.rearranged.emit()

    def _state(self, queue: Queue) -> str:
        return self.tools.words(f"printing.{queue.trouble}") if queue.trouble else self.model.ready

    def _find(self) -> None:
        self._wanted = (self.group.value if self.group else None) or self._wanted
        self.group = None
        self._list.put([WrapLabel(self.look, self.model.looking)])
        self.rearranged.emit()
        self.tools.find_printers(self.show_queues, self)

    def _button(self, words: str, icon: str) -> Button:
        button = Button(self.look, words, "secondary", icon, px=self.look.text("option"))
        button.setObjectName(icon)
        return button

    def _copy(self, by: int) -> None:
        """Count up or down and say so; the buttons bear the number for those who cannot see it."""
        model = self.model
        copies = min(MOST, max(1, self._copies + by))
        count = model.count.format(n=copies)
        self.count.say(count)
        for button, words, icon in zip((self.less, self.more), model.buttons, ("minus", "plus"), strict=True):
            button.say(words, icon, name=self.tools.words("printer.name", button=words, count=count))
        if copies != self._copies:
            self._copies = copies
            self.asked.emit(press.Copies(copies))
