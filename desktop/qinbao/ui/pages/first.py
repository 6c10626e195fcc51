"""What a first start says, on one page with one button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qinbao.screen.first import FirstModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Grid
from qinbao.ui.widgets.note import NoteBox


class FirstPage(Page[FirstModel]):
    """Four short answers to what people want to know before they begin."""

    def gist(self) -> Sequence[str]:
        """All of it: whoever begins knows no reading keys yet."""
        named = self.tools.words
        return [named("glue.named", name=title, say=say) for _, title, say in self.model.points]

    def build(self, model: FirstModel) -> Sequence[QWidget]:
        """Two by two."""
        points = model.points
        boxes = [NoteBox(self.look, "tint", icon, title, say) for icon, title, say in points]
        return (Grid(boxes, self.look.px(400), self.look.gap(20)),)
