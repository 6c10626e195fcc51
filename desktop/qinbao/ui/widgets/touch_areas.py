"""Where a drawn phone can be touched: each thing on it at least 60 px high and wide, and none over another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

from qinbao.guide.picture.shapes import Rect
from qinbao.ui.theme.sizes import APART, TARGET

Wanted = Callable[[float], float]
_RING = 7
"""Px for the focus ring round what is drawn."""


def areas(targets: Mapping[str, Rect], factor: float, wide: float, high: float) -> dict[str, Rect]:
    """Px rectangles for ``targets`` (units) on a phone of ``wide`` × ``high`` px drawn with ``factor`` px to the unit.

    What is smaller than 60 px grows into the free room round it.
    """
    found = {name: Rect(r.x * factor, r.y * factor, r.w * factor, r.h * factor) for name, r in targets.items()}
    for wanted in (_large, _ringed):
        for name, rect in found.items():
            others = [other for known, other in found.items() if known != name]
            found[name] = _taller(_wider(rect, others, wide, wanted), others, high, wanted)
    return _parted(found)


def _large(length: float) -> float:
    return max(length, TARGET)


def _ringed(length: float) -> float:
    """A little more, so that the focus ring clears the words: only once all are large enough."""
    return length + 2 * _RING


def _parted(found: dict[str, Rect]) -> dict[str, Rect]:
    """Where two are drawn nearer to each other than fingers can tell, each gives way alike."""
    for one, other in combinations(found, 2):
        first, second = sorted((one, other), key=lambda name: (found[name].x, found[name].y))
        a, b = found[first], found[second]
        across = b.x - a.right
        down = max(b.y - a.bottom, a.y - b.bottom)
        lack = (APART - max(across, down)) / 2
        if lack <= 0:
            continue
        if across >= down:
            found[first] = Rect(a.x, a.y, a.w - lack, a.h)
            found[second] = Rect(b.x + lack, b.y, b.w - lack, b.h)
        else:
            upper, lower = (first, second) if a.y < b.y else (second, first)
            above, below = found[upper], found[lower]
            found[upper] = Rect(above.x, above.y, above.w, above.h - lack)
            found[lower] = Rect(below.x, below.y + lack, below.w, below.h - lack)
    return found


def _taller(rect: Rect, others: list[Rect], high: float, wanted: Wanted) -> Rect:
    beside = [other for other in others if other.x < rect.right and rect.x < other.right]
    above = max((other.bottom + APART for other in beside if other.y < rect.y), default=0.0)
    below = min((other.y - APART for other in beside if other.y > rect.y), default=high)
    begin, length = _grown(rect.y, rect.h, wanted(rect.h), above, below)
    return Rect(rect.x, begin, rect.w, length)


def _wider(rect: Rect, others: list[Rect], wide: float, wanted: Wanted) -> Rect:
    beside = [other for other in others if other.y < rect.bottom and rect.y < other.bottom]
    left = max((other.right + APART for other in beside if other.x < rect.x), default=0.0)
    right = min((other.x - APART for other in beside if other.x > rect.x), default=wide)
    begin, length = _grown(rect.x, rect.w, wanted(rect.w), left, right)
    return Rect(begin, rect.y, length, rect.h)


def _grown(begin: float, length: float, wanted: float, least: float, most: float) -> tuple[float, float]:
    """Grow to ``wanted`` px on both sides alike, between ``least`` and ``most``."""
    lack = max(0.0, wanted - length)
    before = min(lack / 2, max(0.0, begin - least))
    after = min(lack - before, max(0.0, most - begin - length))
    before = min(lack - after, max(0.0, begin - least))
    return begin - before, length + before + after
