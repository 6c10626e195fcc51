"""How much a kiosk is used, counted by day: no time of day, no two facts of one visit together, nothing of a person."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from qinbao.files import write_whole

log = logging.getLogger(__name__)

What = Literal["visits", "place", "topic", "sheet", "paper", "timeouts", "cleared", "blocked", "resumed"]
HIDDEN_BELOW = 5
"""Smaller numbers are not exported: few visits on a day could be told apart."""
KEPT_DAYS = 400

Days = dict[str, dict[str, dict[str, int]]]
"""Day → what → which → how often."""


class Counters:
    """Counts in memory, written by ``save``; a full disk costs the file, never the count or the kiosk."""

    def __init__(self, file: Path, today: Callable[[], date]) -> None:
        self._file = file
        self._today = today
        self._days = self._read()
        self._changed = False
        self._warned = False

    def add(self, what: What, which: str = "", count: int = 1) -> None:
        """Count ``which`` (a place's code, a topic's id, a sheet's name; empty where there is nothing to name).

        A ``count`` below 0 takes back what was counted too much.
        """
        day = self._days.setdefault(self._today().isoformat(), {}).setdefault(what, {})
        day[which] = max(0, day.get(which, 0) + count)
        self._changed = True

    def today(self, what: What) -> int:
        """How often today, all together."""
        return sum(self._days.get(self._today().isoformat(), {}).get(what, {}).values())

    def most(self, what: What) -> tuple[str, int] | None:
        """What was counted most often today and how often; none while it is so seldom that an export would hide it."""
        counted = self._days.get(self._today().isoformat(), {}).get(what, {})
        which, count = max(counted.items(), key=lambda item: item[1], default=("", 0))
        return (which, count) if count >= HIDDEN_BELOW else None

    def kinds(self, what: What) -> dict[str, int]:
        """How often each on all days that are kept; what an export would hide on every day counts as never."""
        found: dict[str, int] = {}
        for kinds in self._days.values():
            for which, count in kinds.get(what, {}).items():
                found[which] = found.get(which, 0) + (count if count >= HIDDEN_BELOW else 0)
        return found

    def total(self, what: What) -> int:
        """How often on all days that are kept."""
        return sum(sum(kinds.get(what, {}).values()) for kinds in self._days.values())

    def save(self) -> bool:
        """Write what changed. False where that was not possible; it is tried again next time."""
        if not self._changed:
            return True
        for old in sorted(self._days)[:-KEPT_DAYS]:
            del self._days[old]
        try:
            write_whole(self._file, msgspec.json.encode(self._days))
        except OSError as error:
            if not self._warned:
                log.warning("counters cannot be written: %s", error.strerror)
            self._warned = True
            return False
        self._changed = self._warned = False
        return True

    def export(self) -> str:
        """All counts as lines ``day,what,which,count``; a count under 5 is ``<5``, and there are no sums."""
        lines = ["day,what,which,count"]
        for day, what, which, count in self._rows():
            lines.append(f"{day},{what},{which},{count if count >= HIDDEN_BELOW else f'<{HIDDEN_BELOW}'}")
        return "\n".join(lines) + "\n"

    def _rows(self) -> Iterator[tuple[str, str, str, int]]:
        for day, kinds in sorted(self._days.items()):
            for what, counted in sorted(kinds.items()):
                for which, count in sorted(counted.items()):
                    yield day, what, which, count

    def _read(self) -> Days:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=Days)
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError, ValueError):
            log.warning("counters in %s cannot be read: counting starts anew", self._file)
            return {}
