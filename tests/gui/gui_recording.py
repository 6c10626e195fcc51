"""问到了，记下来 in a window: how tests come there, choose and type."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from gui_window import Listener, NoSheets, Searching, close
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from qinbao.content.library import Library
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import journey_states
from qinbao.screen.text import TextModel
from qinbao.screen.verdict import VerdictModel
from qinbao.ui.desktop import Desktop
from qinbao.ui.presenter import Presenter
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.store import Store
from qinbao.ui.theme.look import Look
from qinbao.ui.window import Window

PLACE, TOPIC = "210300", "mutual-aid"
DAY = date(2026, 11, 28)
ANSWERS = {"for": "parent", "place": PLACE, "payer_insurance": "employee", "payer_place": PLACE, "channel": "unknown"}
HOME = Abilities(resume=True, choose=True, calibrate=True, show=True, record=True)


@pytest.fixture
def own(tmp_path: Path) -> Library:
    """Content with a folder for local records."""
    return Library(heard=tmp_path / "local")


@pytest.fixture
def window(qapp: QApplication, own: Library, listener: Listener) -> Iterator[Window]:
    """At the verdict for a place without a way on file."""
    state = dict(journey_states(own, TOPIC, ANSWERS))["verdict"]
    office = SheetJobs(NoSheets(), None, Desktop(), Searching())
    made = Window(Store(own, state), Presenter(own, HOME, lambda: DAY), office, lambda: listener, Look())
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    close(made)
    office.close()


def model(window: Window) -> object:
    return window.model


def begin(window: Window) -> None:
    window.press(press.Open(aside.Asks()))
    questions = model(window)
    assert isinstance(questions, TextModel)
    window.press(next(link.press for link in questions.links if isinstance(link.press, press.Record)))


def to_the_verdict(window: Window) -> VerdictModel:
    """Back over the questions one came from."""
    window.press(press.Back())
    window.press(press.Return())
    shown = model(window)
    assert isinstance(shown, VerdictModel)
    return shown


def at(window: Window) -> str:
    page = window.store.state.aside
    assert isinstance(page, aside.Recording)
    return page.at


def line(window: Window, key: str) -> QLineEdit:
    found = window.page.findChild(QLineEdit, f"line-{key}")
    assert isinstance(found, QLineEdit)
    return found


def enter(window: Window, key: str, text: str) -> None:
    """As an input method puts words in, or letter by letter."""
    target = line(window, key)
    target.setFocus()
    if text.isascii():
        QTest.keyClicks(target, text)
    else:
        target.insert(text)


def on(window: Window, answer: str = "") -> None:
    if answer:
        window.store.apply(press.Answer(answer))
    window.press(press.Next())


def to_the_end(window: Window) -> None:
    """All answers of a call about a way in 微信."""
    on(window, "yes")
    on(window, "wechat")
    enter(window, "name", "鞍山医保")
    on(window)
    enter(window, "steps.1", "便民服务")
    enter(window, "steps.2", "家庭共济")
    enter(window, "done", "绑定成功")
    on(window)
    while at(window) != "check":
        on(window)


def kept(window: Window) -> Library:
    begin(window)
    to_the_end(window)
    window.press(press.Keep())
    return window.store.library
