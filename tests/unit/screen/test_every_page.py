"""What every page of every matter says, asked without a window."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec
import pytest

from qinbao.content.library import Library
from qinbao.screen import press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import blank_states, exhibits, household_states, kinds
from qinbao.screen.moves import step
from qinbao.screen.state import State
from qinbao.ui.presenter import Presenter

TODAY = date(2026, 11, 22)
OF_THE_WINDOW = (press.Print, press.Save, press.Trial, press.Fit, press.Keep, press.TakeOut, press.Undo, press.HandOn)
OF_THE_WINDOW += (press.ChoosePack, press.LookAtPack, press.TakePack, press.PutBack)
"""What paper, files and the screen are for; all other presses are about the state."""
GAP = re.compile(r"\{(?![nm]\})")
"""A place in a sentence that nobody filled; the pages of a preview are counted by what draws them."""


@pytest.fixture(scope="module")
def states(library: Library) -> Mapping[str, State]:
    return {**exhibits(library), **dict(blank_states(library)), **dict(household_states(library))}


@pytest.fixture(scope="module")
def presenter(library: Library) -> Presenter:
    return Presenter(library, Abilities(), lambda: TODAY)


def words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from words(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from words(part)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from words(getattr(value, name))


def test_every_page_has_a_title_and_no_gap_in_its_words(states: Mapping[str, State], presenter: Presenter) -> None:
    for name, state in states.items():
        model = presenter.model(state)
        assert model.title, name
        assert [text for text in words(model) if GAP.search(text)] == [], name


def test_every_button_leads_to_a_page_or_leaves_the_page_as_it_is(library: Library, presenter: Presenter) -> None:
    for name, state in kinds(library).items():
        for button in presenter.model(state).actions:
            if isinstance(button.press, OF_THE_WINDOW):
                continue
            after = step(library, state, button.press)
            assert presenter.model(after).title, (name, button.words)


def test_no_page_says_once_more_what_the_upper_bar_says(
    library: Library, states: Mapping[str, State], presenter: Presenter
) -> None:
    for name, state in states.items():
        assert library.words("top.home") not in [button.words for button in presenter.model(state).actions], name


def test_a_page_with_neither_printer_nor_files_leads_on_to_other_matters_once(
    library: Library, states: Mapping[str, State]
) -> None:
    bare = Presenter(library, Abilities(print=False, save=False), lambda: TODAY)
    model = bare.model(states["family-account.sheets"])
    assert list(words(model)).count(library.words("nav.other")) == 1


def test_a_page_says_the_same_each_time_it_is_asked(states: Mapping[str, State], presenter: Presenter) -> None:
    for name, state in states.items():
        assert presenter.model(state) == presenter.model(state), name
