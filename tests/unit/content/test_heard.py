"""Local records: what is written loads again or is refused with a sentence, and nothing in them is anybody's."""

import os
from pathlib import Path

import pytest
from tests.after_a_call import PLACE, TOLD, TOPIC

from qinbao.content.heard import LIMITS, Heard, Noted, fault, personal, tidied
from qinbao.content.heard_files import MOST_BYTES, HeardFiles, handed_on, spelled
from qinbao.content.library import Library
from qinbao.content.overlay import Local
from qinbao.content.trouble import ContentError, Trouble

ID_CARD = "11010119900307" + "1234"
PHONE = "138" + "12345678"
DIGITS = PHONE.encode()
SPELT = [
    ID_CARD,
    f"身份证{ID_CARD[:17]}X",
    PHONE,
    f"打 {PHONE} 找他",
    "138-1234-5678",
    "138 1234 5678",
    "１３８１２３４５６７８",
    "一三八一二三四五六七八",
    "幺三八〇〇一三八〇〇〇",
    "6222 0202 0011 2233 445",
    "0536-8123456",
    "8123456",
    "1:3:8:1:2:3:4:5",
    "1、3、8、1、2、3、4、5",
    "٠١٢٣٤٥٦٧",
]


@pytest.fixture
def files(tmp_path: Path) -> HeardFiles:
    return HeardFiles(tmp_path / "local")


def local(library: Library) -> Local:
    return library.local(TOPIC, PLACE)


def test_what_is_put_is_read_again(files: HeardFiles) -> None:
    assert files.put(PLACE, TOPIC, TOLD) is None
    assert files.read(PLACE) == Noted(code=PLACE, topics={TOPIC: TOLD})


def test_putting_gives_back_what_stood_there_so_that_it_can_be_undone(files: HeardFiles) -> None:
    files.put(PLACE, TOPIC, TOLD)
    other = Heard(number="0412-12393", day="2026-11-29", known="no")
    assert files.put(PLACE, TOPIC, other) == TOLD
    assert files.put(PLACE, TOPIC, TOLD) == other
    assert files.read(PLACE) == Noted(code=PLACE, topics={TOPIC: TOLD})


def test_the_last_matter_taken_out_leaves_no_file(files: HeardFiles) -> None:
    files.put(PLACE, TOPIC, TOLD)
    files.put(PLACE, TOPIC, None)
    assert files.codes() == ()


def test_taking_out_what_is_not_there_does_nothing(files: HeardFiles) -> None:
    assert files.put(PLACE, TOPIC, None) is None
    assert files.codes() == ()


@pytest.mark.parametrize("text", SPELT)
def test_what_looks_like_a_number_of_a_person_is_refused_however_it_is_spelt(text: str) -> None:
    assert personal(tidied(text))
    with pytest.raises(ValueError, match="personal"):
        Heard(number="12393", day="2026-11-28", counter=tidied(text)[: LIMITS["counter"]])


@pytest.mark.parametrize("text", ["文化路 123 号", "工作日 8:30-11:30，13:00-17:00", "2 楼 15 号窗口", "三楼十五号"])
def test_an_address_and_hours_are_nobodys(text: str) -> None:
    assert not personal(text)
    assert fault("address", tidied(text)) == ""


def test_a_record_has_no_field_for_a_person() -> None:
    for name in ("who", "person", "helper", "id_number", "phone", "note"):
        with pytest.raises(TypeError):
            Heard(number="12393", day="2026-11-28", **{name: "x"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"code: [", "syntax"),
        (b"\xff\xfe\x00c", "encoding"),
        (b"", "empty"),
        (b"- 1\n", "wrong-whole"),
        (b"code: '210300'\ntopics: {mutual-aid: {number: 12393, day: '2026-11-28', who: x}}\n", "unknown-key"),
        (b"code: '370700'\ntopics: {}\n", "heard-place"),
        (b"code: '210300'\ntopics: {mutual-aid: {number: '13812345678', day: '2026-11-28'}}\n", "heard-number"),
        (b"code: '210300'\ntopics: {mutual-aid: {number: '12393', day: '2026-02-30'}}\n", "heard-day"),
        (b"code: '210300'\ntopics: {mutual-aid: {number: '12393', day: '2026-11-28', amount: 9}}\n", "heard-day"),
        (b"code: '210300'\ntopics: {m: {number: '12393', day: '2026-11-28', undo: '%s'}}" % DIGITS, "heard-personal"),
        (b"code: '210300'\ntopics: {m: {number: '12393', day: '2026-11-28', undo: '{city}'}}\n", "heard-sign"),
        (b"#" * (MOST_BYTES + 1), "heard-large"),
        (b"a: &a [x]\nb: *a\n", "anchor"),
    ],
)  # fmt: skip
def test_a_damaged_or_foreign_file_is_left_aside_with_a_sentence(files: HeardFiles, data: bytes, code: str) -> None:
    files.folder.mkdir()
    (files.folder / f"{PLACE}.yaml").write_bytes(data)
    found = files.read(PLACE)
    assert isinstance(found, Trouble)
    assert found.code == code
    assert found.message != code


def test_guides_go_on_without_a_file_that_cannot_be_used(tmp_path: Path, library: Library) -> None:
    (tmp_path / f"{PLACE}.yaml").write_bytes(b"\x00\xff" * 100)
    assert local(Library(heard=tmp_path)) == local(library)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_left_aside(files: HeardFiles) -> None:
    files.put(PLACE, TOPIC, TOLD)
    (files.folder / f"{PLACE}.yaml").chmod(0)
    assert isinstance(files.read(PLACE), Trouble)


