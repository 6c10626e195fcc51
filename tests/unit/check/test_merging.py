"""Local records written into the files of the authors: few new lines, all others as they were, and nothing to mend."""

import shutil
from pathlib import Path

import pytest

from qinbao.check import check
from qinbao.check.merging import InlineError, left_out, merged
from qinbao.content.heard import Heard, Noted
from qinbao.content.library import Library
from qinbao.content.route import Route

DAY = "2026-11-28"
WAY = Heard(number="12393", day=DAY, known="yes", within="app", name="浙里办", steps=("医保",), done="成功")
RECORDS = [("210300", "mutual-aid"), ("341700", "wallet"), ("110000", "mutual-aid")]


@pytest.fixture
def data(tmp_path: Path, root: Path) -> Path:
    return Path(shutil.copytree(root / "data", tmp_path / "data"))


def record(code: str, topic: str = "mutual-aid", heard: Heard = WAY) -> tuple[Noted, ...]:
    return (Noted(code=code, topics={topic: heard}),)


def write(data: Path, noted: tuple[Noted, ...]) -> dict[str, str]:
    texts = merged(Library(data), noted)
    for name, text in texts.items():
        (data / name).write_text(text, "utf-8")
    return texts


def gone(before: str, after: str) -> list[str]:
    kept = set(after.splitlines())
    return [line for line in before.splitlines() if line not in kept]


@pytest.mark.parametrize(("code", "topic"), RECORDS)
def test_what_is_merged_takes_no_line_away(data: Path, code: str, topic: str) -> None:
    library = Library(data)
    place = library.places.get(code)
    assert place is not None
    city = library.places.city_of(place) or place
    name = f"regions/{library.region_files[library.places.province_of(city).code].name}"
    before = (data / name).read_text("utf-8")
    texts = write(data, record(city.code, topic))
    assert set(texts) == {name, "sources.yaml", "words.yaml"}
    assert gone(before, texts[name]) == []
    routes = Library(data).local(topic, city.code).topic.routes
    assert routes[0].name == "浙里办"
    assert routes[0].sources == (f"phone-{city.code.lower()}-{topic}-{DAY}",)


@pytest.mark.no_cover  # all rules are asked about all the content; each way through them has a test beside this one
def test_what_is_merged_leaves_nothing_to_mend(data: Path) -> None:
    """New ways in three provinces, and in a fourth one that gave its place."""
    library = Library(data)
    for code, topic in RECORDS:
        place = library.places.get(code)
        assert place is not None
        write(data, record((library.places.city_of(place) or place).code, topic))
    write(data, record("370700", heard=same(library)[1]))
    assert check(data) == []


def same(library: Library) -> tuple[Route, Heard]:
    """A way on file that is known whole, and a call after which it is told otherwise."""
    ways = library.local("mutual-aid", "370700").topic.routes
    old = next(route for route in ways if route.use and route.known == "whole")
    heard = Heard(number="0536-12393", day=DAY, within=old.within, name=old.name, steps=("家庭共济",), done="绑定成功")
    return old, heard


def test_a_way_of_the_same_name_gives_its_place_its_id_and_what_nobody_asks(data: Path) -> None:
    old, heard = same(Library(data))
    write(data, record("370700", heard=heard))
    new = next(route for route in Library(data).local("mutual-aid", "370700").topic.routes if route.id == old.id)
    assert [part.say for part in new.use] == [part.say for part in old.use]
    assert [step.words[1] for step in new.steps][-1] == "家庭共济"


def test_a_name_alone_leaves_a_way_that_is_known_whole(data: Path) -> None:
    old = next(route for route in Library(data).local("mutual-aid", "370700").topic.routes if route.known == "whole")
    heard = Heard(number="0536-12393", day=DAY, within=old.within, name=old.name, bring=("户口本",))
    write(data, record("370700", heard=heard))
    assert old in Library(data).local("mutual-aid", "370700").topic.routes


def test_how_the_money_goes_is_written_over_what_stood_there(data: Path) -> None:
    library = Library(data)
    code = next(
        city.code
        for province in library.region_files
        for city in getattr(library.region(province), "cities", ())
        if (overlay := city.topics.get("mutual-aid")) and overlay.payment_model == "deduct"
    )
    heard = Heard(number="12393", day=DAY, payment_model="transfer-first")
    write(data, record(code, heard=heard))
    assert Library(data).local("mutual-aid", code).topic.payment_model == "transfer-first"


def test_a_no_to_one_family_is_a_note_for_all_and_no_ruling(data: Path) -> None:
    way = "shandong.weifang.mutual-aid.account"
    told = Heard(number="0536-12393", day=DAY, known="no", whom="father", way=way)
    write(data, record("370700", heard=told))
    assert check(data) == []
    matter = Library(data).local("mutual-aid", "370700").topic
    (note,) = [note for note in matter.notes if note.id == "shandong.370700.mutual-aid.phone.other"]
    assert note.say.startswith("给爸爸用“潍坊医保（公众号）”办，")
    assert note.when == {}
    assert not any(ruling.id.startswith("shandong.370700") for ruling in matter.verdict)


def test_the_month_on_the_start_page_is_that_of_the_call_and_never_goes_back(data: Path) -> None:
    texts = write(data, record("210300"))
    assert "2026 年 11 月" in texts["words.yaml"]
    old = Heard(number="12393", day="2024-01-05", known="yes", within="app", name="浙里办")
    assert "words.yaml" not in merged(Library(data), record("210400", heard=old))


def test_two_records_of_one_province_are_both_written(data: Path) -> None:
    write(data, (*record("210300"), *record("210400")))
    first = [Library(data).local("mutual-aid", code).topic.routes[0] for code in ("210300", "210400")]
    assert [route.name for route in first] == ["浙里办", "浙里办"]


def test_places_and_matters_nobody_knows_are_left_out_and_told(data: Path) -> None:
    noted = (*record("999999"), *record("210300", "lottery"))
    library = Library(data)
    assert merged(library, noted) == {}
    assert list(left_out(library, noted)) == [("place", "999999"), ("topic", "lottery")]


def test_a_list_on_one_line_is_refused_by_name(data: Path) -> None:
    path = data / "regions" / "liaoning.yaml"
    lines = path.read_text("utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("cities:"))
    path.write_text("\n".join([*lines[:at], "cities: []"]) + "\n", "utf-8")
    with pytest.raises(InlineError) as refused:
        merged(Library(data), record("210300"))
    assert (refused.value.file, refused.value.key) == ("regions/liaoning.yaml", "cities")
