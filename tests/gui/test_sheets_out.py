"""Printing and saving: only on a press, said plainly, nothing lost."""

import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import sleep
from weakref import ref

import pytest
from gui_window import DAY, Listener, close
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qinbao.app import Desktop
from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper.maker import Sheets
from qinbao.screen import press
from qinbao.screen.abilities import Abilities
from qinbao.screen.aside import Told
from qinbao.screen.exhibits import exhibits
from qinbao.ui.presenter import Presenter
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.store import Store
from qinbao.ui.theme.look import Look
from qinbao.ui.window import Window


class Tray:
    """A printer that answers when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[bytes] = []
        self.done: Callable[[str], None] = lambda _: None

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        """Take a job."""
        self.jobs.append(pdf)
        self.done = done


class Broken:
    """A renderer for which every sheet is one too many."""

    def pdf(self, guide: Guide, sheet: str) -> bytes:
        """Fails."""
        raise ValueError(sheet)

    def pages(self, guide: Guide, sheet: str, ppi: float) -> tuple[bytes, ...]:
        """Fails."""
        raise ValueError(sheet)

    def text(self, guide: Guide, sheet: str) -> str:
        """Fails."""
        raise ValueError(sheet)


class Slow(Broken):
    """A renderer that takes its time."""

    def pages(self, guide: Guide, sheet: str, ppi: float) -> tuple[bytes, ...]:
        """Nothing, a little later."""
        sleep(0.05)
        return ()


class Waiting:
    """Wants a sheet."""

    def ready(self, pages: Sequence[bytes]) -> None:
        """Does not look at it."""


class Folder:
    """Saves into one folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save(self, pdf: bytes, name: str) -> Path:
        """Write the file."""
        path = self._path / f"{name}.pdf"
        path.write_bytes(pdf)
        return path


@pytest.fixture
def tray() -> Tray:
    return Tray()


def opened(library: Library, office: SheetJobs) -> Window:
    store = Store(library, exhibits(library)["family-account.sheets"])
    window = Window(store, Presenter(library, Abilities(), lambda: DAY), office, Listener, Look())
    window.resize(1280, 800)
    window.show()
    QApplication.processEvents()
    return window


@pytest.fixture
def window(qapp: QApplication, library: Library, tray: Tray, tmp_path: Path) -> Iterator[Window]:
    office = SheetJobs(Sheets(library), tray, Folder(tmp_path))
    made = opened(library, office)
    yield made
    office.close()
    close(made)


def argument(window: Window) -> str:
    aside = window.store.state.aside
    return aside.key if isinstance(aside, Told) else ""


def test_choosing_a_sheet_prints_nothing(window: Window, tray: Tray) -> None:
    window.store.apply(press.Choose("card"))
    assert tray.jobs == []
    assert window.bottom.buttons[0].text() == "打印钱包卡"


def test_a_press_is_answered_at_once(window: Window) -> None:
    window.press(press.Print("fridge"))
    assert argument(window) == "print.busy"


def test_what_is_printed_is_the_sheet(window: Window, tray: Tray, qtbot: QtBot) -> None:
    window.press(press.Print("fridge"))
    qtbot.waitUntil(lambda: tray.jobs != [], timeout=20_000)
    assert tray.jobs[0].startswith(b"%PDF")


@pytest.mark.parametrize("outcome", ["done", "none", "off", "paper", "failed"])
def test_every_outcome_has_its_page(window: Window, tray: Tray, qtbot: QtBot, outcome: str) -> None:
    window.press(press.Print("fridge"))
    qtbot.waitUntil(lambda: tray.jobs != [], timeout=20_000)
    tray.done(outcome)
    assert argument(window) == f"print.{outcome}"
    window.press(press.Back())
    assert window.store.state.session.at == "sheets"


def test_who_went_back_meanwhile_is_left_alone(window: Window, tray: Tray, qtbot: QtBot) -> None:
    window.press(press.Print("fridge"))
    qtbot.waitUntil(lambda: tray.jobs != [], timeout=20_000)
    window.press(press.Back())
    tray.done("done")
    assert window.store.state.aside is None


def test_saving_writes_the_file_and_says_where(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.press(press.Save("fridge"))
    qtbot.waitUntil(lambda: argument(window) == "save.done", timeout=20_000)
    (path,) = tmp_path.glob("*.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    assert str(path) in "".join(window.page.spoken())


def test_the_file_name_tells_of_no_person(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.press(press.Save("fridge"))
    qtbot.waitUntil(lambda: argument(window) == "save.done", timeout=20_000)
    (path,) = tmp_path.glob("*.pdf")
    assert path.stem == "冰箱贴-杭州-替爸妈亮医保码"


def test_a_sheet_that_cannot_be_made_is_said(qapp: QApplication, library: Library, tray: Tray, qtbot: QtBot) -> None:
    office = SheetJobs(Broken(), tray, None)
    window = opened(library, office)
    window.press(press.Print("fridge"))
    qtbot.waitUntil(lambda: argument(window) == "make.failed", timeout=5_000)
    assert tray.jobs == []
    office.close()
    close(window)


def test_a_folder_that_takes_nothing_is_said(
    qapp: QApplication, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    office = SheetJobs(Sheets(library), None, Folder(tmp_path / "gone"))
    window = opened(library, office)
    window.press(press.Save("fridge"))
    qtbot.waitUntil(lambda: argument(window) == "save.failed", timeout=20_000)
    office.close()
    close(window)


def test_nobody_who_waits_for_a_sheet_is_held_once_the_office_is_closed(window: Window, library: Library) -> None:
    office = SheetJobs(Slow(), None, None)
    guide = window._presenter.scene(window.store.state).subject("fridge")
    waiting = [Waiting() for _ in range(5)]
    for one in waiting:
        office.draw(guide, "fridge", 110, one.ready, window)
    held = [ref(one) for one in waiting]
    waiting.clear()
    del one
    sleep(0.1)
    office.close()
    QApplication.processEvents()
    gc.collect()
    assert [one() for one in held] == [None] * 5


def test_the_cards_show_the_rendered_sheets(window: Window, qtbot: QtBot) -> None:
    cards = window.page.group.cards  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: all(card.page is not None for card in cards), timeout=30_000)
    assert cards[0].page.width() > 100


def test_files_go_to_the_desktop_or_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = Desktop().save(b"%PDF-", "冰箱贴/杭州 一")
    assert path.parent in (tmp_path, tmp_path / "Desktop")
    assert path.name == "冰箱贴杭州一.pdf"
