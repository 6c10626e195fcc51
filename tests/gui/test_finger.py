"""A finger on a touch screen: what it presses, and what it moves."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qinbao.content.library import Library
from qinbao.screen.exhibits import exhibits
from qinbao.screen.press import Practise, Start
from qinbao.ui.pages.choice import ChoicePage
from qinbao.ui.pages.practice import PracticePage
from qinbao.ui.theme.sizes import STEPS
from qinbao.ui.widgets.steady import SLIP, gate
from qinbao.ui.widgets.touch_phone import TouchPhone
from qinbao.ui.window import Window

TOUCH_SCREEN = QPointingDevice.DeviceType.TouchScreen


@pytest.fixture
def asked(window: Window) -> Iterator[Window]:
    """The first question of a matter, with more answers than are in sight."""
    window.resize(1024, 600)
    window.store.apply(Start("family-account"))
    QApplication.processEvents()
    assert window.body.reach > 100
    gate.open()
    yield window
    gate.open()


def slide(window: Window, begin: QPoint, across: int, down: int) -> None:
    """A finger comes down, goes so many px in ten steps, and is lifted."""
    device = QTest.createTouchDevice(TOUCH_SCREEN)
    handle = window.windowHandle()
    QTest.touchEvent(handle, device).press(0, begin, handle).commit()
    for step in range(1, 11):
        at = begin + QPoint(across * step // 10, down * step // 10)
        QTest.touchEvent(handle, device).move(0, at, handle).commit()
    QTest.touchEvent(handle, device).release(0, begin + QPoint(across, down), handle).commit()
    QApplication.processEvents()


def card(window: Window) -> QPoint:
    """The middle of the second answer."""
    assert isinstance(window.page, ChoicePage)
    return middle(window, window.page.group.cards[1])


def middle(window: Window, part: QWidget) -> QPoint:
    return part.mapTo(window, part.rect().center())


def chosen(window: Window) -> dict[str, str]:
    return dict(window.store.state.session.given)


def test_a_finger_that_slides_moves_the_page_and_presses_nothing(asked: Window) -> None:
    slide(asked, card(asked), 10, -100)
    # It begins once the finger has gone further than it may slip, at the fifth step.
    assert asked.body.offset == 100 - (SLIP + 10)
    assert chosen(asked) == {}


def test_a_finger_that_slides_back_moves_it_back(asked: Window) -> None:
    slide(asked, card(asked), 0, -100)
    slide(asked, card(asked), 0, 100)
    assert asked.body.offset == 0


def test_a_finger_that_slips_a_little_still_presses(asked: Window) -> None:
    slide(asked, card(asked), 5, -20)
    assert asked.body.offset == 0
    assert chosen(asked) == {"for": "father"}


def test_after_a_slide_the_same_card_can_be_pressed(asked: Window) -> None:
    slide(asked, card(asked), 0, -60)
    slide(asked, card(asked), 0, 0)
    assert chosen(asked) == {"for": "father"}


def test_a_finger_slides_where_nothing_can_be_pressed(asked: Window) -> None:
    below = middle(asked, asked.body)
    ground = QPoint(4, below.y())
    assert asked.childAt(ground) is asked.body
    slide(asked, ground, 0, -100)
    assert asked.body.offset == 100 - (SLIP + 10)


def test_a_mouse_that_trembles_presses_and_moves_nothing(asked: Window) -> None:
    assert isinstance(asked.page, ChoicePage)
    over = asked.page.group.cards[1]
    high = over.height() - 4
    QTest.mousePress(over, Qt.MouseButton.LeftButton, pos=QPoint(50, 2))
    QTest.mouseMove(over, QPoint(50, 2 + high))
    QTest.mouseRelease(over, Qt.MouseButton.LeftButton, pos=QPoint(50, 2 + high))
    QApplication.processEvents()
    assert asked.body.offset == 0
    assert chosen(asked) == {"for": "father"}


@pytest.fixture
def practice(window: Window, library: Library) -> Iterator[Window]:
    """练一练 with large letters: the drawn phone is higher than what is seen of it."""
    window.resize(1024, 600)
    window.dress(replace(window.look, scale=STEPS[-1]))
    window.store.become(exhibits(library)["family-account.step.fa.alipay.open"])
    window.store.apply(Practise())
    QApplication.processEvents()
    assert window.body.reach > 100
    gate.open()
    yield window
    gate.open()


@pytest.mark.parametrize("begin", ["ground", "app"])
def test_a_finger_that_slides_over_the_drawn_phone_touches_nothing_on_it(practice: Window, begin: str) -> None:
    assert isinstance(practice.page, PracticePage)
    phone = practice.page.phone
    assert phone is not None
    practice.body.reveal(phone)
    begun = practice.body.offset
    over = phone.targets["相机"] if begin == "app" else phone
    here = over.rect().center() if begin == "app" else _empty(phone)
    at = over.mapTo(practice, here)
    assert practice.childAt(at) is over
    slide(practice, at, 0, -80)
    assert practice.body.offset > begun
    assert practice.store.state.rehearsal is not None
    assert practice.store.state.rehearsal.misses == 0


def _empty(phone: TouchPhone) -> QPoint:
    """A spot in the upper half of the drawn phone on which nothing can be touched."""
    spots = (QPoint(x, y) for y in range(20, phone.height() // 2, 5) for x in range(20, 200, 5))
    return next(spot for spot in spots if phone.childAt(spot) is None)
