"""The ledger accounts for every item of the regional research: used, merged into another, or left out for a reason."""

from pathlib import Path
from types import ModuleType

import pytest

from qinbao.check.data_folder import read_folder
from qinbao.content.fact import Fact

HERE = Path(__file__).resolve().parent
FATES = ("used ", "merged ", "left out: ")


def ledger() -> dict[str, str]:
    """Research key → its fate, from all ledger files."""
    rows: dict[str, str] = {}
    for path in sorted((HERE / "ledger").glob("*.txt")):
        if path.name == "claims.txt":
            continue
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("# "):
                key, _, fate = line.partition(": ")
                rows[key] = fate.strip()
    return rows


@pytest.fixture(scope="module")
def known() -> set[str]:
    folder = read_folder(HERE.parents[1] / "data")
    return {fact.id for _, fact in folder.all(Fact)}


def test_every_fate_is_one_of_three() -> None:
    assert [key for key, fate in ledger().items() if not fate.startswith(FATES)] == []


def test_every_reason_is_written_out() -> None:
    assert [key for key, fate in ledger().items() if fate.startswith("left out:") and len(fate) < 16] == []


def test_everything_used_or_merged_is_really_there(known: set[str]) -> None:
    missing = {
        key: fate
        for key, fate in ledger().items()
        if fate.startswith(("used ", "merged ")) and not set(fate.split()[1].rstrip(",").split(",")) <= known
    }
    assert missing == {}


def test_every_research_item_is_in_the_ledger(research: ModuleType) -> None:
    root = research.folder()
    if root is None:
        pytest.skip("the research files are not at hand (QINBAO_RESEARCH)")
    assert sorted(set(research.items(root)) - set(ledger())) == []
