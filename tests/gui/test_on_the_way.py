"""What a person relies on along the way: nothing given is lost, every page says where one is and starts at its top."""

import gc
import re
import weakref
from collections.abc import Iterator

import pytest
from gui_ink import ink
from gui_window import Listener, close, open_window, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from qinbao.content.library import Library
from qinbao.flow.session import Session
from qinbao.screen import aside, press
from qinbao.screen.exhibits import exhibits, journey_states
from qinbao.screen.state import State
from qinbao.ui.pages.checklist import ChecklistPage
from qinbao.ui.pages.place import PlacePage
from qinbao.ui.pages.review import ReviewPage
from qinbao.ui.pages.verdict import VerdictPage
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.choice import ChoiceCard
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.sheet_card import SheetCard
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window


@pytest.fixture(scope="module")
def states(library: Library) -> dict[str, State]:
    """Every page of two topics by name."""
    found = {f"fa.{page}": state for page, state in journey_states(library, "family-account")}
    return found | {f"ma.{page}": state for page, state in journey_states(library, "mutual-aid")}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[list[str]]:
    """What a screen reader says by itself: what it was told to announce, and texts that got the focus."""
    said: list[str] = []

    def focused(_: object, now: object) -> None:
        if isinstance(now, QLabel):
            said.append(now.accessibleName())

    def update(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    qapp.focusChanged.connect(focused)
    yield said
    qapp.focusChanged.disconnect(focused)


@pytest.fixture
def small(qapp: QApplication, library: Library) -> Iterator[Window]:
    """A small window with the largest letters, where every page has to scroll."""
    made = open_window(library, Listener(), Look(scale=2.0), (1024, 600))
    yield made
    close(made)


def show(window: Window, state: State) -> None:
    gate.open()
    window.store.become(state)
    QApplication.processEvents()


def click(widget: object) -> None:
    gate.open()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
    QApplication.processEvents()


def bare(words: str) -> str:
    """Without what is heard as a pause only."""
    return re.sub(r"[\s，。]", "", words)


def test_each_page_of_a_journey_is_announced_with_step_and_title(
    window: Window, states: dict[str, State], heard: list[str]
) -> None:
    for name, state in states.items():
        heard.clear()
        show(window, state)
        assert len(heard) == 1, name
        assert window.model.progress, name
        assert heard[0].startswith(f"{window.model.progress}，{window.model.title}")


def test_answering_announces_nothing_and_an_error_does(
    window: Window, library: Library, states: dict[str, State], heard: list[str]
) -> None:
    show(window, State(session=Session(topic="family-account")))
    heard.clear()
    window.press(press.Next())
    assert len(heard) == 1
    assert library.words("error.title") in window.page.focus_target().accessibleName()  # type: ignore[union-attr]
    heard.clear()
    window.page.value_changed.emit("parent")
    assert heard == []


def test_ticks_are_still_there_after_going_back(window: Window, states: dict[str, State]) -> None:
    show(window, states["fa.checklist"])
    page = window.page
    assert isinstance(page, ChecklistPage)
    click(page.rows[0])
    window.press(press.Back())
    window.press(press.Next())
    page = window.page
    assert isinstance(page, ChecklistPage)
    assert [row.isChecked() for row in page.rows][:2] == [True, False]


def test_a_finger_between_two_rows_ticks_neither(window: Window, states: dict[str, State]) -> None:
    show(window, states["fa.checklist"])
    page = window.page
    assert isinstance(page, ChecklistPage)
    row = page.rows[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().bottomLeft())
    assert not row.isChecked()


def test_change_leads_to_the_question_and_back_to_the_verdict(window: Window, states: dict[str, State]) -> None:
    show(window, states["fa.verdict"])
    window.press(press.Open(aside.Answers()))
    page = window.page
    assert isinstance(page, ReviewPage)
    button = page.findChildren(type(window.bottom.buttons[0]))[0]
    before = window.store.state.session.answers
    click(button)
    assert window.model.kind == "choice"
    window.press(press.Next())
    assert window.model.kind == "verdict"
    assert window.store.state.session.answers == before


def test_the_same_city_is_one_press(window: Window, library: Library, states: dict[str, State]) -> None:
    asked = next(
        state
        for name, state in exhibits(library).items()
        if name.startswith("mutual-aid.") and "place" in name and name != "mutual-aid.ask.place"
    )
    show(window, asked)
    page = window.page
    assert isinstance(page, PlacePage)
    same = page.findChildren(ChoiceCard)[0]
    click(same)
    assert dict(window.store.state.session.answers)["payer_place"] == same.value


def test_larger_letters_keep_the_place_in_a_long_page(window: Window, states: dict[str, State]) -> None:
    show(window, states["fa.verdict"])
    window.dress(window.look.larger())
    window.body.scroll_to(window.body.reach)
    window.dress(window.look.larger())
    assert window.body.offset == window.body.reach


@pytest.mark.parametrize("name", ["fa.ask.for", "fa.checklist", "fa.sheets", "ma.verdict"])
def test_a_page_begins_at_its_title_even_where_it_scrolls(small: Window, states: dict[str, State], name: str) -> None:
    show(small, states[name])
    assert small.body.offset == 0


def test_a_window_that_opens_shows_the_top_of_its_page(qapp: QApplication, library: Library) -> None:
    first = State(notice="resume.lost")
    made = open_window(library, Listener(), Look(scale=2.0), (1024, 600), state=first)
    offset = made.body.offset
    close(made)
    assert offset == 0


@pytest.mark.parametrize("name", ["fa.ask.for", "fa.verdict", "fa.checklist", "fa.sheets"])
def test_read_aloud_is_what_the_page_draws(
    window: Window, listener: Listener, states: dict[str, State], name: str
) -> None:
    show(window, states[name])
    window.read()
    read = bare("".join(listener.lines))
    for widget in window.page.findChildren(QWidget):
        if widget.isVisible():
            assert bare("".join(piece.words for piece in ink(widget))) in read


def test_a_page_of_sheets_that_was_left_is_let_go(window: Window, states: dict[str, State]) -> None:
    seen = []
    for _ in range(3):
        show(window, states["fa.sheets"])
        seen.extend(weakref.ref(card) for card in window.page.findChildren(SheetCard))
        show(window, states["fa.verdict"])
    window._office.close()
    for _ in range(3):
        settle()
        gc.collect()
    assert len(seen) > 10
    assert [card for card in seen if card() is not None] == []


def test_the_way_that_is_on_file_is_reached_by_keyboard_and_heard(window: Window, states: dict[str, State]) -> None:
    show(window, states["ma.verdict"])
    before = window.page
    offered = next(b for b in before.findChildren(HomeCard) if b.objectName().startswith("take:"))
    assert any(offered.accessibleName() in line for line in before.spoken())
    for _ in range(40):
        if QApplication.focusWidget() is offered:
            break
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is offered
    gate.open()
    QTest.keyClick(offered, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.page is not before
    assert isinstance(window.page, VerdictPage)
    assert window.store.state.session.given["channel"] == offered.objectName().removeprefix("take:")
    assert not [b for b in window.page.findChildren(HomeCard) if b.objectName().startswith("take:")]
