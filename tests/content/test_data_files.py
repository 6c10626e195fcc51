"""Every data file is checked under its own name."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from qinbao.check import check
from qinbao.check.data_folder import FORMATS
from qinbao.content.library import Library
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


def test_no_page_is_two_sources() -> None:
    pages = [source.url.partition("://")[2] for source in Library().sources.values() if source.url]
    assert [page for page, times in Counter(pages).items() if times > 1] == []
