"""Who opens something beside a page finds the page again as it was left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from qinbao.content.library import Library
from qinbao.screen import press
from qinbao.screen.exhibits import exhibits, household_states
from qinbao.screen.state import State
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window


@pytest.fixture(scope="module")
def states(library: Library) -> dict[str, State]:
    return {**exhibits(library), **dict(household_states(library))}


def strike(key: Qt.Key) -> None:
    gate.open()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    QApplication.processEvents()


def found(window: Window, name: str) -> QPushButton:
    button = window.page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton), [child.objectName() for child in window.page.findChildren(QPushButton)]
    return button


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("family-account.verdict", "group:care"),
        ("family-account.verdict", "terms"),
        ("aside.group-care", "corrections"),
        ("aside.group-care", "sources"),
        ("aside.group-care", "comparison"),
        ("family-account.sheets", "preview:fridge"),
        ("aside.help", "corrections:all"),
        ("plan", "terms"),
    ],
)
def test_coming_back_place_and_focus_are_those_one_left(
    window: Window, states: dict[str, State], page: str, link: str
) -> None:
    window.resize(1024, 600)
    window.dress(window.look.larger().larger())
    window.store.become(next(state for name, state in states.items() if name.endswith(page)))
    QApplication.processEvents()
    names = [child.objectName() for child in window.page.findChildren(QPushButton)]
    name = next((name for name in names if name.startswith(link)), link)
    found(window, name).setFocus()
    QApplication.processEvents()
    offset, before = window.body.offset, window.page.spoken()
    strike(Qt.Key.Key_Space)
    assert window.page.spoken() != before
    strike(Qt.Key.Key_Escape)
    assert window.page.spoken() == before
    assert window.body.offset == offset
    assert QApplication.focusWidget() is found(window, name)


def test_from_two_pages_deep_each_is_found_as_it_was_left(window: Window, states: dict[str, State]) -> None:
    window.resize(1024, 600)
    window.store.become(states["aside.sources"])
    QApplication.processEvents()
    lines = [line for line in window.page.findChildren(QPushButton) if line.objectName().startswith("source:")]
    name = lines[-1].objectName()
    lines[-1].setFocus()
    QApplication.processEvents()
    offset = window.body.offset
    assert offset > 0
    strike(Qt.Key.Key_Space)
    strike(Qt.Key.Key_Escape)
    assert (window.body.offset, QApplication.focusWidget()) == (offset, found(window, name))


def test_another_page_of_the_journey_begins_at_its_top(window: Window, states: dict[str, State]) -> None:
    window.resize(1024, 600)
    window.store.become(states["family-account.checklist"])
    window.body.scroll_to(window.body.reach)
    window.press(press.Back())
    window.press(press.Next())
    assert window.body.offset == 0


def test_the_next_person_finds_nothing_of_where_the_one_before_had_been(
    window: Window, states: dict[str, State]
) -> None:
    window.store.become(states["family-account.verdict"])
    found(window, "group:care").setFocus()
    strike(Qt.Key.Key_Space)
    window.store.restart()
    assert not window._places
