"""A window on real content, with the bundled font."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from qinbao import paths
from qinbao.content.library import Library
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.fonts import register
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.steady import gate, hand
from qinbao.ui.window import Window

sys.path.insert(0, str(Path(__file__).parent))
from gui_window import Listener, close, open_window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen complains that a window has a least size; a real one does not."""
    for item in items:
        if "tests/gui" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with the bundled font; without it headless machines draw boxes."""
    register(paths.shipped("assets") / "fonts")
    apply(qapp, Look())
    return qapp


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped content."""
    return Library()


@pytest.fixture(autouse=True)
def fresh_hand() -> Iterator[None]:
    """Nobody has clicked yet."""
    gate.open()
    hand.keyboard = True
    yield
    gate.open()


@pytest.fixture
def listener() -> Listener:
    """Who is read to."""
    return Listener()


@pytest.fixture
def window(qapp: QApplication, library: Library, listener: Listener) -> Iterator[Window]:
    """A window on the start page at 1280×800."""
    made = open_window(library, listener)
    yield made
    close(made)
