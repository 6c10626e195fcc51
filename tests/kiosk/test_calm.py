"""Calm pages: where they lead, that nobody is asked before one, and that no visit is left behind it."""

import pytest
from kiosk_people import Clock, key
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from test_visits import ANSWERS, go_to_place, later, press, scan, texts

from qinbao.kiosk.pages import CalmPage, StartPage
from qinbao.kiosk.station import Station
from qinbao.kiosk.visit.resume import encode
from qinbao.screen.state import State

CONTROL = Qt.KeyboardModifier.ControlModifier


def next_person_sees_nothing_of(station: Station, last_visit: object) -> None:
    """Whoever now begins finds an untouched visit, and not that of the person before."""
    assert isinstance(station.shell.cover, StartPage)
    press(station, "点一下开始")
    assert station.visit is not None
    assert station.visit.window is not last_visit
    assert station.visit.store.state == State()


@pytest.mark.parametrize("upset", ["unknown code twice", "ten refused keys"])
def test_a_calm_page_over_a_calm_page_leads_back_to_the_visit_and_not_over_it(
    kiosk: Station, clock: Clock, upset: str
) -> None:
    press(kiosk, "点一下开始")
    go_to_place(kiosk)
    assert kiosk.visit is not None
    visit = kiosk.visit.window
    for _ in range(2):
        if upset == "unknown code twice":
            scan(kiosk, clock, "6901234567892")
        else:
            for _ in range(5):
                QTest.keyClick(kiosk.shell.windowHandle(), Qt.Key.Key_F1)
    press(kiosk, "回到刚才那页")
    assert kiosk.shell.cover is None
    assert "爸妈的医保在哪个城市？" in texts(kiosk.shell)
    kiosk.shell.clear.click()
    next_person_sees_nothing_of(kiosk, visit)


def test_after_a_bad_scan_on_the_start_page_nobody_is_asked_whether_they_are_there(
    kiosk: Station, clock: Clock
) -> None:
    scan(kiosk, clock, "6901234567892")
    press(kiosk, "回到刚才那页")
    for _ in range(3):
        later(kiosk, clock, 181)
        assert isinstance(kiosk.shell.cover, StartPage)
    assert kiosk.kit.counters.today("timeouts") == 0


def test_a_bad_scan_that_nobody_reads_leaves_the_start_page_by_itself(kiosk: Station, clock: Clock) -> None:
    scan(kiosk, clock, "6901234567892")
    later(kiosk, clock, 181)
    assert isinstance(kiosk.shell.cover, StartPage)
    assert kiosk.kit.counters.today("timeouts") == 0


def test_no_question_takes_the_place_of_the_page_about_trouble(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    go_to_place(kiosk)
    assert kiosk.visit is not None
    broken = kiosk.visit.window
    later(kiosk, clock, 179)
    kiosk.trouble()
    later(kiosk, clock, 5)
    assert isinstance(kiosk.shell.cover, CalmPage)
    later(kiosk, clock, 60)
    next_person_sees_nothing_of(kiosk, broken)


def test_refused_keys_do_not_cost_the_page_about_trouble_its_end(kiosk: Station, clock: Clock) -> None:
    press(kiosk, "点一下开始")
    kiosk.trouble()
    for _ in range(5):
        QTest.keyClick(kiosk.shell.windowHandle(), Qt.Key.Key_F1)
    later(kiosk, clock, 60)
    assert isinstance(kiosk.shell.cover, StartPage)


@pytest.mark.parametrize("second", [(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_J, CONTROL)])
@pytest.mark.parametrize("code", ["6901234567892", "of a guide"])
def test_a_scanner_that_ends_with_two_keys_presses_nothing_on_the_page_that_came(
    kiosk: Station, clock: Clock, code: str, second: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    press(kiosk, "点一下开始")
    text = code if code.isdigit() else encode(kiosk.kit.library, "family-account", ANSWERS) or ""
    # Making a page takes longer than the pause between two keys of a scanner; the second key was pressed long before.
    kiosk.lockdown.scanned.connect(lambda _: clock.pass_by(0.7))
    at = clock() + len(text) * 0.004 + 0.004
    scan(kiosk, clock, text)
    shown = (kiosk.shell.cover, kiosk.visit and kiosk.visit.store.state)
    key(kiosk, second[0], "\r", at, second[1])
    assert (kiosk.shell.cover, kiosk.visit and kiosk.visit.store.state) == shown
    assert isinstance(kiosk.shell.cover, CalmPage) == code.isdigit()
    assert kiosk.kit.counters.today("blocked") == 0


def test_what_has_the_focus_on_a_page_over_a_visit_says_all_of_that_page_and_behind_it_the_place_is_found_again(
    kiosk: Station, clock: Clock
) -> None:
    press(kiosk, "点一下开始")
    go_to_place(kiosk)
    assert kiosk.visit is not None
    before = kiosk.visit.window.focusWidget()
    scan(kiosk, clock, "6901234567892")
    assert isinstance(kiosk.shell.cover, CalmPage)
    focused = kiosk.shell.focusWidget()
    assert focused is kiosk.shell.cover.button
    assert all(said in focused.accessibleDescription() for said in kiosk.shell.cover.spoken)
    press(kiosk, "回到刚才那页")
    assert kiosk.shell.focusWidget() is before
