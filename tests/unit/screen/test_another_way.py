"""Where by the app that was chosen nothing is on file, one press leads to what is."""

import os
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.flow.engine import resolve
from qinbao.flow.session import Session
from qinbao.guide.coverage import insured
from qinbao.screen import moves, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import journey_states
from qinbao.screen.state import State
from qinbao.screen.step import StepModel
from qinbao.screen.verdict import VerdictModel
from qinbao.ui.presenter import Presenter

EVERY = "QINBAO_EVERY_PLACE" in os.environ
"""Whether all the country is tried (``packaging/proof/country``)."""
LIBRARY = Library()
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: date(2026, 11, 28))
URUMQI = {
    "for": "parent", "place": "650100", "payer_place": "650100", "payer_insurance": "employee",
    "relative_insured": "resident", "smartphone": "yes",
}  # fmt: skip
OWN = "xinjiang.mutual-aid.app"


def page(state: State) -> VerdictModel:
    model = PRESENTER.model(state)
    assert isinstance(model, VerdictModel)
    return model


def at_verdict(channel: str, topic: str = "pay-premium") -> State:
    given = {**URUMQI, "channel": channel}
    return next(state for at, state in journey_states(LIBRARY, topic, given) if at == "verdict")


@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app"])
@pytest.mark.parametrize("topic", ["pay-premium", "mutual-aid"])
def test_one_press_takes_the_way_that_is_on_file_and_shows_its_answer(topic: str, channel: str) -> None:
    before = at_verdict(channel, topic)
    asked = page(before)
    assert asked.answer == "ask"
    assert asked.other is not None
    state = moves.step(LIBRARY, before, asked.other.press)
    after = page(state)
    journey = resolve(LIBRARY, state.session)
    assert journey.answers["channel"] == journey.facts.get("route") == asked.other.press.way
    assert after.key != asked.key
    assert after.other is None


def test_it_is_named_as_on_the_list_of_ways_and_how_far_it_is_known() -> None:
    other = page(at_verdict("alipay", "mutual-aid")).other
    assert other is not None
    assert "新疆医保服务平台" in other.title
    assert "查到" in other.say


@pytest.mark.parametrize("channel", [OWN, "local-app", "unknown"])
def test_who_chose_what_is_on_file_is_offered_no_other(channel: str) -> None:
    chosen = at_verdict(channel, "mutual-aid")
    assert resolve(LIBRARY, chosen.session).facts.get("route") == OWN
    assert page(chosen).other is None


@pytest.mark.no_cover
def test_over_the_whole_country_the_press_leads_to_a_way_and_to_no_further_press() -> None:
    tried = 0
    for place in insured(LIBRARY)[:: 1 if EVERY else 14]:
        for channel in ("alipay", "wechat", "nhsa-app", "local-app"):
            given = {**URUMQI, "place": place.code, "payer_place": place.code, "channel": channel}
            states = journey_states(LIBRARY, "mutual-aid", given)
            state = next(state for at, state in states if at == "verdict")
            other = page(state).other
            if other is None:
                continue
            tried += 1
            after = moves.step(LIBRARY, state, other.press)
            assert resolve(LIBRARY, after.session).facts.get("route") == other.press.way
            assert page(after).other is None
    assert tried > 20


def test_the_action_that_names_it_leads_there_too() -> None:
    given = {**URUMQI, "channel": "alipay"}
    pages = journey_states(LIBRARY, "mutual-aid", given)
    state = next(state for at, state in pages if at.endswith(".switch"))
    model = PRESENTER.model(state)
    assert isinstance(model, StepModel)
    assert model.other is not None
    assert page(moves.step(LIBRARY, state, model.other.press)).answer != "no"


@pytest.mark.parametrize("way", ["zhejiang.mutual-aid.zheliban", "no.such.way", "", "unknown"])
def test_a_way_that_is_not_on_file_here_changes_nothing(way: str) -> None:
    state = at_verdict("alipay", "mutual-aid")
    assert moves.step(LIBRARY, state, press.Take(way)) == state


def test_on_the_start_page_there_is_nothing_to_take() -> None:
    state = State(session=Session())
    assert moves.step(LIBRARY, state, press.Take(OWN)) == state


def test_back_after_it_comes_to_what_was_before_the_answer() -> None:
    state = at_verdict("alipay", "mutual-aid")
    other = page(state).other
    assert other is not None
    assert moves.step(LIBRARY, moves.step(LIBRARY, state, other.press), press.Back()).session.at == "ask.smartphone"
