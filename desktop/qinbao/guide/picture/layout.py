"""Lay a ``Screen`` out as a phone: frame, what is on the glass, the red ring and 点这里, and the words 示意图.

Where less is seen at once than there is, the phone is scrolled: what stands above and the large button below stay, and
between them is the part with what is to be tapped.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from qinbao.content.fact import Screen
from qinbao.content.words import Words
from qinbao.guide.picture.clip import clipped, cut
from qinbao.guide.picture.kinds import KINDS
from qinbao.guide.picture.measure import width as measured
from qinbao.guide.picture.pen import CORNER, FRAME, PAD, ROOM_FOR_TAG, SIZE, Pen, brand
from qinbao.guide.picture.shapes import Box, Line, Picture, Rect, Shape, Text

WIDTH = 360.0
"""Units across. At 360 px on the screen the words are 24 px high; on paper draw it ≥ 95 mm wide for 18 pt words."""
LEAST = 520.0
"""Units high at least, where there is room: shorter than that it no longer looks like a phone."""
_BELOW = FRAME + 22
"""Units below the large button: its ring, the line of the phone, and the frame."""
_TITLE = 56
_LITTLE = 70.0
"""Units of a page that are always seen between title and large button."""


def layout(
    screen: Screen,
    words: Words,
    width: float = WIDTH,
    height: float = LEAST,
    sight: float = inf,
    aim: str | None = None,
) -> Picture:
    """The picture, ``width`` units wide and at least ``height`` high; higher if its words need it.

    ``sight``: units that are seen at once: the picture is no higher, unless what must be seen needs more. ``aim``: what
    is to be seen in there; by default what is ringed. Uses the words ``picture.*``.
    """
    aim = aim or screen.tap
    top = float(FRAME)
    left, right = float(FRAME + PAD), width - FRAME - PAD
    pen = Pen(screen, words, left, right, top, brand(screen.app, words), inf)
    foot = _foot(pen)
    pen.free = sight - top - 38 - _TITLE - foot
    KINDS[screen.kind](pen)
    need = pen.y + foot
    tall = max(need, min(height, sight))
    if tall > sight:
        tall = max(sight, pen.top + _least_view(pen, aim) + foot)
        _scroll(pen, tall - foot, aim)
    if screen.button:
        pen.button(screen.button, tall - _BELOW)
    ring = pen.targets.get(screen.tap or "")
    over = _pointer(ring, words("picture.tap"), pen, width) if ring else ()
    grown = ring.grown(5) if ring else None
    shapes = (*_phone(width, tall), *pen.shapes, *_rim(width, tall), *over)
    return Picture(width, tall, shapes, pen.targets, grown, _alt(screen, words))


def _foot(pen: Pen) -> float:
    """Units for the large button and what is below it."""
    if pen.screen.button is None:
        return _BELOW
    tag = ROOM_FOR_TAG if pen.screen.button == pen.screen.tap else 0
    return pen.button_lines(pen.screen.button)[1] + tag + _BELOW + 6


def _least_view(pen: Pen, aim: str | None) -> float:
    target = pen.targets.get(aim or "")
    if target is None or target.y < pen.top:
        return _LITTLE
    return target.h + ROOM_FOR_TAG + 16


def _scroll(pen: Pen, bottom: float, aim: str | None) -> None:
    """Move what can be scrolled so far up that the target is seen, and leave away what then is not."""
    end, target = pen.y, pen.targets.get(aim or "")
    up = 0.0
    if aim is not None and aim == pen.screen.button:
        up = end - bottom
    elif target is not None and target.y >= pen.top:
        up = min(max(0.0, target.bottom + ROOM_FOR_TAG - bottom), target.y - pen.top - 12)
    body = pen.shapes[pen.begun :]
    if pen.screen.kind == "home":
        body = _whole(pen, body, bottom + up)
    pen.shapes[pen.begun :] = [kept for shape in body if (kept := clipped(shape, -up, pen.top, bottom)) is not None]
    for name, rect in tuple(pen.targets.items()):
        if rect.y >= pen.top:
            moved = cut(rect.lower(-up), pen.top, bottom)
            if moved is None or (name != aim and moved.h < rect.h):
                del pen.targets[name]
            else:
                pen.targets[name] = moved
    pen.y = bottom


def _whole(pen: Pen, body: Sequence[Shape], bottom: float) -> list[Shape]:
    """Without the icons of apps that would be cut off there: half of one, or one without its name, is none."""
    gone = [rect for rect in pen.targets.values() if rect.y < bottom < rect.bottom]
    return [shape for shape in body if not any(_within(shape, rect) for rect in gone)]


def _within(shape: Shape, rect: Rect) -> bool:
    if not isinstance(shape, Box | Text):
        return False
    x, y = (shape.rect.x, shape.rect.y) if isinstance(shape, Box) else (shape.x, shape.y)
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom


def _phone(width: float, tall: float) -> tuple[Shape, ...]:
    """The ground of the glass."""
    return (Box(Rect(FRAME / 2, FRAME / 2, width - FRAME, tall - FRAME), CORNER + 6, "field"),)


def _rim(width: float, tall: float) -> tuple[Shape, ...]:
    """The frame, above whatever reaches below it, and the line at the lower end by which a phone is swiped."""
    middle = width / 2
    return (
        Box(Rect(FRAME / 2, FRAME / 2, width - FRAME, tall - FRAME), CORNER + 6, None, "frame", FRAME),
        Line(((middle - 50, tall - FRAME - 9), (middle + 50, tall - FRAME - 9)), "soft", 5),
    )


def _pointer(target: Rect, say: str, pen: Pen, width: float) -> tuple[Shape, ...]:
    """The ring with a light edge, and the tag below it; above it for the large button, which has room there."""
    ring = target.grown(5)
    tag_width = measured(say, SIZE) + 24
    above = pen.screen.button is not None and target == pen.targets.get(pen.screen.button)
    x = min(ring.right - tag_width + 2, width - FRAME - 4 - tag_width)
    x = max(x, FRAME + 4)
    y = ring.y - 40 - 3 if above else ring.bottom + 3
    tag = Rect(x, y, tag_width, 40)
    return (
        Box(ring, 14, None, "glass", 12),
        Box(ring, 14, None, "tap", 6),
        Box(tag, 9, "tag", "glass", 2),
        Text(tag.x + tag.w / 2, tag.y + 20 + SIZE * 0.36, say, SIZE, True, "middle", "on-tag"),
    )


def _alt(screen: Screen, words: Words) -> str:
    key = "picture.alt-tap" if screen.tap else "picture.alt"
    return words(key, app=screen.title or screen.app, tap=screen.tap or "")
