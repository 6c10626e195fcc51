"""Is the screen lit at this time of day? Pure."""

from __future__ import annotations

from datetime import time

from qinbao.kiosk.config import ScreenHours


def lit(screen: ScreenHours | None, now: time) -> bool:
    """Whether the screen should be lit. Hours may span midnight; equal times mean always."""
    if screen is None:
        return True
    on, off = screen.hours()
    if on == off:
        return True
    return on <= now < off if on < off else now >= on or now < off
