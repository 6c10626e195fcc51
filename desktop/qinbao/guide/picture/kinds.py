"""What each kind of phone screen looks like inside the glass."""

from __future__ import annotations

from collections.abc import Callable

from qinbao.content.fact import Row
from qinbao.guide.picture.pen import ICON, PITCH, SIZE, Pen, brand
from qinbao.guide.picture.shapes import Box, Line, Oval, Rect, Text, Tiles

_ICON, _LEAST_ICON, _BETWEEN = 72.0, 40.0, 24
"""Units of the side of an app's icon, usual and in a narrow phone, and between two: the ring goes in there."""


def _list(pen: Pen) -> None:
    pen.title_bar()
    for row in pen.screen.rows:
        pen.card(row)


def _tiles(pen: Pen) -> None:
    """Two tiles beside each other, each with its sign above its name."""
    pen.title_bar()
    _two_by_two(pen, 12, 12, _tile_of)


def _two_by_two(pen: Pen, gap: float, below: float, draw: Callable[[Pen, float, float, Row], None]) -> None:
    """The rows of the picture two beside each other, ``gap`` between them and ``below`` under each pair."""
    column = (pen.room - gap) / 2
    rows = pen.screen.rows
    for begin in range(0, len(rows), 2):
        top = deepest = pen.y
        tapped = ""
        for at, row in enumerate(rows[begin : begin + 2]):
            pen.y = top
            draw(pen, pen.left + at * (column + gap), column, row)
            deepest = max(deepest, pen.y)
            tapped = row.say if row.say == pen.screen.tap else tapped
        pen.y = deepest
        pen.after(tapped, below)


def _tile_of(pen: Pen, x: float, column: float, row: Row) -> None:
    top, at = pen.y, len(pen.shapes)
    pen.y += 12
    if row.icon:
        pen.shapes += pen.icon(row, x + (column - ICON) / 2, pen.y, ICON)
        pen.y += ICON + 4
    pen.lines(row.say, x + 6, column - 12, middle=True, bold=row.say == pen.screen.tap)
    if row.note:
        pen.lines(row.note, x + 6, column - 12, role="soft", middle=True)
    pen.y += 12
    rect = Rect(x, top, column, pen.y - top)
    pen.shapes.insert(at, Box(rect, 12, "tint" if row.say == pen.screen.tap else "glass", "line", 1))
    pen.target(row.say, rect)


def _search(pen: Pen) -> None:
    pen.status("on-app")
    pen.search_box(pen.screen.search or pen.screen.title or pen.screen.app)
    pen.y += 10
    pen.band()
    for row in pen.screen.rows:
        pen.card(row, caret=False)


def _home(pen: Pen) -> None:
    """App icons in three columns; where only one is named, empty ones stand round it."""
    pen.status("soft")
    if pen.screen.search:
        pen.search_box(pen.screen.search)
    pen.still()
    rows = pen.screen.rows or (Row(say=pen.screen.app),)
    named: list[Row | None] = list(rows) if len(rows) > 1 else [None, None, None, None, *rows, None]
    column = pen.room / 3
    for begin in range(0, len(named), 3):
        top = deepest = pen.y
        tapped = False
        for at, row in enumerate(named[begin : begin + 3]):
            pen.y = top
            _icon(pen, pen.left + at * column, column, row)
            deepest = max(deepest, pen.y)
            tapped = tapped or (row is not None and row.say == pen.screen.tap)
        pen.y = deepest + (58 if tapped else 16)


def _icon(pen: Pen, x: float, column: float, row: Row | None) -> None:
    side = max(_LEAST_ICON, min(_ICON, column - _BETWEEN))
    square = Rect(x + (column - side) / 2, pen.y, side, side)
    pen.shapes.append(Box(square, side / 4, brand(row.say, pen.words) if row else "glass"))
    top = pen.y
    pen.y += side + 4
    if row is None:
        return
    size = max(SIZE, side / 2)
    middle = square.y + side / 2 + size * 0.36
    pen.shapes.append(Text(x + column / 2, middle, row.say[0], size, True, "middle", "on-app"))
    pen.lines(row.say, x + 2, column - 4, middle=True)
    pen.target(row.say, Rect(x + 2, top, column - 4, pen.y - top))


def _form(pen: Pen) -> None:
    pen.title_bar()
    for row in pen.screen.rows:
        top = pen.y
        pen.lines(row.say, pen.left, pen.room, bold=row.say == pen.screen.tap)
        field_top = pen.y + 2
        pen.y = field_top + 8
        at = len(pen.shapes)
        if row.note:
            pen.lines(row.note, pen.left + 12, pen.room - 24, role="soft")
        else:
            pen.y += SIZE * PITCH
        pen.y += 8
        pen.shapes.insert(at, Box(Rect(pen.left, field_top, pen.room, pen.y - field_top), 8, "glass", "line", 2))
        pen.target(row.say, Rect(pen.left, top, pen.room, pen.y - top))
        pen.after(row.say, 8)


