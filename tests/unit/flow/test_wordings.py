"""A question in the words of one matter: the same answers under the same values, said otherwise."""

import pytest

from qinbao.content.library import Library
from qinbao.content.topic import Option, Question, Worded, Wording
from qinbao.flow.engine import resolve
from qinbao.flow.session import Session
from qinbao.screen.abilities import Abilities
from qinbao.screen.choice import ChoiceModel
from qinbao.screen.exhibits import journey_states
from qinbao.ui.presenter import Presenter

USUAL = {"for": "mother", "place": "420100"}


def asked(library: Library, topic: str, name: str, **answers: str) -> ChoiceModel:
    states = dict(journey_states(library, topic, {**USUAL, **answers}))
    page = Presenter(library, Abilities()).model(states[f"ask.{name}"])
    assert isinstance(page, ChoiceModel)
    return page


def test_who_undoes_is_asked_by_what_it_was_bound(library: Library) -> None:
    page = asked(library, "unbind", "smartphone", unbind_what="family-account")
    assert (page.title, page.subtitle) == ("您想用哪个来解？", "当初用哪个绑的，就选哪个")


def test_who_goes_to_a_hospital_is_offered_the_card_and_no_counter_to_go_to(library: Library) -> None:
    page = asked(library, "see-doctor", "smartphone", visit="for-someone")
    says = {option.value: option.say for option in page.options}
    assert says["counter"] == "不亮码，用实体卡"
    assert page.title == "看病时，您想亮哪里的码？"
    assert {option.value: option.note for option in page.options}["no"] == "用实体卡"


def test_other_matters_ask_in_the_usual_words(library: Library) -> None:
    page = asked(library, "family-account", "smartphone")
    assert page.title == library.questions["channel"].ask
    assert any(option.say == "去医保窗口办" for option in page.options)


def test_the_answer_is_looked_at_again_in_the_words_it_was_given_in(library: Library) -> None:
    given = {**USUAL, "visit": "outpatient", "smartphone": "counter"}
    pages = resolve(library, Session(topic="see-doctor", answers=tuple(given.items()))).pages
    question = next(page.question for page in pages if page.key == "smartphone" and page.question)
    assert "有，但想用实体卡" in {option.say for option in question.options}


def test_words_for_an_answer_that_there_is_not_are_refused() -> None:
    with pytest.raises(ValueError, match="answer"):
        Question(
            id="q",
            ask="？",
            options=(Option(value="a", say="a"),),
            wordings=(Wording(topic="unbind", options=(Worded(value="b", say="b"),)),),
        )


def test_every_wording_is_of_a_matter_that_asks(library: Library) -> None:
    for question in library.questions.values():
        for wording in question.wordings:
            assert question.id in {stop.ask for stop in library.topic(wording.topic).path}
