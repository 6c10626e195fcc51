"""What a person waits for after every touch."""

import gc
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench_table import Table
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qinbao import paths
from qinbao.content.library import Library
from qinbao.screen import press
from qinbao.screen.exhibits import kinds
from qinbao.ui import plain_import
from qinbao.ui.garbage import Garbage
from qinbao.ui.pages.choice import ChoicePage
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.fonts import register
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window

sys.path.insert(0, str(Path(__file__).parent.parent / "gui"))
from gui_window import Listener, close, open_window, settle

pytestmark = [pytest.mark.bench, pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)]
FRAME_MS, SEARCH_MS, SCALE_MS = 16, 2, 100
JOURNEYS, MOST_PAGES = 6, 25
PLACES = ("330100", "110000", "510100", "440300")


def quantile(values: list[float], of: float) -> float:
    """The value that this part of all values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * of))]


def prefixes(library: Library) -> Iterator[str]:
    """What stands in the field after each key, for every name and every pinyin."""
    for place in library.places.all:
        for word in (place.name, *place.pinyin):
            for end in range(1, len(word) + 1):
                yield word[:end]


def test_searching_a_place_keeps_up_with_typing(table: Table) -> None:
    library = Library()
    library.places.search("h")
    typed = sorted(set(prefixes(library)))
    took = []
    for query in typed:
        start = time.perf_counter()
        library.places.search(query)
        took.append((time.perf_counter() - start) * 1000)
    late = quantile(took, 0.99)
    what = f"place search a keystroke, p99 of {len(typed)} over {len(library.places.all)} names"
    table.row(what, f"{late:.2f} ms (median {statistics.median(took):.2f})", f"≤ {SEARCH_MS} ms")
    assert late <= SEARCH_MS


LONGEST = ("plan", "sources", "terms")
TURNS = 20
"""To each of the longest pages, each from a question."""


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Window]:
    """A window as at home, where imports cost what they cost the program."""
    plain_import.restore()
    register(paths.shipped("assets") / "fonts")
    apply(qapp, Look())
    made = open_window(Library(), Listener())
    usual = gc.get_threshold()
    Garbage(made.store)
    yield made
    close(made)
    gc.set_threshold(*usual)


def key(window: Window) -> str:
    """Which page is shown."""
    return window.model.key


def answer(window: Window, dice: random.Random) -> None:
    """Choose something, if the page asks for it."""
    if isinstance(window.page, ChoicePage):
        QTest.mouseClick(dice.choice(window.page.group.cards), Qt.MouseButton.LeftButton)
    elif "place" in key(window):
        window.store.apply(press.Answer(dice.choice(PLACES)))
    QApplication.processEvents()
    gate.open()


def turn(window: Window) -> float | None:
    """Click 继续; milliseconds until the new page is laid out and painted, None if the page stayed."""
    before, button = key(window), window.bottom.buttons[0]
    start = time.perf_counter()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    # Layout first, then painting: each may ask for more of the other.
    for _ in range(3):
        QApplication.processEvents()
    took = (time.perf_counter() - start) * 1000
    gate.open()
    return took if key(window) != before else None


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((3840, 2160), 2.0)])
def test_a_page_turns_within_one_frame(window: Window, table: Table, size: tuple[int, int], scale: float) -> None:
    window.resize(*size)
    window.dress(Look(scale=scale))
    dice = random.Random(7)
    took: list[float] = []
    kinds: dict[str, list[float]] = {}
    for topic in Library().topic_ids * JOURNEYS:
        window.store.apply(press.Start(topic))
        QApplication.processEvents()
        for _ in range(MOST_PAGES):
            answer(window, dice)
            # Beyond the sheets one goes round between the printer and what it tells: that would count a thousandfold.
            if window.model.kind == "sheets" or (milliseconds := turn(window)) is None:
                break
            took.append(milliseconds)
            kinds.setdefault(type(window.page).__name__, []).append(milliseconds)
        window.store.apply(press.Home())
        QApplication.processEvents()
    for name, values in sorted(kinds.items()):
        print(f"{name}: {len(values)}, median {statistics.median(values):.1f}, p95 {quantile(values, 0.95):.1f} ms")
    late = quantile(took, 0.95)
    value = f"{late:.1f} ms (median {statistics.median(took):.1f})"
    where = f"{size[0]}×{size[1]} at {scale:.0%}"
    table.row(f"page turn at {where}, click to painted, p95 of {len(took)}", value, f"≤ {FRAME_MS} ms")
    assert late <= FRAME_MS


@pytest.mark.parametrize(
    ("size", "scale", "most"), [((1280, 800), 1.0, FRAME_MS), ((1024, 600), 2.0, FRAME_MS), ((3840, 2160), 2.0, None)]
)
def test_the_longest_pages_turn_within_one_frame(
    window: Window, table: Table, size: tuple[int, int], scale: float, most: int | None
) -> None:
    states = kinds(window.store.library)
    window.resize(*size)
    window.dress(Look(scale=scale))
    took: list[float] = []
    for name in LONGEST * TURNS:
        window.store.become(states["choice"])
        settle()
        start = time.perf_counter()
        window.store.become(states[name])
        for _ in range(3):
            QApplication.processEvents()
        took.append((time.perf_counter() - start) * 1000)
    late = quantile(took, 0.95)
    what = f"to the longest pages, {size[0]}×{size[1]} at {scale:.0%}, until painted, p95 of {len(took)}"
    table.row(what, f"{late:.1f} ms (median {statistics.median(took):.1f})", f"≤ {most} ms" if most else "")
    assert most is None or late <= most


def test_letters_change_their_size_at_once(window: Window, table: Table) -> None:
    took: list[float] = []
    for state in kinds(window.store.library).values():
        window.store.become(state)
        QApplication.processEvents()
        for button in (window.top.buttons["larger"], window.top.buttons["smaller"]):
            start = time.perf_counter()
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            for _ in range(3):
                QApplication.processEvents()
            took.append((time.perf_counter() - start) * 1000)
            gate.open()
    late = quantile(took, 0.95)
    value = f"{late:.1f} ms (median {statistics.median(took):.1f})"
    table.row(f"字大 and 字小, click to painted, p95 of {len(took)}", value, f"≤ {SCALE_MS} ms")
    assert late <= SCALE_MS
