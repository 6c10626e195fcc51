"""The window on a desktop as people have it: a window manager, a task bar, a small screen or a large one."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desktop.conftest import EVERY, Program, Session, wait

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

    def __init__(self, folder: Path, size: tuple[int, int], panel: int = PANEL) -> None:
        folder.mkdir()
        self.size = size
        self.session = Session(folder, size)
        self.session.manage("xfwm4", panel)

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

    def extent(self) -> tuple[int, int]:
        """Width and height of the window with its frame."""
        x, y, right, bottom = self.frame()
        return right - x, bottom - y

    def maximised(self) -> bool:
        """Whether the window manager holds it for maximised."""
        return "MAXIMIZED_VERT" in self.said("xprop", "-id", self.window(), "_NET_WM_STATE")


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A screen; the commonest one of a laptop where nothing else is said."""
    made = Desk(tmp_path / "desk", getattr(request, "param", SCREENS[0]))
    yield made
    made.session.close()


def on(*screens: tuple[int, int]) -> pytest.MarkDecorator:
    """Have a test run on these screens, with packaging/proof/desk on all."""
    named = {f"{size[0]}x{size[1]}": size for size in SCREENS if EVERY or size in screens}
    return pytest.mark.parametrize("desk", named.values(), ids=named, indirect=True)


def keep(desk: Desk, name: str) -> None:
    """Keep a picture where the person at the tests asks for it."""
    folder = os.environ.get("QINBAO_PICTURES")
    if folder:
        desk.session.screenshot(Path(folder) / f"{desk.size[0]}-{name}.png")


@on(*SCREENS)
def test_a_first_window_lies_in_the_space_above_the_task_bar(desk: Desk, tmp_path: Path) -> None:
    program = Program(desk.session, tmp_path / "home")
    small = desk.size[0] < 1440
    wait("a window that fits", lambda: desk.fits() and desk.maximised() == small)
    keep(desk, "first")
    program.close()


def close(desk: Desk, program: Program) -> None:
    """Close the window as people do, and see the program end by itself."""
    desk.said("xdotool", "windowactivate", "--sync", desk.window(), "key", "alt+F4")
    wait("the end", lambda: program.process.poll() is not None)
    program.close()


@on(SCREENS[0])
def test_a_maximised_window_comes_back_maximised(desk: Desk, tmp_path: Path) -> None:
    program = Program(desk.session, tmp_path / "home")
    wait("the window", desk.fits)
    program.key("alt+F10") if not desk.maximised() else None
    wait("maximised", desk.maximised)
    close(desk, program)
    again = Program(desk.session, tmp_path / "home")
    wait("maximised again", lambda: desk.maximised() and desk.fits())
    again.close()


@on(SCREENS[2])
def test_a_window_that_was_made_smaller_comes_back_as_small(desk: Desk, tmp_path: Path) -> None:
    program = Program(desk.session, tmp_path / "home")
    wait("the window", desk.fits)
    program.key("alt+F10") if desk.maximised() else None
    wait("not maximised", lambda: not desk.maximised())
    small = str(min(940, desk.size[0] - 60)), "500"
    desk.said("xdotool", "windowsize", "--sync", desk.window(), *small)
    # A least size that the space allows may forbid the wished one: what the window then has is what counts.
    wait("another height", lambda: desk.extent()[1] < desk.size[1] - PANEL - 60 or desk.size[1] == 600)
    before = desk.extent()
    close(desk, program)
    again = Program(desk.session, tmp_path / "home")
    wait("the same size", lambda: desk.extent() == before and not desk.maximised())
    again.close()


def test_a_button_is_pressed_by_the_half_of_it_that_is_in_sight(desk: Desk, tmp_path: Path) -> None:
    program = Program(desk.session, tmp_path / "home")
    enter(program)
    for _ in range(2):
        program.ask("press", "push button", "字大")
        time.sleep(0.5)  # a second press at once would be the tremble of a hand
    down = program.ask("place", "push button", "往下")
    edge = down[1] + down[3] + 8
    name = wait("a button cut by the lower edge", lambda: cut(program, edge), 30)
    program.ask("heard")
    x, *_ = program.ask("place", "push button", name)
    desk.said("xdotool", "mousemove", "--sync", str(x + 60), str(edge - 4), "click", "1")
    assert program.next_page()
    assert not program.ask("has", "push button", name)
    program.close()


def test_a_household_is_there_again_after_the_window_was_closed(desk: Desk, tmp_path: Path) -> None:
    program = Program(desk.session, tmp_path / "home")
    enter(program)
    open_by(program, "别的事")
    open_by(program, "给几位家人一起办")
    for answer in ("妈妈", "成都市"):
        if program.controls("text"):
            program.ask("write", "text", program.controls("text")[0], "成都")
            wait("a place", lambda: len(program.controls("radio button")) < 10)
        program.ask("press", "radio button", answer)
        program.ask("press", "push button", "继续")
        program.next_page()
    listed = "妈妈（成都）"
    assert any(listed in name for name in program.ask("names"))
    close(desk, program)
    again = Program(desk.session, tmp_path / "home")
    open_by(again, "接着上次看")
    assert any(listed in name for name in again.ask("names"))
    again.close()


def test_a_pack_that_was_received_is_chosen_without_an_english_word(desk: Desk, tmp_path: Path) -> None:
    received = tmp_path / "home" / "Downloads" / "资料.qinbao"
    received.parent.mkdir(parents=True)
    received.write_bytes(b"a letter")
    program = Program(desk.session, tmp_path / "home")
    enter(program)
    open_by(program, "别的事")
    open_by(program, "更新资料")
    page = {*program.ask("names"), str(received.parent), "资料包 (*.qinbao)"}
    program.ask("press", "push button", "选一个文件")
    wait("the files", lambda: received.name in program.ask("names"))
    keep(desk, "choice")
    assert desk.fits()
    own = [name.removesuffix(received.suffix) for name in program.ask("names") if name not in page]
    assert [name for name in own if re.search("[A-Za-z]", name)] == []
    program.key("Return")  # the newest is chosen
    wait("what came of it", lambda: any(name.startswith("没装成") for name in program.ask("names")))
    assert "文件名" not in program.ask("names")
    program.close()


def enter(program: Program) -> None:
    """Past what a first start says."""
    program.ask("press", "push button", program.onward())
    program.next_page()


def open_by(program: Program, button: str) -> None:
    """Press a button that leads to another page."""
    program.wait_for("push button", button)
    program.ask("press", "push button", button)
    program.next_page()


def cut(program: Program, edge: int) -> str | None:
    """A button of the page cut by the lower ``edge`` of what is in sight; where there is none, scroll a little."""
    for name in program.controls("push button"):
        _, top, _, high = program.ask("place", "push button", name)
        if top + 24 <= edge < top + high - 12:
            return name
    program.key("Down")
    return None
