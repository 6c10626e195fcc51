"""Every page of every topic, looked through by somebody who cannot see it.

The usual run walks one topic, and what lies beside it; all of them with packaging/proof/desk.
"""

import pytest
from tests.desktop.conftest import BUTTON, EVERY, ONWARD, Journey, Program

from qinbao.content.library import Library

pytestmark = pytest.mark.desktop

HOME = ("办别的事", "回首页")
BACK = ("上一步", "回到")
STAY = (
    *("读给我听", "字小", "字大", "换颜色"),  # the bar above
    *(*HOME, *BACK, "更改", "打印", "存成", "我不知道", "去看看", "接着", "从头"),  # leave the page for good
    *("再看", "只看", "换一个地方", "在", "清空"),  # change the page itself
    *("改用", "改去", "点这里，换成", "没开通"),  # go on with another way or another matter
)
"""How buttons begin that do not open a page beside the journey."""
ANYBODY = Journey("替家人亮医保码", ("妈妈", "有，", "支付宝", "能，"), "杭州市", "hangzhou", ())


def look_at(program: Program, page: str) -> tuple[list[str], list[str]]:
    """Names of the buttons on a page, and the controls a screen reader has no word for."""
    controls = program.ask("controls")
    wrong = [f"{item['role']} on “{page}”" for item in controls if not item["name"].strip()]
    return [item["name"] for item in controls if item["role"] == BUTTON], wrong


def look_aside(program: Program, buttons: list[str], seen: set[str]) -> list[str]:
    """Open what a page offers beside the way on, each kind of it once; the nameless controls there."""
    wrong = []
    for name in buttons:
        if name[:4] in seen or name.endswith(ONWARD) or name.startswith(STAY):
            continue
        seen.add(name[:4])
        program.ask("press", BUTTON, name)
        there, nameless = look_at(program, program.next_page())
        wrong += nameless
        while name not in there:  # some open a page before the page: planning for a household begins with a question
            back = [button for button in there if button.startswith(BACK)] or [b for b in there if b in HOME]
            program.ask("press", BUTTON, back[0] if back else program.onward())
            there, nameless = look_at(program, program.next_page())
            wrong += nameless
    return wrong


def _button(program: Program, begins: str) -> str | None:
    """The name of the button that begins so, if there is one."""
    return next((item["name"] for item in program.ask("controls") if item["name"].startswith(begins)), None)


def test_on_no_page_of_any_topic_is_there_a_control_without_a_name(home: Program) -> None:
    library = Library()
    seen = {card.title[:4] for card in library.cards}
    cards = [card for card in library.cards if EVERY or card.topic == "family-account"]
    buttons, wrong = look_at(home, "start page")
    wrong += look_aside(home, buttons, seen)
    pages = 0
    for card in cards:
        if not _button(home, card.title):  # what can be gone on with takes the room of one
            home.ask("press", BUTTON, library.words("home.more"))
            home.next_page()
        home.ask("press", BUTTON, _button(home, card.title))
        while True:
            pages += 1
            buttons, nameless = look_at(home, home.next_page())
            wrong += nameless + look_aside(home, buttons, seen)
            if not any(name.endswith(ONWARD) for name in buttons):
                break
            home.answer(ANYBODY)
            home.ask("press", BUTTON, home.onward())
        home.ask("press", BUTTON, next(name for name in buttons if name in HOME))
        home.next_page()
    assert not wrong
    assert pages > 5 * len(cards)
    assert "Traceback" not in home.stderr()
