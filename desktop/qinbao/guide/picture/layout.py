"""Lay a ``Screen`` out as a phone: frame, what is on the glass, the red ring and 点这里, and the words 示意图."""

from __future__ import annotations

from math import inf

from qinbao.content.fact import Screen
from qinbao.content.words import Words
from qinbao.guide.picture.kinds import KINDS
from qinbao.guide.picture.measure import width as measured
from qinbao.guide.picture.pen import PITCH, SIZE, Pen
from qinbao.guide.picture.shapes import Box, Picture, Rect, Shape, Text

WIDTH = 360.0
"""Units across. At 360 px on the screen the words are 24 px high; on paper draw it ≥ 95 mm wide for 18 pt words."""
LEAST = 520.0
"""Units high at least: shorter than that it no longer looks like a phone."""
_FRAME = 12
_PAD = 15
_BELOW = 14
"""Units below the large button: its ring, and a little air."""


def layout(screen: Screen, words: Words, width: float = WIDTH, height: float = LEAST, sight: float = inf) -> Picture:
    """The picture, ``width`` units wide and at least ``height`` high; higher if its words need it.

    ``sight``: units that are seen at once; the large button stands in there, if what is above it leaves the room.
    Words are never cut off. Uses the words ``picture.*``.
    """
    pen = Pen(screen, words, _FRAME + _PAD, width - _FRAME - _PAD, _FRAME + 36)
    KINDS[screen.kind](pen)
    low = SIZE * PITCH + _FRAME + 14
    if screen.button:
        pen.button(screen.button, min(height - low - 6, sight - _BELOW))
    tall = max(height, pen.y + 6 + low)
    ring = pen.targets.get(screen.tap or "")
    frame: list[Shape] = [
        Box(Rect(_FRAME / 2, _FRAME / 2, width - _FRAME, tall - _FRAME), 40, "glass", "frame", _FRAME),
        Box(Rect(width / 2 - 52, _FRAME - 2, 104, 20), 10, "frame"),
    ]
    sketch = Text(width / 2, tall - low + SIZE * 1.05, words("picture.sketch"), SIZE, False, "middle", "soft")
    over = _pointer(ring, words("picture.tap"), pen, width) if ring else ()
    grown = ring.grown(5) if ring else None
    return Picture(width, tall, (*frame, *pen.shapes, sketch, *over), pen.targets, grown, _alt(screen, words))


def _pointer(target: Rect, say: str, pen: Pen, width: float) -> tuple[Shape, ...]:
    """The ring, and the tag below it; above it for the large button, which has room there."""
    ring = target.grown(5)
    tag_width = measured(say, SIZE) + 24
    above = pen.screen.button is not None and target == pen.targets.get(pen.screen.button)
    x = min(ring.right - tag_width + 2, width - _FRAME - 4 - tag_width)
    x = max(x, _FRAME + 4)
    y = ring.y - 40 - 3 if above else ring.bottom + 3
    tag = Rect(x, y, tag_width, 40)
    return (
        Box(ring, 14, None, "tap", 6),
        Box(tag, 9, "tag"),
        Text(tag.x + tag.w / 2, tag.y + 20 + SIZE * 0.36, say, SIZE, True, "middle", "on-tag"),
    )


def _alt(screen: Screen, words: Words) -> str:
    key = "picture.alt-tap" if screen.tap else "picture.alt"
    return words(key, app=screen.title or screen.app, tap=screen.tap or "")
