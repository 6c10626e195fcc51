"""Paper over restarts: whoever pulls the plug wins none."""

from datetime import date
from pathlib import Path

import pytest

from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.operator import pin
from qinbao.kiosk.operator.counters import Counters
from qinbao.kiosk.paper_budget import HOUR, PaperBudget

YEAR = 365 * 86400.0
NOWHERE = Path("/proc/full")
"""No folder can be made here."""


@pytest.fixture(autouse=True)
def on_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of a test may well be in memory."""
    monkeypatch.setattr(pin, "in_memory", lambda _: False)


class Hall:
    """A kiosk that is switched off and on; both of its clocks move when told."""

    def __init__(self, folder: Path, **config: int) -> None:
        self.folder = folder
        self.config = KioskConfig(**config)
        self.monotonic = self.wall = 1_000_000.0

    def start(self) -> PaperBudget:
        """As after a power cut: the monotonic clock begins anew."""
        self.monotonic = 20.0
        counters = Counters(self.folder / "counters.json", lambda: date(2026, 11, 22))
        file = self.folder / "paper.json"
        return PaperBudget(self.config, counters, lambda: self.monotonic, file, lambda: self.wall)

    def take(self, starts: int) -> list[str | None]:
        """Print a sheet after each start."""
        return [self.start().take(1, "fridge") for _ in range(starts)]


@pytest.mark.parametrize("budget", ["hour", "day"])
def test_who_pulls_the_plug_wins_no_paper(tmp_path: Path, caplog: pytest.LogCaptureFixture, budget: str) -> None:
    caplog.set_level("WARNING")
    assert Hall(tmp_path, **{budget: 3}).take(8) == [None] * 3 + [budget] * 5


def test_after_an_hour_there_is_paper_again_however_often_it_was_switched_off_meanwhile(tmp_path: Path) -> None:
    hall = Hall(tmp_path, hour=3)
    for _ in range(3):
        assert hall.start().take(1, "fridge") is None
        hall.wall += HOUR / 4
    assert hall.take(1) == ["hour"]
    hall.wall += HOUR / 4
    assert hall.take(2) == [None, "hour"]


def test_a_clock_that_was_set_back_wins_no_paper_and_costs_none_beyond_the_hour(tmp_path: Path) -> None:
    hall = Hall(tmp_path, hour=3)
    hall.take(3)
    hall.wall -= 10 * YEAR
    budget = hall.start()
    assert budget.hour == 0
    hall.monotonic += HOUR
    assert budget.hour == 3


def test_a_clock_that_leaps_while_it_serves_changes_nothing(tmp_path: Path) -> None:
    hall = Hall(tmp_path, hour=3)
    budget = hall.start()
    budget.take(2, "steps")
    hall.wall += 10 * YEAR
    assert budget.hour == 1
    budget.take(1, "fridge")
    assert hall.start().hour == 0


def test_what_did_not_come_out_is_given_back_over_a_restart_and_not_twice(tmp_path: Path) -> None:
    hall = Hall(tmp_path, hour=3)
    budget = hall.start()
    budget.take(2, "steps")
    hall.monotonic += 600
    budget.give_back(2, "steps")
    assert budget.hour == 3
    hall.monotonic += HOUR - 300
    assert budget.hour == 3
    assert hall.start().hour == 3


@pytest.mark.parametrize("damage", [b"\0garbage", b'{"at": 1, "taken": [["x", 1]]}'])
def test_where_it_cannot_be_read_what_was_taken_the_hour_counts_as_used_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes
) -> None:
    (tmp_path / "paper.json").write_bytes(damage)
    with caplog.at_level("WARNING"):
        hall = Hall(tmp_path, hour=4)
        budget = hall.start()
    assert budget.hour == 0
    assert not budget.forgets
    hall.monotonic += HOUR / 2
    assert budget.hour == 2


@pytest.mark.parametrize("where", ["unwritable", "in memory"])
def test_where_nothing_is_remembered_each_start_begins_without_paper_and_earns_it_bit_by_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    caplog.set_level("WARNING")
    monkeypatch.setattr(pin, "in_memory", lambda _: where == "in memory")
    hall = Hall(NOWHERE if where == "unwritable" else tmp_path, hour=40, day=30)
    assert hall.take(8) == ["hour"] * 8
    budget = hall.start()
    assert budget.forgets
    hall.monotonic += HOUR / 30
    assert budget.take(1, "fridge") is None
    assert budget.take(1, "fridge") == "hour"
    hall.monotonic += HOUR
    assert budget.hour == 30
    assert hall.take(8) == ["hour"] * 8


def test_a_kiosk_on_a_disk_forgets_nothing(tmp_path: Path) -> None:
    budget = Hall(tmp_path).start()
    assert not budget.forgets
    assert (budget.hour, budget.day) == (40, 200)
