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


@pytest.fixture
def presenter(library: Library) -> Presenter:
    return Presenter(library, Abilities(), lambda: IN_SEASON)


@pytest.fixture
def at_verdict(library: Library) -> State:
    own = {"for": "parent", "place": GUIYANG, "payer_place": GUIYANG, "payer_insurance": "employee"}
    return dict(journey_states(library, "pay-premium", own))["verdict"]


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
    own = {"for": "parent", "place": GUIYANG, "payer_place": GUIYANG, "payer_insurance": "employee"}
    home = {**own, "relative_insured": "resident", "smartphone": "yes"}
    page = presenter.model(dict(journey_states(library, "pay-premium", home))["verdict"])
    assert isinstance(page, VerdictModel)
    assert page.warning is not None
    guide = build(library, "pay-premium", home, IN_SEASON)
    assert page.warning.lines[0].say.startswith(guide.season[0].say)
