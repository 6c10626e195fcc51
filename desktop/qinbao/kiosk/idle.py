"""Has the person gone? Pure: the clock comes in from outside, in monotonic seconds.

A visit is resting until the first touch, then active; after ``idle`` seconds without input the question stands for
``countdown`` seconds; without an answer the visit is over. It may be answered as often as one likes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Phase = Literal["resting", "active", "asking"]


@dataclass(frozen=True)
class Idle:
    """One moment. ``idle`` and ``countdown`` in seconds."""

    idle: float = 180.0
    countdown: float = 60.0
    phase: Phase = "resting"
    since: float = 0.0
    """When the phase began, or the last input came."""

    def touch(self, now: float) -> Idle:
        """The person did something. While the question stands only ``still`` answers it: a passer-by may not."""
        return self if self.phase == "asking" else replace(self, phase="active", since=now)

    def still(self, now: float) -> Idle:
        """我还在."""
        return replace(self, phase="active", since=now)

    def over(self) -> Idle:
        """The visit has ended, by the clock or by 马上清屏."""
        return replace(self, phase="resting", since=0.0)

    def tick(self, now: float, busy: bool = False) -> Idle:
        """Time goes by. ``busy``: paper is coming out, nobody has to touch anything meanwhile.

        However long nobody looked at the clock, the question always gets its full countdown.
        """
        if self.phase == "active" and busy:
            return replace(self, since=now)
        if self.phase == "active" and now - self.since >= self.idle:
            return replace(self, phase="asking", since=now)
        if self.phase == "asking" and now - self.since >= self.countdown:
            return self.over()
        return self

    def left(self, now: float) -> int:
        """Whole seconds until the visit ends, while the question stands; else 0."""
        if self.phase != "asking":
            return 0
        return max(0, min(round(self.countdown), round(self.countdown - (now - self.since))))
