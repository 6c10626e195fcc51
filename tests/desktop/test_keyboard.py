"""The program without a mouse: Tab, arrows, Space and Enter, as a keyboard sends them."""

import subprocess
import time
from typing import Any

import pytest
from tests.desktop.conftest import Journey, Program, journeys, wait

pytestmark = pytest.mark.desktop

GATE = 0.55
"""Seconds after a press during which a trembling hand may press again without effect."""


class Hands:
    """Presses keys and looks where the focus is."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._last = time.monotonic()  # Enter was the way to the start page

    @property
    def focus(self) -> dict[str, Any]:
        """Role and name of what has the focus."""
        return self._program.ask("focused") or {"role": "", "name": "", "checked": False}

    def on(self, role: str, name: str) -> bool:
        """Whether the focus is there."""
        focus = self.focus
        return focus["role"] == role and str(focus["name"]).startswith(name)

    def strike(self, key: str) -> None:
        """Press Space or Enter, not faster than a hand that means it."""
        wait("the end of a tremble", lambda: time.monotonic() > self._last + GATE)
        self._program.key(key)
        self._last = time.monotonic()

    def go(self, key: str, role: str, name: str) -> None:
        """Press a key that moves the focus until it is there. Fails after as many presses as a page has controls."""
        passed = []
        for _ in range(60):
            before = self.focus
            if self.on(role, name):
                return
            passed.append(before["name"])
            self._program.key(key)
            wait(f"{key} to leave {before}, on the way to “{name}”", lambda: self.focus != before, 5)  # noqa: B023
        raise AssertionError(f"{key} never comes to {role} “{name}”, only to {passed}")

    def choose(self, name: str) -> None:
        """Choose an answer of the group the focus is in, or comes to with Tab."""
        self.go("Tab", "radio button", "")
        self.go("Right", "radio button", name)
        if not self.focus["checked"]:
            self.strike("space")
        wait(f"{name} to be chosen", lambda: self.focus["checked"])
        self._last = time.monotonic()

    def enter(self) -> str:
        """Press Enter; what is announced."""
        self.strike("Return")
        heard = self._program.next_page()
        self._last = time.monotonic()  # a busy machine takes the press later than it was made
        return heard


def answer(program: Program, hands: Hands, journey: Journey) -> None:
    """Answer the question of this page, if it is one."""
    if fields := program.controls("text"):
        hands.go("shift+Tab", "text", fields[0])
        program.type(journey.pinyin)
        wait("a place", lambda: len(program.controls("radio button")) < 10)
        hands.choose(journey.place)
        return
    if wish := program.wished(journey, program.controls("radio button")):
        hands.choose(wish)


@journeys("child")
def test_a_journey_can_be_typed_from_the_start_page_to_a_saved_sheet(home: Program, journey: Journey) -> None:
    hands = Hands(home)
    hands.go("Tab", "push button", journey.card)
    heard = [hands.enter()]
    while "存成 PDF" not in home.controls("push button"):
        answer(home, hands, journey)
        if hands.on("check box", ""):
            hands.go("Tab", "push button", home.onward())  # Enter would tick
        heard.append(hands.enter())
    hands.go("Tab", "push button", "存成 PDF")
    hands.strike("Return")
    assert home.told("存好了").startswith("存好了，在桌面上，名字是“")
    file = wait("a file on the desktop", lambda: next(iter(home.desktop.glob("*.pdf")), None))
    words = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert [said for said in journey.on_sheet if said not in words] == []
    assert "Traceback" not in home.stderr()


def test_a_group_of_answers_is_one_tab_stop_and_tab_comes_round(home: Program) -> None:
    hands = Hands(home)
    hands.go("Tab", "push button", "替家人亮医保码")
    hands.enter()
    hands.go("Tab", "radio button", "")
    first = hands.focus
    stops = [first]
    while True:
        home.key("Tab")
        wait("the focus to move", lambda: hands.focus != stops[-1])
        if hands.focus == first:
            break
        stops.append(hands.focus)
        assert len(stops) < 20
    roles = [stop["role"] for stop in stops]
    assert roles.count("radio button") == 1
    assert len(home.controls("radio button")) > 2
    buttons = [stop["name"] for stop in stops if stop["role"] == "push button"]
    assert sorted(buttons) == sorted(home.controls("push button"))


def test_escape_goes_back_and_the_answer_is_still_there(home: Program) -> None:
    hands = Hands(home)
    hands.go("Tab", "push button", "替家人亮医保码")
    first = hands.enter()
    hands.choose("爱人")
    hands.enter()
    hands.strike("Escape")
    assert home.next_page().split("，")[-1] == first.split("，")[-1]
    hands.go("Tab", "radio button", "爱人")
    assert hands.focus["checked"]
