"""A sheet exactly as it will come out of the printer: page by page, larger and smaller, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from qinbao.screen.preview import PreviewModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Arranged, Column, Flow, height_of
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.paper_view import PaperView

WIDTHS = (420, 620, 900, 1240, 1680)
"""Px the page can be wide, beside that at which all of it is seen; never wider than the window."""
_LEAST = 300
"""Px of height a whole page has at least, in however small a window."""
_FEW = 10
"""Hanzi that have room beside a page."""
_NEVER = 1_000_000
"""Px no window has: below each other, until there is a page to stand beside."""
_PPI = 110.0
"""Resolution of the first drawing; larger pages are drawn anew in theirs."""


class Looked(NamedTuple):
    """How far somebody has looked at a sheet."""

    size: int
    at: int
    """The page, from 0."""


class _Spread(Arranged):
    """Title and buttons left of the page and the words below them; or all three below each other, the page second."""

    gap = 28

    def __init__(self, head: QWidget, page: QWidget, words: QWidget) -> None:
        super().__init__((head, page, words))
        self._head, self._page, self._words = head, page, words
        self.least = (_NEVER, 0)
        """Px that title and page need beside each other."""

    def again(self) -> None:
        """One of them has become another size, of which this may be none the higher."""
        if self._placed:
            self.place(self.width(), True)

    def place(self, width: int, move: bool) -> int:
        """Beside each other where there is room for both."""
        beside = sum(self.least) + self.gap <= width
        left = width - self.gap - self.least[1] if beside else width
        right = self.least[1] if beside else width
        head, page, words = height_of(self._head, left), height_of(self._page, right), height_of(self._words, left)
        middle = 0 if beside else page + self.gap
        if move:
            self._head.setGeometry(0, 0, left, head)
            self._page.setGeometry(width - right, 0 if beside else head + self.gap, right, page)
            self._words.setGeometry(0, head + self.gap + middle, left, words)
        return max(head + self.gap + middle + words, page)


class PreviewPage(Page[PreviewModel]):
    """Its pages appear when they are ready, the words of the sheet too."""

    def show_model(self, model: PreviewModel) -> None:
        """Like all pages, but the title stands beside the sheet, which needs the height."""
        self.model = model
        self.put(self.build(model))

    def build(self, preview: PreviewModel) -> Sequence[QWidget]:
        """Title and buttons, below them the plain words of the whole sheet, and beside all that one page."""
        self.sheet = preview.sheet
        self._size, self._at, self._ppi = 0, 0, _PPI
        self._sheets: list[QImage] = []
        self.paper: PaperView | None = None
        self.counted = WrapLabel(self.look, "", "strong")
        ways = zip(preview.buttons, ("plus", "minus", "caret-left", "caret-right"), strict=True)
        self.larger, self.smaller, self.before, self.after = (self._button(words, icon) for words, icon in ways)
        self.larger.clicked.connect(lambda: self._zoom(1))
        self.smaller.clicked.connect(lambda: self._zoom(-1))
        self._ways = Column([Flow([self.larger, self.smaller])])
        self._page = Column(())
        self._words = Column((), self.look.gap(6))
        title = self.headline(WrapLabel(self.look, preview.title, "title"))
        self._head = Column(
            [title, WrapLabel(self.look, preview.subtitle, "body", "soft"), self._ways], self.look.gap(14)
        )
        self._spread = _Spread(self._head, self._page, self._words)
        self._draw()
        self.tools.sheet_words(preview.sheet, self.show_words, self)
        return (self._spread,)

    def draft(self) -> Looked:
        """Size and page."""
        return Looked(self._size, self._at)

    def restore(self, draft: object) -> None:
        """The same size and page again."""
        if not isinstance(draft, Looked):
            raise TypeError(draft)
        self._size, self._at = draft
        self._sharpen()

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show the rendered pages (PNG), beginning with the one that was being looked at."""
        self._sheets = [QImage.fromData(page) for page in pages]
        self._at = min(self._at, max(0, len(self._sheets) - 1))
        self._show()

    def show_words(self, lines: Sequence[str]) -> None:
        """Show the words of the sheet."""
        heading = WrapLabel(self.look, self.model.words, "heading")
        self._words.put([heading, *(WrapLabel(self.look, line) for line in lines)])
        self._rearrange()

    def _rearrange(self) -> None:
        self._spread.again()
        self.rearranged.emit()

    def _button(self, words: str, icon: str) -> Button:
        button = Button(self.look, words, "secondary", icon, px=self.look.text("body"))
        button.setObjectName(icon)
        return button

    def _offer_pages(self) -> None:
        """Ways to other pages, once it is known that there are such; what has the focus keeps it."""
        if len(self._sheets) < 2 or self.before.parentWidget() is not None:
            return
        # Not before they have a place: a button that belongs to nobody would hold this page for ever.
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        held = next((button for button in (self.larger, self.smaller) if button.hasFocus()), None)
        turn = Flow([self.before, self.counted, self.after])
        self._ways.put([Flow([Flow([self.larger, self.smaller]), turn])])
        if held is not None:
            held.setFocus()

    def _show(self) -> None:
        if not self._sheets:
            return
        model = self.model
        name = model.page_name.format(n=self._at + 1)
        self.counted.say(model.counted.format(n=self._at + 1, m=len(self._sheets)))
        self.paper = PaperView(self.look, self._sheets[self._at], name, self._wide())
        self._spread.least = (self._narrow, min(self._wide(), self.width()))
        self._page.put([self.paper])
        self._offer_pages()
        self._rearrange()

    def _turn(self, by: int) -> None:
        self._at = min(max(0, self._at + by), len(self._sheets) - 1)
        self._show()

    def _zoom(self, by: int) -> None:
        """One size up or down; sizes wider than the window count as the widest that fits."""
        if not self._sheets:
            return
        sizes = self._sizes()
        fits = min(sum(width < self.width() for width in sizes), len(sizes) - 1)
        self._size = min(max(0, min(self._size, fits) + by), fits)
        self._show()
        self._sharpen()

    def _sizes(self) -> tuple[int, ...]:
        """Widths to choose from: first that at which the whole page is in sight, then the larger ones."""
        page, sight = self._sheets[self._at], self.sight - sum(self._pad)
        shape = page.width() / page.height()
        whole = round(max(_LEAST, sight) * shape)
        if self._narrow + self._spread.gap + whole > self.width():
            above = height_of(self._head, self.width()) + self._spread.gap
            whole = min(round(max(_LEAST, sight - above) * shape), self.width())
        return (whole, *(width for width in WIDTHS if width > whole))

    @property
    def _narrow(self) -> int:
        """Px that title and buttons need beside the page."""
        return self.look.text("body") * _FEW

    def _wide(self) -> int:
        sizes = self._sizes()
        return sizes[min(self._size, len(sizes) - 1)]

    def _sharpen(self) -> None:
        """Draw anew where the page is shown much larger than it was drawn."""
        if not self._sheets:
            return
        inches = self._sheets[0].width() / self._ppi
        needed = min(self._wide(), self.width()) * self.devicePixelRatioF() / inches
        if needed > self._ppi * 1.1:
            self._ppi = needed
            self._draw()

    def _draw(self) -> None:
        self.tools.draw_sheet(self.model.sheet, self._ppi, self.show_pages, self)
