"""读给我听 reads what is shown, and can be held, repeated, slowed and stopped."""

import pytest
from gui_window import Listener
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from qinbao.ui.exhibits import exhibits
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window


def press(window: Window, name: str) -> None:
    gate.open()
    button = next(button for button in window.findChildren(QAbstractButton) if button.objectName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def visible(window: Window, name: str) -> bool:
    return any(b.isVisible() for b in window.findChildren(QAbstractButton) if b.objectName() == name)


def test_it_reads_the_title_first(window: Window, listener: Listener) -> None:
    press(window, "read")
    assert listener.lines[0] == "您想办哪件事？"


@pytest.mark.parametrize("name", ["home", "family-account.ask.for", "family-account.verdict", "choose.verdict"])
def test_it_reads_every_word_of_the_page(window: Window, listener: Listener, name: str) -> None:
    window.store.become(exhibits(window.store.library)[name])
    press(window, "read")
    read = "\n".join(listener.lines)
    labels = [w for w in window.page.findChildren(QLabel) if w.isVisible()]
    buttons = [w for w in window.page.findChildren(QAbstractButton) if w.isVisible()]
    assert labels or buttons
    for widget in (*labels, *buttons):
        assert widget.text() in read


def test_it_reads_nothing_that_is_not_shown(window: Window, listener: Listener) -> None:
    window.store.apply("start", "family-account")
    press(window, "read")
    shown = "".join(w.text() + w.accessibleName() for w in window.page.findChildren(QAbstractButton))
    shown += "".join(w.text() for w in window.page.findChildren(QLabel))
    assert all(part in shown for line in listener.lines for part in line.split("，"))


def test_the_buttons_for_reading_come_and_go(window: Window, listener: Listener) -> None:
    assert not visible(window, "read-stop")
    press(window, "read")
    assert visible(window, "read-stop")
    press(window, "read-stop")
    assert not visible(window, "read-stop")
    assert listener.calls[-1] == "stop"


def test_the_page_makes_room_for_them(window: Window) -> None:
    before = window.body.height()
    press(window, "read")
    assert window.body.height() < before
    assert window.bottom.geometry().bottom() < window.height()


def test_a_pause_can_be_ended(window: Window, listener: Listener) -> None:
    press(window, "read")
    press(window, "read-pause")
    press(window, "read-pause")
    assert listener.calls == ["pause", "resume"]


def test_slower_and_again_are_passed_on(window: Window, listener: Listener) -> None:
    press(window, "read")
    press(window, "read-slower")
    press(window, "read-repeat")
    assert listener.calls == ["slower", "repeat"]


def test_the_bar_goes_when_all_is_read(window: Window, listener: Listener) -> None:
    press(window, "read")
    listener.done(None)
    assert not visible(window, "read-stop")


def test_turning_the_page_ends_the_reading(window: Window, listener: Listener) -> None:
    press(window, "read")
    window.page.asked.emit("start", "family-account")
    assert listener.calls == ["stop"]


@pytest.mark.parametrize("trouble", ["speech.install", "speech.settings", "speech.lost"])
def test_without_a_voice_it_says_what_to_do(window: Window, listener: Listener, trouble: str) -> None:
    press(window, "read")
    listener.done(trouble)
    words = window.store.library.words(trouble)
    assert any(label.text() == words and label.isVisible() for label in window.findChildren(QLabel))
    assert visible(window, "read-stop")
    assert not visible(window, "read-pause")
