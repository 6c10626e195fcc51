"""One person after the other: invited, asked whether they are still there, and forgotten."""

import time
from datetime import datetime
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from kiosk_people import Clock, Listener, MakeKiosk, clear, key, let_operator_in
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from qinbao.guide.model import Code
from qinbao.kiosk.config import KioskConfig, ScreenHours
from qinbao.kiosk.events import Began, Cornered, Locked, Scanned
from qinbao.kiosk.pages import AskPage, CalmPage, DarkPage, StartPage
from qinbao.kiosk.station import Station
from qinbao.kiosk.visit.resume import decode, encode
from qinbao.screen.press import Answer, Next, Start
from qinbao.screen.state import State
from qinbao.speech.engine import Pace
from qinbao.ui.reading import ReadBar
from qinbao.ui.theme.fonts import font
from qinbao.ui.theme.look import Look

ANSWERS = {"for": "parent", "place": "330100", "smartphone": "yes", "channel": "alipay", "face": "yes"}


def texts(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def shown(station: Station) -> list[str]:
    """Words on the buttons one can see."""
    return [button.text() for button in station.shell.findChildren(QAbstractButton) if button.isVisible()]


def press(station: Station, words: str) -> None:
    """Tap the visible button with these words."""
    buttons = [b for b in station.shell.findChildren(QAbstractButton) if b.isVisible() and b.text() == words]
    assert buttons, f"no button {words}"
    station.clocks.monotonic.pass_by(0.6)  # type: ignore[attr-defined]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def all_seen(page: QWidget | None) -> bool:
    """Whether no part of a page is cut off or covered by another; what it leaves out for want of room is no part."""
    assert page is not None
    parts = page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    places = [part.geometry() for part in parts if not part.isHidden()]
    inside = all(page.rect().contains(place) for place in places)
    return inside and not any(a.intersects(b) for a in places for b in places if a is not b)


def go_to_place(station: Station) -> QLineEdit:
    assert station.visit is not None
    for pressed in (Start("family-account"), Answer("parent"), Next()):
        station.visit.store.apply(pressed)
    QApplication.processEvents()
    (line,) = station.visit.lines()
    return line


def later(station: Station, clock: Clock, seconds: float) -> None:
    clock.pass_by(seconds)
    station.beat()
    QApplication.processEvents()


def test_the_start_page_invites_and_says_how_long_one_may_stand_still(kiosk: Station) -> None:
    assert isinstance(kiosk.shell.cover, StartPage)
    assert "3 分钟没人碰" in texts(kiosk.shell)
    press(kiosk, "点一下开始")
    assert kiosk.shell.cover is None
    assert "您想办哪件事？" in texts(kiosk.shell)


def test_enter_on_a_keyboard_begins_and_stays(kiosk: Station, clock: Clock) -> None:
    QTest.keyClick(kiosk.shell.windowHandle(), Qt.Key.Key_Return)
    assert kiosk.shell.cover is None
    later(kiosk, clock, 181)
    QTest.keyClick(kiosk.shell.windowHandle(), Qt.Key.Key_Return)
    assert kiosk.shell.cover is None
    assert kiosk.kit.counters.today("visits") == 1


def test_nobody_is_asked_on_a_start_page_nobody_touched(kiosk: Station, clock: Clock) -> None:
    later(kiosk, clock, 10_000)
    assert isinstance(kiosk.shell.cover, StartPage)


def test_after_three_minutes_the_question_comes_and_is_spoken(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    later(kiosk, clock, 179)
    assert kiosk.shell.cover is None
    later(kiosk, clock, 2)
    assert isinstance(kiosk.shell.cover, AskPage)
    listener = kiosk.kit.speaker
    assert isinstance(listener, Listener)
    assert listener.heard[0] == "您还在吗？"
    later(kiosk, clock, 20)
    assert "还有 40 秒" in texts(kiosk.shell)


def test_i_am_still_here_leads_back_to_the_same_page_twenty_times(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    go_to_place(kiosk)
    for _ in range(20):
        later(kiosk, clock, 181)
        later(kiosk, clock, 59)
        press(kiosk, "我还在")
        assert kiosk.shell.cover is None
    assert "爸妈的医保在哪个城市？" in texts(kiosk.shell)


def test_a_page_that_is_covered_is_not_read_on(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    press(kiosk, "读给我听")
    bar = kiosk.shell.findChild(ReadBar)
    assert bar is not None
    assert bar.isVisible()
    later(kiosk, clock, 181)
    press(kiosk, "我还在")
    assert "您想办哪件事？" in texts(kiosk.shell)
    assert not bar.isVisible()


def test_without_an_answer_the_visit_is_cleared_and_counted(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    go_to_place(kiosk)
    later(kiosk, clock, 181)
    later(kiosk, clock, 61)
    assert isinstance(kiosk.shell.cover, StartPage)
    assert kiosk.visit is not None
    assert kiosk.visit.store.state == State()
    assert kiosk.kit.counters.today("timeouts") == 1


def test_the_button_to_stay_is_huge(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    later(kiosk, clock, 181)
    page = kiosk.shell.cover
    assert isinstance(page, AskPage)
    assert page.button.width() >= 0.8 * 1280
    assert page.button.height() >= 180


SIZES = ((480, 800), (800, 480), (1024, 600), (600, 1024), (800, 1280), (1280, 800), (1080, 1920))


# Every size with the largest letters, and with one of the others in turn.
@pytest.mark.parametrize(
    ("size", "scale"), [(size, scale) for size, other in zip(SIZES, cycle((1.0, 1.5))) for scale in (other, 2.0)]
)
def test_everything_on_a_page_is_seen_at_any_size(
    kiosk: Station, clock: Clock, size: tuple[int, int], scale: float
) -> None:
    kiosk.shell.resize(*size)
    kiosk.kit.look = Look(scale=scale)
    clear(kiosk)
    assert all_seen(kiosk.shell.cover)
    kiosk.happen(Began())
    kiosk.happen(Locked())
    assert all_seen(kiosk.shell.cover)
    later(kiosk, clock, 181)
    assert isinstance(kiosk.shell.cover, AskPage)
    assert all_seen(kiosk.shell.cover)
    clear(kiosk)
    kiosk.happen(Cornered())
    assert all_seen(kiosk.shell.cover)
    clear(kiosk)
    for what in ("topic", "place"):
        kiosk.kit.counters.add(what, {"topic": "family-account", "place": "330100"}[what], 12)  # type: ignore[arg-type]
    kiosk.kit.trouble = "/etc/qinbao/kiosk.yaml:3：“idle”要在 30 到 3600 之间。"
    # The page names the file: as long a path as /var/lib/qinbao-kiosk/state/qinbao, not as that of a test.
    with TemporaryDirectory(prefix="kiosk-state-as-long-as-it-is-") as folder:
        kiosk.kit.state = Path(folder)
        let_operator_in(kiosk)
        for _ in range(6):
            assert all_seen(kiosk.shell.cover)
            if "导出统计" in shown(kiosk):
                break
            press(kiosk, "下一页")
        press(kiosk, "导出统计")
        assert all_seen(kiosk.shell.cover)


@pytest.mark.parametrize("size", SIZES)
def test_what_can_be_pressed_below_a_page_is_whole_at_any_size(kiosk: Station, size: tuple[int, int]) -> None:
    kiosk.shell.resize(*size)
    code = encode(kiosk.kit.library, "family-account", ANSWERS)
    assert code is not None
    kiosk.happen(Scanned(decode(kiosk.kit.library, code)))
    QApplication.processEvents()
    assert kiosk.visit is not None
    bar = kiosk.visit.window.bottom
    offered = set()
    while bar.buttons:
        offered |= {button.text() for button in bar.buttons}
        assert all_seen(bar), offered
        for button in bar.buttons:
            words = QFontMetricsF(font(button.px, bold=True)).horizontalAdvance(button.text())
            assert words <= button.width() - 12, button.text()
        press(kiosk, bar.buttons[0].text())
    assert {"继续", "看我选的", "做好了，下一个", "做不下去", "办别的事"} <= offered


def test_a_touch_puts_the_question_off(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    later(kiosk, clock, 170)
    QTest.mouseClick(kiosk.shell.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(640, 200))
    later(kiosk, clock, 170)
    assert kiosk.shell.cover is None


def test_clear_now_is_on_every_page_and_the_start_page_is_there_within_a_fifth_of_a_second(kiosk: Station) -> None:
    press(kiosk, "点一下开始")
    go_to_place(kiosk)
    assert kiosk.shell.clear.isVisible()
    shown: list[float] = []
    kiosk.shell.repaint = lambda: shown.append(time.process_time())  # type: ignore[method-assign]
    before = time.process_time()  # what others do meanwhile is none of ours
    kiosk.shell.clear.click()
    assert isinstance(kiosk.shell.cover, StartPage)
    assert shown[0] - before < 0.2
    assert kiosk.kit.counters.today("cleared") == 1


def test_nothing_of_a_visit_is_there_for_the_next(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    line = go_to_place(kiosk)
    line.setText("zzmarker")
    QGuiApplication.clipboard().setText("zzmarker")
    (kiosk.kit.session_folder / "zzmarker.txt").write_text("zzmarker")
    (kiosk.kit.session_folder / "folder").mkdir()
    assert kiosk.visit is not None
    old = kiosk.visit.window
    old.dress(Look("dark", 2.0))
    clear(kiosk)
    press(kiosk, "点一下开始")
    assert kiosk.visit is not None
    assert kiosk.visit.window is not old
    assert kiosk.visit.window.look == Look(scale=1.5)
    assert kiosk.visit.store.state == State()
    assert QGuiApplication.clipboard().text() == ""
    assert list(kiosk.kit.session_folder.iterdir()) == []
    assert not any("zzmarker" in line.text() for line in kiosk.shell.findChildren(QLineEdit))
    assert go_to_place(kiosk).isUndoAvailable() is False


def test_the_next_person_hears_the_voice_at_its_usual_pace(kiosk: Station) -> None:
    press(kiosk, "点一下开始")
    kiosk.kit.speaker.slower()
    assert kiosk.kit.speaker.pace is not Pace.NORMAL
    clear(kiosk)
    assert kiosk.kit.speaker.pace is Pace.NORMAL


def test_no_code_that_was_drawn_for_a_visit_is_remembered(kiosk: Station) -> None:
    from qinbao.paper import qr

    qr.symbol(Code(id="resume", kind="text", payload="QBXRSOMETHING", title="", words=""), "sheet", ())
    assert qr._made.cache_info().currsize > 0
    press(kiosk, "点一下开始")
    clear(kiosk)
    assert qr._made.cache_info().currsize == 0


def scan(station: Station, clock: Clock, text: str, pause: float = 0.004) -> None:
    """Type as a scanner does."""
    for letter in text:
        clock.pass_by(pause)
        key(station, Qt.Key(ord(letter.upper())), letter, clock())
    key(station, Qt.Key.Key_Return, "\r", clock())
    QApplication.processEvents()


def test_a_printed_code_brings_the_same_guide_back(kiosk: Station, clock: Clock) -> None:
    code = encode(kiosk.kit.library, "family-account", ANSWERS)
    assert code is not None
    scan(kiosk, clock, code)
    assert kiosk.visit is not None
    assert kiosk.visit.store.state.session.given == ANSWERS
    assert "可以办" in texts(kiosk.shell)
    assert kiosk.kit.counters.today("resumed") == 1


@pytest.mark.parametrize("garbage", ["6901234567892", "QBXRBCDFGHJKLMNPQRST", "A" * 10_240])
def test_a_code_nobody_knows_is_told_calmly_and_leads_back(kiosk: Station, clock: Clock, garbage: str) -> None:
    press(kiosk, "点一下开始")
    go_to_place(kiosk)
    scan(kiosk, clock, garbage, 0.001)
    assert isinstance(kiosk.shell.cover, CalmPage)
    assert kiosk.kit.counters.today("blocked") == 0
    press(kiosk, "回到刚才那页")
    assert "爸妈的医保在哪个城市？" in texts(kiosk.shell)


def test_a_code_is_read_though_a_page_was_made_while_it_came(kiosk: Station, clock: Clock) -> None:
    code = encode(kiosk.kit.library, "family-account", ANSWERS) or ""
    began = clock()
    for number, letter in enumerate(code):
        clock.pass_by(0.3 if number == 5 else 0)
        key(kiosk, Qt.Key(ord(letter)), letter, began + number * 0.01)
    key(kiosk, Qt.Key.Key_Return, "\r", began + len(code) * 0.01)
    assert kiosk.kit.counters.today("resumed") == 1


def test_a_scan_types_nothing_into_the_page(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    line = go_to_place(kiosk)
    line.setFocus()
    scan(kiosk, clock, "hangzhou")
    assert line.text() == ""


def test_without_a_scanner_in_the_settings_a_scan_does_nothing(make_kiosk: MakeKiosk, clock: Clock) -> None:
    kiosk = make_kiosk(KioskConfig(printing=False, scanner=False))
    scan(kiosk, clock, encode(kiosk.kit.library, "family-account", ANSWERS) or "")
    assert isinstance(kiosk.shell.cover, StartPage)


def test_out_of_hours_it_is_dark_and_a_touch_lights_it(make_kiosk: MakeKiosk, clock: Clock) -> None:
    clock.at = datetime(2026, 11, 22, 23, 0)
    kiosk = make_kiosk(KioskConfig(printing=False, screen=ScreenHours("08:00", "18:00")))
    assert isinstance(kiosk.shell.cover, DarkPage)
    QTest.mouseClick(kiosk.shell.cover, Qt.MouseButton.LeftButton)
    assert isinstance(kiosk.shell.cover, StartPage)


def test_when_the_hour_comes_the_screen_is_lit_by_itself(make_kiosk: MakeKiosk, clock: Clock) -> None:
    clock.at = datetime(2026, 11, 22, 7, 59)
    kiosk = make_kiosk(KioskConfig(printing=False, screen=ScreenHours("08:00", "18:00")))
    clock.at = datetime(2026, 11, 22, 8, 0)
    kiosk.beat()
    assert isinstance(kiosk.shell.cover, StartPage)


def test_nobody_is_sent_into_the_dark_in_the_middle_of_a_visit(make_kiosk: MakeKiosk, clock: Clock) -> None:
    kiosk = make_kiosk(KioskConfig(printing=False, screen=ScreenHours("08:00", "18:00")))
    press(kiosk, "点一下开始")
    clock.at = datetime(2026, 11, 22, 18, 1)
    kiosk.beat()
    assert kiosk.shell.cover is None


@pytest.mark.parametrize("year", [1970, 2038, 2099])
def test_a_clock_that_leaps_years_ends_no_visit(kiosk: Station, clock: Clock, year: int) -> None:
    press(kiosk, "点一下开始")
    clock.at = datetime(year, 1, 1, 10, 0)
    kiosk.beat()
    kiosk.beat()
    assert kiosk.shell.cover is None


def test_what_nobody_foresaw_is_a_calm_page_and_then_a_fresh_start(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    kiosk.trouble()
    assert "12393" in texts(kiosk.shell)
    press(kiosk, "回到开头")
    assert isinstance(kiosk.shell.cover, StartPage)


def test_a_visit_is_counted_by_matter_and_city_apart(kiosk: Station) -> None:
    press(kiosk, "点一下开始")
    go_to_place(kiosk)
    assert kiosk.visit is not None
    kiosk.visit.store.apply(Answer("330106"))
    clear(kiosk)
    lines = kiosk.kit.counters.export()
    assert "topic,family-account,<5" in lines
    assert "place,330100,<5" in lines
    assert "330106" not in lines
