"""The program for somebody who cannot see it: through the accessibility bus alone."""

import re
import subprocess

import pytest
from tests.desktop.conftest import ONWARD, Journey, Program, wait

from qinbao.content.library import Library

pytestmark = pytest.mark.desktop

TOP = ("读给我听", "字小", "字大", "换颜色")
FIELD = "text"
CHOICE = "radio button"
BUTTON = "push button"
BACK = ("上一步", "回到")
AWAY = ("更改", "打印", "存成", "上一步", "办别的事", "我不知道", "再看", "只看", "接着", "从头")
"""Buttons that do not open a page beside the journey."""
ANYBODY = Journey("替家人亮医保码", ("爸爸或妈妈", "有，", "支付宝", "能，"), "杭州市", "hangzhou", ())
STEP = re.compile(r"第 (\d+) 步，共 (\d+) 步，.")


def answer(program: Program, journey: Journey) -> None:
    """Answer the question of this page, if it is one."""
    if fields := program.controls(FIELD):
        program.ask("write", FIELD, fields[0], journey.place)
        wait("a place", lambda: len(program.controls(CHOICE)) < 10)
        program.ask("press", CHOICE, journey.place)
        return
    choices = program.controls(CHOICE)
    if choices:
        wished = [wish for wish in (*journey.answers, "我不知道") if any(name.startswith(wish) for name in choices)]
        program.ask("press", CHOICE, wished[0])


def walk(program: Program, journey: Journey) -> list[str]:
    """Go from the start page to the sheets; what was announced on the way. A focus on nothing fails."""
    program.ask("press", BUTTON, journey.card)
    heard = [program.next_page()]
    while "存成 PDF" not in program.controls(BUTTON):
        wait("a focus with a name", lambda: (program.ask("focused") or {"name": ""})["name"], 8)
        answer(program, journey)
        program.ask("press", BUTTON, program.onward())
        heard.append(program.next_page())
    return heard


def sheet(program: Program) -> str:
    """The words of the one file on the desktop."""
    file = wait("a file on the desktop", lambda: next(iter(program.desktop.glob("*.pdf")), None))
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout


def test_a_journey_can_be_walked_from_the_start_page_to_a_saved_sheet(home: Program, journey: Journey) -> None:
    heard = walk(home, journey)
    home.ask("press", BUTTON, "存成 PDF")
    told = home.next_page()
    words = sheet(home)
    for said in journey.on_sheet:
        assert said in words
    assert told
    steps = [match for match in map(STEP.match, heard) if match]
    assert len(steps) == len(heard), f"every page says where it is and what it is about: {heard}"
    numbers = [int(step[1]) for step in steps]
    assert numbers == sorted(numbers)
    assert steps[-1][1] == steps[-1][2]
    assert "Traceback" not in home.stderr()


def nameless(program: Program) -> list[str]:
    """Roles of the controls a screen reader has no word for."""
    return [item["role"] for item in program.ask("controls") if not item["name"].strip()]


def look_aside(program: Program, seen: set[str]) -> list[str]:
    """Open what a page offers beside the way on, each kind of it once; pages with nameless controls."""
    wrong = []
    for name in program.controls(BUTTON):
        kind = name[:4]
        if kind in seen or name in TOP or name.endswith(ONWARD) or name.startswith(AWAY):
            continue
        seen.add(kind)
        program.ask("press", BUTTON, name)
        page = program.next_page()
        wrong += [f"{page}: {role}" for role in nameless(program)]
        back = [name for name in program.controls(BUTTON) if name.startswith(BACK)]
        program.ask("press", BUTTON, back[0] if back else program.onward())
        program.next_page()
    return wrong


def test_on_no_page_of_any_topic_is_there_a_control_without_a_name(home: Program) -> None:
    cards = [card.title for card in Library().cards]
    seen = {card[:4] for card in cards}
    wrong = nameless(home) + look_aside(home, seen)
    pages = 0
    for card in cards:
        home.ask("press", BUTTON, card)
        page = home.next_page()
        while True:
            pages += 1
            wrong += [f"{page}: {role}" for role in nameless(home)]
            wrong += look_aside(home, seen)
            if not any(name.endswith(ONWARD) for name in home.controls(BUTTON)):
                break
            answer(home, ANYBODY)
            home.ask("press", BUTTON, home.onward())
            page = home.next_page()
        home.ask("press", BUTTON, "办别的事")
        home.next_page()
    assert not wrong
    assert pages > 5 * len(cards)
    assert "Traceback" not in home.stderr()


def test_what_is_not_answered_is_said_and_found_at_once(home: Program) -> None:
    home.ask("press", BUTTON, ANYBODY.card)
    home.next_page()
    home.ask("press", BUTTON, home.onward())
    wait("the error to have the focus", lambda: "还没有选" in (home.ask("focused") or {"name": ""})["name"])
