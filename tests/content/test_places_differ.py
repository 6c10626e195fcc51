"""Where the research says that places differ, the guides differ."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide

DAY = date(2026, 11, 22)
SHENYANG, DALIAN, LANZHOU, CHONGQING, LHASA, HANGZHOU = "210100", "210200", "620100", "500000", "540100", "330100"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


def shared(library: Library, place: str, **answers: str) -> Guide:
    own = {"for": "parent", "place": place, "payer_insurance": "employee", "payer_place": place}
    return build(library, "mutual-aid", {**own, **answers}, DAY)


def local(guide: Guide) -> set[str]:
    lines = (*guide.verdict.reasons, *guide.ways, *guide.documents, *guide.steps, *guide.local_notes, *guide.warnings)
    return {line.say for line in lines if line.local or line.id.startswith("liaoning.")}


def test_shenyang_and_dalian_have_their_own_rules(library: Library) -> None:
    shenyang, dalian = local(shared(library, SHENYANG)), local(shared(library, DALIAN))
    assert shenyang - dalian
    assert dalian - shenyang


def test_lanzhou_moves_money_first(library: Library) -> None:
    assert library.local("mutual-aid", LANZHOU).topic.payment_model == "transfer-first"
    guide = shared(library, LANZHOU, channel="local-app")
    said = [line.say for line in (*guide.verdict.reasons, *guide.conditions, *guide.steps, *guide.notes)]
    assert any("划" in sentence for sentence in said)


@pytest.mark.parametrize(("place", "name"), [(CHONGQING, "个人账户关联"), (LHASA, "家庭共享"), (HANGZHOU, "历年账户")])
def test_a_matter_has_its_local_name(library: Library, place: str, name: str) -> None:
    assert name in shared(library, place).official


def test_who_does_not_know_which_app_is_led_the_way_that_is_on_file(library: Library) -> None:
    guide = shared(library, CHONGQING)
    assert guide.steps[0].id.startswith("chongqing.mutual-aid.account.")
    assert guide.channel == "重庆市医疗保障局"
    assert shared(library, CHONGQING, channel="alipay").channel == library.words("guide.channel.alipay")


def test_where_no_way_is_on_file_no_app_is_named_as_one(library: Library) -> None:
    guide = shared(library, "371300", channel="nhsa-app")
    assert guide.route is not None
    assert guide.route.known == "general"
    assert guide.verdict.answer == "ask"


def test_the_national_name_stays_elsewhere(library: Library) -> None:
    assert shared(library, "411700").official == library.topic("mutual-aid").official


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
@pytest.mark.parametrize(
    "other",
    [{"for": "in-law"}, {"payer_insurance": "resident"}, {"payer_place": LHASA}],
    ids=["in-law", "resident", "province"],
)
def test_no_place_adds_a_step_to_a_way_that_is_closed(library: Library, topic: str, other: dict[str, str]) -> None:
    for place in library.places.provinces():
        if place.code == "540000":
            continue
        own = {"for": "parent", "place": place.code, "payer_place": place.code, "relative_insured": "resident"}
        guide = build(library, topic, {"payer_insurance": "employee", **own, **other}, DAY)
        assert not [step.say for step in guide.steps if step.local], place.name
