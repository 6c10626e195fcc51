"""What people often ask besides: each is answered in the guide, or said to be not known, with whom to ask."""

from datetime import date

import pytest
from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.coverage import insured
from qinbao.guide.model import Guide, Line
from qinbao.screen.abilities import Abilities
from qinbao.screen.aside import Corrections, Terms
from qinbao.screen.exhibits import journey_states
from qinbao.screen.model import Model
from qinbao.screen.press import Open
from qinbao.ui.presenter import Presenter

LIBRARY = Library()
DAY = date(2026, 11, 28)
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: DAY)
HANGZHOU = "330100"
OWN = {"for": "parent", "payer_insurance": "employee", "relative_insured": "resident", "smartphone": "yes"}


def guide(topic: str, place: str = HANGZHOU, **answers: str) -> Guide:
    return build(LIBRARY, topic, {**OWN, "place": place, "payer_place": place, **answers}, DAY)


def said(lines: tuple[Line, ...]) -> str:
    return "\n".join(f"{line.title or ''}：{line.say}" for line in lines)


def test_the_website_of_the_bureau_is_a_way_where_it_is_on_file_and_not_known_elsewhere() -> None:
    ways = 0
    for place in insured(LIBRARY):
        told = guide("mutual-aid", place.code)
        web = [way for way in told.ways if way.kind == "web"]
        unknown = [line for line in told.notes if line.id == "ma.note.web"]
        assert bool(web) != bool(unknown), place.name
        assert all("没有查到" in line.say and "12393" in line.say for line in unknown)
        ways += bool(web)
    assert ways > 60


@pytest.mark.parametrize("topic", ["family-account", "mutual-aid", "activate", "safety"])
def test_papers_are_sent_at_home_or_by_the_phones_own_network(topic: str) -> None:
    told = said(guide(topic, safety_what="unknown").warnings)
    assert "在家里办，或用手机自己的流量" in told
    assert "不认识的无线网，不连" in told


def test_papers_are_sent_so_between_provinces_too() -> None:
    assert "不认识的无线网，不连" in said(guide("wallet", payer_place="510100").warnings)


def test_who_uses_no_phone_is_told_nothing_of_networks() -> None:
    for topic in ("family-account", "mutual-aid", "activate"):
        assert "无线网" not in said(guide(topic, smartphone="no").warnings)


def test_how_to_look_up_the_balance_and_the_state_is_asked_where_it_is_not_known() -> None:
    told = said(guide("mutual-aid").notes)
    assert "怎么查余额和参保" in told
    assert "打 0571-12393 问两句：我的账户里有多少钱？家人的医保正不正常？" in told


def test_in_two_cities_each_is_asked_at_its_own_number() -> None:
    told = said(guide("mutual-aid", payer_place="330200").notes)
    assert "您的余额，打 0574-12393 问。家人的医保正不正常，打 0571-12393 问。" in told


def test_where_the_balance_is_on_file_the_way_to_it_is_told() -> None:
    told = said(guide("mutual-aid", "371100").notes)
    assert "账户明细" in told
    assert "没有查到。打 0633-12393 问两句" not in told


def test_before_paying_the_state_of_the_relative_is_asked() -> None:
    assert "爸妈的医保正不正常" in said(guide("pay-premium").notes)


@pytest.mark.parametrize("channel", ["ningxia.mutual-aid.wdnx", "ningxia.mutual-aid.alipay-mini"])
def test_门诊共济_is_explained_on_every_page_where_it_is_met(channel: str) -> None:
    answers = {**OWN, "place": "640100", "payer_place": "640100", "channel": channel}
    states = [state for _, state in journey_states(LIBRARY, "mutual-aid", answers)]
    states.append(replace(states[-1], asides=(Corrections(all=True),)))
    met = [page for page in map(PRESENTER.model, states) if "门诊共济" in page.title or "门诊共济" in shown(page)]
    assert len(met) >= 2
    for page in met:
        assert page.terms is not None
        assert isinstance(page.terms.press, Open)
        assert isinstance(page.terms.press.aside, Terms)
        assert "term.outpatient-aid" in page.terms.press.aside.first


def shown(page: Model) -> str:
    return repr([getattr(page, name) for name in page.__struct_fields__ if name not in ("key", "terms", "actions")])


def test_the_menu_that_says_门诊共济_says_what_it_is() -> None:
    steps = guide("mutual-aid", "640100", channel="ningxia.mutual-aid.wdnx").steps
    step = next(step for step in steps if "门诊共济" in step.say)
    assert step.detail == "这里写的“门诊共济”，就是办家庭共济的地方。"


@pytest.mark.parametrize("topic", ["mutual-aid", "family-account", "pay-premium", "activate"])
def test_the_hall_of_social_insurance_is_not_always_the_counter(topic: str) -> None:
    myth = next(myth for myth in guide(topic).corrections if "社保大厅" in myth.claim)
    assert "另在一处" in myth.say
    assert "0571-12393" in myth.say
    assert myth.sources


@pytest.mark.parametrize("topic", ["family-account", "see-doctor", "choose"])
def test_that_the_family_account_does_not_reimburse_is_put_right(topic: str) -> None:
    myth = next(myth for myth in guide(topic, want="show-code").corrections if "不能统筹报销" in myth.claim)
    assert "照样按家人自己的医保报销" in myth.say
    assert (myth.sources, myth.as_of) == (("nat-20", "nat-34"), "2025-04-11")


def test_a_gap_in_the_payers_insurance_is_said_to_be_not_known() -> None:
    note = next(line for line in guide("mutual-aid").notes if line.title == "您的职工医保断了的")
    assert "没有查到全国的规定" in note.say
    assert "0571-12393" in note.say


def test_what_a_gap_in_the_relatives_insurance_costs_is_told_with_its_place_and_year() -> None:
    told = said(guide("pay-premium", relative_insured="no").notes)
    assert "咸宁 2026 年度写，断了三个月以上的，要等 3 个月" in told
    assert "职工医保断了能不能补、补了等多久，没有查到全国的规定" in told


@pytest.mark.parametrize("topic", ["activate", "see-doctor"])
def test_a_card_that_was_never_activated_is_asked_about(topic: str) -> None:
    told = said(guide(topic, visit="outpatient").notes)
    assert "领来一直没激活，能不能直接看病，没有查到全国的规定" in told


def test_what_a_relative_cost_in_a_year_may_be_seen_after_binding() -> None:
    note = next(line for line in guide("family-account").notes if line.title == "查家人一年花了多少")
    assert "有的页面能看家人一年的医药费" in note.say
    assert "0571-12393" in note.say
    assert note.mark == "verify"
    assert (note.sources, note.as_of) == (("nat-20", "nat-26"), "2022-05-20")
