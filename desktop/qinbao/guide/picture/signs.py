"""Small plain signs for lists and tiles of a phone, each in a square of 40 units, drawn by us."""

from __future__ import annotations

from collections.abc import Mapping

from qinbao.content.fact import Sign
from qinbao.guide.picture.shapes import Line, Oval, Rect, Shape

Points = tuple[tuple[float, float], ...]
_LINES: Mapping[str, tuple[Points, ...]] = {
    "code": (((11, 11), (17, 11), (17, 17), (11, 17), (11, 11)), ((23, 11), (29, 11), (29, 17), (23, 17), (23, 11)),
             ((11, 23), (17, 23), (17, 29), (11, 29), (11, 23)), ((24, 24), (24, 29)), ((29, 23), (29, 29))),
    "family": (((8, 30), (9, 25), (14, 23), (19, 25), (20, 30)), ((22, 30), (23, 25), (27, 23), (31, 25), (32, 30))),
    "person": (((11, 31), (12, 25), (20, 22), (28, 25), (29, 31)),),
    "wallet": (((9, 13), (31, 13), (31, 29), (9, 29), (9, 13)), ((24, 21), (27, 21))),
    "search": (((24, 24), (31, 31)),),
    "heart": (((20, 31), (10, 21), (10, 15), (15, 11), (20, 16), (25, 11), (30, 15), (30, 21), (20, 31)),),
    "gear": (((20, 9), (20, 13)), ((20, 27), (20, 31)), ((9, 20), (13, 20)), ((27, 20), (31, 20))),
    "map": (((20, 32), (12, 20), (12, 14), (20, 9), (28, 14), (28, 20), (20, 32)),),
    "money": (((13, 12), (20, 20), (27, 12)), ((20, 20), (20, 30)), ((14, 21), (26, 21)), ((14, 26), (26, 26))),
    "paper": (((12, 8), (28, 8), (28, 32), (12, 32), (12, 8)), ((16, 15), (24, 15)), ((16, 21), (24, 21))),
}  # fmt: skip
_ROUND: Mapping[str, tuple[tuple[float, float, float], ...]] = {
    "family": ((14, 15, 5), (27, 16, 4)),
    "person": ((20, 14, 6),),
    "search": ((18, 18, 8),),
    "gear": ((20, 20, 7),),
    "map": ((20, 17, 3),),
}
"""Middle and radius."""


def signs(name: Sign, x: float, y: float, side: float) -> tuple[Shape, ...]:
    """The strokes of a sign in the square at ``x``, ``y``."""
    unit = side / 40
    lines = (
        Line(tuple((x + px * unit, y + py * unit) for px, py in points), "on-app", 2.6 * unit)
        for points in _LINES[name]
    )
    rounds = (
        Oval(Rect(x + (cx - r) * unit, y + (cy - r) * unit, 2 * r * unit, 2 * r * unit), None, "on-app", 2.6 * unit)
        for cx, cy, r in _ROUND.get(name, ())
    )
    return (*lines, *rounds)
