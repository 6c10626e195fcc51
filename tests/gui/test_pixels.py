"""Every kind of page in three themes, as rendered: words 7:1, borders and focus 3:1.

The themes share two sizes of letters; with packaging/proof/matrix each is looked at in both.
"""

from collections.abc import Callable, Iterator
from itertools import cycle, product

import pytest
from gui_matrix import EVERY, Sight, all_kinds
from gui_pixels import SIGNS, faint, ring, whole
from gui_window import Listener, close, open_window
from PySide6.QtWidgets import QAbstractButton, QApplication

from qinbao.content.library import Library
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.colours import THEMES, Theme
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.steady import hand

TALL = (1280, 800)


@pytest.fixture(scope="module")
def sights(library: Library) -> dict[str, Sight]:
    """What is looked at."""
    return all_kinds(library)


@pytest.fixture(autouse=True)
def usual_colours(qapp: QApplication) -> Iterator[None]:
    """Leave the application as it was."""
    yield
    apply(qapp, Look())


@pytest.mark.parametrize(
    ("theme", "scale"),
    list(product(THEMES, (1.0, 2.0)) if EVERY else zip(THEMES, cycle((1.0, 2.0)))),
)
def test_all_words_and_borders_stand_out(
    library: Library,
    sights: dict[str, Sight],
    record_property: Callable[[str, object], None],
    theme: Theme,
    scale: float,
) -> None:
    found = []
    window = open_window(library, Listener(), Look(theme, scale), TALL, drawn=False)
    for title, sight in sights.items():
        window.hush()
        window.resize(*TALL)
        window.store.become(sight.state)
        sight.mood(window)
        QApplication.processEvents()
        whole(window)
        hand.keyboard = False
        QApplication.processEvents()
        window.setUpdatesEnabled(True)  # painted once, when all is in its place
        found.extend(f"{title}: {fault}" for fault in faint(window))
        window.setUpdatesEnabled(False)
    close(window)
    record_property("pages measured in pixels", len(sights))
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_ring_stands_out_on_everything_that_takes_it(
    library: Library, sights: dict[str, Sight], theme: Theme
) -> None:
    found = {}
    window = open_window(library, Listener(), Look(theme), TALL)
    for title in ("home", "choice", "place", "checklist", "sheets", "problems"):
        window.resize(*TALL)
        window.store.become(sights[title].state)
        whole(window)
        hand.keyboard = True
        first = next(one for one in window.page.findChildren(QAbstractButton) if one.isVisible())
        for widget in (first, *window.bottom.buttons[:1], window.top.buttons["larger"]):
            widget.setFocus()
            QApplication.processEvents()
            found[f"{title}: {widget.text()}"] = ring(window, widget)
    close(window)
    assert len(found) > 12
    assert {where: seen for where, seen in found.items() if seen < SIGNS} == {}
