"""The library reads on demand, overlays by id, and lets one broken region take only itself out."""

import shutil
from pathlib import Path

import pytest

from qinbao.content.cache import remembered
from qinbao.content.fact import Note
from qinbao.content.library import Library
from qinbao.content.overlay import Local, lay, merge
from qinbao.content.topic import Overlay
from qinbao.content.trouble import ContentError


@pytest.fixture
def copy(tmp_path: Path, root: Path) -> Path:
    """A data folder that may be broken."""
    return Path(shutil.copytree(root / "data", tmp_path / "data"))


def note(id: str, say: str = "一句话。") -> Note:
    return Note(id=id, say=say, confidence="high")


def test_new_items_come_first_and_replacements_stay_in_place() -> None:
    merged = merge((note("a"), note("b"), note("c")), (note("x"), note("b", "改过。")), frozenset(("c",)))
    assert [(item.id, item.say) for item in merged] == [("x", "一句话。"), ("a", "一句话。"), ("b", "改过。")]


def test_a_new_item_below_a_replacement_follows_it() -> None:
    merged = merge((note("a"), note("b")), (note("x"), note("a", "改过。"), note("y")), frozenset())
    assert [item.id for item in merged] == ["x", "a", "y", "b"]


def test_a_city_goes_over_its_province(library: Library) -> None:
    base = Local(library.topic("mutual-aid"))
    province = lay(base, Overlay(local_name="省名", notes=(note("p.n"),)), "330000", "province")
    city = lay(province, Overlay(notes=(note("p.n", "市的。"),)), "330100", "city")
    assert city.topic.local_name == "省名"
    assert [item.say for item in city.topic.notes if item.id == "p.n"] == ["市的。"]
    assert city.layers["p.n"] == "330100"
    assert city.coverage == "city"


def test_a_county_has_the_rules_of_its_city(library: Library) -> None:
    county = library.local("mutual-aid", "330106")
    city = library.local("mutual-aid", "330100")
    assert county.topic == city.topic


def test_one_broken_region_takes_only_itself_out(copy: Path) -> None:
    (copy / "regions/zhejiang.yaml").write_text('code: "330000"\nname: 浙江省\ncities: {\n', "utf-8")
    library = Library(copy)
    broken = library.local("mutual-aid", "330100")
    assert broken.out is not None
    assert broken.out.file == "regions/zhejiang.yaml"
    assert broken.topic == library.topic("mutual-aid")
    assert library.local("mutual-aid", "110000").out is None


def test_a_broken_topic_is_refused_with_its_file(copy: Path) -> None:
    (copy / "topics/mutual-aid.yaml").write_text("id: mutual-aid\ntitel: x\n", "utf-8")
    with pytest.raises(ContentError, match=r"topics/mutual-aid\.yaml:2: unknown-key"):
        Library(copy).topic("mutual-aid")


def test_an_unknown_topic_is_a_key_error(library: Library) -> None:
    with pytest.raises(KeyError):
        library.topic("no-such-topic")


def test_an_unknown_place_gets_the_national_baseline(library: Library) -> None:
    assert library.local("mutual-aid", "unknown").topic == library.topic("mutual-aid")


def test_the_cache_gives_the_same_content(copy: Path, tmp_path: Path) -> None:
    first = Library(copy, tmp_path / "cache").local("mutual-aid", "330100")
    assert list((tmp_path / "cache").glob("*.mp"))
    assert Library(copy, tmp_path / "cache").local("mutual-aid", "330100") == first


def test_the_cache_notices_a_changed_file(copy: Path, tmp_path: Path) -> None:
    Library(copy, tmp_path / "cache").topic("mutual-aid")
    path = copy / "topics/mutual-aid.yaml"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: 新", 1), "utf-8")
    assert Library(copy, tmp_path / "cache").topic("mutual-aid").title.startswith("新")


@pytest.mark.parametrize("damage", [b"", b"\x93\x01", b"not msgpack at all", b"\xff" * 100])
def test_a_damaged_cache_is_read_around(tmp_path: Path, damage: bytes) -> None:
    source = tmp_path / "a.yaml"
    source.write_text("x", "utf-8")
    assert remembered(tmp_path / "cache", source, int, lambda path: 7) == 7
    (entry,) = (tmp_path / "cache").glob("*.mp")
    entry.write_bytes(damage)
    assert remembered(tmp_path / "cache", source, int, lambda path: 8) == 8


def test_a_digit_that_changed_in_the_cache_is_noticed(tmp_path: Path) -> None:
    source = tmp_path / "a.yaml"
    source.write_text("x", "utf-8")
    assert remembered(tmp_path / "cache", source, str, lambda path: "12393") == "12393"
    (entry,) = (tmp_path / "cache").glob("*.mp")
    entry.write_bytes(entry.read_bytes().replace(b"12393", b"12345"))
    assert remembered(tmp_path / "cache", source, str, lambda path: "12393") == "12393"


def test_a_date_that_does_not_exist_takes_only_its_region_out(copy: Path) -> None:
    path = copy / "regions/zhejiang.yaml"
    path.write_text(path.read_text("utf-8").replace('as_of: "2024', 'as_of: "2024-13', 1), "utf-8")
    out = Library(copy).local("mutual-aid", "330100").out
    assert out is not None
    assert "2024-13" in out.message
    assert Library(copy).local("mutual-aid", "320100").out is None


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    source = tmp_path / "a.yaml"
    source.write_text("x", "utf-8")
    (tmp_path / "cache").write_text("a file, not a folder", "utf-8")
    assert remembered(tmp_path / "cache", source, int, lambda path: 7) == 7


def test_a_region_too_broken_to_say_its_code_is_known_by_its_name(copy: Path) -> None:
    (copy / "regions/shaanxi.yaml").write_text("{", "utf-8")
    library = Library(copy)
    assert library.local("mutual-aid", "610100").out is not None
    assert library.local("mutual-aid", "140100").out is None


def test_every_region_file_is_named_after_its_province(library: Library) -> None:
    assert {library._code_of(path.stem) for path in library.region_files.values()} == set(library.region_files)
