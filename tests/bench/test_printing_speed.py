"""How long a sheet takes from the tap on 开始打印 to the moment a real queue has it, in the program as a process."""

import os
import re
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench_table import Table
from test_pages import quantile
from tests.desktop.conftest import BUTTON, JOURNEYS, Program, Session, wait
from tests.desktop.conftest import session as session
from tests.desktop.test_printing import Office
from tests.desktop.test_printing import office as office
from tests.desktop.test_screen_reader import walk

pytestmark = pytest.mark.bench
TIMES = 21
SECONDS = 0.5


@pytest.fixture
def program(session: Session, office: Office, tmp_path: Path) -> Iterator[Program]:
    """The program on its start page, beside a print server with one queue."""
    made = Program(session, tmp_path / "home", CUPS_SERVER=os.environ["CUPS_SERVER"])
    made.ask("press", BUTTON, made.onward())
    made.next_page()
    yield made
    made.close()


def accepted(office: Office) -> int:
    """How many documents the queue has taken whole, by its own log."""
    log = office.here / "access"
    return len(re.findall(r"(?:Send-Document|Print-Job) successful-ok", log.read_text("utf-8"))) if log.exists() else 0


def choose_a_printer(program: Program) -> None:
    """Be where 开始打印 is. The way back from a sheet that came out already leads to the sheets, otherwise here."""
    wait("a page", lambda: program.ask("has", BUTTON, "开始打印") or program.ask("has", BUTTON, "打印"))
    if not program.ask("has", BUTTON, "开始打印"):
        program.ask("press", BUTTON, "打印")
        program.wait_for(BUTTON, "开始打印")


def test_a_sheet_is_in_the_queue_half_a_second_after_the_tap(table: Table, program: Program, office: Office) -> None:
    walk(program, next(iter(JOURNEYS.values())))
    took = []
    for _ in range(TIMES):
        choose_a_printer(program)
        before = accepted(office)
        start = time.perf_counter()
        program.ask("press", BUTTON, "开始打印")
        while accepted(office) == before:
            assert time.perf_counter() - start < 20, program.ask("names")
            time.sleep(0.002)
        took.append(time.perf_counter() - start)
        program.wait_for(BUTTON, "回到刚才那页")
        program.ask("press", BUTTON, "回到刚才那页")
    late = quantile(took, 0.95)
    what = f"tap 开始打印 → job accepted by a real queue, p95 of {len(took)}"
    table.row(what, f"{late:.2f} s (median {statistics.median(took):.2f})", f"≤ {SECONDS:g} s")
    assert late <= SECONDS
