"""How a kiosk is, in one look and in one line a day, for whoever watches five hundred of them.

``python -m qinbao.kiosk.operator.report [SETTINGS]`` prints the line.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

import qinbao
from qinbao.content.library import Library
from qinbao.content.trouble import Trouble
from qinbao.kiosk.clocks import now, today
from qinbao.kiosk.config import KioskConfig, load
from qinbao.kiosk.operator.counters import HIDDEN_BELOW, Counters
from qinbao.kiosk.operator.tamper import UNEXPECTED, TamperLog
from qinbao.kiosk.paper_budget import LOW

STATE = Path("/var/lib/qinbao-kiosk/state/qinbao")
SETTINGS = Path("/etc/qinbao/kiosk.yaml")
WEEK = timedelta(days=7)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Facts about the machine, none about a person."""

    version: str
    content: str
    """Newest date of a fact; empty: none is dated."""
    age: int | None
    """Days since then, counted from the end of a month where only the month is known."""
    damaged: tuple[str, ...]
    """Files of the content that cannot be used, each with the line."""
    settings: bool
    """Whether all of the settings could be used."""
    started: str
    restarts: tuple[tuple[str, int], ...]
    """Why it began anew unasked within a week, and how often."""
    wrong_pins: int
    """Within a week."""
    usb: int
    """Devices plugged in or out within a week."""
    disk: int | None
    """Megabytes left for what is kept; none: it cannot be written at all."""
    paper: int
    blocked: int
    low: bool
    """Whether today's paper comes to its end."""
    broken: int | None
    """Line of the tamper log from which on it was changed."""
    head: str


def gather(
    library: Library, damaged: Sequence[Trouble], config: KioskConfig, state: Path, counters: Counters,
    tampered: TamperLog, at: datetime, settings: bool = True,
) -> Report:  # fmt: skip
    """Look at everything once. ``state``: the folder of what is kept. ``at``: the time in the hall."""
    newest = max((source.date for source in library.sources.values() if source.date), default="")
    week = Counter(line.kind for line in tampered.since((at - WEEK).date().isoformat()))
    starts = [line.at for line in tampered.lines() if line.kind == "start"]
    return Report(
        version=qinbao.__version__,
        content=newest,
        age=_age(newest, at.date()),
        damaged=tuple(f"{trouble.file}:{trouble.line}" for trouble in damaged),
        settings=settings,
        started=starts[-1] if starts else "",
        restarts=tuple((kind, week[kind]) for kind in UNEXPECTED if week[kind]),
        wrong_pins=week["pin-wrong"],
        usb=week["usb-in"] + week["usb-out"],
        disk=_left(state),
        paper=counters.today("paper"),
        blocked=counters.today("blocked"),
        low=config.printing and config.day - counters.today("paper") < LOW * config.day,
        broken=tampered.broken(),
        head=tampered.head,
    )


def line(report: Report) -> str:
    """All of it as ``name=value``, one blank between two; small counts of what people did are not told."""
    return " ".join(f"{name}={value}" for name, value in _pairs(report))


def _pairs(report: Report) -> Iterator[tuple[str, str]]:
    yield "version", report.version
    yield "content", report.content or "none"
    yield "content_days", str(report.age) if report.age is not None else "unknown"
    yield "damaged", ",".join(report.damaged) or "none"
    yield "settings", "used" if report.settings else "faulty"
    yield "started", report.started or "unknown"
    yield "restarts", ",".join(f"{kind}:{count}" for kind, count in report.restarts) or "none"
    yield "wrong_pins", str(report.wrong_pins)
    yield "usb", str(report.usb)
    yield "disk_mb", str(report.disk) if report.disk is not None else "unwritable"
    yield "paper", _hidden(report.paper)
    yield "paper_low", "yes" if report.low else "no"
    yield "blocked", _hidden(report.blocked)
    yield "tamper_log", f"changed-from-line-{report.broken}" if report.broken else "whole"
    yield "head", report.head or "none"


def _hidden(count: int) -> str:
    return str(count) if count >= HIDDEN_BELOW else f"<{HIDDEN_BELOW}"


def _age(newest: str, day: date) -> int | None:
    """Dates are as exact as their sources: 2026, 2026-10 or 2026-10-08."""
    parts = [int(part) for part in newest.split("-") if part.isdigit()]
    if not parts:
        return None
    year, month, exact = (*parts, 0, 0)[:3]
    if not exact:
        first = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
        return max(0, (day - (first - timedelta(days=1))).days)
    return max(0, (day - date(year, month, exact)).days)


def _left(state: Path) -> int | None:
    if not os.access(state, os.W_OK):
        return None
    return shutil.disk_usage(state).free // 1_000_000


def main(arguments: Sequence[str]) -> int:
    """Print the line for the kiosk of this machine. 0, or 1 where its content cannot be read at all."""
    from qinbao import paths
    from qinbao.kiosk.contents import content

    settings = Path(arguments[0]) if arguments else SETTINGS
    config, trouble = load(settings, Library().words)
    library, damaged = content(config, paths.shipped("data"), STATE)
    counters = Counters(STATE / "counters.json", today)
    tampered = TamperLog(STATE / "tamper.log", now)
    print(line(gather(library, damaged, config, STATE, counters, tampered, now(), trouble is None)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
