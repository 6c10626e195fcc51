"""Every kind of page at every usual size of window and letters; every page, in every theme, with proof/matrix."""

from collections.abc import Callable

import pytest
from gui_matrix import USUAL, Sight, chosen, conditions, walk
from gui_window import DAY

from qinbao.content.library import Library
from qinbao.screen.abilities import Abilities
from qinbao.ui.pages import KINDS
from qinbao.ui.presenter import Presenter


@pytest.fixture(scope="module")
def sights(library: Library) -> dict[str, Sight]:
    """What is looked at."""
    return chosen(library)


def test_no_kind_of_page_is_forgotten(library: Library, sights: dict[str, Sight]) -> None:
    presenter = Presenter(library, Abilities(), lambda: DAY)
    assert {presenter.model(sight.state).kind for sight in sights.values()} == set(KINDS)


@pytest.mark.parametrize(("size", "scale"), conditions(USUAL))
def test_every_page_can_be_read_and_used(
    qapp: object,
    library: Library,
    sights: dict[str, Sight],
    record_property: Callable[[str, object], None],
    size: tuple[int, int],
    scale: float,
) -> None:
    found = walk(library, sights, size, scale)
    record_property("cells of the page matrix", found.cells)
    assert found.faults == [], "\n".join(found.faults)
