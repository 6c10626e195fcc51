"""Which number stands large in the lower bar, and when to ring it."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.screen import press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import journey_states
from qinbao.screen.model import CallView
from qinbao.screen.moves import step
from qinbao.screen.state import State
from qinbao.ui.presenter import Presenter

LIBRARY = Library()
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: date(2026, 11, 22))


@pytest.mark.parametrize(
    ("what", "say", "number"),
    [
        ("money-sent", "钱已转走，现在就打", "110"),
        ("call", "正被骗、钱已转走，先打", "110"),
        ("lost-phone", "先停手机卡，移动打", "10086"),
        ("unknown", "拿不准是不是骗子，打", "96110"),
    ],
)
def test_every_page_shows_whom_to_ring_first_and_the_hotline_second(what: str, say: str, number: str) -> None:
    pages = [PRESENTER.model(state) for _, state in journey_states(LIBRARY, "safety", {"safety_what": what})]
    assert {page.call for page in pages} == {CallView(say, number, "医保 12393")}


def test_an_answer_changes_it_at_once() -> None:
    unanswered = step(LIBRARY, State(), press.Start("safety"))
    answered = step(LIBRARY, unanswered, press.Answer("money-sent"))
    shown = [PRESENTER.model(state).call for state in (unanswered, answered)]
    assert [call.number for call in shown if call] == ["96110", "110"]


def test_a_form_from_the_shelf_shows_it_too() -> None:
    state = step(LIBRARY, step(LIBRARY, State(), press.OpenBlank()), press.Answer("safety"))
    shown = PRESENTER.model(state).call
    assert shown == CallView("拿不准是不是骗子，打", "96110", "医保 12393")


def test_elsewhere_the_hotline_is_the_large_one() -> None:
    states = [State(), *(state for _, state in journey_states(LIBRARY, "activate"))]
    assert {PRESENTER.model(state).call for state in states} == {None}


def test_what_was_asked_about_another_place_shows_that_place_s_number() -> None:
    hangzhou = dict(journey_states(LIBRARY, "mutual-aid", {"payer_place": "330100"}))["verdict"]
    assert PRESENTER.model(hangzhou).hotline == "0571-12393"
    asks = tuple(ask.id for ask in LIBRARY.asks if "mutual-aid" in ask.topics)
    assert PRESENTER.model(step(LIBRARY, hangzhou, press.Record("mutual-aid", "510100", asks))).hotline == "028-12393"
