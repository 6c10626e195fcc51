"""读给我听 reads what is shown, and can be held, repeated, slowed and stopped."""

import re
from itertools import combinations

import pytest
from gui_window import Listener
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from qinbao.screen.exhibits import exhibits
from qinbao.screen.press import Start
from qinbao.ui.reading import ReadBar
from qinbao.ui.theme.colours import THEMES, Theme, contrast
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.read_mark import AIR, BAR, ReadMark
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window


def press(window: Window, name: str) -> None:
    gate.open()
    button = next(button for button in window.findChildren(QAbstractButton) if button.objectName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def mark(window: Window) -> ReadMark:
    found = window.findChild(ReadMark)
    assert found is not None
    return found


def place(window: Window, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def marked(window: Window, widget: QWidget) -> bool:
    around = place(window, widget).adjusted(-AIR - BAR, -AIR, AIR, AIR)
    return mark(window).isVisible() and place(window, mark(window)) == around


def label(window: Window, line: str) -> QLabel:
    return next(shown for shown in window.page.findChildren(QLabel) if shown.text() == line)


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
    window.store.apply(Start("family-account"))
    press(window, "read")
    buttons = window.page.findChildren(QAbstractButton)
    shown = "".join(w.text() + w.accessibleName() + w.accessibleDescription() for w in buttons)
    shown += "".join(w.text() for w in window.page.findChildren(QLabel))
    assert all(part in shown for line in listener.lines for part in re.split("[，。]", line))


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


def test_slower_faster_and_again_are_passed_on(window: Window, listener: Listener) -> None:
    press(window, "read")
    press(window, "read-slower")
    press(window, "read-faster")
    press(window, "read-repeat")
    assert listener.calls == ["slower", "faster", "repeat"]


@pytest.mark.parametrize("width", [600, 720, 1024, 1920])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_buttons_for_reading_stand_apart_and_inside_the_bar(window: Window, width: int, scale: float) -> None:
    window.resize(width, 600)
    window.dress(Look(scale=scale))
    press(window, "read")
    bar = window.findChild(ReadBar)
    assert bar is not None
    places = [button.geometry() for button in bar.buttons.values()]
    assert all(bar.rect().contains(place) for place in places)
    assert not any(one.adjusted(-8, -8, 8, 8).intersects(other) for one, other in combinations(places, 2))


def test_the_bar_goes_when_all_is_read(window: Window, listener: Listener) -> None:
    press(window, "read")
    listener.done(None)
    assert not visible(window, "read-stop")


def test_turning_the_page_ends_the_reading(window: Window, listener: Listener) -> None:
    press(window, "read")
    window.page.asked.emit(Start("family-account"))
    assert listener.calls == ["stop"]


@pytest.mark.parametrize("trouble", ["speech.install", "speech.settings", "speech.lost"])
def test_without_a_voice_it_says_what_to_do(window: Window, listener: Listener, trouble: str) -> None:
    press(window, "read")
    listener.done(trouble)
    words = window.store.library.words(trouble)
    assert any(label.text() == words and label.isVisible() for label in window.findChildren(QLabel))
    assert visible(window, "read-stop")
    assert not visible(window, "read-pause")


def test_nothing_is_marked_before_something_is_heard(window: Window) -> None:
    press(window, "read")
    assert not mark(window).isVisible()


def test_the_line_that_is_heard_is_marked(window: Window, listener: Listener) -> None:
    press(window, "read")
    listener.heard(0)
    assert marked(window, label(window, "您想办哪件事？"))


@pytest.mark.parametrize("name", ["home", "family-account.step.fa.alipay.family", "aside.plan", "aside.comparison"])
def test_every_line_that_is_heard_is_in_sight_and_marked(window: Window, listener: Listener, name: str) -> None:
    window.resize(1024, 600)
    window.dress(Look(scale=2.0))
    window.store.become(exhibits(window.store.library)[name])
    press(window, "read")
    for index, line in enumerate(listener.lines):
        listener.heard(index)
        shown = window.page.shows(index, line)
        assert shown is not None
        assert marked(window, shown), line
        top = shown.mapTo(window.body, shown.rect().topLeft()).y()
        assert 0 <= top < window.body.height(), line


def test_the_mark_moves_nothing(window: Window, listener: Listener) -> None:
    press(window, "read")
    before = [child.geometry() for child in window.page.findChildren(QWidget)]
    listener.heard(1)
    assert [child.geometry() for child in window.page.findChildren(QWidget)] == before


def test_the_mark_takes_no_click(window: Window, listener: Listener) -> None:
    press(window, "read")
    listener.heard(1)
    middle = mark(window).geometry().center()
    under = window.body.childAt(middle)
    assert under is not None
    assert under is not mark(window)


def test_the_mark_stays_with_its_line_when_the_page_is_scrolled(window: Window, listener: Listener) -> None:
    window.resize(1024, 600)
    press(window, "read")
    listener.heard(0)
    window.body.scroll_to(30)
    assert marked(window, label(window, "您想办哪件事？"))


def test_the_mark_stays_with_its_line_when_letters_and_colours_change(window: Window, listener: Listener) -> None:
    press(window, "read")
    listener.heard(0)
    window.dress(Look("dark", 1.5))
    QApplication.processEvents()
    assert marked(window, label(window, "您想办哪件事？"))


def test_a_pause_takes_the_mark_away_until_it_ends(window: Window, listener: Listener) -> None:
    press(window, "read")
    listener.heard(0)
    press(window, "read-pause")
    assert not mark(window).isVisible()
    press(window, "read-pause")
    listener.heard(0)
    assert mark(window).isVisible()


@pytest.mark.parametrize("trouble", [None, "speech.lost"])
def test_the_mark_goes_with_the_voice(window: Window, listener: Listener, trouble: str | None) -> None:
    press(window, "read")
    listener.heard(0)
    listener.done(trouble)
    assert not mark(window).isVisible()


@pytest.mark.parametrize("end", ["read-stop", "family-account"])
def test_the_mark_does_not_outlive_the_reading(window: Window, listener: Listener, end: str) -> None:
    press(window, "read")
    listener.heard(0)
    if end == "read-stop":
        press(window, end)
    else:
        window.page.asked.emit(Start(end))
    assert not mark(window).isVisible()


def test_a_line_the_page_no_longer_says_is_not_marked(window: Window, listener: Listener) -> None:
    window.store.apply(Start("family-account"))
    press(window, "read")
    title = window.page.findChildren(WrapLabel)[0]
    title.say("改了")
    listener.heard(0)
    assert not mark(window).isVisible()


@pytest.mark.parametrize("theme", THEMES)
def test_the_mark_is_seen_without_its_colour_and_leaves_words_their_contrast(
    window: Window, listener: Listener, theme: Theme
) -> None:
    window.dress(Look(theme))
    press(window, "read")
    listener.heard(0)
    around = place(window, mark(window))
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colour = {(x, y): picture.pixelColor(x, y).name() for x in range(around.x(), around.right()) for y in (around.y(),)}
    bar, ground = colour[around.x(), around.y()], colour[around.right() - 1, around.y()]
    inside = place(window, label(window, "您想办哪件事？"))
    pixels = {
        picture.pixelColor(x, y).name()
        for x in range(inside.x(), inside.x() + 200)
        for y in range(inside.y(), inside.bottom())
    }
    assert contrast(bar, Look(theme).colours.paper) >= 3
    assert BAR >= 6
    assert max(contrast(ground, pixel) for pixel in pixels) >= 7
