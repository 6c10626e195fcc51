"""Printing and saving: only on a press, said plainly, nothing lost."""

import errno
import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import sleep
from weakref import ref

import numpy as np
import pytest
import zxingcpp
from gui_sheets import Kept
from gui_window import DAY, Listener, close
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qinbao.content.library import Library
from qinbao.guide.model import Code, Guide
from qinbao.screen import press
from qinbao.screen.abilities import Abilities
from qinbao.screen.aside import Saved, Told
from qinbao.screen.exhibits import exhibits
from qinbao.screen.state import State
from qinbao.ui.presenter import Presenter
from qinbao.ui.sheet_jobs import SheetJobs
from qinbao.ui.store import Store
from qinbao.ui.theme.look import Look
from qinbao.ui.window import Window

AT_HOME = Abilities(show=True)


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

    def pictures(self, guide: Guide, sheet: str) -> tuple[bytes, ...]:
        """Fails."""
        raise ValueError(sheet)

    def symbols(self, codes: Sequence[Code]) -> tuple[tuple[bytes, ...], ...]:
        """Fails."""
        raise ValueError(codes)

    def text(self, guide: Guide, sheet: str) -> str:
        """Fails."""
        raise ValueError(sheet)


class Folder:
    """Saves into one folder, and knows what it was asked to show."""

    def __init__(self, path: Path, trouble: int = 0) -> None:
        self._path = path
        self._trouble = trouble
        self.opened: list[Path] = []
        self.there = True

    def save(self, pdf: bytes, name: str) -> Saved:
        """Write the file."""
        return self._written(self._path / f"{name}.pdf", [pdf])

    def keep(self, pictures: Sequence[bytes], name: str) -> Saved:
        """Write the pictures."""
        return self._written(self._path / name, pictures)

    def open(self, path: Path) -> bool:
        """Remember it."""
        self.opened.append(path)
        return self.there

    def show(self, path: Path) -> bool:
        """Remember where it is."""
        return self.open(path.parent)

    def _written(self, path: Path, parts: Sequence[bytes]) -> Saved:
        if self._trouble:
            raise OSError(self._trouble, "no")
        if path.suffix:
            path.write_bytes(parts[0])
        else:
            path.mkdir()
            for number, part in enumerate(parts):
                (path / f"{number}.png").write_bytes(part)
        return Saved(str(path), "desktop", len(parts))


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


@pytest.fixture
def tray() -> Tray:
    return Tray()


def opened(library: Library, office: SheetJobs, abilities: Abilities = AT_HOME) -> Window:
    store = Store(library, exhibits(library)["family-account.sheets"])
    window = Window(store, Presenter(library, abilities, lambda: DAY), office, Listener, Look())
    window.resize(1280, 800)
    window.show()
    QApplication.processEvents()
    return window


@pytest.fixture
def window(qapp: QApplication, library: Library, tray: Tray, tmp_path: Path) -> Iterator[Window]:
    office = SheetJobs(Kept(library), tray, Folder(tmp_path))
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
    said = "".join(window.page.spoken())
    assert "在桌面上" in said
    assert path.stem in said
    assert str(path.parent) not in said


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


TROUBLES = {errno.ENOSPC: "full", errno.EROFS: "failed", errno.ENOENT: "failed"}


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("pressed", [press.Save("fridge"), press.Pictures()])
def test_what_cannot_be_written_is_said_with_another_way(
    qapp: QApplication, library: Library, tmp_path: Path, qtbot: QtBot, pressed: press.Press, trouble: int
) -> None:
    office = SheetJobs(Kept(library), None, Folder(tmp_path, trouble))
    window = opened(library, office)
    window.press(pressed)
    way = "save" if isinstance(pressed, press.Save) else "pictures"
    qtbot.waitUntil(lambda: argument(window) == f"{way}.{TROUBLES[trouble]}", timeout=20_000)
    assert list(tmp_path.iterdir()) == []
    assert len(window.page.cards) >= 1  # type: ignore[attr-defined]
    office.close()
    close(window)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def sending(qapp: QApplication, library: Library, folder: Folder) -> Iterator[Window]:
    """A window whose pictures go to ``folder``."""
    office = SheetJobs(Kept(library), None, folder)
    made = opened(library, office)
    yield made
    office.close()
    close(made)


