"""One of several answers. Choosing never navigates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import BORDER, BORDER_ON, GAP, TextRole
from qinbao.ui.widgets.air import Airy, kept
from qinbao.ui.widgets.arrange import Group
from qinbao.ui.widgets.shapes import box, disc, focus_ring
from qinbao.ui.widgets.steady import Steady, ringed
from qinbao.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

_BOLDER = 1.2
"""Times as wide as plain letters bold ones are at most."""
_STEP = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class ChoiceCard(Airy, Steady, QRadioButton):
    """An answer with a large round mark; the whole card can be pressed."""

    def __init__(
        self,
        look: Look,
        value: str,
        words: str,
        note: str | None = None,
        *,
        role: TextRole = "option",
        centre: bool = False,
    ) -> None:
        """``role``, ``centre``: size and place of the words."""
        super().__init__()
        self.value = value
        self.setObjectName(f"choice-{value}")
        self._look = look
        self.setAccessibleName(words)
        self._describes = note or ""
        if note:
            self.setAccessibleDescription(note)
        small, soft = role_font("small", look.text("small")), look.colours.soft
        self._plain = TextBlock(words, role_font(role, look.text(role)), centre=centre)
        self._note = TextBlock(note, small, centre=centre, colour=soft) if note else None

    @cached_property
    def _bold(self) -> TextBlock:
        """The words of a chosen card: of most they are never needed."""
        plain = self._plain
        return TextBlock(plain.words, role_font("option-on", plain.px), centre=plain.centred)

    @property
    def _mark(self) -> int:
        return self._look.px(40)

    @property
    def _pad(self) -> int:
        return self._look.gap(14 if self.near else 24)

    @property
    def _apart(self) -> int:
        """Px between mark and words."""
        return self._look.gap(12 if self.near else 20)

    def _room(self, width: int) -> int:
        return max(self._plain.px * 2, width - self._mark - 2 * self._pad - self._apart)

    def hasHeightForWidth(self) -> bool:
        """Always."""
        return True

    @kept
    def heightForWidth(self, width: int) -> int:
        """Px needed at ``width`` px."""
        least, air = (64, 20) if self.near else (76, 32)
        return max(self._look.px(least), self._words_high(self._room(width)) + self._look.gap(air))

    def _words_high(self, room: int) -> int:
        """Px of words and note in ``room`` px; the bold words of a chosen card are the wider ones.

        They are laid out only where it matters: not where there is room for one line of them anyway.
        """
        one_line = self._plain.natural_width() * _BOLDER <= room
        note = self._note.height(room) if self._note else 0
        return (self._plain.pitch if one_line else self._bold.height(room)) + note

    def sizeHint(self) -> QSize:
        """A usual width and the height for it."""
        return QSize(self._look.px(420), self.heightForWidth(self._look.px(420)))

    def tell(self, chosen: str) -> None:
        """Have a screen reader say that this is chosen now: by itself Orca says so after Space only."""
        self.setAccessibleDescription(chosen + self._describes)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was told is not said again. Not undone when the focus goes: that would be said as well."""
        if self.accessibleDescription() != self._describes:
            self.setAccessibleDescription(self._describes)
        super().focusInEvent(event)

    def hitButton(self, pos: object) -> bool:
        """The whole card, not only mark and words."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, mark and words."""
        painter = QPainter(self)
        colours = self._look.colours
        on = self.isChecked()
        rect = focus_ring(painter, self.rect(), self._look) if ringed(self) else self.rect()
        fill = colours.tint if on or self.isDown() else colours.surface
        radius = 18 if rect == self.rect() else 12
        box(painter, rect, fill, colours.brand if on else colours.line, BORDER_ON if on else BORDER, radius)
        self._draw_mark(painter, on)
        block = self._bold if on else self._plain
        room = self._room(self.width())
        high = block.height(room) + (self._note.height(room) if self._note else 0)
        x = self._pad + self._mark + self._apart
        y = (self.height() - high) // 2
        block.draw(painter, x, y, room, colours.ink)
        if self._note:
            self._note.draw(painter, x, y + block.height(room), room, colours.soft)

    def _draw_mark(self, painter: QPainter, on: bool) -> None:
        colours = self._look.colours
        radius = self._mark // 2
        x, y = self._pad + radius, self.height() / 2
        if on:
            disc(painter, x, y, radius, colours.brand)
            disc(painter, x, y, round(radius * 0.4), colours.on_brand)
        else:
            disc(painter, x, y, radius, colours.surface, colours.line, self._look.px(4))


class ChoiceGroup(Group):
    """All answers of one question: one tab stop, arrows move and choose inside."""

    chosen = Signal(str)

    def __init__(self, look: Look, cards: Sequence[ChoiceCard], name: str, columns: int = 2, least: int = 0) -> None:
        """``name``: the question, for the screen reader. ``least``: px a card must at least be wide."""
        super().__init__(cards, name, least=least or look.px(380), gap=GAP, columns=columns)
        self.cards = list(cards)
        self._group = QButtonGroup(self)
        for card in cards:
            self._group.addButton(card)
        self._held = self._quiet = False
        self._stop: ChoiceCard | None = None
        """The card that Tab leads to; none: it is to be found out, and all others told."""
        self._group.buttonPressed.connect(lambda _: self._hold(True))
        self._group.buttonReleased.connect(lambda _: self._hold(False))
        self._group.buttonClicked.connect(self._clicked)
        self._group.buttonToggled.connect(self._toggled)
        self._one_tab_stop()

    @property
    def value(self) -> str | None:
        """The chosen value, if any."""
        return next((card.value for card in self.cards if card.isChecked()), None)

    def choose(self, value: str | None) -> None:
        """Mark the card of ``value``, if there is one; no signal."""
        self._quiet = True
        for card in self.cards:
            if card.value == value:
                card.setChecked(True)
        self._quiet = False
        self._one_tab_stop()

    def clear(self) -> None:
        """Mark none."""
        self._group.setExclusive(False)
        for card in self.cards:
            card.setChecked(False)
        self._group.setExclusive(True)
        self._one_tab_stop()

    def tab_stop(self) -> ChoiceCard:
        """The chosen card, or the first. Raises ``IndexError`` without cards."""
        return next((card for card in self.cards if card.isChecked()), self.cards[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows move and choose in two dimensions: the card that has the focus leaves them to its group."""
        card, step = self.focusWidget(), _STEP.get(Qt.Key(event.key()))
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if isinstance(card, ChoiceCard) and step is not None and not event.modifiers() & held:
            self._move(self.cards.index(card), step)
        else:
            event.ignore()

    def _move(self, index: int, step: tuple[int, int]) -> None:
        target = index + step[0] + step[1] * self.columns(self.width())
        if 0 <= target < len(self.cards):
            card = self.cards[target]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            card.setChecked(True)

    def _hold(self, held: bool) -> None:
        self._held = held

    def _toggled(self, card: ChoiceCard, on: bool) -> None:
        # A screen reader chooses without a click, which is all that Qt tells of a mouse or a key.
        if on and not self._held and not self._quiet:
            self._clicked(card)

    def _clicked(self, card: ChoiceCard) -> None:
        self._one_tab_stop()
        self.chosen.emit(card.value)

    def _one_tab_stop(self) -> None:
        if not self.cards:
            return
        before, self._stop = self._stop, self.tab_stop()
        if before is not self._stop:
            for card in (before, self._stop) if before else self.cards:
                card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is self._stop else Qt.FocusPolicy.ClickFocus)
