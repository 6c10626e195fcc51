"""The codes that guides propose are codes that may be printed."""

import os
from datetime import date

import pytest
from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.codes import MAX_TEXT, texts
from qinbao.paper.qr import module, symbol
from qinbao.paper.sheets import model
from qinbao.screen.abilities import Abilities
from qinbao.screen.aside import Codes
from qinbao.screen.codes import CodesModel
from qinbao.screen.exhibits import journey_states
from qinbao.ui.presenter import Presenter

EVERY = os.environ.get("QINBAO_EVERY_SHEET") == "1"
WAYS = ("alipay", "wechat", "local-app", "counter")


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


@pytest.mark.no_cover
@pytest.mark.parametrize("place", ["330100", "110100", "440300", "650100"] if EVERY else ["330100", "650100"])
def test_every_code_a_guide_proposes_can_be_printed(library: Library, place: str) -> None:
    addresses = {site.url for site in library.sites}
    for topic in library.topic_ids:
        for way in WAYS:
            guide = build(library, topic, {"place": place, "channel": way}, date(2026, 11, 22))
            for code in guide.qr:
                assert module(symbol(code, "sheet", addresses), "sheet", 52) >= 0.8


def test_every_guide_can_hand_on_whom_to_call(library: Library) -> None:
    guide = build(library, "family-account", {"place": "330100"}, date(2026, 11, 22))
    assert "0571-12393" in guide.qr[-1].payload


def test_what_is_printed_beside_a_code_and_shown_as_one_is_what_it_holds(library: Library) -> None:
    answers = {"place": "330100", "channel": "counter"}
    guide = build(library, "mutual-aid", answers, date(2026, 11, 22))
    held = [code.payload for code in guide.qr if code.kind == "text"]
    assert sum("0571-12393" in text for text in held) > 1
    printed = [row["payload"] for row in model(library, guide, "qr")["codes"] if "payload" in row]
    assert printed == held
    state = dict(journey_states(library, "mutual-aid", {**answers, "payer_place": "330100"}))["sheets"]
    shown = Presenter(library, Abilities(), lambda: date(2026, 11, 22)).model(replace(state, asides=(Codes(),)))
    assert isinstance(shown, CodesModel)
    assert [code.code.payload for code in shown.codes] == held


def test_steps_handed_on_are_all_there_and_in_order(library: Library) -> None:
    for topic in library.topic_ids:
        guide = build(library, topic, {"place": "330100"}, date(2026, 11, 22))
        handed = "".join(code.payload for code in guide.qr if code.id[5:].isdigit())
        assert handed == "".join(f"{step.number}、{step.say.rstrip('。')}。" for step in guide.steps)


def test_texts_are_packed_up_to_their_limit_and_never_beyond(library: Library) -> None:
    packed = texts(library.words, ["打开支付宝"] * 12)
    assert all(len(text) <= MAX_TEXT for text in packed)
    assert len(packed) == 3


def test_a_step_too_long_for_a_code_leaves_no_hole(library: Library) -> None:
    assert texts(library.words, ["打开支付宝", "点" * MAX_TEXT, "看到名字"]) == ()
