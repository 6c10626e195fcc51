"""One sheet from the command line, beside what it cannot do without: a Python that loads Typst."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bench_table import Table

pytestmark = pytest.mark.bench
MOST = 4
TIMES = 9
AS_INSTALLED = """
import sys
for name in ("PIL", "typing_extensions"):
    sys.modules[name] = None
from qinbao.cli import main
sys.exit(main())
"""
"""What the tests need besides lies in this environment too, and would be loaded by parts that can do without."""


def test_a_sheet_from_the_command_line_costs_little_more_than_loading_typst(table: Table, tmp_path: Path) -> None:
    ask = ["guide", "family-account", "--place", "杭州", "--for", "parent", "--pdf", str(tmp_path / "a.pdf")]
    commands = {
        "typst": [sys.executable, "-I", "-c", "import typst"],
        "sheet": [sys.executable, "-I", "-c", AS_INSTALLED, *ask, "--sheet", "fridge"],
    }
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(TIMES + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            took[name].append(time.perf_counter() - start)
    least, sheet = (statistics.median(took[name][1:]) for name in ("typst", "sheet"))
    what = f"`qinbao guide … --pdf` ÷ `python -c 'import typst'` ({least * 1000:.0f} ms)"
    table.row(what, f"{sheet / least:.2f}", f"≤ {MOST}")
    assert sheet / least <= MOST
