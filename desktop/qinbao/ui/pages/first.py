"""What a first start says, on one page with one button."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from PySide6.QtWidgets import QWidget

from qinbao.screen.first import FirstModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Grid
from qinbao.ui.widgets.beginning import Beginning
from qinbao.ui.widgets.note import NoteBox


class FirstPage(Page[FirstModel]):
    """Four short answers to what people want to know before they begin, and a drawing where there is room for it."""

    def gist(self) -> Sequence[str]:
        """All of it: whoever begins knows no reading keys yet."""
        named = self.tools.words
        return [named("glue.named", name=title, say=say) for _, title, say in self.model.points]

    def build(self, model: FirstModel) -> Sequence[QWidget]:
        """Two by two, and the drawing below."""
        points = model.points
        boxes = [NoteBox(self.look, "tint", icon, title, say) for icon, title, say in points]
        self.drawing = Beginning(self.look)
        return (Grid(boxes, self.look.px(400), self.look.gap(20)), self.drawing)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Like all pages; the drawing takes what the words leave, and nobody has to scroll for it."""
        self.drawing.fill(width, 0)
        self.drawing.fill(width, self.sight - super().place(width, False))
        return super().place(width, move, enough)
