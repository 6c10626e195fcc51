from collections.abc import Callable
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.kiosk.config import KioskConfig
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

    def __init__(self, tray: Tray, **config: int) -> None:
        self.now = 0.0
        self.pages = 0
        self.told: list[str] = []
        self.quota = PaperQuota(tray, KioskConfig(**config), lambda: self.now, self._printed)

    def _printed(self, pages: int) -> None:
        self.pages += pages

    def print(self, pdf: bytes) -> str:
        self.quota.send(pdf, "", self.told.append)
        return self.told[-1]


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
    for outcome in ("done", "limit", "away", "off", "paper", "failed"):
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
