"""Somebody tries the same locked doors again and again: after a few, a calm page helps better than silence. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

TRIES = 5
WITHIN = 60.0
"""Seconds."""


@dataclass(frozen=True)
class Patience:
    """Remembers when something was last refused, in monotonic seconds."""

    refused: tuple[float, ...] = ()

    def refuse(self, now: float) -> Patience:
        """One more."""
        recent = tuple(at for at in self.refused if 0 <= now - at < WITHIN)
        return replace(self, refused=(*recent[-TRIES + 1 :], now))

    @property
    def spent(self) -> bool:
        """Whether it is time for the calm page; then start again with ``Patience()``."""
        return len(self.refused) >= TRIES
