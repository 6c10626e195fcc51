"""How the screen looks right now: a theme and a text scale. Immutable; a change makes a new one. No Qt here."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from qinbao.ui.theme.colours import PALETTES, THEMES, Colours, Theme
from qinbao.ui.theme.sizes import STEPS, TextRole, text_px


class Look(msgspec.Struct, frozen=True):
    """Given to every widget when it is made."""

    theme: Theme = "light"
    scale: float = 1.0
    detailed: bool = False
    """详: pages show all they have at once. Otherwise 简: what matters first, and the rest on a press."""

    @property
    def colours(self) -> Colours:
        """Colours of the theme."""
        return PALETTES[self.theme]

    def colour(self, role: str) -> str:
        """``#RRGGBB`` of a colour role; raises ``AttributeError`` for an unknown one."""
        value: str = getattr(self.colours, role)
        return value

    def px(self, at_scale_one: float) -> int:
        """A length that grows with the text: icons, tick boxes, paddings inside cards."""
        return round(at_scale_one * self.scale)

    def gap(self, at_scale_one: float) -> int:
        """A distance. Grows half as fast as the text, to leave the room to the words."""
        return round(at_scale_one * (1 + (self.scale - 1) / 2))

    def text(self, role: TextRole) -> int:
        """Text height of a role in px."""
        return text_px(role, self.scale)

    @property
    def largest(self) -> bool:
        """Whether 字大 has no further step."""
        return self.scale >= STEPS[-1]

    @property
    def smallest(self) -> bool:
        """Whether 字小 has no further step."""
        return self.scale <= STEPS[0]

    def larger(self) -> Look:
        """One step up, or the same at the end."""
        return replace(self, scale=next((step for step in STEPS if step > self.scale), self.scale))

    def smaller(self) -> Look:
        """One step down, or the same at the end."""
        return replace(self, scale=next((step for step in reversed(STEPS) if step < self.scale), self.scale))

    def with_theme(self, theme: Theme) -> Look:
        """The same size in other colours."""
        return replace(self, theme=theme)

    def next_theme(self) -> Look:
        """What 换颜色 gives: light → dark → yellow on black → light."""
        return self.with_theme(THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)])
