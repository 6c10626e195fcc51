"""A button one cannot miss: as wide as the page, as high as a hand."""

from __future__ import annotations

from PySide6.QtCore import QSize

from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.button import Button, Kind

_PX = 56
_HEIGHT = 190


class BigButton(Button):
    """Its words are twice as large as those of any other button."""

    def __init__(self, look: Look, words: str, kind: Kind = "primary", icon: str | None = None) -> None:
        super().__init__(look, words, kind, icon, px=_PX)

    def sizeHint(self) -> QSize:
        """High enough for a whole hand."""
        return QSize(super().sizeHint().width(), max(_HEIGHT, super().sizeHint().height()))

    def heightForWidth(self, width: int) -> int:
        """As high at any width, or higher for words in several lines."""
        return max(_HEIGHT, super().heightForWidth(width))
