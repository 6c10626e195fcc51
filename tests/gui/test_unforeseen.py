"""What nobody foresaw is told on a page, and logged; a newer program is told once."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qinbao.screen.aside import Told
from qinbao.ui import unforeseen
from qinbao.ui.unforeseen import Unforeseen
from qinbao.ui.window import Window


@pytest.fixture
def caught(window: Window, caplog: pytest.LogCaptureFixture) -> Iterator[Unforeseen]:
    """What takes the errors of the window."""
    taken = Unforeseen(window.store)
    with caplog.at_level(logging.ERROR, "qinbao"):
        yield taken
    taken.close()


def fail(message: str = "a fault of ours") -> None:
    """Python reports an error in a slot like this."""
    error = ValueError(message)
    sys.excepthook(ValueError, error, None)


def key(window: Window) -> str:
    """What the page that says how something went is about."""
    aside = window.store.state.aside
    return aside.key if isinstance(aside, Told) else ""


def test_an_error_is_told_on_a_page_and_logged(
    window: Window, caught: Unforeseen, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    fail()
    qtbot.waitUntil(lambda: key(window) == "trouble.failed")
    assert window.store.library.words("told.trouble.failed.title") in window.page.spoken()
    assert "a fault of ours" in caplog.text


def test_a_second_error_opens_no_second_page(window: Window, caught: Unforeseen, qtbot: QtBot) -> None:
    fail()
    qtbot.waitUntil(lambda: key(window) == "trouble.failed")
    fail("another")
    QApplication.processEvents()
    assert len(window.store.state.asides) == 1


def test_where_no_page_helps_the_program_ends(
    window: Window, caught: Unforeseen, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(unforeseen.QApplication, "exit", ended.append)
    for _ in range(6):
        fail()
    assert ended == [unforeseen.BROKEN]


def test_whoever_closes_gives_python_its_own_back(window: Window) -> None:
    before = sys.excepthook
    Unforeseen(window.store).close()
    assert sys.excepthook == before


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installed program, of which this one runs."""
    for name in ("1", "2"):
        (tmp_path / "run" / name).mkdir(parents=True)
        (tmp_path / "run" / name / "qinbao").touch()
    (tmp_path / "now").symlink_to("run/1")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "run" / "1" / "qinbao"))
    return tmp_path


def upgrade(folder: Path) -> None:
    """What the package does."""
    (folder / "now.new").symlink_to("run/2")
    (folder / "now.new").rename(folder / "now")


def test_a_newer_program_is_told_as_soon_as_it_is_there(
    window: Window, caught: Unforeseen, installed: Path, qtbot: QtBot
) -> None:
    caught.watch()
    assert not unforeseen.replaced()
    upgrade(installed)
    qtbot.waitUntil(lambda: key(window) == "trouble.newer")


def test_a_newer_program_that_came_before_anybody_looked_is_told(
    window: Window, caught: Unforeseen, installed: Path
) -> None:
    upgrade(installed)
    caught.watch()
    assert key(window) == "trouble.newer"


def test_an_error_after_an_upgrade_is_told_as_the_upgrade(
    window: Window, caught: Unforeseen, installed: Path, qtbot: QtBot
) -> None:
    upgrade(installed)
    fail()
    qtbot.waitUntil(lambda: key(window) == "trouble.newer")
