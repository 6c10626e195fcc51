"""Each row of the popular tutorials is answered somewhere: right ones by an item, all others by a correction."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from qinbao.check.data_folder import DataFolder, read_folder
from qinbao.content.fact import Correction, Fact
from qinbao.content.route import Part, RouteStep

HERE = Path(__file__).resolve().parent
ROWS = {"S0": 9, "S1": 23, "S2": 8, "S3": 11, "S4": 12}
EXPECTED = [f"{tutorial}-{row}" for tutorial, count in ROWS.items() for row in range(1, count + 1)]
TABLE_ROW = re.compile(r"^\| (S\d-\d+) \| .*? \| ([^|]+) \| [^|]*\|$", re.MULTILINE)


def ledger() -> dict[str, tuple[str, list[str]]]:
    """Row → the file that speaks of it, and the ids of the items."""
    rows: dict[str, tuple[str, list[str]]] = {}
    for line in (HERE / "ledger/claims.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            row, _, where = line.partition(": ")
            file, *items = where.split()
            assert row not in rows, row
            rows[row] = (file, items)
    return rows


def plain(verdict: str) -> bool:
    """Whether a verdict says that the tutorial is right, perhaps with a hedge that an item can carry itself."""
    return verdict.strip().startswith("ok")


@pytest.fixture(scope="module")
def folder() -> DataFolder:
    return read_folder(HERE.parents[1] / "data")


@pytest.fixture(scope="module")
def verdicts(research: ModuleType) -> dict[str, str]:
    root = research.folder()
    if root is None:
        pytest.skip("the research files are not at hand (QINBAO_RESEARCH)")
    return dict(TABLE_ROW.findall((root / "popular-claims.md").read_text("utf-8")))


def test_every_row_is_accounted_for() -> None:
    assert list(ledger()) == EXPECTED


def test_the_rows_are_those_of_the_research(verdicts: dict[str, str]) -> None:
    assert list(verdicts) == EXPECTED


@pytest.mark.parametrize("row", EXPECTED)
def test_the_items_stand_in_the_file_named(folder: DataFolder, row: str) -> None:
    file, items = ledger()[row]
    entries = (*folder.all(Fact), *folder.all(RouteStep), *folder.all(Part))
    there = {item.id for entry, item in entries if entry.file == f"{file}.yaml"}
    assert items
    assert set(items) <= there


@pytest.mark.parametrize("row", EXPECTED)
def test_a_correction_named_for_a_row_answers_it(folder: DataFolder, row: str) -> None:
    file, items = ledger()[row]
    answered = {correction.id: correction.answers for _, correction in folder.all(Correction)}
    assert all(row in answered[item] for item in items if file == "corrections")


def test_a_correction_answers_only_rows_that_name_it(folder: DataFolder) -> None:
    rows = ledger()
    loose = [
        (correction.id, row)
        for _, correction in folder.all(Correction)
        for row in correction.answers
        if row not in rows or (rows[row][0] == "corrections" and correction.id not in rows[row][1])
    ]
    assert loose == []


def test_what_is_not_plainly_right_is_corrected(folder: DataFolder, verdicts: dict[str, str]) -> None:
    answered = {row for _, correction in folder.all(Correction) for row in correction.answers}
    assert sorted(row for row, verdict in verdicts.items() if not plain(verdict) and row not in answered) == []
