"""Every kind of page at every size of window and letters and in every theme; every page with packaging/matrix."""

import os
from collections.abc import Callable
from datetime import date

import pytest
from gui_matrix import Sight, all_kinds, all_pages, conditions, walk

from qinbao.content.library import Library
from qinbao.ui import window as windows
from qinbao.ui.present import Presenter
from qinbao.ui.services import Abilities

EVERY_PAGE = "QINBAO_EVERY_PAGE" in os.environ


@pytest.fixture(scope="module")
def sights(library: Library) -> dict[str, Sight]:
    """What is looked at."""
    return all_pages(library) if EVERY_PAGE else all_kinds(library)


def test_no_kind_of_page_is_forgotten(library: Library, sights: dict[str, Sight]) -> None:
    presenter = Presenter(library, Abilities(), lambda: date(2026, 11, 22))
    assert {presenter.model(sight.state).kind for sight in sights.values()} == set(windows._PAGES)


def _said(value: object) -> str:
    return "x".join(map(str, value)) if isinstance(value, tuple) else f"scale{value}"


@pytest.mark.parametrize(("size", "scale"), list(conditions()), ids=_said)
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
