"""The loop is closed: what visitors ask for is asked on the telephone, written down, and told to the next visitor."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from kiosk_people import Clock, MakeKiosk, clear, let_operator_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from test_visits import press, texts

from qinbao import paths
from qinbao.content.heard import Noted
from qinbao.content.heard_files import handed_on
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.calls import NEVER, calls
from qinbao.kiosk import mode
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.contents import LOCAL, content
from qinbao.kiosk.events import Noting
from qinbao.kiosk.station import Station
from qinbao.screen import aside
from qinbao.screen import press as presses
from qinbao.screen.links import LinksModel
from qinbao.ui.store import Store

PLACE, TOPIC = "210300", "mutual-aid"
ANSWERS = {
    "for": "parent", "place": PLACE, "payer_insurance": "employee", "payer_place": PLACE,
    "relative_insured": "resident", "channel": "unknown",
}  # fmt: skip
DAY = date(2026, 11, 22)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """As a kiosk begins: all read, and what its operator wrote down on top."""
    return content(KioskConfig(), paths.shipped("data"), tmp_path / "state")[0]


@pytest.fixture
def kiosk(make_kiosk: MakeKiosk) -> Station:
    """The operator has come in, in a hall where one matter is asked for most."""
    made = make_kiosk(KioskConfig(place=PLACE, printing=False))
    made.kit.counters.add("topic", TOPIC, 40)
    let_operator_in(made)
    press(made, "打电话问")
    return made


def store(kiosk: Station) -> Store:
    assert kiosk.visit is not None
    return kiosk.visit.store


def tap(kiosk: Station, pressed: presses.Press) -> None:
    """As the button does that is on the page."""
    assert kiosk.visit is not None
    kiosk.visit.window.press(pressed)


def fill(kiosk: Station, key: str, text: str) -> None:
    line = kiosk.shell.findChild(QLineEdit, f"line-{key}")
    assert isinstance(line, QLineEdit)
    line.setText(text)


def listed(kiosk: Station) -> list[str]:
    """The questions, in their order."""
    assert kiosk.visit is not None
    model = kiosk.visit.window.model
    assert isinstance(model, LinksModel)
    return [link.words for link in model.groups[0].links]


def to_the_first_line(kiosk: Station) -> None:
    """From the first question of the list to where the name of a way in 微信 is typed."""
    press(kiosk, listed(kiosk)[0])
    press(kiosk, "问到了，记下来")
    for answer in ("yes", "wechat"):
        tap(kiosk, presses.Answer(answer))
        press(kiosk, "继续")


def note(kiosk: Station) -> None:
    """All of a call about a way in 微信."""
    to_the_first_line(kiosk)
    fill(kiosk, "name", "鞍山医保")
    press(kiosk, "继续")
    fill(kiosk, "steps.1", "便民服务")
    fill(kiosk, "done", "绑定成功")
    while isinstance(page := store(kiosk).state.aside, aside.Recording) and page.at != "check":
        press(kiosk, "继续")
    press(kiosk, "记下来")


def test_figures_can_be_tapped_where_something_is_written_down_and_nowhere_else(kiosk: Station) -> None:
    to_the_first_line(kiosk)
    line = kiosk.shell.findChild(QLineEdit, "line-name")
    assert isinstance(line, QLineEdit)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    for sign in ("1", "2", ":", "-", "A"):
        press(kiosk, sign)
    assert line.text() == "12:-a"
    kiosk.shell.letters.ask_for(numbers=False)
    keys = kiosk.shell.letters.findChildren(QAbstractButton)
    assert {key.text() for key in keys if key.isVisible()}.isdisjoint("0123456789:-")


def test_what_is_asked_for_most_stands_first(kiosk: Station) -> None:
    assert "最该打电话问的十件事" in texts(kiosk.shell)
    assert len(listed(kiosk)) == 10
    assert listed(kiosk)[0].startswith(kiosk.kit.library.topic(TOPIC).title.partition("{")[0])


def test_what_is_older_is_asked_before_what_is_newer(library: Library) -> None:
    """With nothing counted, age alone decides; and a count outweighs it."""
    now = calls(library, PLACE, {}, DAY)
    firsts = list(dict.fromkeys(call.topic for call in now))
    last = firsts[-1]
    assert calls(library, PLACE, {last: 10_000}, DAY)[0].topic == last
    ages = [call.days for call in now if call == next(one for one in now if one.topic == call.topic)]
    assert ages == sorted(ages, key=lambda days: -(NEVER if days is None else days))


def test_counts_that_an_export_would_hide_are_not_used(make_kiosk: MakeKiosk) -> None:
    made = make_kiosk(KioskConfig(place=PLACE, printing=False))
    made.kit.counters.add("topic", TOPIC, 4)
    assert made.kit.counters.kinds("topic") == {TOPIC: 0}


def test_asked_recorded_printed(kiosk: Station) -> None:
    """What the next visitor is told, on screen and on paper, is what was asked, and who asked."""
    before = build(kiosk.kit.library, TOPIC, ANSWERS, DAY)
    assert before.verdict.answer == "ask"
    note(kiosk)
    assert "记下来了" in texts(kiosk.shell)
    clear(kiosk)
    after = build(kiosk.kit.library, TOPIC, ANSWERS, DAY)
    assert after.verdict.answer == "yes"
    assert after.route is not None
    assert after.route.name == "鞍山医保"
    sheet = pdf_words(kiosk.kit.sheets.pdf(after, "fridge"))
    assert "本站 11 月 22 日打" in sheet
    assert "便民服务" in sheet


def test_a_start_later_it_is_still_there(kiosk: Station) -> None:
    note(kiosk)
    again, _ = content(KioskConfig(), paths.shipped("data"), kiosk.kit.state)
    noted = again.noted(PLACE)
    assert isinstance(noted, Noted)
    assert noted.topics[TOPIC].name == "鞍山医保"


def test_it_can_be_looked_at_deleted_and_taken_back(kiosk: Station) -> None:
    note(kiosk)
    tap(kiosk, presses.Open(aside.Noted(TOPIC, PLACE)))
    assert "鞍山医保" in texts(kiosk.shell)
    press(kiosk, "删掉")
    assert kiosk.kit.library.noted(PLACE) is None
    press(kiosk, "撤销")
    assert kiosk.kit.library.noted(PLACE) is not None


def test_all_of_it_is_handed_on_beside_the_counters(kiosk: Station) -> None:
    note(kiosk)
    tap(kiosk, presses.Open(aside.Notebook()))
    press(kiosk, "存成一份，发给维护的人")
    assert "和统计放在一起" in texts(kiosk.shell)
    (handed,) = kiosk.kit.state.glob("*.yaml")
    assert handed_on(handed) == (kiosk.kit.library.noted(PLACE),)


def test_where_nothing_can_be_written_nothing_is_lost(kiosk: Station) -> None:
    (kiosk.kit.state / LOCAL).write_text("", "utf-8")
    note(kiosk)
    assert "没记成" in texts(kiosk.shell)
    press(kiosk, "回到刚才那页")
    assert "鞍山医保" in texts(kiosk.shell)


def test_a_visitor_never_gets_there(make_kiosk: MakeKiosk) -> None:
    made = make_kiosk(KioskConfig(place=PLACE, printing=False))
    press(made, "点一下开始")
    before = made.visit
    made.happen(Noting())
    assert made.visit is before
    assert not made.kit.abilities.record


def test_back_leads_to_the_operators_page_and_clearing_to_the_start(kiosk: Station) -> None:
    press(kiosk, "回到刚才那页")
    assert "管理页" in texts(kiosk.shell)
    press(kiosk, "打电话问")
    clear(kiosk)
    assert isinstance(kiosk.mode, mode.Resting)
    assert kiosk.visit is not None
    assert not kiosk.visit.store.state.asides


def test_the_operators_look_is_no_visit(kiosk: Station) -> None:
    before = kiosk.kit.counters.export()
    note(kiosk)
    clear(kiosk)
    assert kiosk.kit.counters.export() == before


def test_after_a_while_the_pin_is_asked_for_again(kiosk: Station, clock: Clock) -> None:
    clock.pass_by(181)
    kiosk.beat()
    press(kiosk, "我还在")
    assert "最该打电话问的十件事" not in texts(kiosk.shell)
    assert isinstance(kiosk.mode, mode.Operator)
    assert not kiosk.mode.unlocked


def test_a_kiosk_that_stands_nowhere_says_what_is_missing(make_kiosk: MakeKiosk) -> None:
    made = make_kiosk(KioskConfig(printing=False))
    let_operator_in(made)
    press(made, "打电话问")
    assert "设置里没写放在哪座城市" in texts(made.shell)
    press(made, listed(made)[0])
    assert not any(button.text() == "问到了，记下来" for button in made.shell.findChildren(QAbstractButton))


def pdf_words(pdf: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(told.stdout.decode().split())
