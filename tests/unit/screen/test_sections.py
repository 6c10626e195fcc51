"""The season and the questions for the hotline are on the page of the verdict, and lead to their sources."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.flow.engine import resolve
from qinbao.guide.build import build
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import journey_states
from qinbao.screen.links import LinksModel
from qinbao.screen.moves import step
from qinbao.screen.state import State
from qinbao.screen.text import TextModel
from qinbao.screen.verdict import VerdictModel
from qinbao.ui.presenter import Presenter

IN_SEASON = date(2026, 11, 22)
GUIYANG = "520100"
OWN = {
    "for": "parent",
    "place": GUIYANG,
    "payer_place": GUIYANG,
    "payer_insurance": "employee",
    "relative_insured": "resident",
}


@pytest.fixture
def presenter(library: Library) -> Presenter:
    return Presenter(library, Abilities(), lambda: IN_SEASON)


@pytest.fixture
def at_verdict(library: Library) -> State:
    return dict(journey_states(library, "pay-premium", OWN))["verdict"]


def test_what_a_place_says_of_the_season_is_shown_in_its_order(
    library: Library, presenter: Presenter, at_verdict: State
) -> None:
    guide = build(library, "pay-premium", resolve(library, at_verdict.session).answers, IN_SEASON)
    page = presenter.model(step(library, at_verdict, press.Open(aside.Group("place"))))
    assert isinstance(page, TextModel)
    shown = {view.title: view for view in page.sections}[library.words("paper.section.season")]
    assert any(line.local for line in guide.season)
    assert len(shown.lines) == len(guide.season)
    told = [line.say.partition(guide.hotline)[0].rstrip() for line in guide.season]
    assert all(say in view.say for say, view in zip(told, shown.lines, strict=True))


def test_a_sentence_of_the_season_leads_to_its_source(
    library: Library, presenter: Presenter, at_verdict: State
) -> None:
    guide = build(library, "pay-premium", resolve(library, at_verdict.session).answers, IN_SEASON)
    page = presenter.model(step(library, at_verdict, press.Open(aside.Sources())))
    assert isinstance(page, LinksModel)
    offered = {link.key.removeprefix("source:") for group in page.groups for link in group.links}
    sourced = {line.id for line in guide.season if line.sources}
    assert sourced
    assert sourced <= offered


def test_the_season_is_the_one_warning_while_it_lasts(
    library: Library, presenter: Presenter, at_verdict: State
) -> None:
    home = {**OWN, "smartphone": "yes"}
    page = presenter.model(dict(journey_states(library, "pay-premium", home))["verdict"])
    assert isinstance(page, VerdictModel)
    assert page.warning is not None
    guide = build(library, "pay-premium", home, IN_SEASON)
    assert page.warning.lines[0].say.startswith(guide.season[0].say)


def titled(library: Library, presenter: Presenter, topic: str, place: str) -> dict[str, list[str]]:
    """What a page says of a place, by the heading it stands under."""
    own = {"for": "father", "place": place, "payer_place": place, "payer_insurance": "employee"}
    state = dict(journey_states(library, topic, {**own, "relative_insured": "resident"}))["verdict"]
    page = presenter.model(step(library, state, press.Open(aside.Group("place"))))
    assert isinstance(page, TextModel)
    return {view.title: [line.title or line.say for line in view.lines] for view in page.sections}


def test_a_rule_of_a_province_stands_under_the_name_of_the_province(library: Library, presenter: Presenter) -> None:
    found = titled(library, presenter, "pay-premium", "511421")
    assert "仁寿的不同" not in found
    assert "先绑亲情账户" in found["四川的不同"]


def test_a_rule_of_a_city_stands_under_its_own_name_before_those_of_the_province(
    library: Library, presenter: Presenter
) -> None:
    found = titled(library, presenter, "pay-premium", "511100")
    assert list(found)[:2] == ["乐山的不同", "四川的不同"]
    assert "先绑亲情账户" not in found["乐山的不同"]
