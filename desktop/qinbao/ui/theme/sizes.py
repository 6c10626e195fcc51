"""All sizes of the screen, in px at scale 1, derived from one base: 26 px body text. No Qt here.

26 px is 19.5 pt at 96 dpi; no text is ever below 24 px (18 pt), the floor of the rules for elderly readers.
"""

from __future__ import annotations

from typing import Final, Literal

STEPS: Final = (1.0, 1.25, 1.5, 1.75, 2.0)
"""What 字小 and 字大 step through."""

TextRole = Literal[
    "body", "small", "strong", "lead", "option", "option-on", "card", "heading", "title", "action", "number"
]

BODY: Final = 26
FLOOR: Final = 24
PITCH: Final = 1.5
"""Line height in em (WCAG 1.4.8)."""
LINE_MAX: Final = 40
"""Hanzi in the longest line (WCAG 1.4.8 for Chinese)."""

TEXT: Final[dict[TextRole, int]] = {
    "small": FLOOR,
    "body": BODY,
    "strong": BODY,
    "heading": 28,
    "lead": 30,
    "option": 30,
    "option-on": 30,
    "card": 30,
    "action": 30,
    "number": 32,
    "title": 40,
}
BOLD: Final = frozenset({"strong", "heading", "card", "option-on", "action", "number", "title"})

TARGET: Final = 60
"""Smallest side of anything to press (工信部 适老化通用设计规范 2.1)."""
GAP: Final = 16
"""Between things to press."""
APART: Final = 8
"""Least px between what two fingers aim at (EN 301 549; 工信部 适老化通用设计规范)."""
MARGIN: Final = 36
"""Left and right of the page and the bars."""
RADIUS: Final = 18
BORDER: Final = 2
BORDER_ON: Final = 4
"""Border of what is chosen."""
FOCUS: Final = 4
"""Width of the focus ring."""
COLUMN: Final = 1680
"""Widest content of a usual window."""
SHARE: Final = 0.75
"""Of a window so wide that this is more. What is left of a wide window stays empty on both sides."""
USUAL: Final = 1080
"""Px of the shorter side of a usual screen; on finer ones this size of letters and bars is too small."""


def text_px(role: TextRole, scale: float) -> int:
    """Height of ``role`` in px. The title grows more slowly, so that one question still fits a small screen."""
    at_one = TEXT[role]
    grown = at_one * (0.4 + 0.6 * scale) if role == "title" else at_one * scale
    return max(FLOOR, round(grown))


def grown(width: int, height: int) -> float:
    """How much larger than usual the bars of a window of so many px are: at most as much as letters can be."""
    return min(max(1.0, min(width, height) / USUAL), STEPS[-1])


def margin(width: int) -> int:
    """Px left free on each side of page and bars in a window ``width`` px wide."""
    return max(MARGIN, (width - max(COLUMN, round(width * SHARE))) // 2)
