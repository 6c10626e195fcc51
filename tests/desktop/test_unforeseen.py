"""What nobody foresaw, and a newer program: told by the real program, laid out in folders as the package lays it."""

import os
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desktop.conftest import BUTTON, Program, Session

pytestmark = pytest.mark.desktop

MORE, COMPARED, RETURN = "别的事", "三样东西，别弄混", "回到刚才那页"


class LaidOut(Program):
    """The program with a Python of its own in ``run/1``, to which ``now`` leads."""

    def __init__(self, session: Session, root: Path, folder: Path) -> None:
        self._folder = folder
        one = folder / "run" / "1"
        self._package = one / "lib" / "qinbao"
        shutil.copytree(root / "desktop" / "qinbao", self._package, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("data", "assets"):
            (self._package / name).symlink_to(root / name)
        shutil.copy(Path(sys.executable).resolve(), one / "qinbao")
        (folder / "now").symlink_to("run/1")
        self.command = (str(one / "qinbao"), "-m", "qinbao")
        python = {
            "PYTHONHOME": sys.base_prefix,
            "PYTHONPATH": os.pathsep.join((str(one / "lib"), sysconfig.get_path("purelib"))),
            "LD_LIBRARY_PATH": sysconfig.get_config_var("LIBDIR"),
        }
        super().__init__(session, folder / "home", **python)

    def upgrade(self, number: int) -> None:
        """Put a newer program beside it, as the package does (``qinbao.postinst``)."""
        (self._folder / "run" / str(number)).mkdir()
        (self._folder / "now.new").symlink_to(f"run/{number}")
        (self._folder / "now.new").rename(self._folder / "now")

    def lose(self, module: str) -> None:
        """Take a file of the program away while it runs."""
        (self._package / module).rename(self._folder / "lost")

    def find(self, module: str) -> None:
        """Put it back."""
        (self._folder / "lost").rename(self._package / module)

    def turn(self, button: str) -> str:
        """Press a button; what is announced of the one page that comes."""
        self.ask("press", BUTTON, button)
        return self.next_page()


@pytest.fixture
def program(session: Session, root: Path, tmp_path: Path) -> Iterator[LaidOut]:
    """It, on its first page."""
    program = LaidOut(session, root, tmp_path)
    yield program
    program.close()


def test_an_error_is_told_with_what_to_do_and_logged_and_the_program_goes_on(home: LaidOut) -> None:
    home.lose("ui/pages/comparison.py")
    home.turn(MORE)
    for _ in range(2):
        told = home.turn(COMPARED)
        assert told.startswith("这一步没做成")
        assert "再试一次" in told
        assert home.turn(RETURN) == MORE
    log = (home.home / ".local/state/qinbao/log/qinbao.log").read_text(encoding="utf-8")
    assert log.count("ModuleNotFoundError") == 2
    home.find("ui/pages/comparison.py")
    assert home.turn(COMPARED) == COMPARED


def test_a_newer_program_is_told_once_while_the_window_is_open(home: LaidOut) -> None:
    home.upgrade(2)
    told = home.next_page()
    assert told.startswith("有新版本")
    assert "再打开一次" in told
    home.turn(RETURN)
    home.upgrade(3)
    assert home.turn(MORE) == MORE
    home.turn(RETURN)
    assert "Traceback" not in home.stderr()
