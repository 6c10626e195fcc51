"""Letters that grow with the window: by themselves, once it stands still, and only while nobody chose their size."""

from collections.abc import Iterator

import pytest
from gui_window import Listener, close, open_window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.screen import press
from qinbao.ui.following import Following
from qinbao.ui.window import Window

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def followed(library: Library, listener: Listener) -> Iterator[Window]:
    """A window of the usual size whose letters follow it."""
    made = open_window(library, listener)
    Following(made, made.settings)
    yield made
    close(made)


def dressed(window: Window) -> list[float]:
    """Collects every size the letters get from now on."""
    sizes: list[float] = []
    window.look_changed.connect(lambda look: sizes.append(look.scale))
    return sizes


def test_a_window_pulled_larger_gets_larger_letters_once_and_a_smaller_one_smaller_ones(
    followed: Window, qtbot: QtBot
) -> None:
    sizes = dressed(followed)
    for width in range(1300, 1601, 20):
        followed.resize(width, round(width * 0.6))
        qtbot.wait(5)
    assert sizes == []
    qtbot.waitUntil(lambda: sizes == [1.25])
    followed.resize(1280, 800)
    qtbot.waitUntil(lambda: sizes == [1.25, 1.0])


def test_a_size_that_was_chosen_stays_whatever_the_window_does(followed: Window, qtbot: QtBot) -> None:
    QTest.mouseClick(followed.top.buttons["larger"], Qt.MouseButton.LeftButton)
    sizes = dressed(followed)
    followed.resize(2400, 1500)
    qtbot.wait(400)
    assert sizes == []
    assert followed.look.scale == 1.25


def test_what_was_typed_is_still_there_in_larger_letters(followed: Window, qtbot: QtBot) -> None:
    for pressed in (press.Start("family-account"), press.Answer("parent"), press.Next()):
        followed.store.apply(pressed)
    followed.page.search.line.setText("han")  # type: ignore[attr-defined]
    followed.resize(1920, 1080)
    qtbot.waitUntil(lambda: followed.look.scale == 1.25)
    assert followed.page.search.line.text() == "han"  # type: ignore[attr-defined]
