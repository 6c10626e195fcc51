"""The bars above and below: as large as the window allows, at the same places whatever the letters."""

from collections.abc import Callable, Iterator

import pytest
from gui_ink import ink
from gui_window import Listener, close, open_window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qinbao.content.library import Library
from qinbao.screen.exhibits import kinds
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS, text_px
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window

TELEVISION, UPRIGHT, SCREEN, NETBOOK = (3840, 2160), (2160, 3840), (1920, 1080), (1024, 600)
Open = Callable[[tuple[int, int], float], Window]


@pytest.fixture
def opened(qapp: QApplication, library: Library) -> Iterator[Open]:
    """Opens a window of some size with letters of some size, on a page with three actions."""
    made: list[Window] = []

    def open_(size: tuple[int, int], scale: float) -> Window:
        state = kinds(library)["step-home"]
        made.append(open_window(library, Listener(), Look(scale=scale), size, drawn=False, state=state))
        return made[-1]

    yield open_
    for window in made:
        close(window)


def letters(widget: QWidget) -> float:
    """Px of the smallest letters ``widget`` draws."""
    return min(piece.px for piece in ink(widget))


def places(window: Window) -> dict[str, tuple[int, ...]]:
    """Where the helps stand, and 继续."""
    helps = {name: button.geometry().getRect() for name, button in window.top.buttons.items()}
    return helps | {"main": window.bottom.buttons[0].geometry().topLeft().toTuple()}


@pytest.mark.parametrize("scale", STEPS)
@pytest.mark.parametrize("size", [TELEVISION, UPRIGHT])
def test_on_a_very_large_screen_the_letters_of_the_bars_grow_like_those_of_the_page(
    opened: Open, size: tuple[int, int], scale: float
) -> None:
    window = opened(size, scale)
    small, action = text_px("small", scale), text_px("action", scale)
    assert {letters(window.top.buttons[name]) for name in ("read", "smaller", "colours")} == {small}
    assert letters(window.top.buttons["larger"]) == action
    assert letters(window.top.progress) == small
    assert {letters(button) for button in window.bottom.buttons} == {action}
    assert letters(window.bottom.hotline) >= small


def test_on_a_usual_screen_the_main_button_has_the_largest_letters_too(opened: Open) -> None:
    window = opened(SCREEN, STEPS[-1])
    assert letters(window.bottom.buttons[0]) == text_px("action", STEPS[-1])


def test_the_bars_take_the_same_share_of_a_very_large_screen_as_of_a_usual_one(opened: Open) -> None:
    usual, large = opened(SCREEN, 1.0), opened(TELEVISION, 2.0)
    for part in ("top", "bottom"):
        assert getattr(large, part).height() == 2 * getattr(usual, part).height()


@pytest.mark.parametrize("size", [TELEVISION, UPRIGHT, SCREEN, NETBOOK])
def test_nothing_in_the_bars_moves_when_the_letters_grow(opened: Open, size: tuple[int, int]) -> None:
    window = opened(size, STEPS[0])
    before = places(window)
    for _ in STEPS[1:]:
        gate.open()
        QTest.mouseClick(window.top.buttons["larger"], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert places(window) == before
    assert window.look.largest


def test_a_window_made_larger_gets_larger_bars(opened: Open) -> None:
    window = opened(SCREEN, STEPS[-1])
    before = letters(window.top.buttons["read"])
    window.resize(*TELEVISION)
    QApplication.processEvents()
    assert letters(window.top.buttons["read"]) > before
    assert window.bottom.geometry().bottom() == window.rect().bottom()


def test_the_bar_for_reading_aloud_and_the_scroll_buttons_grow_too(opened: Open, library: Library) -> None:
    window = opened(TELEVISION, STEPS[-1])
    window.store.become(kinds(library)["terms"])
    window.read()
    QApplication.processEvents()
    assert window._reading is not None
    assert window.body._rail is not None
    shown = [*window._reading.bar.buttons.values(), window.body._rail[1]]
    assert {letters(button) for button in shown} == {text_px("small", STEPS[-1])}
