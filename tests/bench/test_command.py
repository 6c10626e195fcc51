"""One sheet from the command line, beside what it cannot do without: its libraries, which set that one page."""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from bench_table import Table

from qinbao import paths
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.paper import compiler
from qinbao.paper.sheets import render

pytestmark = pytest.mark.bench
MOST = 1.35
TIMES = 25
PLACE, RELATION = "330100", "parent"
AS_INSTALLED = """
import sys
for name in ("PIL", "typing_extensions"):
    sys.modules[name] = None
"""
"""What the tests need besides lies in this environment too, and would be loaded by parts that can do without."""
SHEET = AS_INSTALLED + "from qinbao.cli import main\nsys.exit(main())"
LIBRARIES = (
    AS_INSTALLED
    + """
import argparse, datetime, msgspec, platformdirs.unix, qrcode.main, typst, zxingcpp
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[sys.argv[1] + "/fonts"])
stamp = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
typst.Compiler(root=sys.argv[1] + "/paper", font_paths=fonts).compile(
    open(sys.argv[2], "rb").read(), format="pdf", pdf_standards=["ua-1"], timestamp=stamp
)
"""
)
"""No line of ours: the libraries the house is built of are loaded, and the finished words set as a page.

In the checkout's Python, also beside the installed program: that one has a Python of its own, which starts quicker and
runs nothing but ours.
"""


def test_a_sheet_from_the_command_line_costs_little_more_than_its_libraries(
    root: Path, table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "words.typ"
    words.write_bytes(_words(monkeypatch))
    ask = ["guide", "family-account", "--place", PLACE, "--for", RELATION, "--pdf", str(tmp_path / "a.pdf")]
    python = [sys.executable, "-I", "-c"]
    commands = {
        "libraries": [*python, LIBRARIES, str(paths.shipped("assets")), str(words)],
        "qinbao": [*python, SHEET, *ask, "--sheet", "fridge"],
    }
    if made := sorted(root.glob("build/deb/qinbao-*/bundle/qinbao")):
        commands["installed"] = [str(made[-1]), *ask, "--sheet", "fridge"]
    took = _medians(commands)
    libraries = took.pop("libraries")
    for name, seconds in took.items():
        beside = f"its libraries in the checkout, which set that one page ({libraries * 1000:.0f} ms)"
        table.row(f"`{name} guide … --pdf` ÷ {beside}", f"{seconds / libraries:.2f}", f"≤ {MOST}")
    assert max(took.values()) / libraries <= MOST
    assert "installed" in took, "is there once packaging/build-deb was run"


def _words(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What Typst is given for the sheet that is measured."""
    library = Library()
    guide = build(library, "family-account", {"place": PLACE, "for": RELATION}, date.today())
    given: list[bytes] = []

    class Listening:
        def compile(self, source: bytes, **how: object) -> bytes:
            given.append(source)
            return b""

    with monkeypatch.context() as patch:
        patch.setattr(compiler, "_compiler", Listening)
        render(library, guide, "fridge")
    return given[0]


def _medians(commands: dict[str, Sequence[str]]) -> dict[str, float]:
    """Seconds of each command, taken in turn after one run that does not count."""
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(TIMES + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            took[name].append(time.perf_counter() - start)
    return {name: statistics.median(runs[1:]) for name, runs in took.items()}
