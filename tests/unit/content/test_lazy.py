"""Start time and memory do not grow with the content: a file is parsed when it is needed, and only then."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qinbao.content import yaml_file
from qinbao.content.library import Library
from qinbao.guide.build import build

DAY = date(2026, 11, 22)
HEAD = 4096
"""Bytes of a region file that may be read to learn which province it is."""
ALWAYS = {"home.yaml", "words.yaml"}
GUIDE = {"questions.yaml", "sources.yaml", "sites.yaml", "corrections.yaml", "asks.yaml"}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch, root: Path) -> list[str]:
    """Names of the files parsed since, in order."""
    names: list[str] = []
    read = yaml_file.read_yaml

    def watch(path: Path) -> Any:
        names.append(path.relative_to(root / "data").as_posix())
        return read(path)

    monkeypatch.setattr(yaml_file, "read_yaml", watch)
    return names


def test_opening_the_library_parses_nothing(parsed: list[str]) -> None:
    Library()
    assert parsed == []


def test_the_start_page_needs_its_cards_and_words(parsed: list[str]) -> None:
    library = Library()
    assert library.cards
    assert library.words("app.name")
    assert set(parsed) == ALWAYS


def test_choosing_a_place_reads_no_region(parsed: list[str]) -> None:
    library = Library()
    assert library.places.search("hz", limit=5)
    assert parsed == []


@pytest.mark.parametrize(("place", "region"), [("330100", "zhejiang"), ("510100", "sichuan"), ("XPCC", "xpcc")])
def test_a_guide_parses_its_topic_and_its_province(parsed: list[str], place: str, region: str) -> None:
    build(Library(), "mutual-aid", {"for": "parent", "place": place}, DAY)
    # How a way is taken back is told in another matter, which is asked for where the way names it.
    told = {"topics/mutual-aid.yaml", f"regions/{region}.yaml"}
    assert told <= set(parsed) - ALWAYS - GUIDE <= told | {"topics/unbind.yaml"}


def test_without_a_place_no_region_is_parsed(parsed: list[str]) -> None:
    build(Library(), "safety", {}, DAY)
    assert not [name for name in parsed if name.startswith("regions/")]


def test_nothing_is_parsed_twice(parsed: list[str]) -> None:
    library = Library()
    for place in ("330100", "330200", "330106"):
        build(library, "mutual-aid", {"for": "parent", "place": place}, DAY)
    assert len(parsed) == len(set(parsed))


def test_with_a_cache_nothing_is_parsed_the_second_time(parsed: list[str], tmp_path: Path) -> None:
    build(Library(cache=tmp_path), "mutual-aid", {"for": "parent", "place": "330100"}, DAY)
    del parsed[:]
    build(Library(cache=tmp_path), "mutual-aid", {"for": "parent", "place": "330100"}, DAY)
    assert parsed == []


def test_which_province_a_region_file_is_stands_in_its_head(root: Path) -> None:
    for path in (root / "data/regions").glob("*.yaml"):
        assert b"\ncode: " in b"\n" + path.read_bytes()[:HEAD], path.name
