"""The program's own words around a route: they fit its topic, its kind, its place and its year."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.coverage import insured
from qinbao.guide.model import Guide

LIBRARY = Library()
DAY = date(2026, 11, 28)


def guide(topic: str, place: str, **answers: str) -> Guide:
    code = LIBRARY.places.find(place)
    assert code is not None
    usual = {"for": "parent", "place": code.code, "payer_place": code.code, "payer_insurance": "employee"}
    return build(LIBRARY, topic, {**usual, "relative_insured": "resident", "smartphone": "yes", **answers}, DAY)


def test_how_it_is_taken_back_leads_to_the_matter_that_tells_it() -> None:
    told = guide("mutual-aid", "乌鲁木齐", channel="xinjiang.mutual-aid.app")
    line = next(line for line in told.after if line.id == "xinjiang.mutual-aid.app.undo")
    assert line.say == "以后要解：在“新疆医保服务平台”APP 里解除家庭共济。一步一步怎么解，看“解绑、换人”。"
    assert line.mark == "verify"  # the source of the way back is a weak one, and it says so
    assert line.sources
    assert not any(ask.id == "ask.undo" for ask in told.asks)


def test_every_way_that_names_its_way_back_tells_it_to_the_reader() -> None:
    found = 0
    for topic in ("family-account", "mutual-aid", "pay-premium"):
        for place in insured(LIBRARY)[::11]:
            for route in LIBRARY.local(topic, place.code).topic.routes:
                told = guide(topic, place.code, channel=route.id) if route.undo else None
                if told is None or told.route is None or told.route.id != route.id:
                    continue
                there = LIBRARY.local("unbind", place.code).topic.routes
                if any(back.id == route.undo for back in there):
                    found += 1
                    assert any(line.id.startswith(f"{route.id}.undo") for line in told.after), (place.name, route.id)
    assert found > 40


@pytest.mark.parametrize("place", [place.name for place in insured(LIBRARY)[::13]])
def test_no_line_of_the_season_says_its_year_twice(place: str) -> None:
    for line in guide("pay-premium", place).season:
        if line.title:
            assert f"{line.title}{line.say}".count("2026 年度") + f"{line.title}".count("2026 年）") <= 1, line


def test_a_past_year_that_the_sentence_does_not_name_stands_before_it() -> None:
    told = {line.id: line for line in guide("pay-premium", "遂宁").season}
    assert told["sichuan.suining.season.cash"].title == "上一年度（2026 年）是"
    assert told["sichuan.suining.season.dates"].title == "上一年度是"
    assert told["sichuan.suining.season.dates"].say.startswith("2026 年度")


@pytest.mark.parametrize(
    ("topic", "place", "channel"),
    [
        ("mutual-aid", "南宁", "guangxi.mutual-aid.web"),
        ("unbind", "郑州", "henan.unbind.web"),
        ("mutual-aid", "济南", "shandong.mutual-aid.web"),
        ("pay-premium", "北京", "beijing.pay-premium.web"),
    ],
)
def test_a_website_is_never_looked_for_in_the_app_store(topic: str, place: str, channel: str) -> None:
    told = guide(topic, place, channel=channel, unbind_what="mutual-aid")
    assert told.route is not None
    assert told.route.id == channel
    stuck = [step.stuck or "" for step in told.steps]
    assert not any("应用商店" in say or "首页最上面" in say for say in stuck)
    assert any("短信里的链接不点" in say for say in stuck)


def test_an_app_is_looked_for_in_the_app_store() -> None:
    told = guide("mutual-aid", "乌鲁木齐", channel="xinjiang.mutual-aid.app")
    assert any("应用商店" in (step.stuck or "") for step in told.steps)


@pytest.mark.parametrize(
    ("topic", "place", "channel", "see"),
    [
        ("mutual-aid", "合肥", "anhui.mutual-aid.wst", "页面上说办好了，有家人的名字。"),
        ("unbind", "杭州", "zhejiang.unbind.zheliban", "页面上说解好了，没有那位家人的名字了。"),
        ("unbind", "郑州", "henan.unbind.web", "页面上说解好了，没有那位家人的名字了。"),
        ("pay-premium", "安庆", "anhui.pay-premium.wst", "页面上说交好了，姓名和年度都对。"),
    ],
)
def test_the_last_step_of_a_way_in_says_how_the_end_of_that_matter_looks(
    topic: str, place: str, channel: str, see: str
) -> None:
    told = guide(topic, place, channel=channel, unbind_what="mutual-aid")
    assert told.route is not None
    assert (told.route.id, told.route.known) == (channel, "entry")
    assert told.steps[-1].id == f"{channel}.more"
    assert told.steps[-1].see == see


@pytest.mark.parametrize(
    ("place", "whole"), [("眉山", "四川全省"), ("桂林", "广西全区"), ("阿克苏地区", "新疆全区"), ("百色", "广西全区")]
)
def test_a_province_is_called_as_people_call_it(place: str, whole: str) -> None:
    said = [line.say for topic in ("mutual-aid", "unbind") for line in guide(topic, place).notes]
    whose = [say for say in said if "自己的没有查到" in say]
    assert whose
    assert all(whole in say for say in whose if "全国的办法" not in say)
    assert not any("省全省" in say or "自治区全" in say for say in whose)


@pytest.mark.parametrize("topic", ["mutual-aid", "family-account", "unbind", "pay-premium"])
def test_nobody_reads_that_a_city_has_nothing_of_its_own_beside_what_it_has(topic: str) -> None:
    for place in ("南宁", "沈阳", "济南", "保定", "宁波", "石家庄"):
        told = guide(topic, place, unbind_what="mutual-aid")
        own = [line for line in told.local_notes if line.local == (told.rules_of and told.rules_of.code)]
        assert not own or not [line.say for line in told.notes if "自己的没有查到" in line.say]


def test_who_is_insured_by_an_employer_is_not_hurried_to_pay_a_premium() -> None:
    assert guide("pay-premium", "南京").season
    told = guide("pay-premium", "南京", relative_insured="employee")
    assert (told.season, told.until) == ((), None)
    assert "pp.warn.gap" not in {line.id for line in told.warnings}


def test_an_app_that_nobody_chose_and_nothing_is_done_in_is_not_named() -> None:
    assert guide("unbind", "沈阳", unbind_what="mutual-aid", channel="unknown").channel == ""
    assert guide("unbind", "沈阳", unbind_what="mutual-aid", channel="alipay").channel == "支付宝"
