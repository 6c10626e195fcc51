"""依据: every sentence with a source leads to who said it, wherever one comes from."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.screen import aside, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import exhibits
from qinbao.screen.links import LinksModel
from qinbao.screen.moves import step
from qinbao.screen.state import State
from qinbao.screen.text import TextModel
from qinbao.ui.presenter import Presenter

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def states(library: Library) -> dict[str, State]:
    return exhibits(library)


@pytest.fixture
def presenter(library: Library) -> Presenter:
    return Presenter(library, Abilities(), lambda: DAY)


def offered(page: object) -> list[str]:
    """Ids of the sentences a page of grounds leads on from."""
    assert isinstance(page, LinksModel)
    return [link.key.removeprefix("source:") for group in page.groups for link in group.links]


def opened(library: Library, presenter: Presenter, state: State, of: str) -> list[str]:
    return offered(presenter.model(step(library, state, press.Open(aside.Sources(of)))))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("of", "written"),
    [("terms", "terms"), ("corrections", "corrections"), ("comparison", "comparison")],
)
def test_what_belongs_to_no_matter_has_its_grounds_too(
    library: Library, presenter: Presenter, of: str, written: str
) -> None:
    found = getattr(library, written)
    facts = found.rows if written == "comparison" else found
    assert opened(library, presenter, State(), of) == [fact.id for fact in facts if fact.sources]


def test_a_plan_names_the_grounds_of_each_relative(
    library: Library, presenter: Presenter, states: dict[str, State]
) -> None:
    page = presenter.model(step(library, states["aside.plan"], press.Open(aside.Sources("plan"))))
    assert isinstance(page, LinksModel)
    assert len(page.groups) >= 2
    assert all(group.links for group in page.groups)


def test_a_step_shows_its_own_grounds_first(library: Library, presenter: Presenter, states: dict[str, State]) -> None:
    at_step = next(state for name, state in states.items() if name.startswith("family-account.step"))
    page = presenter.model(step(library, at_step, press.Open(aside.Sources())))
    assert isinstance(page, LinksModel)
    assert page.groups[0].title == library.words("step.ground")


def test_each_sentence_opens_a_page_with_its_source(
    library: Library, presenter: Presenter, states: dict[str, State]
) -> None:
    here = step(library, states["mutual-aid.verdict"], press.Open(aside.Sources()))
    for line in offered(presenter.model(here)):
        page = presenter.model(step(library, here, press.Open(aside.Source(line))))
        assert isinstance(page, TextModel)
        assert len(page.sections) >= 2, line
