"""Letters that come faster than fingers: a scanner that types what it reads and ends with Enter. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from qinbao.kiosk.visit.resume import MOST

PAUSE = 0.1
"""Seconds between two keys of a scanner at most; a person needs longer."""
CALM = 1.0
"""Seconds of silence that end a flood."""

Heard = Literal["nothing", "code", "garbage", "rest"]


@dataclass(frozen=True)
class Scanner:
    """What was typed up to now. Never more than one code: 10 kB cost no more than 46 letters."""

    text: str = ""
    last: float = float("-inf")
    flooded: bool = False
    ended_at: float = float("-inf")
    """When a code came to its end: some scanners end with two keys, CR and LF, and the second is nobody's."""

    def typed(self, letter: str, now: float) -> Scanner:
        """One more printable key, pressed at ``now`` (seconds of one clock, whichever)."""
        pause = now - self.last
        if self.flooded and pause < CALM:
            return Scanner("", now, True)
        if pause > PAUSE:
            return Scanner(letter[:1], now)
        if len(self.text) >= MOST:
            return Scanner("", now, True)
        return Scanner(self.text + letter[:1], now)

    def tail(self, now: float) -> bool:
        """Whether a key at ``now`` still belongs to a code that came to its end."""
        return 0 <= now - self.ended_at <= PAUSE

    def ended(self, now: float) -> tuple[Scanner, Heard, str]:
        """Enter was pressed. ``nothing``: it was a person's Enter. A code still has to be proven by ``decode``.

        ``rest``: one more Enter of the scanner; nobody's, and no news.
        """
        if self.tail(now):
            return replace(self, ended_at=now), "rest", ""
        fresh = Scanner()
        if now - self.last > (CALM if self.flooded else PAUSE):
            return fresh, "nothing", ""
        if self.flooded:
            return Scanner("", now, True, now), "garbage", ""
        if len(self.text) < 2:
            return fresh, "nothing", self.text
        return Scanner(ended_at=now), "code", self.text
