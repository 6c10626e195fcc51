from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.operator import pin
from qinbao.kiosk.operator.counters import Counters
from qinbao.kiosk.paper_budget import HOUR, PaperBudget
from qinbao.kiosk.visit.paper_quota import PER_PAGE, PaperQuota
from qinbao.kiosk.visit.sheets import KioskSheets


class Tray:
    """A printer that takes everything, or has one thing to complain about."""

    def __init__(self, outcome: str = "done") -> None:
        self.outcome = outcome
        self.taken: list[bytes] = []

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        self.taken.append(pdf)
        done(self.outcome)


class Desk:
    """One visit's quota and what it was told."""

    folder: Path

    def __init__(self, tray: Tray, **config: int) -> None:
        self.now = 0.0
        self.told: list[str] = []
        self.tray = tray
        self.config = KioskConfig(**config)
        self.counters = Counters(self.folder / "counters.json", lambda: date(2026, 11, 22))
        self.budget = PaperBudget(self.config, self.counters, lambda: self.now, self.folder / "paper.json")
        self.next_visit()

    def next_visit(self) -> None:
        self.quota = PaperQuota(self.tray, self.config, lambda: self.now, self.budget)

    @property
    def pages(self) -> int:
        return self.counters.total("paper")

    def print(self, pdf: bytes) -> str:
        self.quota.send(pdf, "", self.told.append)
        return self.told[-1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a desk keeps its counts; it stands for a disk, wherever it is."""
    Desk.folder = tmp_path
    monkeypatch.setattr(pin, "in_memory", lambda _: False)


@pytest.fixture(scope="module")
def sheets(library: Library) -> dict[str, bytes]:
    """Real sheets: one page, and several."""
    guide = build(library, "family-account", {"place": "330100", "for": "parent"}, date(2026, 11, 22))
    made = KioskSheets(library, resumable=True)
    return {name: made.pdf(guide, name) for name in ("fridge", "steps")}


def test_each_sheet_comes_out_at_most_twice(sheets: dict[str, bytes]) -> None:
    desk = Desk(tray := Tray())
    assert [desk.print(sheets["fridge"]) for _ in range(3)] == ["done", "done", "limit"]
    assert len(tray.taken) == 2
    assert desk.pages == 2


def test_all_together_at_most_ten_pages(sheets: dict[str, bytes]) -> None:
    desk = Desk(Tray(), copies=2, pages=10)
    steps = sheets["steps"]
    told = [desk.print(steps), desk.print(steps), desk.print(sheets["fridge"])]
    assert "limit" in told
    assert 3 < desk.pages <= 10


@pytest.mark.parametrize(
    ("outcome", "told"), [("none", "away"), ("off", "off"), ("paper", "paper"), ("failed", "failed")]
)
def test_what_did_not_come_out_is_not_counted(sheets: dict[str, bytes], outcome: str, told: str) -> None:
    tray = Tray(outcome)
    desk = Desk(tray)
    assert {desk.print(sheets["fridge"]) for _ in range(5)} == {told}
    assert not desk.quota.busy
    tray.outcome = "done"
    assert desk.print(sheets["fridge"]) == "done"
    assert desk.pages == 1


def test_nobody_is_asked_while_paper_comes_out(sheets: dict[str, bytes]) -> None:
    desk = Desk(Tray())
    assert not desk.quota.busy
    desk.print(sheets["fridge"])
    assert desk.quota.busy
    desk.now = PER_PAGE
    assert not desk.quota.busy


def test_every_outcome_has_its_words(library: Library) -> None:
    for outcome in ("done", "still", "limit", "hour", "day", "away", "off", "paper", "failed"):
        assert library.words(f"told.print.{outcome}.title")
        assert library.words(f"kiosk.operator.told.test.{outcome}")


def test_after_the_visit_the_printer_is_counted_and_nobody_is_told(sheets: dict[str, bytes]) -> None:
    class Late(Tray):
        def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
            self.later = done

    desk = Desk(tray := Late())
    desk.quota.send(sheets["fridge"], "", desk.told.append)
    desk.quota.close()
    tray.later("done")
    assert desk.told == []
    assert desk.pages == 1


class Slow(Tray):
    """A printer nobody hears from in time."""

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        self.taken.append(pdf)
        self.later = done
        done("still")


def test_an_outcome_nobody_knows_counts_as_printed(sheets: dict[str, bytes]) -> None:
    desk = Desk(tray := Slow())
    assert [desk.print(sheets["fridge"]) for _ in range(15)] == ["still"] * 2 + ["limit"] * 13
    assert len(tray.taken) == 2
    assert desk.pages == 2


def test_what_turns_out_later_not_to_have_come_is_given_back_and_told(sheets: dict[str, bytes]) -> None:
    desk = Desk(tray := Slow())
    desk.print(sheets["fridge"])
    tray.later("paper")
    assert desk.told == ["still", "paper"]
    assert desk.pages == 0
    assert desk.budget.hour == desk.config.hour


def test_twenty_visits_one_after_the_other_do_not_empty_the_tray(
    sheets: dict[str, bytes], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    desk = Desk(tray := Tray(), hour=12, day=20)
    told = []
    for _ in range(20):
        desk.next_visit()
        told.append(desk.print(sheets["fridge"]))
        desk.now += 22
    assert told == ["done"] * 12 + ["hour"] * 8
    desk.now += HOUR
    for _ in range(20):
        desk.next_visit()
        told.append(desk.print(sheets["fridge"]))
    assert told[20:] == ["done"] * 8 + ["day"] * 12
    assert len(tray.taken) == 20


def test_the_operator_is_warned_before_the_paper_of_the_day_is_used_up(
    sheets: dict[str, bytes], caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk(Tray(), day=10)
    with caplog.at_level("WARNING"):
        assert [desk.budget.take(1, "fridge") for _ in range(8)] == [None] * 8
        assert not desk.budget.low
        desk.budget.take(1, "fridge")
        assert desk.budget.low
    assert "paper: 1 sheets are left" in caplog.text
