"""A keystroke in the search for a place, beside reading through the list of places once."""

import time
from collections.abc import Callable, Iterator

import pytest
from bench_table import Table

from qinbao.content.library import Library

pytestmark = pytest.mark.bench
MOST = 4.0
"""Times a plain pass over all names, which is what a keystroke would cost without an index but without pinyin too."""


def keystrokes(library: Library) -> Iterator[str]:
    """Everything that stands in the search line while one in seven places is typed, by hanzi, pinyin and initials."""
    for place in library.places.all[::7]:
        for typed in (place.name, place.pinyin.replace(" ", ""), place.initials):
            yield from (typed[:end] for end in range(1, len(typed) + 1))


def slow(answer: Callable[[str], object], typed: list[str]) -> float:
    """Seconds within which 95 of 100 keystrokes are answered."""
    times = []
    for text in typed:
        started = time.perf_counter()
        answer(text)
        times.append(time.perf_counter() - started)
    return sorted(times)[int(len(times) * 0.95)]


def test_a_keystroke_costs_few_passes_over_the_names(table: Table) -> None:
    library = Library()
    typed, places = list(keystrokes(library)), library.places
    names = [place.name for place in places.all]
    places.search("a")
    plain = slow(lambda text: [name for name in names if text in name], typed)
    ours = slow(places.search, typed)
    table.row("a keystroke in the search ÷ one pass over the names, p95", f"{ours / plain:.1f}", f"≤ {MOST:g}")
    assert ours / plain <= MOST
