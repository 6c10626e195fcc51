"""What a phone picture is made of: a few flat shapes in units, in drawing order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

Brand = Literal["blue", "green", "red", "slate"]
"""An app's own colour; which app has which stands in the words, below ``picture.apps``."""
Role = Literal[
    "frame", "glass", "ink", "soft", "line", "field", "tint", "link", "on-link", "tap", "tag", "on-tag", Brand, "on-app"
]
"""What a colour is for; whoever draws the picture owns the colours."""


class Rect(msgspec.Struct, frozen=True):
    """Upper left corner and size in units."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.h

    def lower(self, by: float) -> Rect:
        """The same, so much further down."""
        return Rect(self.x, self.y + by, self.w, self.h)

    def grown(self, by: float) -> Rect:
        """The same, larger by so much on each side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)


class Box(msgspec.Struct, frozen=True):
    """A rounded rectangle; the border runs half outside."""

    rect: Rect
    radius: float = 0
    fill: Role | None = None
    line: Role | None = None
    width: float = 2
    dashed: bool = False


class Oval(msgspec.Struct, frozen=True):
    """An ellipse in its rectangle."""

    rect: Rect
    fill: Role | None = None
    line: Role | None = None
    width: float = 2
    dashed: bool = False


class Line(msgspec.Struct, frozen=True):
    """A stroke through points."""

    points: tuple[tuple[float, float], ...]
    line: Role
    width: float


class Text(msgspec.Struct, frozen=True):
    """One line of words. ``x`` is the start, middle or end as ``align`` says, ``y`` the baseline."""

    x: float
    y: float
    words: str
    size: float
    bold: bool = False
    align: Literal["start", "middle", "end"] = "start"
    role: Role = "ink"


class Tiles(msgspec.Struct, frozen=True):
    """A pattern of square tiles that looks like a QR code and is none: no camera reads it."""

    rect: Rect
    rows: tuple[str, ...]
    """``#`` is dark."""


Shape = Box | Oval | Line | Text | Tiles


class Picture(msgspec.Struct, frozen=True):
    """A laid out phone. ``targets``: words → where they can be tapped, for the practice phone."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    targets: Mapping[str, Rect]
    ring: Rect | None
    """Round what is to be tapped."""
    alt: str
    """The picture in words, for the screen reader and for tagged paper."""
