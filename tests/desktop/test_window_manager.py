"""The window on a desktop as people have it: a window manager, a task bar, a small screen or a large one."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desktop.conftest import Program, Session, wait

PANEL = 40
SCREENS = ((1366, 768), (1024, 600), (1920, 1080))
NEEDED = ("Xvfb", "xfwm4", "xdotool", "xprop", "xwininfo")

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        sys.platform != "linux" or any(shutil.which(name) is None for name in NEEDED),
        reason=f"needs {', '.join(NEEDED)}",
    ),
]


class Desk:
    """A screen with xfwm4 and a task bar."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        folder.mkdir()
        self.size = size
        self.session = Session(folder, size)
        self.session.manage("xfwm4", PANEL)

    def said(self, *command: str) -> str:
        """What a program of the session says."""
        done = subprocess.run(command, env=self.session.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def window(self) -> str:
        """The program's window."""
        found = self.said("xdotool", "search", "--sync", "--onlyvisible", "--class", "qinbao").split()
        return found[-1]

    def frame(self) -> tuple[int, int, int, int]:
        """Left, top, right and lower edge of the window with its frame."""
        window = self.window()
        info = self.said("xwininfo", "-id", window)
        number = {key.strip(): int(value) for key, value in re.findall(r"^ +([\w -]+): +(-?\d+)$", info, re.M)}
        edges = self.said("xprop", "-id", window, "_NET_FRAME_EXTENTS")
        left, right, top, bottom = (int(edge) for edge in re.findall(r"\d+", edges.partition("=")[2]))
        x, y = number["Absolute upper-left X"], number["Absolute upper-left Y"]
        return x - left, y - top, x + number["Width"] + right, y + number["Height"] + bottom

    def fits(self) -> bool:
        """Whether all of it lies in the space above the task bar."""
        x, y, right, bottom = self.frame()
        return x >= 0 and y >= 0 and right <= self.size[0] and bottom <= self.size[1] - PANEL

    def maximised(self) -> bool:
        """Whether the window manager holds it for maximised."""
        return "MAXIMIZED_VERT" in self.said("xprop", "-id", self.window(), "_NET_WM_STATE")


@pytest.fixture(params=SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """Each of the three screens."""
    made = Desk(tmp_path / "desk", request.param)
    yield made
    made.session.close()


def keep(desk: Desk, name: str) -> None:
    """Keep a picture where the person at the tests asks for it."""
    folder = os.environ.get("QINBAO_PICTURES")
    if folder:
        desk.session.screenshot(Path(folder) / f"{desk.size[0]}-{name}.png")


def test_a_first_window_lies_in_the_space_above_the_task_bar(desk: Desk, tmp_path: Path) -> None:
    program = Program(desk.session, tmp_path / "home")
    small = desk.size[0] < 1440
    wait("a window that fits", lambda: desk.fits() and desk.maximised() == small)
    keep(desk, "first")
    program.close()


def test_a_maximised_window_comes_back_maximised_and_a_smaller_one_as_small(desk: Desk, tmp_path: Path) -> None:
    program = Program(desk.session, tmp_path / "home")
    wait("the window", desk.fits)
    program.key("alt+F10") if not desk.maximised() else None
    wait("maximised", desk.maximised)
    desk.said("xdotool", "key", "alt+F4")
    wait("the end", lambda: program.process.poll() is not None)
    program.close()
    again = Program(desk.session, tmp_path / "home")
    wait("maximised again", lambda: desk.maximised() and desk.fits())
    again.close()
