"""Finding a place: what people type brings up what they mean, at once, and nothing they type can upset it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qinbao.content.place import Place
from qinbao.content.place_search import normal
from qinbao.content.places import Places

# The first search builds the index and the nearest are slow: time is measured elsewhere.
unhurried = settings(deadline=None, max_examples=60)

PLACES = Places.load(Path(__file__).resolve().parents[3] / "data/places.json")


def names(places: tuple[Place, ...]) -> list[str]:
    return [place.name for place in places]


def labels(query: str) -> list[str]:
    return [PLACES.label(place) for place in PLACES.search(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("杭州", "浙江省 杭州市"),
        ("hangzhou", "浙江省 杭州市"),
        ("hang zhou", "浙江省 杭州市"),
        ("ＨＺ", "浙江省 杭州市"),
        ("hangzhoushi", "浙江省 杭州市"),
        ("hangz", "浙江省 杭州市"),
        ("浙江杭州", "浙江省 杭州市"),
        ("bj", "北京市"),
        ("浙江省杭州市", "浙江省 杭州市"),
        ("成都武侯区", "四川省 成都市 武侯区"),
        ("成都武", "四川省 成都市 武侯区"),
        ("zhejiang hangzhou", "浙江省 杭州市"),
        ("仁寿", "四川省 眉山市 仁寿县"),
        ("四川眉山仁寿", "四川省 眉山市 仁寿县"),
        ("shaanxi", "陕西省"),
        ("lvliang", "山西省 吕梁市"),
        ("lüliang", "山西省 吕梁市"),
        ("Lǚliáng", "山西省 吕梁市"),
        ("luliang", "山西省 吕梁市"),
        ("urumqi", "新疆维吾尔自治区 乌鲁木齐市"),
        ("内蒙", "内蒙古自治区"),
        ("兵团", "新疆生产建设兵团"),
        ("八师", "新疆生产建设兵团 石河子市"),
        ("新疆石河子", "新疆生产建设兵团 石河子市"),
        ("lhasa", "西藏自治区 拉萨市"),
        ("襄樊", "湖北省 襄阳市"),
        ("海南", "海南省"),
        ("xian", "陕西省 西安市"),
        ("sz", "广东省 深圳市"),
        ("北京朝阳", "北京市 朝阳区"),
    ],
)
def test_what_people_type_brings_up_what_they_mean(query: str, first: str) -> None:
    assert labels(query)[0] == first


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("taizhou", {"台州市", "泰州市"}),
        ("suzhou", {"苏州市", "宿州市"}),
        ("fuzhou", {"福州市", "抚州市"}),
        ("yulin", {"玉林市", "榆林市"}),
        ("shanxi", {"山西省", "陕西省"}),
        ("朝阳", {"朝阳市", "朝阳区"}),
        ("吉林", {"吉林省", "吉林市"}),
        ("hz", {"杭州市", "惠州市", "湖州市", "菏泽市", "汉中市"}),
    ],
)
def test_several_meanings_are_all_offered(query: str, expected: set[str]) -> None:
    assert expected <= set(names(PLACES.search(query)))


def test_a_city_comes_before_counties_of_the_same_name() -> None:
    kinds = [place.kind for place in PLACES.search("chaoyang")]
    assert kinds == sorted(kinds, key=("province", "city", "county").index)


def test_a_municipality_is_offered_once() -> None:
    assert labels("北京") == ["北京市"]


def test_places_of_one_name_are_told_apart() -> None:
    shown = labels("鼓楼区")
    assert len(set(shown)) == 4
    assert "江苏省 南京市 鼓楼区" in shown


def test_no_two_places_have_one_label() -> None:
    # A municipality and its only city are one place to people.
    doubles = {place.code for place in PLACES.provinces() if PLACES.city_of(place)}
    shown = [PLACES.label(place) for place in PLACES.all if place.code not in doubles]
    assert len(set(shown)) == len(shown)


def test_a_province_is_followed_by_its_cities() -> None:
    assert labels("浙江")[:3] == ["浙江省", "浙江省 杭州市", "浙江省 宁波市"]


def test_limit_is_kept() -> None:
    assert len(PLACES.search("z", limit=3)) == 3
    assert PLACES.search("z", limit=0) == ()


@unhurried
@given(st.sampled_from(PLACES.all), st.data())
def test_every_place_is_found_by_its_whole_name(place: Place, data: st.DataObject) -> None:
    typed = data.draw(st.sampled_from([place.name, place.pinyin, place.pinyin.upper(), PLACES.label(place)]))
    found = PLACES.search(typed, limit=20)
    assert place.name in names(found)


@unhurried
@given(st.text(max_size=60), st.integers(-1, 30))
def test_no_text_upsets_the_search(text: str, limit: int) -> None:
    found = PLACES.search(text, limit)
    assert len(found) == len(set(found)) <= max(limit, 0)
    PLACES.find(text)


@unhurried
@given(st.text(alphabet="杭州浙江市区县hzaeiu ü’Ｈ\ud800\n\x00", max_size=50))
def test_no_likely_text_upsets_find_or_nearest(text: str) -> None:
    PLACES.find(text)
    assert len(PLACES.nearest(text, 3)) <= 3


@unhurried
@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("杭州", "330100"),
        ("杭州市", "330100"),
        ("hangzhou", "330100"),
        ("330100", "330100"),
        ("xpcc", "XPCC"),
        ("兵团", "XPCC"),
        ("北京", "110100"),
        ("西安", "610100"),
        ("陕西", "610000"),
        ("海南", "460000"),
        ("南京鼓楼区", "320106"),
        (" 济源 ", "419001"),
        ("北京市东城区", "110101"),
        ("四川省 眉山市 仁寿县", "511421"),
        ("朝阳市", "211300"),
        ("urumqi", "650100"),
    ],
)
def test_a_clear_name_is_resolved(text: str, code: str) -> None:
    found = PLACES.find(text)
    assert found
    assert found.code == code


@pytest.mark.parametrize("text", ["", "   ", "鼓楼区", "taizhou", "吉林", "hz", "火星", "杭", "；；；"])
def test_an_unclear_name_is_not_guessed(text: str) -> None:
    assert PLACES.find(text) is None


@unhurried
@given(st.sampled_from(PLACES.all))
def test_a_label_leads_back_to_its_place(place: Place) -> None:
    found = PLACES.find(PLACES.label(place))
    assert found
    assert PLACES.label(found) == PLACES.label(place)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hangzou", "杭州市"),
        ("杭洲", "杭州市"),
        ("北晶", "北京市"),
        ("chengdou", "成都市"),
        ("guanzhou", "广州市"),
        ("乌鲁木其", "乌鲁木齐市"),
    ],
)
def test_a_misspelt_name_brings_up_the_nearest(text: str, name: str) -> None:
    assert PLACES.nearest(text)[0].name == name


def test_nothing_is_near_to_nonsense() -> None:
    assert PLACES.nearest("qqqqqqqqqq") == ()
