"""Keys do what people expect of them on every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qinbao.content.library import Library
from qinbao.screen import aside, press
from qinbao.screen.exhibits import blank_states, household_states, kinds
from qinbao.screen.state import State
from qinbao.ui.widgets.choice import ChoiceCard
from qinbao.ui.widgets.steady import gate
from qinbao.ui.widgets.tick import TickRow
from qinbao.ui.window import Window


def focused(window: Window) -> object:
    return QApplication.focusWidget() or window


def test_enter_on_an_answer_chooses_it_and_again_goes_on(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    card = window.page.findChildren(ChoiceCard)[0]
    card.setFocus()
    before = window.page
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert card.isChecked()
    assert window.page is before
    gate.open()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert window.page is not before


def test_enter_right_after_space_is_meant(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    before = window.page
    card = before.findChildren(ChoiceCard)[0]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert window.page is not before


def test_a_second_enter_at_once_is_an_echo(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    before = window.page
    card = before.findChildren(ChoiceCard)[0]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert window.page is before


@pytest.mark.parametrize(
    "opened",
    [aside.Help(), aside.Corrections(all=True), aside.Terms(), aside.Comparison(), aside.Calibrate()],
    ids=lambda opened: type(opened).__name__,
)
def test_escape_leaves_every_page_beside_the_journey(window: Window, opened: aside.Aside) -> None:
    home = window.page
    window.press(press.Open(opened))
    assert window.page is not home
    QTest.keyClick(focused(window), Qt.Key.Key_Escape)  # type: ignore[call-overload]
    assert window.page.model.kind == "home"


def test_alt_and_left_go_back_from_an_answer(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    window.store.apply(press.Answer("parent"))
    card = window.page.findChildren(ChoiceCard)[1]
    card.setFocus()
    before = window.page
    QTest.keyClick(card, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page is not before


def test_down_on_a_button_scrolls_and_keeps_the_focus(window: Window) -> None:
    window.resize(1024, 600)
    window.dress(window.look.larger().larger().larger())
    window.press(press.Open(aside.Corrections(all=True)))
    button = window.bottom.buttons[0]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down)
    assert button.hasFocus()
    assert window.body.offset > 0


def test_tab_goes_from_the_answers_to_the_main_button_then_back_then_the_rest(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    window.store.apply(press.Answer("parent"))
    window.store.apply(press.Next())
    window.bottom.buttons[0].setFocus()
    seen = []
    upper = ["home", *window.top.buttons]
    for _ in range(len(window.bottom.buttons) + len(upper)):
        at = QApplication.focusWidget()
        assert at is not None
        seen.append(at.objectName())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert seen[0] == "next"
    assert seen[1] == "back"
    assert seen[-len(upper) :] == upper
    now = QApplication.focusWidget()
    assert now is not None
    assert window.page.isAncestorOf(now)


def test_enter_on_a_tick_ticks_it(window: Window, qapp: QApplication) -> None:
    row = TickRow(window.look, "id", "身份证")
    row.setParent(window.page)
    row.show()
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert row.isChecked()


KINDS = (
    *kinds(Library()).items(),
    *household_states(Library()),
    *blank_states(Library()),
)


def part(window: Window, widget: QWidget) -> str:
    """Which part of the window a stop of Tab belongs to, in the words of the rule."""
    if window.page.isAncestorOf(widget):
        return "page"
    if window.top.isAncestorOf(widget):
        return "upper bar"
    pressed = next(action for action in window.bottom.offered if action.key == widget.objectName())
    if pressed.kind == "primary":
        return "main button"
    return "back" if isinstance(pressed.press, (press.Back, press.Return)) else "other buttons"


@pytest.mark.parametrize("state", [state for _, state in KINDS], ids=[name for name, _ in KINDS])
def test_tab_goes_round_every_page_in_one_order(window: Window, state: State) -> None:
    window.store.become(state)
    QApplication.processEvents()
    QTest.keyClick(focused(window), Qt.Key.Key_Tab)  # type: ignore[call-overload]
    start = QApplication.focusWidget()
    assert start is not None
    stops: list[QWidget] = [start]
    while len(stops) < 120:
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is start:
            break
        stops.append(now)
    last = stops.index(list(window.top.buttons.values())[-1])
    parts = [part(window, widget) for widget in (*stops[last + 1 :], *stops[: last + 1])]
    order = ["page", "main button", "back", "other buttons", "upper bar"]
    assert parts == sorted(parts, key=order.index)
    assert set(window.top.buttons.values()) <= set(stops)
    assert set(window.bottom.buttons) <= set(stops)
