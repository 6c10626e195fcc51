"""Questions: choosing marks, 继续 goes on, Back keeps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qinbao.screen.press import Answer, Back, Next, Start
from qinbao.ui.pages.choice import ChoicePage
from qinbao.ui.widgets.errors import ErrorSummary
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window


@pytest.fixture
def asked(window: Window) -> Window:
    """The first question of a matter."""
    window.store.apply(Start("family-account"))
    return window


def cards(window: Window) -> ChoicePage:
    assert isinstance(window.page, ChoicePage)
    return window.page


def press(window: Window, key: Qt.Key) -> None:
    gate.open()
    QTest.keyClick(QApplication.focusWidget() or window, key)
    QApplication.processEvents()


def click_next(window: Window) -> None:
    gate.open()
    QTest.mouseClick(window.bottom.buttons[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_choosing_marks_and_stays(asked: Window) -> None:
    QTest.mouseClick(cards(asked).group.cards[1], Qt.MouseButton.LeftButton)
    assert cards(asked).group.value == "father"
    assert asked.store.state.session.given == {"for": "father"}
    assert asked.store.state.session.at == "ask.for"


def test_the_whole_card_can_be_pressed(asked: Window) -> None:
    card = cards(asked).group.cards[0]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() - card.rect().topLeft() / 2)
    assert card.isChecked()


def test_continue_goes_on_to_the_next_question(asked: Window) -> None:
    asked.store.apply(Answer("mother"))
    click_next(asked)
    assert asked.store.state.session.at == "ask.place"


def test_back_keeps_the_answer(asked: Window) -> None:
    asked.store.apply(Answer("mother"))
    click_next(asked)
    asked.press(Back())
    assert cards(asked).group.value == "mother"


def test_continue_without_an_answer_says_so_and_takes_the_focus(asked: Window) -> None:
    click_next(asked)
    assert isinstance(QApplication.focusWidget(), ErrorSummary)
    assert asked.store.state.session.at == "ask.for"


def test_the_error_says_what_to_do(asked: Window) -> None:
    click_next(asked)
    assert asked.store.library.words("error.choice") in asked.page.spoken()[2]


def test_nobody_has_to_scroll_for_an_answer_because_something_is_missing(asked: Window) -> None:
    assert asked.page.height() <= asked.body.height()
    click_next(asked)
    assert isinstance(QApplication.focusWidget(), ErrorSummary)
    assert asked.page.height() <= asked.body.height()


def test_a_group_is_one_tab_stop(asked: Window) -> None:
    reachable = [card for card in cards(asked).group.cards if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reachable == [cards(asked).group.cards[0]]


def test_the_chosen_card_is_the_tab_stop(asked: Window) -> None:
    asked.store.apply(Answer("sibling"))
    asked.press(Next())
    asked.press(Back())
    press(asked, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is cards(asked).group.tab_stop()
    assert cards(asked).group.tab_stop().value == "sibling"


def test_arrow_down_moves_by_a_row_and_chooses(asked: Window) -> None:
    press(asked, Qt.Key.Key_Tab)
    press(asked, Qt.Key.Key_Down)
    group = cards(asked).group
    assert group.value == group.cards[group.columns(group.width())].value


def test_arrow_right_moves_to_the_neighbour(asked: Window) -> None:
    press(asked, Qt.Key.Key_Tab)
    press(asked, Qt.Key.Key_Right)
    assert cards(asked).group.value == cards(asked).group.cards[1].value


def test_arrows_stop_at_the_edge(asked: Window) -> None:
    press(asked, Qt.Key.Key_Tab)
    press(asked, Qt.Key.Key_Up)
    assert cards(asked).group.value is None


def test_space_chooses(asked: Window) -> None:
    press(asked, Qt.Key.Key_Tab)
    press(asked, Qt.Key.Key_Space)
    assert cards(asked).group.value == "mother"


def test_enter_is_continue(asked: Window) -> None:
    press(asked, Qt.Key.Key_Tab)
    press(asked, Qt.Key.Key_Space)
    press(asked, Qt.Key.Key_Return)
    assert asked.store.state.session.at == "ask.place"


def test_escape_is_back(asked: Window) -> None:
    press(asked, Qt.Key.Key_Escape)
    assert asked.store.state.session.topic is None


def test_an_answer_does_not_build_the_page_anew(asked: Window) -> None:
    before = asked.page
    asked.store.apply(Answer("mother"))
    assert asked.page is before


def test_a_double_click_is_one_click(asked: Window) -> None:
    asked.store.apply(Answer("mother"))
    QTest.mouseClick(asked.bottom.buttons[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked.bottom.buttons[0], Qt.MouseButton.LeftButton)
    assert asked.store.state.session.at == "ask.place"
    assert not asked.store.state.error


def test_the_echo_of_a_click_does_not_hit_what_came_after(window: Window) -> None:
    card = window.page.cards[1]  # type: ignore[attr-defined]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    QTest.mouseClick(cards(window).group.cards[3], Qt.MouseButton.LeftButton)
    assert cards(window).group.value is None


def test_a_click_after_half_a_second_counts(asked: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(gate, "clock", lambda: now[0])
    QTest.mouseClick(cards(asked).group.cards[0], Qt.MouseButton.LeftButton)
    now[0] += 0.51
    QTest.mouseClick(cards(asked).group.cards[1], Qt.MouseButton.LeftButton)
    assert cards(asked).group.value == "father"
