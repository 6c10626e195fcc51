import os
from datetime import date, datetime
from pathlib import Path

import pytest

from qinbao.content.library import Library
from qinbao.content.trouble import Trouble
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.operator.counters import Counters
from qinbao.kiosk.operator.report import Report, _age, gather, line
from qinbao.kiosk.operator.tamper import TamperLog

NOW = datetime(2026, 11, 28, 9, 30)


def report(library: Library, state: Path, counted: int = 0, damaged: tuple[Trouble, ...] = ()) -> Report:
    counters = Counters(state / "counters.json", lambda: date(2026, 11, 28))
    counters.add("paper", count=counted)
    counters.add("blocked", count=counted)
    return gather(library, damaged, KioskConfig(day=100), state, counters, TamperLog(state / "t", lambda: NOW), NOW)


def test_one_line_tells_all_and_can_be_taken_apart(library: Library, tmp_path: Path) -> None:
    told = line(report(library, tmp_path, 90, (Trouble("regions/zhejiang.yaml", 3, "syntax", "x"),)))
    pairs = dict(part.split("=") for part in told.split(" "))
    assert "\n" not in told
    assert told.isascii()
    assert pairs["damaged"] == "regions/zhejiang.yaml:3"
    assert pairs["paper"] == "90"
    assert pairs["paper_low"] == "yes"
    assert pairs["tamper_log"] == "whole"
    assert int(pairs["disk_mb"]) > 0


def test_small_counts_of_what_people_did_are_not_told(library: Library, tmp_path: Path) -> None:
    told = line(report(library, tmp_path, 3))
    assert "paper=<5" in told
    assert "blocked=<5" in told


def test_only_the_last_week_counts(library: Library, tmp_path: Path) -> None:
    at = [datetime(2026, 11, 10, 9, 0)]
    log = TamperLog(tmp_path / "t", lambda: at[0])
    for kind in ("start", "power", "start", "pin-wrong"):
        log.add(kind)
    assert report(library, tmp_path).restarts == ()
    at[0] = datetime(2026, 11, 25, 9, 0)
    for kind in ("frozen", "start", "frozen", "start", "pin-wrong", "usb-in"):
        log.add(kind)
    made = report(library, tmp_path)
    assert made.restarts == (("frozen", 2),)
    assert (made.wrong_pins, made.usb, made.started) == (1, 1, "2026-11-25T09:00")


@pytest.mark.skipif(os.name != "posix", reason="looks at a folder that cannot be written")
def test_a_state_that_cannot_be_written_is_told(library: Library, tmp_path: Path) -> None:
    made = gather(
        library, (), KioskConfig(), Path("/proc/nothing"), Counters(tmp_path / "c", lambda: date(2026, 11, 28)),
        TamperLog(tmp_path / "t", lambda: NOW), NOW, settings=False,
    )  # fmt: skip
    assert "disk_mb=unwritable" in line(made)
    assert "settings=faulty" in line(made)


@pytest.mark.parametrize(
    ("newest", "days"),
    [("2026-11-20", 8), ("2026-10", 28), ("2026-11", 0), ("2025", 332), ("", None), ("2025-12", 332)],
)
def test_the_age_of_content_is_as_exact_as_its_newest_date(newest: str, days: int | None) -> None:
    assert _age(newest, date(2026, 11, 28)) == days
