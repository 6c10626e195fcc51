"""The operator's way in: some taps in one corner, which nobody makes by chance. Pure."""

from __future__ import annotations

from dataclasses import dataclass

TAPS = 7
WITHIN = 5.0
"""Seconds for all taps."""
SIDE = 96
"""Px of the corner."""


@dataclass(frozen=True)
class Corner:
    """Taps up to now, in monotonic seconds."""

    taps: tuple[float, ...] = ()

    def tap(self, x: int, y: int, now: float) -> Corner:
        """A tap at (x, y) px from the upper left corner of the screen; one elsewhere starts anew."""
        if x > SIDE or y > SIDE:
            return Corner()
        recent = tuple(at for at in self.taps if 0 <= now - at < WITHIN)
        return Corner((*recent, now)[-TAPS:])

    @property
    def opened(self) -> bool:
        """Whether it was the gesture."""
        return len(self.taps) >= TAPS
