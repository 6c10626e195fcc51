"""Names of places as large cells: choose one, go into one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter

from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import BORDER, BORDER_ON, TARGET
from qinbao.ui.widgets.air import kept
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.shapes import box, focus_ring
from qinbao.ui.widgets.steady import ringed

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class PlaceCell(ChoiceCard):
    """One place; ``note`` below it says where it lies, in search results."""

    def __init__(self, look: Look, value: str, words: str, note: str | None = None, *, small: bool = False) -> None:
        super().__init__(look, value, words, note, role="small" if small else "option", centre=True)

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        return max(TARGET, self._words_high(max(1, width - 16)) + self._look.gap(20))

    def sizeHint(self) -> QSize:
        """A usual cell."""
        return QSize(self._look.px(160), self.heightForWidth(self._look.px(160)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cell and name."""
        painter = QPainter(self)
        colours = self._look.colours
        on = self.isChecked()
        rect = focus_ring(painter, self.rect(), self._look, 14) if ringed(self) else self.rect()
        radius = 14 if rect == self.rect() else 8
        fill = colours.tint if on or self.isDown() else colours.surface
        box(painter, rect, fill, colours.brand if on else colours.line, BORDER_ON if on else BORDER, radius)
        block = self._bold if on else self._plain
        room = self.width() - 16
        high = block.height(room)
        y = (self.height() - high - (self._note.height(room) if self._note else 0)) // 2
        block.draw(painter, 8, y, room, colours.ink)
        if self._note:
            self._note.draw(painter, 8, y + high, room, colours.soft)


class CellGroup(ChoiceGroup):
    """Cells in many columns, one tab stop.

    With ``follow`` an arrow chooses, as among answers. Without it arrows only move and Space or a click says
    ``pressed``: so it is for provinces, where choosing opens another list.
    """

    pressed = Signal(str)

    def __init__(
        self, look: Look, cells: Sequence[PlaceCell], name: str, least: int, columns: int, *, follow: bool
    ) -> None:
        super().__init__(look, cells, name, columns, look.px(least))
        self._gap = 10
        self._follow = follow

    def _move(self, index: int, step: tuple[int, int]) -> None:
        if self._follow:
            super()._move(index, step)
            return
        target = index + step[0] + step[1] * self.columns(self.width())
        if 0 <= target < len(self.cards):
            self._stop = None
            self.cards[target].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.cards[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, card: ChoiceCard) -> None:
        super()._clicked(card)
        self.pressed.emit(card.value)
