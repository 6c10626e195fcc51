"""Sheets as everywhere, and on those with codes one more: it brings this guide back at the kiosk."""

from __future__ import annotations

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.guide.household import Plan, Subject
from qinbao.guide.model import Code
from qinbao.kiosk.resume import encode


class KioskSheets:
    """Makes sheets with Typst, which is loaded when the first one is wanted."""

    def __init__(self, library: Library, resumable: bool) -> None:
        """``resumable``: whether a scanner is there to read the code."""
        self._library = library
        self._resumable = resumable
        self.last = ""
        """Which sheet was made last."""

    def pdf(self, guide: Subject, sheet: str) -> bytes:
        """The sheet as PDF. Raises ``PaperError``."""
        from qinbao.paper.sheets import render

        self.last = sheet
        return render(self._library, self._with_code(guide), sheet)

    def text(self, guide: Subject, sheet: str) -> str:
        """The words of the sheet, a line each. Raises ``PaperError``."""
        from qinbao.paper.twin import twin

        return twin(self._library, self._with_code(guide), sheet)

    def pages(self, guide: Subject, sheet: str, ppi: float) -> tuple[bytes, ...]:
        """The sheet page by page as PNG. Raises ``PaperError``."""
        from qinbao.paper.sheets import pages

        return pages(self._library, self._with_code(guide), sheet, "png", ppi)

    def _with_code(self, guide: Subject) -> Subject:
        if isinstance(guide, Plan):
            return guide
        code = encode(self._library, guide.topic, guide.answers) if self._resumable else None
        if code is None:
            return guide
        words = self._library.words
        made = Code(
            id="resume", kind="text", payload=code, title=words("kiosk.resume.title"), words=words("kiosk.resume.words")
        )
        return replace(guide, qr=(*guide.qr, made))
