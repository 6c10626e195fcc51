"""What of a shape is left between two heights, when a drawn phone is scrolled."""

from __future__ import annotations

from functools import singledispatch
from math import ceil, floor

from msgspec.structs import replace

from qinbao.guide.picture.shapes import Box, Line, Oval, Rect, Shape, Text, Tiles


@singledispatch
def clipped(shape: Shape, by: float, top: float, bottom: float) -> Shape | None:
    """``shape`` moved down ``by`` units, cut off above ``top`` and below ``bottom``; none where nothing is left.

    Boxes and patterns are cut; everything else is whole or not there: half a word is no word.
    """
    raise TypeError(shape)


@clipped.register(Box)
def _box(shape: Box, by: float, top: float, bottom: float) -> Box | None:
    rect = cut(shape.rect.lower(by), top, bottom)
    return replace(shape, rect=rect) if rect else None


@clipped.register(Oval)
def _oval(shape: Oval, by: float, top: float, bottom: float) -> Oval | None:
    rect = shape.rect.lower(by)
    return replace(shape, rect=rect) if top <= rect.y and rect.bottom <= bottom else None


@clipped.register(Tiles)
def _tiles(shape: Tiles, by: float, top: float, bottom: float) -> Tiles | None:
    rect = shape.rect.lower(by)
    side = rect.h / len(shape.rows)
    first = max(0, ceil((top - rect.y) / side))
    last = min(len(shape.rows), floor((bottom - rect.y) / side))
    kept = shape.rows[first:last]
    return (
        replace(shape, rect=Rect(rect.x, rect.y + first * side, rect.w, len(kept) * side), rows=kept) if kept else None
    )


@clipped.register(Line)
def _line(shape: Line, by: float, top: float, bottom: float) -> Line | None:
    points = tuple((x, y + by) for x, y in shape.points)
    return replace(shape, points=points) if all(top <= y <= bottom for _, y in points) else None


@clipped.register(Text)
def _text(shape: Text, by: float, top: float, bottom: float) -> Text | None:
    base = shape.y + by
    return replace(shape, y=base) if top <= base - shape.size and base + shape.size * 0.3 <= bottom else None


def cut(rect: Rect, top: float, bottom: float) -> Rect | None:
    """The part of ``rect`` between two heights, unless hardly any is left."""
    begin, end = max(rect.y, top), min(rect.bottom, bottom)
    return Rect(rect.x, begin, rect.w, end - begin) if end - begin >= 4 else None
