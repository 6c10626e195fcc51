"""No page turn waits until garbage has been looked for."""

import gc
from collections.abc import Iterator

import pytest
from gui_window import Listener, close, open_window
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.screen.exhibits import kinds
from qinbao.ui.garbage import Garbage
from qinbao.ui.window import Window

TURNED = ("choice", "verdict", "checklist", "step", "sheets", "choice")


@pytest.fixture
def window(qapp: QApplication, library: Library) -> Iterator[Window]:
    usual = gc.get_threshold()
    made = open_window(library, Listener(), drawn=False)
    Garbage(made.store)
    yield made
    close(made)
    gc.set_threshold(*usual)


@pytest.fixture
def looks() -> Iterator[list[str]]:
    """Which generations were looked through."""
    seen: list[str] = []

    def look(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            seen.append(str(about["generation"]))

    gc.callbacks.append(look)
    yield seen
    gc.callbacks.remove(look)


def test_garbage_is_looked_for_after_a_page_was_turned_and_not_meanwhile(
    window: Window, library: Library, looks: list[str], qtbot: QtBot
) -> None:
    pages = kinds(library)
    gc.collect(0)
    looks.clear()
    for name in TURNED:
        window.store.become(pages[name])
        QApplication.processEvents()
    assert looks == []
    qtbot.waitUntil(lambda: bool(looks), timeout=2000)
    assert looks == ["1"]
