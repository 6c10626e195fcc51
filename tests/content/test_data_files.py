"""Every data file is checked under its own name."""

from functools import cache
from pathlib import Path

import pytest

from qinbao.content.check import check
from qinbao.content.check.ground import FORMATS
from qinbao.content.trouble import Trouble

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(
    [
        *FORMATS,
        *(f"{folder}/{path.name}" for folder in ("topics", "regions") for path in (DATA / folder).glob("*.yaml")),
    ]
)


@cache
def findings() -> list[Trouble]:
    return check(DATA)


@pytest.mark.parametrize("name", FILES)
def test_file_is_in_order(name: str) -> None:
    assert [str(finding) for finding in findings() if finding.file == name] == []


def test_nothing_else_is_wrong() -> None:
    assert [str(finding) for finding in findings() if finding.file not in FILES] == []