def test_a_folder_in_the_place_of_a_file_and_a_name_that_leads_elsewhere_are_nothing(files: HeardFiles) -> None:
    (files.folder / f"{PLACE}.yaml").mkdir(parents=True)
    (files.folder.parent / "210400.yaml").write_text("code: '210400'\ntopics: {}\n", "utf-8")
    assert files.read(PLACE) is None
    assert files.read("../210400") is None


def test_writing_over_a_damaged_file_keeps_it_beside(files: HeardFiles) -> None:
    files.folder.mkdir()
    (files.folder / f"{PLACE}.yaml").write_bytes(b"code: [")
    files.put(PLACE, TOPIC, TOLD)
    assert (files.folder / f"{PLACE}.aside").read_bytes() == b"code: ["
    assert files.read(PLACE) == Noted(code=PLACE, topics={TOPIC: TOLD})


def test_where_nothing_can_be_written_the_old_record_stays(files: HeardFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    files.put(PLACE, TOPIC, TOLD)

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        files.put(PLACE, TOPIC, Heard(number="12393", day="2026-11-30", known="no"))
    assert files.read(PLACE) == Noted(code=PLACE, topics={TOPIC: TOLD})
    assert [path.name for path in files.folder.iterdir()] == [f"{PLACE}.yaml"]


def test_a_record_of_no_place_is_left_aside(tmp_path: Path) -> None:
    HeardFiles(tmp_path).put("999999", TOPIC, TOLD)
    found = Library(heard=tmp_path).noted("999999")
    assert isinstance(found, Trouble)
    assert found.code == "place-unknown"


def test_a_record_lies_on_top_of_the_city_and_the_county_below_it(tmp_path: Path) -> None:
    HeardFiles(tmp_path).put(PLACE, TOPIC, TOLD)
    library = Library(heard=tmp_path)
    county = next(place for place in library.places.all if place.parent == PLACE)
    for code in (PLACE, county.code):
        found = library.local(TOPIC, code)
        assert found.topic.routes[0].name == "鞍山医保"
        assert found.layers[found.topic.routes[0].id] == PLACE
    assert library.local(TOPIC, "210400") == Library().local(TOPIC, "210400")


def test_a_record_takes_the_place_of_a_way_of_the_same_name_and_keeps_what_nobody_asked(tmp_path: Path) -> None:
    library = Library()
    old = next(route for route in library.local(TOPIC, "370700").topic.routes if route.use and route.within == "wechat")
    told = Heard(
        number="0536-12393", day="2026-11-28", within="wechat", name=old.name, steps=("家庭共济",), done="成功"
    )
    HeardFiles(tmp_path).put("370700", TOPIC, told)
    routes = Library(heard=tmp_path).local(TOPIC, "370700").topic.routes
    (new,) = (route for route in routes if (route.within, route.name) == (old.within, old.name))
    assert [part.say for part in new.use] == [part.say for part in old.use]
    assert all(part.sources == old.sources or part.sources for part in new.use)


def test_a_name_alone_does_not_drive_out_a_way_that_is_known_whole(tmp_path: Path) -> None:
    library = Library()
    old = next(route for route in library.local(TOPIC, "370700").topic.routes if route.known == "whole")
    told = Heard(number="0536-12393", day="2026-11-28", within=old.within, name=old.name)
    HeardFiles(tmp_path).put("370700", TOPIC, told)
    assert old in Library(heard=tmp_path).local(TOPIC, "370700").topic.routes


def test_handed_on_records_are_read_as_one_list(tmp_path: Path) -> None:
    noted = (Noted(code=PLACE, topics={TOPIC: TOLD}),)
    path = tmp_path / "all.yaml"
    path.write_bytes(spelled(noted))
    assert handed_on(path) == noted


def test_a_handed_on_file_with_a_number_of_a_person_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "all.yaml"
    path.write_bytes(spelled((Noted(code=PLACE, topics={TOPIC: TOLD}),)).replace("绑定成功".encode(), PHONE.encode()))
    with pytest.raises(ContentError, match="heard-personal"):
        handed_on(path)


def test_a_record_of_ten_megabytes_is_not_even_read(files: HeardFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    files.folder.mkdir()
    with (files.folder / f"{PLACE}.yaml").open("wb") as file:
        file.truncate(10 * 2**20)
    monkeypatch.setattr("qinbao.content.heard_files.remembered", lambda *_: pytest.fail("it was read"))
    found = files.read(PLACE)
    assert isinstance(found, Trouble)
    assert found.code == "heard-large"


def test_what_is_held_is_never_looked_for_on_the_disk_again(files: HeardFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the times of files would tell which place was asked for."""
    files.put(PLACE, TOPIC, TOLD)
    before = files.read(PLACE)
    files.hold()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: pytest.fail("it was looked for"))
    assert files.read(PLACE) == before
    assert files.codes() == (PLACE,)
    assert files.read("330100") is None


def test_what_is_written_while_all_is_held_is_held_too(files: HeardFiles) -> None:
    files.hold()
    assert files.put(PLACE, TOPIC, TOLD) is None
    assert isinstance(files.read(PLACE), Noted)
    assert files.put(PLACE, TOPIC, None) == TOLD
    assert files.read(PLACE) is None
