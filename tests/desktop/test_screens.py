"""Screens that become others while the program runs, and screens smaller than it was made for."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.desktop.conftest import BUTTON, CHOICE, FIELD, JOURNEYS, Journey, Program, wait
from tests.desktop.test_screen_reader import walk
from tests.desktop.test_window_manager import NEEDED, PANEL, Desk, enter, keep

LARGE, SMALL = (1920, 1080), (1024, 600)
TINY, LOW = (640, 480), (800, 480)
LINE = "打字找城市"

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        sys.platform != "linux" or any(shutil.which(name) is None for name in (*NEEDED, "xrandr")),
        reason=f"needs {', '.join(NEEDED)}, xrandr",
    ),
]


def become(desk: Desk, size: tuple[int, int]) -> None:
    """Another screen, as when a television is plugged in or out."""
    desk.session.screen(*size)
    desk.size = size


def in_sight(desk: Desk, program: Program) -> bool:
    """Whether the button that leads on lies whole above the task bar."""
    left, top, width, height = program.ask("place", BUTTON, program.onward())
    return left >= 0 and top >= 0 and left + width <= desk.size[0] and top + height <= desk.size[1] - PANEL


def letters(program: Program) -> float:
    """How large the letters are, as remembered."""
    kept = json.loads((program.home / ".config" / "qinbao" / "look.json").read_text(encoding="utf-8"))
    return float(kept["scale"])


def typing(program: Program) -> None:
    """To the page that asks for a city, with a few letters in its line."""
    enter(program)
    for role, name in ((BUTTON, "替家人亮医保码"), (CHOICE, "爱人"), (BUTTON, "继续")):
        program.ask("press", role, name)
        program.next_page() if role == BUTTON else None
    program.ask("write", FIELD, LINE, "hang")


@contextmanager
def started(folder: Path, size: tuple[int, int], panel: int = PANEL) -> Iterator[tuple[Desk, Program]]:
    """The program on a desk with a screen of this size; in the end it has complained about nothing."""
    desk = Desk(folder / "desk", size, panel=panel)
    try:
        program = Program(desk.session, folder / "home")
        yield desk, program
        assert program.stderr() == ""
        program.close()
    finally:
        desk.session.close()


def test_a_screen_that_becomes_another_keeps_all_of_the_window_and_what_was_typed(tmp_path: Path) -> None:
    with started(tmp_path, LARGE) as (desk, program):
        typing(program)
        assert letters(program) == 1.25
        become(desk, SMALL)
        wait("a window within it", lambda: desk.fits() and not desk.maximised() and in_sight(desk, program))
        wait("letters for the small window", lambda: letters(program) == 1.0)
        become(desk, LARGE)
        wait("a window within the large screen", lambda: desk.fits() and in_sight(desk, program))
        program.key("alt+F10")
        wait("all of the large screen", lambda: desk.maximised() and desk.extent()[0] == LARGE[0])
        become(desk, SMALL)
        wait("all of the small screen", lambda: desk.fits() and desk.maximised() and in_sight(desk, program))
        keep(desk, "shrunk")
        become(desk, LARGE)
        wait("all of the large screen again", lambda: desk.fits() and desk.extent()[0] == LARGE[0])
        wait("letters for the large window", lambda: letters(program) == 1.25)
        wait("what was found", lambda: "杭州市" in program.controls(CHOICE))
        assert program.ask("text", FIELD, LINE) == "hang"


def test_a_task_bar_that_comes_later_covers_nothing(tmp_path: Path) -> None:
    with started(tmp_path, SMALL, panel=0) as (desk, program):
        wait("all of the screen", desk.maximised)
        desk.session.task_bar(PANEL)
        wait("a window above the task bar", lambda: desk.fits() and in_sight(desk, program))


def test_on_a_low_screen_the_main_button_is_in_sight(tmp_path: Path) -> None:
    with started(tmp_path, LOW) as (desk, program):
        wait("a window that fits", lambda: desk.fits() and in_sight(desk, program))
        typing(program)
        assert in_sight(desk, program)
        keep(desk, "place")


def test_on_the_smallest_screen_a_journey_can_be_walked_to_a_saved_sheet(tmp_path: Path) -> None:
    with started(tmp_path, TINY) as (desk, program):
        wait("a window that fits", lambda: desk.fits() and in_sight(desk, program))
        enter(program)
        journey: Journey = JOURNEYS["grandfather without a smartphone in 仁寿县"]
        walk(program, journey)
        program.ask("press", BUTTON, "存成 PDF")
        assert program.told("存好了").startswith("存好了，在桌面上，名字是“")
        file = wait("a file on the desktop", lambda: next(iter(program.desktop.glob("*.pdf")), None))
        words = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
        assert [said for said in journey.on_sheet if said not in words] == []
