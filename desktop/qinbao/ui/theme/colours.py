"""Colours of the three themes and their contrast. No Qt here.

Promise, proven by a test: text on every ground it is put on ≥ 7:1 (WCAG 1.4.6); borders, icons and focus ≥ 3:1
(WCAG 1.4.11).
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

Theme = Literal["light", "dark", "contrast"]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark", "contrast")


class Colours(msgspec.Struct, frozen=True):
    """One theme as ``#RRGGBB``."""

    paper: str
    """Ground of the page."""
    surface: str
    """Ground of cards, bars and the search box."""
    ink: str
    soft: str
    """Second voice: hints and notes."""
    line: str
    """Borders of what can be pressed."""
    hair: str
    """Dividing lines that carry no meaning."""
    brand: str
    on_brand: str
    tint: str
    tap: str
    """The ring round 点这里, and signs of danger."""
    danger: str
    """Words of danger, and the ground of the words 点这里."""
    on_danger: str
    danger_tint: str
    warn: str
    warn_tint: str
    focus: str


PALETTES: Final[dict[Theme, Colours]] = {
    "light": Colours(
        paper="#FBF8F1",
        surface="#FFFFFF",
        ink="#17211E",
        soft="#40504A",
        line="#76877F",
        hair="#D9DFDB",
        brand="#0B5345",
        on_brand="#FFFFFF",
        tint="#E4F1EC",
        tap="#B42318",
        danger="#8F1D12",
        on_danger="#FFFFFF",
        danger_tint="#FDEBE7",
        warn="#6B3F00",
        warn_tint="#FFF2D5",
        focus="#1849A9",
    ),
    "dark": Colours(
        paper="#111815",
        surface="#1A2420",
        ink="#F3F6F4",
        soft="#C9D5CF",
        line="#8FA39A",
        hair="#33413B",
        brand="#8FDCC6",
        on_brand="#06241C",
        tint="#17352D",
        tap="#FF8D7C",
        danger="#FFC0B6",
        on_danger="#3A0A04",
        danger_tint="#44160F",
        warn="#FFDDA0",
        warn_tint="#3B2A08",
        focus="#A9C9FF",
    ),
    "contrast": Colours(
        paper="#000000",
        surface="#000000",
        ink="#FFFF00",
        soft="#FFFF00",
        line="#FFFF00",
        hair="#8A8A00",
        brand="#FFFF00",
        on_brand="#000000",
        tint="#2B2B00",
        tap="#FFFFFF",
        danger="#FFFFFF",
        on_danger="#000000",
        danger_tint="#3A0000",
        warn="#FFFFFF",
        warn_tint="#2B2B00",
        focus="#00E5FF",
    ),
}

_GROUNDS: Final = ("paper", "surface", "tint", "danger_tint", "warn_tint")
TEXT_PAIRS: Final = (
    *((text, ground) for text in ("ink", "soft") for ground in _GROUNDS),
    *(("brand", ground) for ground in ("paper", "surface", "tint")),
    *(("danger", ground) for ground in ("paper", "surface", "danger_tint")),
    ("on_brand", "brand"),
    ("on_danger", "danger"),
    ("warn", "warn_tint"),
)
"""(text, ground) pairs the widgets use."""
SIGN_PAIRS: Final = (
    *((sign, ground) for sign in ("line", "brand", "tap", "focus") for ground in ("paper", "surface", "tint")),
    ("tap", "danger_tint"),
    ("warn", "warn_tint"),
)
"""(border, icon or focus ring; ground) pairs the widgets use."""


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two ``#RRGGBB`` colours, 1.0 to 21.0."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def roles() -> tuple[str, ...]:
    """Names of all colours of a theme."""
    return Colours.__struct_fields__


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
