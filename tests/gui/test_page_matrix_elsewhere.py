"""The same on a television, an upright kiosk and an upright tablet; a file of its own, so that two workers share it."""

from collections.abc import Callable

import pytest
from gui_matrix import OTHER, Sight, chosen, conditions, walk

from qinbao.content.library import Library


@pytest.fixture(scope="module")
def sights(library: Library) -> dict[str, Sight]:
    """What is looked at."""
    return chosen(library)


@pytest.mark.parametrize(("size", "scale"), conditions(OTHER))
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
