"""Sheets as everywhere, and on those with codes one more: it brings this guide back at the kiosk."""

from __future__ import annotations

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.guide.household import Plan, Subject
from qinbao.guide.model import Code
from qinbao.kiosk.visit.resume import encode
from qinbao.paper.compiler import forget
from qinbao.paper.maker import Sheets


class KioskSheets(Sheets):
    """Remembers which sheet was put on paper last, for the counters.

    Typst remembers the parts of one sheet at a time, so that it is quick on paper once it was seen on the screen. What
    it works with stays as large as all that it ever remembered at once: nothing that may run for months.
    """

    def __init__(self, library: Library, resumable: bool) -> None:
        """``resumable``: whether a scanner is there to read the code."""
        super().__init__(library)
        self._resumable = resumable
        self.last = ""
        self._remembered = ""

    def pdf(self, guide: Subject, sheet: str) -> bytes:
        """The sheet as PDF."""
        self.last = sheet
        self._turn_to(sheet)
        return super().pdf(guide, sheet)

    def pages(self, guide: Subject, sheet: str, ppi: float) -> tuple[bytes, ...]:
        """The sheet page by page as PNG."""
        self._turn_to(sheet)
        return super().pages(guide, sheet, ppi)

    def _turn_to(self, sheet: str) -> None:
        if sheet != self._remembered:
            forget()
        self._remembered = sheet

    def ready(self, guide: Subject) -> Subject:
        """The guide with its code, where it is short enough for one."""
        if isinstance(guide, Plan):
            return guide
        code = encode(self.library, guide.topic, guide.answers) if self._resumable else None
        if code is None:
            return guide
        words = self.library.words
        made = Code(
            id="resume", kind="text", payload=code, title=words("kiosk.resume.title"), words=words("kiosk.resume.words")
        )
        return replace(guide, qr=(*guide.qr, made))
