"""更新资料 in the window: a pack chosen or on a stick, what is in it, one button; what is refused, and why."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from gui_window import HOME, Listener, NoSheets, Searching, close
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QFileDialog, QHeaderView, QLabel
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.content.packs import install
from qinbao.content.packs.shelf import Shelf
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.state import State
from qinbao.ui import sticks
from qinbao.ui.pages import updating
from qinbao.ui.presenter import Presenter
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.store import Store
from qinbao.ui.theme.look import Look
from qinbao.ui.updater import labelled
from qinbao.ui.window import Window

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "content" / "packs"))
from packs_demo import Publisher, content
from packs_demo import release as releasing

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    """Its root is the one that this program was built with."""
    made = Publisher(tmp_path / "repository")
    monkeypatch.setattr(install, "ROOT", made.folder / "metadata" / "1.root.json")
    monkeypatch.setattr(sticks, "volumes", lambda: iter(()))
    return made


@pytest.fixture
def window(qapp: QApplication, library: Library, listener: Listener, tmp_path: Path) -> Iterator[Window]:
    office = SheetJobs(NoSheets(), None, None, Searching())
    store = Store(library, State(asides=(aside.Help(), aside.Updating())))
    made = Window(store, Presenter(library, HOME), office, lambda: listener, Look(), packs=tmp_path / "content")
    made.resize(1366, 768)
    made.show()
    yield made
    close(made)
    office.close()


def how(window: Window) -> str:
    at = window.store.state.aside
    return at.how if isinstance(at, aside.Updating) else ""


def comes(qtbot: QtBot, window: Window, *wanted: str) -> str:
    """What the page says once it says one of these."""
    qtbot.waitUntil(lambda: how(window) in wanted, timeout=90_000)
    return repr(window.model)


def today() -> str:
    return date.today().strftime("%Y.%m.%d") + ".99"


def test_a_pack_is_looked_at_then_used_with_one_button_each(
    qtbot: QtBot, window: Window, publisher: Publisher, tmp_path: Path
) -> None:
    version = today()
    files = releasing.files_of(DATA, version)
    change = f'changes:\n  - {{version: {version}, place: "330100", say: 窗口换了地方。}}\n'
    files["changes.yaml"] = files["changes.yaml"].replace(b"changes: []\n", change.encode())
    window.press(press.LookAtPack(str(publisher.publish(version, files))))
    assert how(window) == "looking"
    assert "窗口换了地方" in comes(qtbot, window, "found", "failed")
    assert not (tmp_path / "content" / "current.json").exists()
    window.press(press.TakePack())
    comes(qtbot, window, "done", "failed")
    assert how(window) == "done"
    shelf = Shelf(tmp_path / "content")
    assert Library(shelf.data(shelf.in_use())).changes.version == version
    window.press(press.Back())
    window.press(press.Open(aside.Updating()))
    window.press(press.PutBack())
    comes(qtbot, window, "back", "failed")
    assert shelf.in_use() == ""


@pytest.mark.parametrize("refused", ["expired", "not-pack", "bad"])
def test_a_refusal_is_one_sentence_and_nothing_changes(
    qtbot: QtBot, window: Window, publisher: Publisher, tmp_path: Path, refused: str
) -> None:
    pack = publisher.publish(today(), content(today()), ago=100 if refused == "expired" else 0)
    if refused == "not-pack":
        pack.write_bytes(b"a letter")
    window.press(press.LookAtPack(str(pack)))
    comes(qtbot, window, "found", "failed")
    if refused == "bad":
        window.press(press.TakePack())
    comes(qtbot, window, "failed")
    at = window.store.state.aside
    assert isinstance(at, aside.Updating)
    assert at.why.split("。")[0] in window.store.library.words(f"pack.error.{refused}", today="")
    assert not (tmp_path / "content" / "current.json").exists()


def test_a_program_built_without_a_root_says_so(qtbot: QtBot, window: Window, publisher: Publisher) -> None:
    pack = publisher.publish(today())
    install.ROOT.unlink()
    window.press(press.LookAtPack(str(pack)))
    assert window.store.library.words("pack.error.off") in comes(qtbot, window, "failed")


def test_a_stick_that_is_put_in_is_noticed(
    qtbot: QtBot, window: Window, publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "qinbao-content-2020.01.01.qinbao").write_bytes(b"")
    publisher.publish(today()).rename(stick / f"qinbao-content-{today()}.qinbao")
    monkeypatch.setattr(sticks, "volumes", lambda: iter((tmp_path / "gone", stick)))
    page = window.page
    assert isinstance(page, updating.UpdatingPage)
    page.search()
    comes(qtbot, window, "found")
    at = window.store.state.aside
    assert isinstance(at, aside.Updating)
    assert at.version == today()


def test_whoever_leaves_is_not_called_back(qtbot: QtBot, window: Window, publisher: Publisher) -> None:
    window.press(press.LookAtPack(str(publisher.publish(today()))))
    window.press(press.Home())
    window._office.close()
    QApplication.processEvents()
    assert window.store.state == State()


def test_no_file_chosen_is_nothing_done(window: Window, publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 0)
    window.press(press.ChoosePack())
    assert how(window) == ""


def test_where_qt_draws_the_choice_of_a_file_no_english_word_is_seen(
    qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "资料.qinbao").touch()
    dialog = QFileDialog(
        None, library.words("pack.choose"), str(tmp_path), library.words("pack.filter") + " (*.qinbao)"
    )
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    labelled(dialog, library.words)
    dialog.show()
    QApplication.processEvents()
    said = [dialog.windowTitle()]
    for part in (*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)):
        if part.isVisible():
            said += [part.text(), part.toolTip()]
    said += [view.accessibleName() for view in dialog.findChildren(QAbstractItemView)]
    assert {"打开", "取消"} <= {one.replace("&", "") for one in said}
    assert [one for one in said if re.search("[A-Za-z]", one)] == []
    assert not any(heading.isVisible() for heading in dialog.findChildren(QHeaderView))


def test_the_way_to_it_is_there_where_it_may_be_done(library: Library) -> None:
    def ways(abilities: Abilities) -> str:
        return repr(Presenter(library, abilities).model(State(asides=(aside.Help(),))))

    assert library.words("pack.title") in ways(HOME)
    assert library.words("pack.title") not in ways(Abilities())
