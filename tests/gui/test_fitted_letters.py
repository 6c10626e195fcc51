"""A bank card against the screen: the drawn one is as wide as said, and the letters follow it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qinbao.screen import aside, press
from qinbao.ui.pages.calibrate import CalibratePage
from qinbao.ui.settings import Fitted
from qinbao.ui.theme.angle import CARD_SHAPE, fitting
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window


@pytest.fixture
def fitting_page(window: Window) -> Window:
    window.store.apply(press.Open(aside.Calibrate()))
    QApplication.processEvents()
    return window


def page(window: Window) -> CalibratePage:
    assert isinstance(window.page, CalibratePage)
    return window.page


def test_the_way_in_stands_behind_the_last_card_of_the_start_page(window: Window) -> None:
    window.store.apply(press.Open(aside.Help()))
    button = window.page.findChild(object, "calibrate")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(window.page, CalibratePage)


def test_the_card_is_as_wide_on_the_screen_as_it_says(fitting_page: Window) -> None:
    card = page(fitting_page).card
    for _ in range(20):
        gate.open()
        QTest.mouseClick(page(fitting_page).larger, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert card.width() == round(card.wide)
    assert card.height() == pytest.approx(card.width() * CARD_SHAPE, abs=1)


def test_in_a_low_window_the_whole_card_is_in_sight_with_its_buttons(fitting_page: Window) -> None:
    fitting_page.resize(1024, 600)
    QApplication.processEvents()
    for part in (page(fitting_page).card, page(fitting_page).larger, page(fitting_page).smaller):
        assert part.mapTo(fitting_page.body, part.rect().bottomLeft()).y() < fitting_page.body.height()


@pytest.mark.parametrize(("button", "by"), [("larger", 4), ("smaller", -4)])
@pytest.mark.parametrize("keyboard", [False, True])
def test_the_card_grows_and_shrinks_by_finger_and_keyboard(
    fitting_page: Window, button: str, by: int, keyboard: bool
) -> None:
    before = page(fitting_page).card.wide
    pressed = getattr(page(fitting_page), button)
    if keyboard:
        pressed.setFocus()
        QTest.keyClick(pressed, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert page(fitting_page).card.wide == before + by


def test_a_button_held_down_goes_on(fitting_page: Window, qtbot: QtBot) -> None:
    before, button = page(fitting_page).card.wide, page(fitting_page).larger
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page(fitting_page).card.wide >= before + 3 * 4)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_growing_card_does_not_push_the_button_from_under_the_finger(fitting_page: Window) -> None:
    before = page(fitting_page).larger.geometry()
    page(fitting_page)._grow(80)
    QApplication.processEvents()
    assert page(fitting_page).larger.geometry() == before


def test_the_card_never_leaves_the_page(fitting_page: Window) -> None:
    for _ in range(500):
        page(fitting_page)._grow(4)
    QApplication.processEvents()
    assert page(fitting_page).card.wide <= page(fitting_page).width()
    for _ in range(500):
        page(fitting_page)._grow(-4)
    assert page(fitting_page).card.wide == 120


def test_nothing_changes_before_the_main_button(fitting_page: Window) -> None:
    look = fitting_page.look
    page(fitting_page).group.cards[2].click()
    assert fitting_page.look == look


def test_the_main_button_fits_the_letters_and_remembers_the_screen(fitting_page: Window) -> None:
    gate.open()
    page(fitting_page).group.cards[2].click()
    card = page(fitting_page).card.wide
    fitting_page.press(press.Fit())
    assert fitting_page.look.scale == fitting(card, 70)
    assert fitting_page.settings.kept.distance == 70
    assert fitting_page.settings.kept.screens == {fitting_page._screen(): Fitted(card, fitting(card, 70))}
    assert fitting_page.store.state.aside is None


def test_what_was_measured_stays_when_letters_change_meanwhile(fitting_page: Window) -> None:
    page(fitting_page)._grow(40)
    wide = page(fitting_page).card.wide
    fitting_page.dress(fitting_page.look.larger())
    assert page(fitting_page).draft() == (wide, 60)


def test_the_next_time_the_card_is_as_it_was_measured(fitting_page: Window) -> None:
    page(fitting_page)._grow(40)
    wide = page(fitting_page).card.wide
    fitting_page.press(press.Fit())
    fitting_page.store.apply(press.Open(aside.Calibrate()))
    assert page(fitting_page).card.wide == wide


def test_a_window_dragged_to_a_measured_screen_takes_its_letters(window: Window) -> None:
    kept = window.settings.kept
    window.settings.kept = replace(kept, screens={window._screen(): Fitted(400.0, 1.75)})
    window.windowHandle().screenChanged.emit(window.screen())
    assert window.look.scale == 1.75


def test_a_window_dragged_to_an_unknown_screen_keeps_its_letters(window: Window) -> None:
    window.dress(replace(window.look, scale=1.5))
    window.windowHandle().screenChanged.emit(window.screen())
    assert window.look.scale == 1.5
