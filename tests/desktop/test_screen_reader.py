"""The program for somebody who cannot see it: through the accessibility bus alone."""

import re
import subprocess

import pytest
from tests.desktop.conftest import BUTTON, CHOICE, Journey, Program, journeys, wait

pytestmark = pytest.mark.desktop

ASKED = re.compile(r"第 (\d+) 问，最多 (\d+) 问，.")
ACTION = re.compile(r"动作 (\d+) / (\d+)，.")


def walk(program: Program, journey: Journey) -> list[str]:
    """Go from the start page to the sheets; what was announced on the way. A focus on nothing fails."""
    program.ask("press", BUTTON, journey.card)
    heard = [program.next_page()]
    while "存成 PDF" not in program.controls(BUTTON):
        wait("a focus with a name", lambda: (program.ask("focused") or {"name": ""})["name"], 8)
        program.answer(journey)
        program.ask("press", BUTTON, program.onward())
        heard.append(program.next_page())
    return heard


@journeys("grandfather")
def test_a_journey_can_be_walked_from_the_start_page_to_a_saved_sheet(home: Program, journey: Journey) -> None:
    heard = walk(home, journey)
    home.ask("press", BUTTON, "存成 PDF")
    assert home.told("存好了").startswith("存好了，在桌面上，名字是“")
    file = wait("a file on the desktop", lambda: next(iter(home.desktop.glob("*.pdf")), None))
    words = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert [said for said in journey.on_sheet if said not in words] == []
    assert all("，" in said for said in heard), f"every page says where it is and what it is about: {heard}"
    asked = [match for match in map(ASKED.match, heard) if match]
    assert [int(match[1]) for match in asked] == list(range(1, len(asked) + 1))
    assert len({match[2] for match in asked}) == 1, f"the total jumps: {heard}"
    actions = [match for match in map(ACTION.match, heard) if match]
    assert [int(match[1]) for match in actions] == list(range(1, len(actions) + 1))
    assert int(actions[-1][2]) == len(actions)
    assert "Traceback" not in home.stderr()


def test_what_is_not_answered_is_said_at_once_and_can_be_answered(home: Program) -> None:
    home.ask("press", BUTTON, "替家人亮医保码")
    first = home.next_page()
    home.ask("press", BUTTON, home.onward())
    assert "还没有选" in home.next_page()
    assert "还没有选" in home.ask("focused")["name"]
    home.ask("press", CHOICE, "爱人")
    home.ask("press", BUTTON, home.onward())
    assert home.next_page() != first
