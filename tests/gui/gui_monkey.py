"""A person who presses anything there is to press, in any order: random, but repeatable, and only the possible."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import cast

from gui_window import DAY, HOME, settle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from qinbao.flow.engine import resolve
from qinbao.flow.session import Session
from qinbao.screen import press
from qinbao.ui.presenter import Presenter
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_F1),
)
TYPED = "abhzgzshcd杭州上海 330100"
SIZES = ((1024, 600), (1280, 800), (600, 1024), (800, 1280))

DRAWN = 6
"""Every how many events the window is also painted: it takes longer than all the rest."""


class Monkey:
    """Acts on one window."""

    def __init__(self, window: Window, topic: str, seed: int) -> None:
        self.window = window
        self.topic = topic
        self.dice = random.Random(f"{topic} {seed}")
        self.done: list[str] = []
        """What it did last, newest at the end."""
        self._count = 0
        self.pages: set[str] = set()
        """Keys of the pages it saw."""
        self._acts: tuple[tuple[int, Callable[[], str]], ...] = (
            (60, self._click),
            (24, self._key),
            (4, self._alt_left),
            (4, self._type),
            (3, self._wheel),
            (3, self._larger_or_smaller),
            (1, self._resize),
            (1, self._echo),
        )

    def act(self) -> None:
        """Do one thing and let the window answer."""
        gate.open()
        chances = [chance for chance, _ in self._acts]
        (_, act), *_ = self.dice.choices(self._acts, chances)
        self._count += 1
        self.window.setUpdatesEnabled(self._count % DRAWN == 0)
        self.done = [*self.done[-19:], act()]
        settle()
        self._stay_on_topic()
        self.pages.add(self.window.model.key)

    def _stay_on_topic(self) -> None:
        """Whoever wandered off to another matter comes back to this one now and then."""
        topic = self.window.store.state.session.topic
        if topic != self.topic and self.dice.random() < (0.5 if topic is None else 0.03):
            self.window.press(press.Start(self.topic))
            QApplication.processEvents()

    def _click(self) -> str:
        buttons = [button for button in self.window.findChildren(QAbstractButton) if self._in_sight(button)]
        favoured = [button for button in self.window.bottom.buttons if button in buttons]
        button = self.dice.choice(favoured if favoured and self.dice.random() < 0.35 else buttons)
        said = f"click {button.text()}"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=self._seen(button).center())
        return said

    def _key(self) -> str:
        key = self.dice.choice(KEYS)
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        return f"key {key.name}"

    def _alt_left(self) -> str:
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        return "alt+left"

    def _type(self) -> str:
        line = self.window.page.findChild(QLineEdit)
        if line is None:
            return self._key()
        line.setFocus()
        typed = "".join(self.dice.choices(TYPED, k=self.dice.randint(1, 4)))
        line.insert(typed) if not typed.isascii() else QTest.keyClicks(line, typed)
        return f"type {typed}"

    def _wheel(self) -> str:
        turn = self.dice.choice((-360, -120, 120, 360))
        place = QPointF(self.window.body.rect().center())
        event = QWheelEvent(
            *(place, self.window.body.mapToGlobal(place), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton),
            *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(self.window.body, event)
        return f"wheel {turn}"

    def _larger_or_smaller(self) -> str:
        key = self.dice.choice((Qt.Key.Key_Plus, Qt.Key.Key_Minus))
        QTest.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)
        return f"ctrl {key.name}"

    def _resize(self) -> str:
        size = self.dice.choice(SIZES)
        self.window.resize(*size)
        return f"resize {size}"

    def _echo(self) -> str:
        """A trembling hand."""
        gate.pass_through()
        return f"echo of {self._click()}"

    def _in_sight(self, button: QAbstractButton) -> bool:
        return button.isVisible() and not self._seen(button).isEmpty()

    def _seen(self, button: QWidget) -> object:
        return button.visibleRegion().boundingRect()


def check_properties(window: Window) -> None:
    """What must hold of the session whatever was pressed; the same as of the engine."""
    store = window.store
    state, library = store.state, store.library
    assert window.model == Presenter(library, HOME, lambda: DAY).model(state), "the page is not that of the state"
    session = cast(Session, state.session)
    if session.topic is None:
        return
    journey = resolve(library, session)
    assert journey == resolve(library, session)
    assert 0 <= journey.index < len(journey.pages)
    assert len({page.id for page in journey.pages}) == len(journey.pages)
    asked = {page.question.id for page in journey.pages if page.question}
    assert set(journey.answers) <= asked
    assert all(page.question is None or page.question.id in journey.answers for page in journey.pages[:-1])


def check_window(window: Window) -> None:
    """What must hold of the window: a page, a way on or back, and the focus somewhere a person can see."""
    assert window.page.isVisible()
    assert window.body.content is window.page
    assert [action.key for action in window.bottom.offered] == [button.objectName() for button in window.bottom.buttons]
    assert not any(button.isHidden() for button in window.bottom.buttons)
    focused = window.focusWidget()
    assert focused is None or window.isAncestorOf(focused)
