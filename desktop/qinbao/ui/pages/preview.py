"""A sheet as large as the window allows, exactly as it will come out of the printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from qinbao.ui.models import Model, PreviewModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column
from qinbao.ui.widgets.paper_view import PaperView

_PPI = 110.0


class PreviewPage(Page):
    """Its pages appear when they are ready."""

    kind = "preview"

    def build(self, model: Model) -> Sequence[QWidget]:
        """An empty column, filled by the renderer."""
        preview = cast(PreviewModel, model)
        self._pages = Column((), self.look.gap(20))
        self._name = preview.page_name
        self.tools.draw_sheet(preview.sheet, _PPI, self._ready, self)
        return (self._pages,)

    def _ready(self, pages: Sequence[bytes]) -> None:
        views = [
            PaperView(self.look, QImage.fromData(page), self._name.format(n=number))
            for number, page in enumerate(pages, 1)
        ]
        self._pages.put(views)
        self.rearranged.emit()