def sent(window: Window, qtbot: QtBot) -> None:
    card = next(one for one in window.page.carried if one.objectName() == "pictures")  # type: ignore[attr-defined]
    card.click()
    qtbot.waitUntil(lambda: argument(window) == "pictures.done", timeout=20_000)


def test_one_press_saves_the_pictures_and_says_how_many_and_where(
    sending: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    sent(sending, qtbot)
    (made,) = tmp_path.iterdir()
    pictures = list(made.glob("*.png"))
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    said = "".join(sending.page.spoken())
    assert f"一共 {len(pictures)} 张图片" in said
    assert made.name in said
    assert "松开手，点“发送”" in said


def test_the_page_that_asks_for_patience_comes_only_when_it_takes_long(sending: Window, qtbot: QtBot) -> None:
    keys = []
    sending.store.journey_changed.connect(lambda: keys.append(argument(sending)))
    sending.press(press.Pictures())
    assert argument(sending) == ""
    qtbot.waitUntil(lambda: argument(sending) == "pictures.done", timeout=20_000)
    assert keys in (["pictures.busy", "pictures.done"], ["pictures.done"])


def test_what_was_saved_can_be_looked_at_and_its_folder_shown(
    sending: Window, folder: Folder, tmp_path: Path, qtbot: QtBot
) -> None:
    sent(sending, qtbot)
    for card in sending.page.cards:  # type: ignore[attr-defined]
        card.click()
        qtbot.wait(400)
    (made,) = tmp_path.iterdir()
    assert folder.opened == [made, tmp_path]
    assert argument(sending) == "pictures.done"


def test_where_no_program_opens_it_the_page_says_where_it_is(sending: Window, folder: Folder, qtbot: QtBot) -> None:
    folder.there = False
    sent(sending, qtbot)
    sending.press(press.OpenSaved())
    assert argument(sending) == "show.failed"
    assert "手机图-杭州" in "".join(sending.page.spoken())
    sending.press(press.Back())
    assert argument(sending) == "pictures.done"


def test_who_went_elsewhere_while_pictures_were_made_is_left_alone(
    sending: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    sending.press(press.Pictures())
    sending.press(press.Back())
    qtbot.waitUntil(lambda: list(tmp_path.glob("*/*.png")) != [], timeout=20_000)
    qtbot.wait(400)
    assert sending.store.state.aside is None


def test_a_window_closed_meanwhile_is_asked_for_no_patience(
    qapp: QApplication, library: Library, folder: Folder, qtbot: QtBot
) -> None:
    office = SheetJobs(Kept(library), None, folder)
    window = opened(library, office)
    store = window.store
    window.press(press.Pictures())
    office.close()
    close(window)
    qtbot.wait(400)
    assert store.state.aside is None


def test_a_machine_where_nothing_is_saved_shows_codes_instead(
    qapp: QApplication, library: Library, qtbot: QtBot
) -> None:
    office = SheetJobs(Kept(library), None, None)
    window = opened(library, office, Abilities(save=False))
    (card,) = window.page.carried  # type: ignore[attr-defined]
    card.click()
    assert window.page.model.kind == "codes"
    read = set()
    for _ in window.page.model.codes:  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: window.page._rows != (), timeout=20_000)  # type: ignore[attr-defined]
        read.add(scanned(window))
        window.page.ways[1].click()  # type: ignore[attr-defined]
        qtbot.wait(400)
    guide = window._presenter.scene(window.store.state).guide
    assert read == {code.payload for code in guide.qr if code.kind == "text"}
    assert not [one for one in read if "http" in one]
    office.close()
    close(window)


def scanned(window: Window) -> str:
    """What a camera reads from the window; there is one code on it and no more."""
    QApplication.processEvents()
    shot = window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(shot.constBits(), np.uint8).reshape(shot.height(), shot.bytesPerLine())[:, : shot.width()]
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    (found,) = zxingcpp.read_barcodes(np.ascontiguousarray(rows), formats=formats)
    return found.text


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


def test_what_a_page_is_about_is_worked_out_once_for_all_its_sheets() -> None:
    library = Library()
    presenter = Presenter(library, AT_HOME, lambda: DAY)
    state = exhibits(library)["family-account.sheets"]
    scene = presenter.scene(state)
    assert presenter.scene(state) is scene
    assert presenter.scene(State()) is not scene
    presenter.reread()
    assert presenter.scene(state) is not scene