def _camera(pen: Pen) -> None:
    pen.title_bar()
    side = min(pen.room * 0.62, 200, max(100.0, (pen.free - 18) / 1.2))
    x = pen.left + (pen.room - side) / 2
    pen.shapes.append(Oval(Rect(x, pen.y + 4, side, side * 1.2), "glass", "soft", 5, dashed=True))
    pen.shapes.append(Oval(Rect(x + side * 0.33, pen.y + side * 0.3, side * 0.34, side * 0.4), None, "soft", 4))
    shoulder = pen.y + side * 1.02
    left, right = x + side * 0.2, x + side * 0.8
    arc = (
        (left, shoulder),
        (left + side * 0.12, shoulder - side * 0.16),
        (right - side * 0.12, shoulder - side * 0.16),
    )
    pen.shapes.append(Line((*arc, (right, shoulder)), "soft", 4))
    pen.y += side * 1.2 + 18
    _plain_rows(pen)


def _code(pen: Pen) -> None:
    pen.title_bar()
    side = min(pen.room * 0.6, 190, max(110.0, pen.free - 40))
    x = pen.left + (pen.room - side) / 2
    pen.shapes.append(Box(Rect(x - 14, pen.y, side + 28, side + 28), 14, "glass", "line", 1))
    pen.shapes.append(Tiles(Rect(x, pen.y + 14, side, side), _PATTERN))
    pen.y += side + 28 + 14
    for row in pen.screen.rows:
        pen.card(row)


def _upload(pen: Pen) -> None:
    """Dashed squares with a cross, two side by side, the name of the picture below."""
    pen.title_bar()
    _two_by_two(pen, 16, 14, _slot)


def _slot(pen: Pen, x: float, column: float, row: Row) -> None:
    top = pen.y
    square = Rect(x, top, column, 96)
    pen.shapes.append(Box(square, 10, "glass", "line", 2, dashed=True))
    cx, cy = x + column / 2, top + 48
    pen.shapes.append(Line(((cx - 18, cy), (cx + 18, cy)), "soft", 4))
    pen.shapes.append(Line(((cx, cy - 18), (cx, cy + 18)), "soft", 4))
    pen.y += 100
    pen.lines(row.say, x, column, middle=True)
    if row.note:
        pen.lines(row.note, x, column, role="soft", middle=True)
    pen.target(row.say, Rect(x, top, column, pen.y - top))


def _password(pen: Pen) -> None:
    pen.title_bar()
    _plain_rows(pen)
    side = (pen.room - 5 * 8) / 6
    for at in range(6):
        pen.shapes.append(Box(Rect(pen.left + at * (side + 8), pen.y, side, side), 6, "glass", "line", 2))
    pen.y += side + 18
    key = (pen.room - 16) / 3
    for at, digit in enumerate("123456789 0 "):
        if digit == " ":
            continue
        rect = Rect(pen.left + at % 3 * (key + 8), pen.y + at // 3 * 56, key, 48)
        pen.shapes.append(Box(rect, 8, "glass", "line", 1))
        pen.shapes.append(Text(rect.x + key / 2, rect.y + 24 + SIZE * 0.36, digit, SIZE, False, "middle"))
    pen.y += 4 * 56 + 8


def _done(pen: Pen) -> None:
    pen.status("soft")
    pen.still()
    side = 96
    x = pen.left + (pen.room - side) / 2
    pen.shapes.append(Oval(Rect(x, pen.y, side, side), pen.brand))
    tick = ((x + 26, pen.y + 50), (x + 42, pen.y + 66), (x + 72, pen.y + 34))
    pen.shapes.append(Line(tick, "on-app", 8))
    pen.y += side + 12
    pen.lines(pen.screen.title or pen.screen.app, pen.left, pen.room, bold=True, middle=True)
    pen.y += 12
    for row in pen.screen.rows:
        pen.card(row, caret=False)


def _plain_rows(pen: Pen) -> None:
    for row in pen.screen.rows:
        top = pen.y
        pen.lines(row.say, pen.left, pen.room, middle=True)
        if row.note:
            pen.lines(row.note, pen.left, pen.room, role="soft", middle=True)
        pen.target(row.say, Rect(pen.left, top, pen.room, pen.y - top))
        pen.after(row.say, 8)


def _finder(x: int, y: int) -> bool | None:
    """The three corner marks make everyone think of a code; the rest is a chequered nonsense no reader accepts."""
    for left, top in ((0, 0), (14, 0), (0, 14)):
        dx, dy = x - left, y - top
        if 0 <= dx < 7 and 0 <= dy < 7:
            return max(abs(dx - 3), abs(dy - 3)) != 2
        if -1 <= dx <= 7 and -1 <= dy <= 7:
            return False
    return None


def _tile(x: int, y: int) -> str:
    known = _finder(x, y)
    dark = known if known is not None else (x * 7 + y * 5 + x * y) % 3 == 0
    return "#" if dark else "."


_PATTERN = tuple("".join(_tile(x, y) for x in range(21)) for y in range(21))

KINDS: dict[str, Callable[[Pen], None]] = {
    "home": _home,
    "search": _search,
    "list": _list,
    "tiles": _tiles,
    "form": _form,
    "camera": _camera,
    "code": _code,
    "upload": _upload,
    "password": _password,
    "done": _done,
}
"""Every kind a ``Screen`` can have."""
