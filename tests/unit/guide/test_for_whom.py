"""我自己, 妈妈 and 爸爸: each with the own words, all with the rules of whom they are."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.flow.commands import from_answers
from qinbao.flow.engine import resolve
from qinbao.flow.facts import derive, localised
from qinbao.flow.offers import offered
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.paper.text import text

DAY = date(2026, 11, 28)
CHENGDU, HANGZHOU = "510100", "330100"
OWN = ("activate", "see-doctor", "pay-premium", "wallet")
"""Matters that one can do for oneself."""


def guide(library: Library, topic: str, **answers: str) -> Guide:
    return build(library, topic, {key.removesuffix("_"): value for key, value in answers.items()}, DAY)


def asked_for(library: Library, topic: str) -> list[str]:
    local = localised(library, topic, {})
    return [o.value for o in offered(library, local, library.questions["for"], derive(library, local, {}))]


def asking_whom(library: Library) -> list[str]:
    return [name for name in library.topic_ids if any(stop.ask == "for" for stop in library.topic(name).path)]


def test_oneself_is_offered_where_one_can_be_meant_and_nowhere_else(library: Library) -> None:
    assert {name for name in asking_whom(library) if "self" in asked_for(library, name)} == set(OWN)


def test_mother_and_father_are_two_answers_and_their_old_name_is_none(library: Library) -> None:
    for topic in asking_whom(library):
        assert {"mother", "father"} <= set(asked_for(library, topic))
        assert "parent" not in asked_for(library, topic)


def test_what_was_answered_in_a_former_version_still_counts(library: Library) -> None:
    journey = resolve(library, from_answers({"for": "parent", "place": CHENGDU}, "family-account"))
    assert dict(journey.answers) == {"for": "parent", "place": CHENGDU}


@pytest.mark.parametrize("who", ["mother", "father"])
def test_a_parent_by_name_has_the_rules_of_a_parent(library: Library, who: str) -> None:
    for topic in asking_whom(library):
        given = {
            "place": CHENGDU,
            "payer_insurance": "employee",
            "payer_place": CHENGDU,
            "relative_insured": "resident",
        }
        named, either = (build(library, topic, {**given, "for": one}, DAY) for one in (who, "parent"))
        assert named.verdict.answer == either.verdict.answer
        assert [step.id for step in named.steps] == [step.id for step in either.steps]
        assert [item.id for item in named.documents] == [item.id for item in either.documents]
        assert [line.id for line in named.notes] == [line.id for line in either.notes]


def test_a_parent_by_name_is_called_so_and_not_asked_one_by_one(library: Library) -> None:
    told = text(library, guide(library, "see-doctor", for_="mother", place=CHENGDU, visit="outpatient"))
    assert "妈妈的社保卡" in told
    assert "爸妈" not in told
    assert "一个一个办" not in told


def test_she_is_not_he(library: Library) -> None:
    given = {"place": CHENGDU, "visit": "outpatient"}
    told = {who: text(library, guide(library, "see-doctor", for_=who, **given)) for who in ("mother", "father")}
    assert "妈妈自己有手机、会用医保码的，亮她自己手机上的码就行" in told["mother"]
    assert "爸爸自己有手机、会用医保码的，亮他自己手机上的码就行" in told["father"]


@pytest.mark.parametrize("insured", ["resident", "no", "unknown"])
@pytest.mark.parametrize("place", [CHENGDU, HANGZHOU, "420100", "440300", "unknown"])
def test_the_own_premium_is_paid_with_the_own_money_by_no_way_for_a_relative(
    library: Library, place: str, insured: str
) -> None:
    own = guide(library, "pay-premium", for_="self", place=place, relative_insured=insured)
    assert own.verdict.answer == "ask"
    assert own.route is not None
    assert own.route.id == "pp.self"
    assert not any("个人账户" in line.say for line in (*own.conditions, *own.documents, *own.uses, *own.limits))


@pytest.mark.parametrize("topic", OWN)
def test_who_does_it_for_himself_is_not_told_of_a_relative(library: Library, topic: str) -> None:
    for visit in ("pharmacy", "outpatient", "inpatient", "other-province", "unknown"):
        for phone in ("yes", "no"):
            own = guide(
                library, topic, for_="self", place=CHENGDU, visit=visit, smartphone=phone, relative_insured="resident"
            )
            said = [own.title, *(item.say for item in own.documents), *(step.say for step in own.steps)]
            for sentence in said:
                assert "您给您" not in sentence
                assert "亲情账户" not in sentence
                assert "代家人" not in sentence
            items = [item.say for item in own.documents]
            assert len(items) == len(set(items))


@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app"])
def test_the_own_code_is_shown_without_looking_for_a_relative(library: Library, channel: str) -> None:
    own = guide(library, "see-doctor", for_="self", place=CHENGDU, visit="outpatient", channel=channel)
    pictures = [step.screen for step in own.steps if step.screen]
    assert pictures
    assert all(picture.app != "亲情账户" for picture in pictures)
    assert any(step.say == "把您的码给窗口扫" for step in own.steps)


def test_nobody_shares_out_what_is_done_for_oneself(library: Library) -> None:
    own, hers = (guide(library, "activate", for_=who, place=CHENGDU) for who in ("self", "mother"))
    assert own.steps
    assert not own.shared
    assert hers.shared == hers.steps


def test_a_matter_for_oneself_is_named_as_one_says_it(library: Library) -> None:
    titles = {topic: guide(library, topic, for_="self", place=CHENGDU).title for topic in ("pay-premium", "wallet")}
    assert titles == {"pay-premium": "给自己交医保费", "wallet": "跨省用家人的医保钱"}
    assert guide(library, "pay-premium", for_="mother", place=CHENGDU).title == "给妈妈交医保费"


@pytest.mark.parametrize("place", [CHENGDU, HANGZHOU, "410225", "110000"])
def test_who_sees_a_doctor_is_told_nothing_about_the_codes_of_others(library: Library, place: str) -> None:
    for phone in ("yes", "no"):
        own = guide(library, "see-doctor", for_="self", place=place, smartphone=phone, payer_place=place)
        said = (*own.corrections, *own.notes, *own.uses, *own.limits, *own.conditions)
        assert not [line.say for line in said if "家人的码" in line.say or "替家人" in line.say]
        assert not [myth.claim for myth in own.corrections if "家人" in myth.claim]


def test_the_bill_is_looked_at_once(library: Library) -> None:
    for who in ("self", "mother"):
        steps = guide(library, "see-doctor", for_=who, place=CHENGDU, visit="outpatient").steps
        assert [step.say for step in steps if "结算单" in step.say] == [steps[-1].say]
