"""Who was helped before is not taken for the next one, and what was said is not asked again for the same one."""

from collections.abc import Mapping
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.flow.engine import resolve
from qinbao.flow.offers import listed
from qinbao.screen import aside, moves, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.choice import ChoiceModel
from qinbao.screen.exhibits import journey_states
from qinbao.screen.model import Model
from qinbao.screen.state import State
from qinbao.screen.verdict import VerdictModel
from qinbao.ui.presenter import Presenter

LIBRARY = Library()
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: date(2026, 11, 28))
MOTHER = {"for": "parent", "place": "510100", "smartphone": "yes", "channel": "alipay", "face": "yes"}


def moved(state: State, *presses: press.Press) -> State:
    for pressed in presses:
        state = moves.step(LIBRARY, state, pressed)
    return state


def shown(state: State) -> Model:
    return PRESENTER.model(state)


def last(topic: str, answers: Mapping[str, str], kind: str) -> State:
    found = [state for _, state in journey_states(LIBRARY, topic, answers) if shown(state).kind == kind]
    return found[-1]


@pytest.fixture(scope="module")
def home() -> State:
    """The start page after the mother was helped."""
    return moved(last("family-account", MOTHER, "verdict"), press.Home())


@pytest.mark.parametrize("topic", ["family-account", "mutual-aid", "see-doctor", "activate"])
def test_nothing_is_chosen_beforehand_for_the_next_one(home: State, topic: str) -> None:
    begun = shown(moved(home, press.Start(topic)))
    assert isinstance(begun, ChoiceModel)
    assert begun.chosen is None
    asked = shown(moved(home, press.Start(topic), press.Answer("child-16-plus"), press.Next()))
    assert getattr(asked, "chosen", None) is None


def test_one_press_takes_the_answers_over_and_says_before_whose_they_are(home: State) -> None:
    begun = moved(home, press.Start("mutual-aid"))
    offer = shown(begun).earlier
    assert offer is not None
    assert "爸爸或妈妈" in offer.words
    assert "成都" in offer.words
    taken = moved(begun, offer.press)
    journey = resolve(LIBRARY, taken.session)
    assert (journey.answers["for"], journey.answers["place"]) == ("parent", "510100")
    assert journey.page.key == "payer_insurance"


def test_where_everything_was_said_already_the_verdict_is_shown_and_from_there_the_answers(home: State) -> None:
    begun = moved(home, press.Start("family-account"))
    offer = shown(begun).earlier
    assert offer is not None
    verdict = shown(moved(begun, offer.press))
    assert verdict.kind == "verdict"
    answers = next(action for action in verdict.actions if action.press == press.Open(aside.Answers()))
    assert shown(moved(begun, offer.press, answers.press)).kind == "review"


def test_on_a_first_visit_there_is_nothing_to_take_over() -> None:
    assert shown(moved(State(), press.Start("family-account"))).earlier is None


def test_the_offer_stands_on_the_first_question_only(home: State) -> None:
    asked = moved(home, press.Start("family-account"), press.Answer("sibling"), press.Next())
    assert shown(asked).earlier is None


def test_back_to_the_start_page_and_in_again_one_press_brings_the_answer_back() -> None:
    state = moved(State(), press.Start("family-account"), press.Answer("spouse"), press.Back())
    offer = shown(moved(state, press.Start("family-account"))).earlier
    assert offer is not None
    assert "爱人" in offer.words


def test_a_recommended_matter_asks_nothing_that_was_answered() -> None:
    apart = {"for": "spouse", "place": "420100", "payer_insurance": "employee", "payer_place": "330100"}
    verdict = last("mutual-aid", apart, "verdict")
    model = shown(verdict)
    assert isinstance(model, VerdictModel)
    follow = next(button for button in model.go if button.topic == "wallet")
    state = moved(verdict, press.Follow(follow.topic))
    journey = resolve(LIBRARY, state.session)
    assert journey.local.topic.id == "wallet"
    assert dict(journey.answers).items() >= apart.items()
    assert journey.page.key not in apart
    assert moved(state, press.Back()).session.topic == "wallet"


def test_what_an_answer_means_is_not_asked_again() -> None:
    money = {"want": "pay", "whose_money": "account", "same_province": "yes"}
    state = moved(last("choose", money, "verdict"), press.Follow("mutual-aid"))
    assert shown(state).kind == "choice"
    asked = []
    while resolve(LIBRARY, state.session).page.question:
        page = resolve(LIBRARY, state.session).page
        asked.append(page.key)
        value = {"for": "spouse", "place": "330100", "payer_place": "330100"}.get(page.key, "unknown")
        state = moved(state, press.Answer(value), press.Next())
    assert "payer_insurance" not in asked
    assert resolve(LIBRARY, state.session).answers["payer_insurance"] == "employee"


def test_from_the_large_card_to_the_end_it_is_twenty_pages_at_most() -> None:
    """For a wife in 武汉 and her husband, who pays, in 杭州."""
    given = {"want": "pay", "whose_money": "account", "same_province": "no", "for": "spouse"}
    given |= {"place": "420100", "payer_place": "330100"}
    state, pages = moved(State(), press.Start("choose")), 1
    while True:
        model, journey = shown(state), resolve(LIBRARY, state.session)
        if journey.blocked and journey.page.question:
            answer = given.get(journey.page.key) or listed(journey.page.question, journey.facts)[0].value
            state = moved(state, press.Answer(answer))
        last = isinstance(model, VerdictModel) and model.go and journey.index == len(journey.pages) - 1
        following = moved(state, model.actions[0].press if last else press.Next())
        if following.session == state.session:
            break
        state, pages = following, pages + 1
    assert shown(state).kind == "sheets"
    assert pages <= 20
