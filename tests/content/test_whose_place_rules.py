"""Whose 医保 pays, applies: at home, by the rules, windows and number of the own city, not of the relative's."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, pairwise, permutations

import pytest

from qinbao.content.library import Library
from qinbao.content.place import Place
from qinbao.flow.engine import resolve
from qinbao.flow.facts import derive, localised
from qinbao.flow.rules import RULES_OF
from qinbao.flow.session import Session
from qinbao.guide.build import build
from qinbao.guide.fill import hotline
from qinbao.guide.model import Guide, Line
from qinbao.paper.text import text

DAY = date(2026, 11, 22)
LIBRARY = Library()
PLACES = LIBRARY.places
TOPICS = ("mutual-aid", "pay-premium")
HANGZHOU, NINGBO, SHENYANG, DALIAN, CHENGDU = "330100", "330200", "210100", "210200", "510100"
XIAMEN, FUZHOU, SHENZHEN, GUANGZHOU = "350200", "350100", "440300", "440100"


def guide(topic: str, place: str, payer: str, **answers: str) -> Guide:
    given = {"for": "parent", "payer_insurance": "employee", "relative_insured": "resident"}
    return build(LIBRARY, topic, {**given, "place": place, "payer_place": payer, **answers}, DAY)


def lines(made: Guide) -> Iterator[Line]:
    yield from (*made.verdict.reasons, *made.documents, *made.steps, *made.ways, *made.local_notes, *made.counters)


def cities(province: str) -> list[Place]:
    return [city for city in PLACES.cities(province) if PLACES.province_of(city).code == province]  # 兵团 lies in 新疆


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("province", [place.code for place in PLACES.provinces()])
def test_in_each_pair_of_cities_it_is_the_payers_city_that_rules(topic: str, province: str) -> None:
    for relative, payer in permutations(cities(province), 2):
        answers = {"place": relative.code, "payer_place": payer.code}
        local = localised(LIBRARY, topic, answers)
        assert local is LIBRARY.local(topic, payer.code)
        assert derive(LIBRARY, local, answers).get(RULES_OF) == payer.code
        assert set(local.layers.values()) <= {payer.code, province}, (relative, payer)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("province", [place.code for place in PLACES.provinces()])
def test_of_two_neighbours_it_is_the_payers_city_that_speaks(topic: str, province: str) -> None:
    own = cities(province)
    for relative, payer in chain(pairwise(own), pairwise(reversed(own))):
        made = guide(topic, relative.code, payer.code)
        assert made.rules_of is not None
        assert made.place is not None
        assert (made.rules_of.code, made.place.code) == (payer.code, relative.code)
        assert made.hotline == hotline(payer)
        assert {line.local for line in lines(made) if line.local} <= {payer.code, province}, (relative, payer)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("channel", ["local-app", "counter"])
def test_a_payer_is_told_the_same_ways_whatever_city_the_relative_lives_in(topic: str, channel: str) -> None:
    for relative in PLACES.cities("370000"):
        made = guide(topic, relative.code, "370100", channel=channel)
        own = guide(topic, "370100", "370100", channel=channel)
        assert [way.id for way in made.ways] == [way.id for way in own.ways]
        assert [step.id for step in made.steps] == [step.id for step in own.steps]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("payer", ["unknown", CHENGDU])
def test_where_the_payers_rules_do_not_reach_the_relatives_place_speaks(topic: str, payer: str) -> None:
    made = guide(topic, HANGZHOU, payer)
    assert made.rules_of == made.place
    assert made.hotline == "0571-12393"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_payer_who_does_not_know_where_the_relative_is_insured_still_gets_the_own_rules(topic: str) -> None:
    made = guide(topic, "unknown", NINGBO)
    assert made.place is None
    assert made.hotline == "0574-12393"


def test_other_matters_follow_the_relative() -> None:
    assert (
        guide("wallet", HANGZHOU, NINGBO).hotline == guide("family-account", HANGZHOU, NINGBO).hotline == "0571-12393"
    )


def test_the_words_on_paper_name_the_payers_city() -> None:
    said = text(LIBRARY, guide("mutual-aid", HANGZHOU, NINGBO)).splitlines()
    assert said[1].startswith(PLACES.label(PLACES.get(NINGBO)))


def test_another_city_is_told_to_ask_whether_it_reaches_the_relative() -> None:
    (reason,) = [r for r in guide("mutual-aid", HANGZHOU, NINGBO).verdict.reasons if r.id == "ma.verdict.other-city"]
    assert "0574-12393" in reason.say
    assert "杭州" in reason.say


def test_who_pays_in_dalian_gets_the_papers_of_dalian() -> None:
    from_dalian, from_shenyang = (
        {item.id for item in guide("mutual-aid", place, payer, **{"for": "spouse"}).documents}
        for place, payer in ((DALIAN, DALIAN), (DALIAN, SHENYANG))
    )
    assert "liaoning.dalian.mutual-aid.spouse" in from_dalian - from_shenyang


def test_the_fee_is_that_of_the_relatives_city() -> None:
    fee = "fujian.xiamen.pay-premium.fee-2026"
    there, back = (
        {note.id: note.say for note in guide("pay-premium", place, payer).notes}
        for place, payer in ((XIAMEN, FUZHOU), (FUZHOU, XIAMEN))
    )
    assert "0592-12393" in there[fee]
    assert fee not in back


def test_the_fee_of_ningbo_is_paid_the_way_of_ningbo() -> None:
    to_ningbo, from_ningbo = (
        guide("pay-premium", place, payer, channel="alipay")
        for place, payer in ((NINGBO, HANGZHOU), (HANGZHOU, NINGBO))
    )
    assert any(step.say == "搜“宁波社保缴费”" for step in to_ningbo.steps)
    assert any(step.say == "搜“浙江税务社保缴费”" for step in from_ningbo.steps)


def test_the_fee_is_asked_for_where_the_relative_is_insured() -> None:
    made = guide("pay-premium", "371300", "371400")
    (season,) = [item.note for item in made.documents if item.id == "pp.doc.season"]
    (amount,) = [limit.say for limit in made.limits if limit.id == "pp.limit.amount"]
    assert "0539-12393" in str(season)
    assert "0539-12393" in amount


@pytest.mark.parametrize(("relative", "payer"), [(SHENZHEN, GUANGZHOU), (GUANGZHOU, SHENZHEN)])
def test_between_shenzhen_and_its_province_a_premium_is_asked_about_first(relative: str, payer: str) -> None:
    assert guide("pay-premium", relative, payer).verdict.answer == "ask"


@pytest.mark.parametrize("relative", [HANGZHOU, "unknown"])
def test_what_the_payer_bound_is_undone_the_way_of_the_payers_city(relative: str) -> None:
    made = guide("unbind", relative, DALIAN if relative == "unknown" else NINGBO, unbind_what="mutual-aid")
    own = guide("unbind", made.rules_of.code, made.rules_of.code, unbind_what="mutual-aid")  # type: ignore[union-attr]
    assert [step.say for step in made.steps] == [step.say for step in own.steps]
    assert made.hotline == own.hotline != "0571-12393"


def test_a_code_that_was_bound_is_let_go_where_the_relative_is_insured() -> None:
    given = {"unbind_what": "family-account", "for": "parent", "place": HANGZHOU, "payer_place": NINGBO}
    session = Session(topic="unbind", answers=tuple(given.items()))
    assert build(LIBRARY, "unbind", resolve(LIBRARY, session).answers, DAY).hotline == "0571-12393"


@pytest.mark.parametrize("relative", [HANGZHOU, "370100"])
def test_between_provinces_nobody_undoes_what_cannot_have_been_bound(relative: str) -> None:
    made = guide("unbind", relative, CHENGDU, unbind_what="mutual-aid", channel="local-app")
    assert [step.id for step in made.steps] == ["ub.apart.apart", "ub.apart.then"]
    assert "028-12393" in made.verdict.reasons[0].say
    assert made.hotline == "028-12393"
    assert made.channel == ""
