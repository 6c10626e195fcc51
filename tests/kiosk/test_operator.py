"""Whoever looks after the kiosk: seven taps, a PIN, and what the page behind it shows and does."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from kiosk_people import HASHED, PIN, Clock, MakeKiosk, clear, let_operator_in
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_visits import go_to_place, later, press, texts

from qinbao.content.library import Library
from qinbao.guide.household import Subject
from qinbao.kiosk import station
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.cover import fitting
from qinbao.kiosk.operator import pin
from qinbao.kiosk.operator.page import Health, OperatorPage
from qinbao.kiosk.operator.pinpad import PinPad
from qinbao.kiosk.operator.report import Report
from qinbao.kiosk.operator.usb import Usb
from qinbao.kiosk.pages import AskPage, StartPage, SurePage
from qinbao.kiosk.station import Station
from qinbao.paper.errors import PaperError
from qinbao.screen.press import Answer
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.label import WrapLabel


def tap_corner(station: Station, clock: Clock, times: int = 7) -> None:
    for _ in range(times):
        clock.pass_by(0.3)
        QTest.mouseClick(station.shell.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))


def test_seven_taps_in_the_corner_and_the_pin_open_the_operators_page(kiosk: Station, clock: Clock) -> None:
    tap_corner(kiosk, clock)
    assert isinstance(kiosk.shell.cover, PinPad)
    for digit in PIN:
        press(kiosk, digit)
    assert PIN not in texts(kiosk.shell)
    press(kiosk, "确定")
    assert isinstance(kiosk.shell.cover, OperatorPage)
    shown = texts(kiosk.shell)
    assert all(word in shown for word in ("版本：", "资料最新到：20", "浙江省 杭州市", "打印机：没有", "今天用了 0 次"))


def test_the_operator_sees_what_was_asked_most_once_it_is_too_often_to_tell_of_anybody(kiosk: Station) -> None:
    for visits, told in ((4, False), (1, True)):
        for _ in range(visits):
            press(kiosk, "点一下开始")
            go_to_place(kiosk)
            assert kiosk.visit is not None
            kiosk.visit.store.apply(Answer("330106"))
            clear(kiosk)
        let_operator_in(kiosk)
        shown = texts(kiosk.shell)
        assert ("替家人亮医保码，5 次" in shown) == told
        assert ("杭州，5 次" in shown) == told
        press(kiosk, "回到开头")


def test_what_is_plugged_in_while_it_serves_is_written_down_without_anybody_touching_it(
    make_kiosk: MakeKiosk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(station, "HOURS_MS", 20)
    kit = make_kiosk(KioskConfig(printing=False)).kit
    kit.usb = Usb(kit.tampered, tmp_path / "devices")
    stick = tmp_path / "devices" / "1-2"
    stick.mkdir(parents=True)
    (stick / "idProduct").write_text("5567\n")
    (stick / "idVendor").write_text("0781\n")
    qtbot.waitUntil(lambda: ("usb-in", "0781:5567") in [(line.kind, line.more) for line in kit.tampered.lines()])


def test_the_operator_is_told_of_a_kiosk_that_forgets_its_paper_and_what_it_does_about_it(
    make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pin, "in_memory", lambda _: True)
    kiosk = make_kiosk(KioskConfig(pin=HASHED))
    let_operator_in(kiosk)
    assert "断电以后，记不住打了多少张纸。刚开机打不了" in texts(kiosk.shell)
    assert kiosk.kit.paper.hour == 0


def test_the_operator_of_a_kiosk_on_a_disk_is_not_told_that_it_forgets(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk(KioskConfig(pin=HASHED))
    let_operator_in(kiosk)
    assert "断电以后" not in texts(kiosk.shell)


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768), (1280, 800)])
def test_all_buttons_are_on_the_screen_however_much_is_wrong(
    qapp: QApplication, library: Library, size: tuple[int, int]
) -> None:
    report = Report(
        version="0.1.0", content="2026-11", age=24, damaged=("data/terms.yaml:3",), settings=True,
        started="2026-11-20T08:00", restarts=(("power", 2),), wrong_pins=3, usb=1, disk=32, paper=41, blocked=2,
        low=True, broken=7, head="",
    )  # fmt: skip
    counts, most = (("visits", 23), ("sheet", 17)), (("topic", "替家人亮医保码", 12), ("place", "杭州", 9))
    health = Health("0.1.0", "2026-11", "杭州", "HP", 912, (9, 4), True, report, "2026-12-20", counts, most, None, True)
    page = fitting(lambda look: OperatorPage(look, library.words, health), Look(), QSize(*size))
    page.resize(*size)
    page.tell(library.words("kiosk.operator.none"))
    page.show()
    assert all(page.rect().contains(QRect(b.mapTo(page, QPoint()), b.size())) for b in page.buttons.values())
    lines = [line for line in page.findChildren(WrapLabel) if line.isVisible()]
    below = max(line.mapTo(page, line.rect().bottomLeft()).y() for line in lines)
    assert below < min(button.mapTo(page, QPoint()).y() for button in page.buttons.values())
    page.deleteLater()


def test_six_taps_open_nothing(kiosk: Station, clock: Clock) -> None:
    tap_corner(kiosk, clock, 6)
    assert isinstance(kiosk.shell.cover, StartPage)


def test_a_wrong_pin_opens_nothing_and_five_lock_even_the_right_one(kiosk: Station, clock: Clock) -> None:
    tap_corner(kiosk, clock)
    for tried in ("111111",) * 5 + (PIN,):
        for digit in tried:
            press(kiosk, digit)
        press(kiosk, "确定")
    assert isinstance(kiosk.shell.cover, PinPad)
    assert "15 分钟后再试" in texts(kiosk.shell)


def test_the_operator_exports_counts_and_goes_back(kiosk: Station, clock: Clock) -> None:
    let_operator_in(kiosk)
    press(kiosk, "导出统计")
    assert (kiosk.kit.state / "counters.csv").read_text().startswith("day,what,which,count")
    press(kiosk, "回到开头")
    assert isinstance(kiosk.shell.cover, StartPage)


def test_a_sheet_that_cannot_be_made_is_known_before_somebody_wants_it(
    kiosk: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(guide: Subject, sheet: str, ppi: float) -> tuple[bytes, ...]:
        raise PaperError("render")

    monkeypatch.setattr(kiosk.kit.sheets, "pages", broken)
    press(kiosk, "点一下开始")
    kiosk.self_test()
    clear(kiosk)
    assert kiosk.kit.damaged == ()
    kiosk.self_test()
    let_operator_in(kiosk)
    assert "paper/ask.typ:1" in texts(kiosk.shell)


def test_an_operator_who_walks_away_is_asked_and_shut_out(kiosk: Station, clock: Clock) -> None:
    let_operator_in(kiosk)
    later(kiosk, clock, 181)
    assert isinstance(kiosk.shell.cover, AskPage)
    later(kiosk, clock, 61)
    assert isinstance(kiosk.shell.cover, StartPage)


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The codes with which the program was ended."""
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    return codes


