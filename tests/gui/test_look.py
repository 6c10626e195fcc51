"""Letters and colours: the change is at once, and nothing is lost by it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qinbao.screen import press
from qinbao.ui.pages.place import PlacePage
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window


def click(window: Window, name: str) -> None:
    gate.open()
    QTest.mouseClick(window.top.buttons[name], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_larger_makes_the_letters_larger(window: Window) -> None:
    click(window, "larger")
    assert window.look.scale == 1.25


def test_the_button_does_not_move_under_the_finger(window: Window) -> None:
    before = window.top.buttons["larger"].geometry()
    for _ in range(4):
        click(window, "larger")
        assert window.top.buttons["larger"].geometry() == before
    assert window.look.largest


def test_the_button_that_was_pressed_keeps_the_focus(window: Window) -> None:
    window.top.buttons["larger"].setFocus()
    click(window, "larger")
    assert QApplication.focusWidget() is window.top.buttons["larger"]


def test_an_answer_survives_other_colours(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    window.store.apply(press.Answer("spouse"))
    click(window, "colours")
    assert window.page.group.value == "spouse"  # type: ignore[attr-defined]


def test_typed_words_survive_larger_letters(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    window.store.apply(press.Answer("spouse"))
    window.store.apply(press.Next())
    assert isinstance(window.page, PlacePage)
    window.page.search.line.setText("hz")
    click(window, "larger")
    assert isinstance(window.page, PlacePage)
    assert window.page.search.line.text() == "hz"


def test_a_change_is_told_so_that_it_can_be_remembered(window: Window) -> None:
    told: list[Look] = []
    window.look_changed.connect(told.append)
    click(window, "colours")
    assert [look.theme for look in told] == ["dark"]


def test_control_plus_is_larger(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.look.scale == 1.25


def test_all_three_themes_draw_differently(window: Window) -> None:
    pictures = []
    for _ in range(3):
        pictures.append(window.grab().toImage())
        click(window, "colours")
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
