"""How fast paper is made, against Typst's smallest document and against other ways to a PDF, all in the same run."""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import msgspec
import pytest
from bench_table import Table

from qinbao import paths
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.paper import compiler
from qinbao.paper.plan import plan
from qinbao.paper.sheets import model, pictures, render
from qinbao.paper.shelf import fill
from qinbao.paper.text import text

pytestmark = pytest.mark.bench
TODAY = date(2026, 11, 22)
WORD = '#set document(title: "x")\n#set text(font: "Qinbao Sans SC")\n好'


TIMES = 5
LEAST = 1.5
"""How many times longer another way must take at least. On a busy machine: WeasyPrint 3.4, Chromium 2.2."""
PEERS = ("weasyprint", "chromium")


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def page(library: Library) -> str:
    """The words of the fridge sheet as a plain page in the same font: less work than the sheet itself."""
    guide = build(library, "family-account", {"place": "330100", "for": "parent"}, TODAY)
    font = (paths.shipped("assets") / "fonts" / paths.FONTS[0]).as_uri()
    style = f'@font-face {{ font-family: Q; src: url("{font}") }} @page {{ size: A4 }} body {{ font: 22pt Q }}'
    said = "".join(f"<p>{escape(line)}</p>" for line in text(library, guide, "fridge").splitlines())
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><style>{style}</style>{said}</html>'
    )


@pytest.mark.parametrize("peer", PEERS)
def test_a_sheet_from_the_command_line_is_faster_than_other_ways_to_a_pdf(
    table: Table, tmp_path: Path, peer: str
) -> None:
    program = shutil.which(peer)
    if program is None:
        pytest.skip(f"{peer} is not on the path")
    source, theirs, ours = (tmp_path / name for name in ("page.html", "theirs.pdf", "ours.pdf"))
    source.write_text(page(Library()), encoding="utf-8")
    ask = ["guide", "family-account", "--place", "杭州", "--for", "parent", "--pdf", str(ours), "--sheet", "fridge"]
    headless = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    commands = {
        "weasyprint": [program, str(source), str(theirs)],
        "chromium": [program, *headless, "--no-pdf-header-footer", f"--print-to-pdf={theirs}", source.as_uri()],
    }
    both = {"ours": [sys.executable, "-I", "-m", "qinbao", *ask], "theirs": commands[peer]}
    took: dict[str, list[float]] = {name: [] for name in both}
    for _ in range(TIMES + 1):
        for name, command in both.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            took[name].append(time.perf_counter() - start)
    assert ours.read_bytes().startswith(b"%PDF")
    assert theirs.read_bytes().startswith(b"%PDF")
    mine, other = (statistics.median(took[name][1:]) for name in ("ours", "theirs"))
    table.row(
        f"{peer}, same words ÷ `qinbao guide … --pdf` ({mine * 1000:.0f} ms)", f"{other / mine:.1f}", f"≥ {LEAST}"
    )
    assert other / mine >= LEAST


def test_a_warm_fridge_sheet_costs_at_most_thirty_smallest_documents(table: Table) -> None:
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
    what = f"a warm fridge sheet ({1 / sheet:.0f} a second) ÷ Typst's smallest document ({least * 1000:.1f} ms)"
    table.row(what, f"{sheet / least:.1f}", "≤ 30")
    assert sheet / least <= 30


def test_a_set_of_phone_pictures_is_there_within_a_second(table: Table) -> None:
    library = Library()
    guides = [build(library, "family-account", {"place": place}, TODAY) for place in ("330100", "510100", "420100")]
    took = [seconds(lambda guide=guide: pictures(library, guide, "phone")) for guide in guides]
    table.row(
        "a set of phone pictures, the first one and the slowest", f"{took[0]:.2f} s, {max(took):.2f} s", "≤ 1.0 s"
    )
    assert max(took) <= 1.0


def test_the_same_sheet_again_costs_almost_nothing(table: Table) -> None:
    library = Library()
    guide = build(library, "family-account", {"place": "330100"}, TODAY)
    first = seconds(lambda: render(library, guide, "fridge"))
    again = statistics.median(seconds(lambda: render(library, guide, "fridge")) for _ in range(9))
    table.row(f"the same sheet again ÷ the first time ({first * 1000:.0f} ms)", f"{again / first:.2f}", "≤ 0.5")
    assert again <= first / 2


def test_the_whole_country_fits_in_a_minute_on_two_cores(table: Table, tmp_path: Path) -> None:
    library = Library()
    whole = plan(library, library.places.provinces(), library.topic_ids, ["fridge"])
    start = time.monotonic()
    outcome = fill(library, whole, tmp_path, TODAY, lambda done, total: None, workers=2)
    took = time.monotonic() - start
    places = len({place.code for place, _ in whole.served})
    table.row(f"{outcome.made} fridge sheets, all topics for {places} places, two cores", f"{took:.0f} s", "≤ 60 s")
    assert outcome.failures == ()
    assert took <= 60
