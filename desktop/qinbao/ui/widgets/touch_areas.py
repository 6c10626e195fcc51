"""Where a drawn phone can be touched: each thing on it at least 60 px high and wide, and none over another."""

from __future__ import annotations

from collections.abc import Mapping

from qinbao.guide.picture import Rect
from qinbao.ui.theme.sizes import TARGET

_GAP = 8.0
"""Px between two of them (EN 301 549 and 工信部 适老化通用设计规范: never less)."""


def areas(targets: Mapping[str, Rect], factor: float, wide: float, high: float) -> dict[str, Rect]:
    """Px rectangles for ``targets`` (units) on a phone of ``wide`` × ``high`` px drawn with ``factor`` px to the unit.

    What is smaller than 60 px grows into the free room round it.
    """
    found = {name: Rect(r.x * factor, r.y * factor, r.w * factor, r.h * factor) for name, r in targets.items()}
    for name, rect in found.items():
        others = [other for known, other in found.items() if known != name]
        found[name] = _taller(_wider(rect, others, wide), others, high)
    return found


def _taller(rect: Rect, others: list[Rect], high: float) -> Rect:
    beside = [other for other in others if other.x < rect.right and rect.x < other.right]
    above = max((other.bottom + _GAP for other in beside if other.y < rect.y), default=0.0)
    below = min((other.y - _GAP for other in beside if other.y > rect.y), default=high)
    begin, length = _grown(rect.y, rect.h, above, below)
    return Rect(rect.x, begin, rect.w, length)


def _wider(rect: Rect, others: list[Rect], wide: float) -> Rect:
    beside = [other for other in others if other.y < rect.bottom and rect.y < other.bottom]
    left = max((other.right + _GAP for other in beside if other.x < rect.x), default=0.0)
    right = min((other.x - _GAP for other in beside if other.x > rect.x), default=wide)
    begin, length = _grown(rect.x, rect.w, left, right)
    return Rect(begin, rect.y, length, rect.h)


def _grown(begin: float, length: float, least: float, most: float) -> tuple[float, float]:
    """Grow to 60 px on both sides alike, between ``least`` and ``most``."""
    lack = max(0.0, TARGET - length)
    before = min(lack / 2, max(0.0, begin - least))
    after = min(lack - before, max(0.0, most - begin - length))
    before = min(lack - after, max(0.0, begin - least))
    return begin - before, length + before + after
