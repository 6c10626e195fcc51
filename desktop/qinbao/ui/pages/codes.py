"""Codes for the camera of a phone, one at a time and as large as the page is high."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import cast

from PySide6.QtWidgets import QWidget

from qinbao.screen.codes import CodesModel
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Column, Flow, Pair
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.code import CodePicture
from qinbao.ui.widgets.label import WrapLabel

_LEAST = 260
"""Px a code takes at least: 57 modules of 1 mm, those of the longest text, at 96 px to the inch."""
_WORDS = 9
"""Hanzi in a line beside the code, at least."""


class CodesPage(Page[CodesModel]):
    """The code left, its words right; where there is no room for both, below."""

    def show_model(self, codes: CodesModel) -> None:
        """Like all pages, but the title stands beside the code."""
        self.model = codes
        look = self.look
        self._at = 0
        self._rows: Sequence[tuple[bytes, ...]] = ()
        self.code = CodePicture(look, self.tools.words("codes.picture"))
        self.counted = WrapLabel(look, "", "strong")
        self.title = WrapLabel(look, "", "strong", "brand")
        self.said = WrapLabel(look, "", "body")
        self.ways = [
            Button(look, words, "secondary", icon, px=look.text("body"))
            for words, icon in zip(codes.buttons, ("caret-left", "caret-right"), strict=True)
        ]
        for button, by in zip(self.ways, (-1, 1), strict=True):
            button.clicked.connect(lambda _=False, by=by: self._turn(by))
        words: list[QWidget] = [
            self.headline(WrapLabel(look, codes.title, "title")),
            WrapLabel(look, codes.how, "lead"),
        ]
        if len(codes.codes) > 1:
            words += [self.counted, Flow(self.ways)]
        words += [self.title, self.said]
        self._pair = Pair(self.code, Column(words, look.gap(14)), 0.0, (0, 0), look.gap(40))
        self.put([self._pair])
        self._show()
        self.tools.symbols([view.code for view in codes.codes], self.show_rows, self)

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """The code takes the height of the page, and leaves the words beside it room."""
        least = _WORDS * self.look.text("body")
        high, beside = self.sight - sum(self._pad), width - self._pair.gap - least
        self.code.most = max(_LEAST, min(high, beside if beside >= _LEAST else width))
        self._pair.least = (self.code.most, least)
        return super().place(width, move, enough)

    def show_rows(self, rows: Sequence[tuple[bytes, ...]]) -> None:
        """The codes are there."""
        self._rows = rows
        self._show()

    def draft(self) -> object:
        """Which code is shown."""
        return self._at

    def restore(self, draft: object) -> None:
        """The same code again."""
        self._at = cast(int, draft)
        self._show()

    def _turn(self, by: int) -> None:
        self._at = min(max(0, self._at + by), len(self.model.codes) - 1)
        self._show()

    def _show(self) -> None:
        codes = self.model
        view = codes.codes[self._at]
        self.counted.say(codes.counted.format(n=self._at + 1, m=len(codes.codes)))
        self.title.say(view.title)
        self.said.say(view.say)
        if self._rows:
            self.code.show_rows(self._rows[self._at])
        self.rearranged.emit()