@pytest.mark.parametrize(("words", "code"), [("停用自助机", 42), ("关机", 43)])
def test_what_nobody_could_undo_is_asked_twice(kiosk: Station, ended: list[int], words: str, code: int) -> None:
    let_operator_in(kiosk)
    press(kiosk, words)
    assert isinstance(kiosk.shell.cover, SurePage)
    press(kiosk, "不，回管理页")
    assert isinstance(kiosk.shell.cover, OperatorPage)
    assert ended == []
    press(kiosk, words)
    press(kiosk, words)
    assert ended == [code]


def test_a_fresh_start_is_not_asked_for_twice(kiosk: Station, ended: list[int]) -> None:
    let_operator_in(kiosk)
    press(kiosk, "重新启动")
    assert ended == [75]


def test_an_operator_who_leaves_the_question_unanswered_stops_nothing(
    kiosk: Station, clock: Clock, ended: list[int]
) -> None:
    let_operator_in(kiosk)
    press(kiosk, "关机")
    later(kiosk, clock, 181)
    later(kiosk, clock, 61)
    assert isinstance(kiosk.shell.cover, StartPage)
    assert ended == []


def test_wrong_pins_are_written_down_and_told_to_whoever_has_the_right_one(kiosk: Station, clock: Clock) -> None:
    tap_corner(kiosk, clock)
    for digit in "111111":
        press(kiosk, digit)
    press(kiosk, "确定")
    assert [line.kind for line in kiosk.kit.tampered.lines()] == ["pin-wrong"]
    for digit in PIN:
        press(kiosk, digit)
    press(kiosk, "确定")
    assert "七天里输错口令 1 次" in texts(kiosk.shell)


def test_the_operator_sees_in_one_look_how_the_machine_is(kiosk: Station, clock: Clock) -> None:
    for kind in ("start", "power", "start", "frozen", "start"):
        kiosk.kit.tampered.add(kind)
    let_operator_in(kiosk)
    shown = texts(kiosk.shell)
    for words in ("上次开机：20", "资料有 ", "磁盘还剩 ", "今天还能打 200 张", "突然断电 1 次", "卡住又重开 1 次"):
        assert words in shown
    log = kiosk.kit.state / "tamper.log"
    log.write_text(log.read_text().replace("power", "frozen"))
    press(kiosk, "回到开头")
    let_operator_in(kiosk)
    assert "从第 2 行起" in texts(kiosk.shell)


def test_one_line_a_day_goes_to_the_journal(kiosk: Station, clock: Clock, capfd: pytest.CaptureFixture[str]) -> None:
    told = []
    for hours in (0, 1, 23, 24, 25):
        clock.at = datetime(2026, 11, 23, 10, 0) + timedelta(hours=hours)
        kiosk.kit.look_around(clock.at)
        told.append(capfd.readouterr().err.count("qinbao-kiosk version="))
    assert told == [1, 0, 1, 0, 0]
