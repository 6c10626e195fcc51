"""可以 · 不可以 · 要先问, as the rules of 2026-11 have it."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide

DAY = date(2026, 11, 22)
HANGZHOU, NINGBO, CHENGDU = "330100", "330200", "510100"


def guide(library: Library, topic: str, **answers: str) -> Guide:
    answers = {key.removesuffix("_"): value for key, value in answers.items()}
    return build(library, topic, answers, DAY)


def test_in_laws_cannot_share_the_account(library: Library) -> None:
    verdict = guide(
        library, "mutual-aid", for_="in-law", place=HANGZHOU, payer_insurance="employee", payer_place=HANGZHOU
    ).verdict
    assert verdict.answer == "no"
    assert any("近亲属" in reason.say for reason in verdict.reasons)
    assert "nat-02" in {source for reason in verdict.reasons for source in reason.sources}


def test_resident_insurance_has_no_account_to_share(library: Library) -> None:
    assert (
        guide(library, "mutual-aid", for_="parent", place=HANGZHOU, payer_insurance="resident").verdict.answer == "no"
    )


@pytest.mark.parametrize(
    "relation", ["parent", "spouse", "child-under-16", "child-16-plus", "grandparent", "grandchild", "sibling"]
)
def test_another_province_is_asked_never_promised(library: Library, relation: str) -> None:
    verdict = guide(
        library, "mutual-aid", for_=relation, place=HANGZHOU, payer_insurance="employee", payer_place=CHENGDU
    ).verdict
    assert verdict.answer == "ask"


def test_who_pays_is_given_the_own_hotline(library: Library) -> None:
    apart = guide(library, "wallet", for_="parent", place=CHENGDU, payer_place=HANGZHOU, payer_insurance="employee")
    assert (apart.steps[0].say, apart.steps[0].detail) == (
        "先打 028-12393，问家人那边开没开",
        "再打您那边的 0571-12393，问您那边开没开。",
    )


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
def test_another_province_is_not_taught_the_ways_of_either(library: Library, topic: str) -> None:
    apart = guide(
        library, topic, for_="parent", place=CHENGDU, payer_place=HANGZHOU,
        payer_insurance="employee", relative_insured="resident",
    )  # fmt: skip
    assert not any(step.screen for step in apart.steps)
    assert (apart.documents, apart.ways, apart.local_notes, apart.channel) == ((), (), (), "")


@pytest.mark.parametrize("relation", ["parent", "spouse", "child-under-16", "grandparent", "sibling"])
def test_near_relatives_in_one_city_can_share(library: Library, relation: str) -> None:
    answers = {"for_": relation, "place": CHENGDU, "payer_insurance": "employee", "payer_place": CHENGDU}
    assert guide(library, "mutual-aid", **answers, relative_insured="resident").verdict.answer == "yes"


@pytest.mark.parametrize("missing", ["for_", "payer_insurance", "payer_place"])
def test_what_is_not_known_is_never_a_yes(library: Library, missing: str) -> None:
    answers = {"for_": "parent", "place": CHENGDU, "payer_insurance": "employee", "payer_place": CHENGDU}
    answers[missing] = "unknown"
    assert guide(library, "mutual-aid", **answers).verdict.answer == "ask"


def test_a_verdict_without_ruling_asks(library: Library) -> None:
    from qinbao.guide.lines import Writer
    from qinbao.guide.verdict import judge

    assert judge((), Writer(DAY, {}, {}), library.words).answer == "ask"


def test_the_family_account_reaches_across_provinces(library: Library) -> None:
    assert guide(library, "family-account", for_="parent", place=CHENGDU).verdict.answer == "yes"


@pytest.mark.parametrize("relation", ["parent", "child-under-16", "grandparent"])
@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app", "local-app", "counter"])
def test_every_channel_has_documents_and_steps(library: Library, relation: str, channel: str) -> None:
    made = guide(library, "family-account", for_=relation, place=HANGZHOU, channel=channel)
    assert made.documents
    assert len(made.steps) >= 3


def test_under_sixteen_no_face_is_asked(library: Library) -> None:
    made = guide(library, "family-account", for_="child-under-16", place="110000", channel="alipay")
    assert not any("刷脸" in step.say for step in made.steps)
    assert any("户口" in item.say or "出生" in item.say for item in made.documents)


def test_without_smartphone_the_counter_is_the_way(library: Library) -> None:
    made = guide(library, "family-account", for_="grandparent", place="511421", smartphone="no")
    assert made.channel == library.words("guide.channel.counter")
    assert not any(step.screen for step in made.steps)


def test_a_place_without_local_rules_says_so(library: Library) -> None:
    cities = (city for province in library.places.provinces() for city in library.places.cities(province.code))
    bare = next(city for city in cities if library.local("family-account", city.code).coverage == "none")
    made = guide(library, "family-account", for_="parent", place=bare.code)
    assert any("本地细则还没收录" in note.say and f"{bare.area_code}-12393" in note.say for note in made.notes)


@pytest.mark.parametrize(
    ("place", "hotline"), [("330100", "0571-12393"), ("511421", "028-12393"), ("unknown", "12393")]
)
def test_the_hotline_has_the_area_code(library: Library, place: str, hotline: str) -> None:
    assert guide(library, "family-account", for_="parent", place=place).hotline == hotline
