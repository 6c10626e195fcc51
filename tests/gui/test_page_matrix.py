"""Every kind of page at every usual size of window and letters; every page, in every theme, with proof/matrix."""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from gui_matrix import USUAL, Sight, chosen, conditions, walk
from gui_window import DAY

from qinbao import screen
from qinbao.content.library import Library
from qinbao.screen.abilities import Abilities
from qinbao.screen.model import Model
from qinbao.ui.presenter import Presenter


@pytest.fixture(scope="module")
def sights(library: Library) -> dict[str, Sight]:
    """What is looked at."""
    return chosen(library)


def _models() -> Iterator[type[Model]]:
    """The model of every kind of page."""
    for module in pkgutil.iter_modules(screen.__path__):
        import_module(f"qinbao.screen.{module.name}")
    yield from Model.__subclasses__()


def test_no_kind_of_page_is_forgotten(library: Library, sights: dict[str, Sight]) -> None:
    presenter = Presenter(library, Abilities(), lambda: DAY)
    assert {presenter.model(sight.state).kind for sight in sights.values()} == {kind.kind for kind in _models()}


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
