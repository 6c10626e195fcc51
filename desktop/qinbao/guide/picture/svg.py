"""A phone picture as SVG, for paper."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch

from qinbao.guide.picture.shapes import Box, Line, Oval, Picture, Role, Shape, Text, Tiles

FONT = "Qinbao Sans SC"
PAPER: Mapping[Role, str] = {
    "frame": "#17211E",
    "glass": "#FFFFFF",
    "ink": "#17211E",
    "soft": "#40504A",
    "line": "#5A6A63",
    "field": "#EFF2F0",
    "tint": "#E4F1EC",
    "link": "#0B5345",
    "on-link": "#FFFFFF",
    "tap": "#B42318",
    "tag": "#8F1D12",
    "on-tag": "#FFFFFF",
    "blue": "#0B4FB3",
    "green": "#0A5F36",
    "red": "#A3151F",
    "slate": "#3A4652",
    "on-app": "#FFFFFF",
}
"""Told apart by lightness as well, so that a black and white copy says the same."""
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Not from ``html``, which brings the names of all 2,231 characters of a web page along."""


def svg(picture: Picture, colours: Mapping[Role, str] = PAPER) -> str:
    """One standalone SVG, its size in units; words stay text in the bundled font."""
    body = "".join(_draw(shape, colours) for shape in picture.shapes)
    size = f'width="{_n(picture.width)}" height="{_n(picture.height)}"'
    view = f'viewBox="0 0 {_n(picture.width)} {_n(picture.height)}"'
    title = f"<title>{picture.alt.translate(_ESCAPED)}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} font-family="{FONT}">{title}{body}</svg>'


@singledispatch
def _draw(shape: Shape, colours: Mapping[Role, str]) -> str:
    raise TypeError(shape)


@_draw.register(Box)
def _box(shape: Box, colours: Mapping[Role, str]) -> str:
    rect = shape.rect
    place = f'x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.w)}" height="{_n(rect.h)}" rx="{_n(shape.radius)}"'
    return f"<rect {place} {_paint(shape, colours)}/>"


@_draw.register(Oval)
def _oval(shape: Oval, colours: Mapping[Role, str]) -> str:
    rect = shape.rect
    centre = f'cx="{_n(rect.x + rect.w / 2)}" cy="{_n(rect.y + rect.h / 2)}"'
    return f'<ellipse {centre} rx="{_n(rect.w / 2)}" ry="{_n(rect.h / 2)}" {_paint(shape, colours)}/>'


@_draw.register(Line)
def _line(shape: Line, colours: Mapping[Role, str]) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
    style = 'stroke-linecap="round" stroke-linejoin="round"'
    stroke = f'stroke="{colours[shape.line]}" stroke-width="{_n(shape.width)}"'
    return f'<polyline points="{points}" fill="none" {stroke} {style}/>'


@_draw.register(Text)
def _text(shape: Text, colours: Mapping[Role, str]) -> str:
    weight = ' font-weight="700"' if shape.bold else ""
    place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}" text-anchor="{shape.align}"'
    return f'<text {place}{weight} fill="{colours[shape.role]}">{shape.words.translate(_ESCAPED)}</text>'


@_draw.register(Tiles)
def _tiles(shape: Tiles, colours: Mapping[Role, str]) -> str:
    side = shape.rect.w / len(shape.rows[0])
    cells = (
        f"M{_n(shape.rect.x + x * side)} {_n(shape.rect.y + y * side)}h{_n(side)}v{_n(side)}h-{_n(side)}z"
        for y, row in enumerate(shape.rows)
        for x, tile in enumerate(row)
        if tile == "#"
    )
    return f'<path d="{"".join(cells)}" fill="{colours["ink"]}"/>'


def _paint(shape: Box | Oval, colours: Mapping[Role, str]) -> str:
    fill = colours[shape.fill] if shape.fill else "none"
    if shape.line is None:
        return f'fill="{fill}"'
    dash = ' stroke-dasharray="12 8"' if shape.dashed else ""
    return f'fill="{fill}" stroke="{colours[shape.line]}" stroke-width="{_n(shape.width)}"{dash}'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
