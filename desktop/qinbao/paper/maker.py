"""Sheets in every form, made with Typst, which is loaded when the first one is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qinbao.content.library import Library

if TYPE_CHECKING:
    from qinbao.guide.household import Subject
    from qinbao.guide.model import Code


class Sheets:
    """Fulfils ``ui.services.Renderer``. All raise ``PaperError``."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def pdf(self, guide: Subject, sheet: str) -> bytes:
        """The sheet as PDF."""
        from qinbao.paper.sheets import render

        return render(self.library, self.ready(guide), sheet)

    def text(self, guide: Subject, sheet: str) -> str:
        """The words of the sheet, a line each."""
        from qinbao.paper.twin import twin

        return twin(self.library, self.ready(guide), sheet)

    def pages(self, guide: Subject, sheet: str, ppi: float) -> tuple[bytes, ...]:
        """The sheet page by page as PNG."""
        from qinbao.paper.sheets import pages

        return pages(self.library, self.ready(guide), sheet, "png", ppi)

    def pictures(self, guide: Subject, sheet: str) -> tuple[bytes, ...]:
        """The sheet page by page as PNG, as large as it is to be sent."""
        from qinbao.paper.sheets import pictures

        return pictures(self.library, self.ready(guide), sheet)

    def symbols(self, codes: Sequence[Code]) -> tuple[tuple[bytes, ...], ...]:
        """Each code for a screen: its rows, one byte a module, 1 is dark, without quiet zone."""
        from qinbao.paper.qr import symbol

        addresses = frozenset(site.url for site in self.library.sites)
        return tuple(symbol(code, "screen", addresses).rows for code in codes)

    def ready(self, guide: Subject) -> Subject:
        """What is put on paper."""
        return guide
