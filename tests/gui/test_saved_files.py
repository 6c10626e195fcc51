"""Where files go that a person saves, and who shows them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from qinbao.screen.aside import Saved
from qinbao.ui import desktop
from qinbao.ui.desktop import Desktop


def can_mount() -> bool:
    """Whether this person may have a disk in a room of its own."""
    probe = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    return shutil.which("unshare") is not None and subprocess.run(probe, capture_output=True).returncode == 0


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person with nothing in the home folder, not even a desktop."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


def test_files_go_to_the_desktop(home: Path) -> None:
    (home / "Desktop").mkdir()
    saved = Desktop().save(b"%PDF-", "冰箱贴/杭州 一")
    assert saved == Saved(str(home / "Desktop" / "冰箱贴杭州一.pdf"), "desktop")


def test_without_a_desktop_files_go_to_the_home_folder(home: Path) -> None:
    assert Desktop().save(b"%PDF-", "一") == Saved(str(home / "一.pdf"), "home")


def test_a_desktop_that_takes_nothing_is_passed_over(home: Path) -> None:
    (home / "Desktop").mkdir()
    (home / "Desktop" / "一").write_text("a file where the folder should be")
    assert Desktop().keep([b"1", b"2"], "一") == Saved(str(home / "一"), "home", 2)


def test_where_no_place_takes_it_the_desktop_s_own_trouble_is_raised(home: Path) -> None:
    for folder in (home, home / "Desktop"):
        folder.mkdir(exist_ok=True)
        (folder / "一.pdf").mkdir()
    with pytest.raises(IsADirectoryError):
        Desktop().save(b"%PDF-", "一")


@pytest.mark.parametrize("winerror", [5, 32])
def test_beside_a_file_that_is_open_the_new_one_gets_a_number(
    home: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    (home / "一.pdf").write_bytes(b"shown by another program")
    write = desktop.write_whole

    def on_windows(path: Path, data: bytes) -> None:
        if path.exists():
            error = PermissionError("in use")
            error.winerror = winerror  # type: ignore[attr-defined]
            raise error
        write(path, data)

    monkeypatch.setattr(desktop, "write_whole", on_windows)
    assert Desktop().save(b"%PDF-", "一") == Saved(str(home / "一2.pdf"), "home")
    assert (home / "一.pdf").read_bytes() == b"shown by another program"


def test_a_set_holds_no_picture_of_an_older_one(home: Path) -> None:
    Desktop().keep([b"1", b"2", b"3"], "一")
    saved = Desktop().keep([b"4"], "一")
    assert [path.read_bytes() for path in Path(saved.path).iterdir()] == [b"4"]


def test_a_set_that_could_not_be_written_leaves_the_older_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Path(Desktop().keep([b"1", b"2"], "一").path)
    write = desktop.write_whole

    def full(path: Path, data: bytes) -> None:
        if data == b"4":
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(desktop, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        Desktop().keep([b"3", b"4"], "一")
    assert sorted((path.name, path.read_bytes()) for path in kept.iterdir()) == [("1.png", b"1"), ("2.png", b"2")]


class Addresses(QObject):
    """What this computer was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        """Remember it."""
        self.opened.append(Path(address.toLocalFile()).name)


def test_the_first_picture_and_the_folder_are_opened_by_the_computer(home: Path, qapp: QApplication) -> None:
    taker, desktop = Addresses(), Desktop()
    path = Path(desktop.keep([b"1", b"2"], "一").path)
    QDesktopServices.setUrlHandler("file", taker, "take")  # type: ignore[arg-type]
    assert desktop.open(path)
    assert desktop.show(path)
    QDesktopServices.unsetUrlHandler("file")
    assert taker.opened == ["1.png", "一"]


def test_what_was_taken_away_meanwhile_is_not_opened(home: Path) -> None:
    assert not Desktop().open(home / "gone.pdf")
    assert not Desktop().show(home / "gone" / "gone.pdf")


FULL = """
import errno, sys
from qinbao.files import FULL
from qinbao.ui.desktop import Desktop
try:
    Desktop().keep([b"x" * 300_000] * 3, "pictures")
except OSError as error:
    sys.exit(0 if error.errno in FULL else 1)
sys.exit(2)
"""


@pytest.mark.skipif(not can_mount(), reason="needs to mount a small disk of its own")
def test_pictures_on_a_full_disk_say_that_it_is_full_and_leave_no_part_of_a_set(tmp_path: Path) -> None:
    here = tmp_path / "home"
    here.mkdir()
    script = f'mount -t tmpfs -o size=600k none "{here}" && mkdir "{here}/Desktop" && "$0" -I -c "$1"; said=$?; '
    script += f'find "{here}" -mindepth 1 ! -name Desktop; exit $said'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, sys.executable, FULL],
        env={"HOME": str(here), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
