"""The focus is seen, starts where one goes on, and never leaves the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qinbao.screen import press
from qinbao.ui.pages.place import PlacePage
from qinbao.ui.theme.sizes import FOCUS
from qinbao.ui.widgets.steady import gate, hand
from qinbao.ui.window import Window


def ring(widget: QWidget, colour: str) -> int:
    """Px of focus colour along the middle of the left edge."""
    image = widget.grab().toImage()
    ratio = image.devicePixelRatio()
    row = int(widget.height() * ratio / 2)
    return sum(image.pixelColor(x, row) == QColor(colour) for x in range(int(20 * ratio)))


def test_the_ring_is_at_least_three_px_wide(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert ring(focused, window.look.colours.focus) >= 3
    assert FOCUS >= 3


def test_the_ring_is_not_shown_to_somebody_with_a_mouse(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    hand.keyboard = False
    focused = QApplication.focusWidget()
    assert focused is not None
    assert ring(focused, window.look.colours.focus) == 0


def test_tab_brings_the_ring_back(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    hand.keyboard = False
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    assert hand.keyboard


def test_a_page_starts_at_its_top(window: Window) -> None:
    window.resize(1024, 600)
    window.dress(window.look.larger().larger().larger().larger())
    window.store.apply(press.Start("family-account"))
    QApplication.processEvents()
    assert window.body.offset == 0


def test_a_title_that_has_the_focus_makes_no_text_document(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    title = QApplication.focusWidget()
    assert title is window.page.focus_target()
    assert not title.children()


def test_tabbing_reaches_everything_and_comes_round(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    start = QApplication.focusWidget()
    seen = []
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        if seen[-1] is start:
            break
    assert seen[-1] is start
    assert set(window.bottom.buttons) <= set(seen)
    assert set(window.top.buttons.values()) <= set(seen)


def test_what_gets_the_focus_is_scrolled_into_sight(window: Window) -> None:
    window.resize(1024, 600)
    window.dress(window.look.larger().larger().larger().larger())
    window.store.apply(press.Start("family-account"))
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    for _ in range(6):
        gate.open()
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is not None
    top = focused.mapTo(window.body, focused.rect().topLeft()).y()
    assert top >= 0
    assert top + focused.height() <= window.body.height()


def test_the_title_is_announced_with_where_one_is(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    assert window.page.announce().startswith("第 1 问，最多 ")
    assert window.page.announce().splitlines()[0].endswith("您要帮谁办？")
    assert QApplication.focusWidget().accessibleName() == window.page.announce()


def test_a_list_that_is_replaced_does_not_lose_the_focus(window: Window) -> None:
    window.store.apply(press.Start("family-account"))
    window.store.apply(press.Answer("parent"))
    window.store.apply(press.Next())
    page = window.page
    assert isinstance(page, PlacePage)
    page.cells.cards[10].setFocus()
    gate.open()
    QTest.keyClick(page.cells.cards[10], Qt.Key.Key_Space)
    assert page.isAncestorOf(QApplication.focusWidget())
