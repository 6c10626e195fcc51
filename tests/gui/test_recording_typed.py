"""What is typed where a call is written down: refused, told why, and in sight."""

import pytest
from gui_recording import at, begin, enter, line, on, own, to_the_end, window
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qinbao.screen import press
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS
from qinbao.ui.widgets.errors import ErrorSummary
from qinbao.ui.window import Window

__all__ = ["own", "window"]


@pytest.mark.parametrize("text", ["13812345678", "110101199003071234", "6222 0202 0011 2233"])
def test_a_number_of_a_person_is_not_let_through(window: Window, text: str) -> None:
    begin(window)
    on(window, "yes")
    on(window, "wechat")
    enter(window, "name", text)
    on(window)
    assert at(window) == "ask.name.type"
    assert any("不能写" in said for said in window.page.spoken())
    assert line(window, "name").hasFocus()
    assert "不能写" in window.page.announce()
    assert window.store.library.heard is not None
    assert window.store.library.heard.codes() == ()


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768)])
@pytest.mark.parametrize("scale", STEPS)
def test_what_was_refused_and_why_are_in_sight_however_large_the_letters(
    window: Window, size: tuple[int, int], scale: float
) -> None:
    to_the_name(window, size, scale)
    enter(window, "name", "13812345678")
    on(window)
    QApplication.processEvents()
    error = window.page.findChild(ErrorSummary)
    assert isinstance(error, ErrorSummary)
    assert in_sight(error)
    assert in_sight(line(window, "name"))


def test_what_is_refused_once_more_comes_into_sight_once_more(window: Window) -> None:
    to_the_name(window)
    enter(window, "name", "13812345678")
    on(window)
    window.body.scroll_to(0)
    on(window)
    assert in_sight(line(window, "name"))


def test_of_several_lines_the_wrong_one_has_its_error_right_above_it(window: Window) -> None:
    to_the_name(window)
    on(window)
    enter(window, "steps.1", "首页")
    enter(window, "steps.4", "13812345678")
    on(window)
    QApplication.processEvents()
    error = window.page.findChild(ErrorSummary)
    assert isinstance(error, ErrorSummary)
    assert in_sight(error)
    assert in_sight(line(window, "steps.4"))


@pytest.mark.parametrize("key", ["steps.1", "done"])
def test_the_line_that_is_typed_in_is_in_sight_from_the_first_letter(window: Window, key: str) -> None:
    to_the_name(window)
    on(window)
    line(window, key).setFocus()
    window.body.scroll_to(0)
    assert not in_sight(line(window, key))
    QTest.keyClicks(line(window, key), "a")
    assert in_sight(line(window, key))


def test_a_page_to_type_on_begins_with_its_question(window: Window) -> None:
    to_the_name(window)
    QApplication.processEvents()
    assert window.body.offset == 0


def to_the_name(window: Window, size: tuple[int, int] = (1024, 600), scale: float = STEPS[-1]) -> None:
    """Where the name is typed."""
    window.resize(*size)
    window.dress(Look(scale=scale))
    begin(window)
    on(window, "yes")
    on(window, "wechat")


def in_sight(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_a_refused_line_left_by_back_is_found_again_before_anything_is_kept(window: Window) -> None:
    begin(window)
    to_the_end(window)
    window.press(press.Change("ask.name.type"))
    line(window, "name").clear()
    enter(window, "name", "13812345678")
    window.press(press.Back())
    window.press(press.Keep())
    assert at(window) == "ask.name.type"
    assert window.store.library.heard is not None
    assert window.store.library.heard.codes() == ()
