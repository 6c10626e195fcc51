"""How fast paper is made, measured against Typst's own smallest document in the same run."""

import statistics
import time
from datetime import date
from pathlib import Path

import msgspec
import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.paper import compiler
from qinbao.paper.plan import plan
from qinbao.paper.sheets import model, render
from qinbao.paper.shelf import fill

pytestmark = pytest.mark.bench
TODAY = date(2026, 11, 22)
WORD = '#set document(title: "x")\n#set text(font: "Qinbao Sans SC")\n好'


def seconds(run: object) -> float:
    start = time.process_time()
    run()  # type: ignore[operator]
    return time.process_time() - start


def test_a_warm_fridge_sheet_costs_at_most_thirty_smallest_documents() -> None:
    library = Library()
    cities = [place for place in library.places.all if place.kind == "city"][:60]
    models = [
        msgspec.json.encode(model(library, build(library, "family-account", {"place": city.code}, TODAY), "fridge"))
        for city in cities
    ]
    typst = compiler._compiler()
    least = statistics.median(
        seconds(lambda n=n: typst.compile(f"{WORD}{n}".encode(), format="pdf", pdf_standards=["ua-1"]))
        for n in range(60)
    )
    sheet = statistics.median(seconds(lambda m=m: compiler.compile("fridge", m, "2026-11-22", "pdf")) for m in models)
    print(f"smallest {least * 1000:.1f} ms, fridge sheet {sheet * 1000:.1f} ms, ratio {sheet / least:.1f}")
    assert sheet / least <= 30


def test_the_same_sheet_again_costs_almost_nothing() -> None:
    library = Library()
    guide = build(library, "family-account", {"place": "330100"}, TODAY)
    first = seconds(lambda: render(library, guide, "fridge"))
    again = statistics.median(seconds(lambda: render(library, guide, "fridge")) for _ in range(9))
    print(f"first {first * 1000:.0f} ms, again {again * 1000:.1f} ms")
    assert again <= first / 2


def test_the_whole_country_fits_in_a_minute_on_two_cores(tmp_path: Path) -> None:
    library = Library()
    whole = plan(library, library.places.provinces(), library.topic_ids, ["fridge"])
    start = time.monotonic()
    outcome = fill(library, whole, tmp_path, TODAY, lambda done, total: None, workers=2)
    took = time.monotonic() - start
    places = len({place.code for place, _ in whole.served})
    print(f"{outcome.made} sheets for {places} places in {took:.0f} s")
    assert outcome.failures == ()
    assert took <= 60
