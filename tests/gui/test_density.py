"""简 and 详: the same functions, the same words in the end; the choice holds everywhere and stays."""

import pytest
from gui_matrix import EVERY
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from qinbao.content.library import Library
from qinbao.screen.exhibits import exhibits, kinds
from qinbao.screen.state import State
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window

PAGES = ["step.fa.alipay.search", "step.fa.alipay.family"]


@pytest.fixture(scope="module")
def states(library: Library) -> dict[str, State]:
    return exhibits(library)


def more(window: Window) -> QPushButton:
    button = window.page.findChild(QPushButton, "more")
    assert isinstance(button, QPushButton)
    return button


def click(button: QPushButton) -> None:
    gate.open()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def open_page(window: Window, state: State, detailed: bool) -> None:
    window.dress(replace(window.look, detailed=detailed))
    window.store.become(State())
    window.store.become(state)


@pytest.mark.parametrize("page", PAGES)
def test_what_matters_is_shown_first_and_the_rest_on_a_press(
    window: Window, states: dict[str, State], page: str
) -> None:
    open_page(window, states[f"family-account.{page}"], False)
    essential = window.page.spoken()
    click(more(window))
    all_of_it = window.page.spoken()
    assert len(all_of_it) > len(essential)
    assert [said for said in essential if said not in all_of_it] == [window.store.library.words("more.open")]


@pytest.mark.parametrize("page", PAGES)
def test_a_second_press_takes_it_away_again(window: Window, states: dict[str, State], page: str) -> None:
    open_page(window, states[f"family-account.{page}"], False)
    before = window.page.spoken()
    click(more(window))
    click(more(window))
    assert window.page.spoken() == before


def functions(window: Window, states: dict[str, State], detailed: bool) -> dict[str, list[str]]:
    """What can be pressed on each page, apart from the button that shows more."""
    window.dress(replace(window.look, detailed=detailed))
    found = {}
    for name, state in states.items():
        window.store.become(State())
        window.store.become(state)
        pressable = window.page.findChildren(QAbstractButton)
        found[name] = [button.text() for button in pressable if button.objectName() != "more"]
    return found


def test_both_have_the_same_functions_on_every_page(window: Window, library: Library, states: dict[str, State]) -> None:
    looked_at = states if EVERY else kinds(library)
    assert functions(window, looked_at, False) == functions(window, looked_at, True)


def test_the_choice_holds_on_the_next_page(window: Window, states: dict[str, State]) -> None:
    open_page(window, states["family-account.step.fa.alipay.search"], False)
    click(more(window))
    window.store.become(states["family-account.step.fa.alipay.family"])
    assert window.store.library.words("step.ground") in window.page.spoken()


def test_the_choice_is_remembered(window: Window, states: dict[str, State]) -> None:
    open_page(window, states["family-account.step.fa.alipay.search"], False)
    click(more(window))
    assert window.settings.kept.look.detailed


def test_the_page_stays_where_it_is_and_the_keyboard_on_the_button(window: Window, states: dict[str, State]) -> None:
    open_page(window, states["family-account.step.fa.alipay.search"], False)
    more(window).setFocus()
    offset = window.body.offset
    gate.open()
    QTest.keyClick(more(window), Qt.Key.Key_Space)
    QApplication.processEvents()
    assert QApplication.focusWidget() is more(window)
    assert window.body.offset == offset
