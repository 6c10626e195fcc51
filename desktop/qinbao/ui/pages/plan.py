"""全家计划: a block for each relative, one list of what to have ready, the limits over all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen import press
from qinbao.screen.model import ButtonView
from qinbao.screen.plan import PlanModel, RelativeView
from qinbao.ui.pages.notes import links, note, section
from qinbao.ui.pages.page import Page
from qinbao.ui.pages.verdict import TONES
from qinbao.ui.widgets.arrange import Column, Flow, Grid
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.note import NoteBox
from qinbao.ui.widgets.tick import TickRow


class PlanPage(Page[PlanModel]):
    """Ticks help to remember; nothing depends on them."""

    def build(self, plan: PlanModel) -> Sequence[QWidget]:
        """Relatives in the order they were named, then what concerns all."""
        parts: list[QWidget] = [note(self.look, self.tools.words, plan.over, "warn")] if plan.over else []
        parts.extend(self._relative(view) for view in plan.relatives)
        self.rows = [TickRow(self.look, item.id, item.say, item.note, on=item.on) for item in plan.items]
        for row in self.rows:
            row.toggled.connect(lambda _=False, item=row.value: self.asked.emit(press.TickNeed(item)))
        if self.rows:
            parts.append(Column([WrapLabel(self.look, plan.needs, "heading"), *self.rows], 0))
        parts.extend(section(self.look, view) for view in plan.sections)
        if plan.fresh:
            parts.append(NoteBox(self.look, "warn", "calendar-x", None, plan.fresh))
        return [*parts, *links(self.look, plan.links, self.asked.emit)]

    def _relative(self, view: RelativeView) -> QWidget:
        look = self.look
        boxes = []
        for answer, part in view.parts:
            tone, icon = TONES[answer]
            said = "\n".join(line.say for line in part.lines)
            boxes.append(NoteBox(look, tone, icon, part.title, said))
        answers = Grid(boxes, 14 * look.text("body"), look.gap(16))
        parts: list[QWidget] = [WrapLabel(look, view.title, "heading"), answers]
        if view.why is not None:
            parts.append(section(look, view.why))
        parts.append(WrapLabel(look, view.hotline, "strong", "brand"))
        ways = [self._way(way) for way in view.ways]
        return Column([*parts, Flow(ways)] if ways else parts, look.gap(10))

    def _way(self, view: ButtonView) -> Button:
        button = Button(self.look, view.words, view.kind, view.icon, px=self.look.text("body"))
        button.setObjectName(view.key)
        button.clicked.connect(lambda: self.asked.emit(view.press))
        return button
