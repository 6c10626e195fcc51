"""What the page of sheets says of each holds for what is printed."""

from collections.abc import Mapping
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.screen import moves, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import USUAL, journey_states
from qinbao.screen.sheets import SheetsModel
from qinbao.screen.state import State
from qinbao.ui.presenter import Presenter

LIBRARY = Library()
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: date(2026, 11, 28))


def told(state: State) -> dict[str, str]:
    """What is said of each sheet, by its name."""
    model = PRESENTER.model(state)
    assert isinstance(model, SheetsModel)
    return {sheet.id: sheet.say for sheet in model.sheets}


def at_the_sheets(topic: str, answers: Mapping[str, str] = USUAL) -> tuple[State, Guide]:
    state = dict(journey_states(LIBRARY, topic, answers))["sheets"]
    guide = PRESENTER.scene(state).guide
    assert isinstance(guide, Guide)
    return state, guide


def blank(topic: str) -> tuple[State, Guide]:
    """直接打印 of a matter for a place nobody knows."""
    state = State()
    for pressed in (press.OpenBlank(), press.Answer(topic), press.Next(), press.Unknown()):
        state = moves.step(LIBRARY, state, pressed)
    guide = PRESENTER.scene(state).guide
    assert isinstance(guide, Guide)
    return state, guide


def test_the_sheet_that_leaves_steps_out_counts_none() -> None:
    state, guide = at_the_sheets("mutual-aid", {**USUAL, "place": "610100", "payer_place": "610100"})
    assert len(guide.steps) > 12
    assert not any(figure in told(state)["fridge"] for figure in "23456789")


@pytest.mark.parametrize("topic", ["family-account", "mutual-aid", "pay-premium", "activate", "unbind", "see-doctor"])
def test_the_booklet_promises_pictures_only_where_there_are_some(topic: str) -> None:
    for state, guide in (at_the_sheets(topic), blank(topic)):
        drawn = [step.screen is not None for step in guide.steps]
        key = "none" if not any(drawn) else "all" if all(drawn) else "some"
        assert told(state)["steps"] == LIBRARY.words(f"sheet.pictured.{key}"), (topic, drawn)
