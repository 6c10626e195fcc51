"""What somebody who read the guides carefully stumbled over, looked for in the guide as the reader sees it."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.guide.survey import place_classes
from qinbao.paper.catalogue import NAMES
from qinbao.paper.text import text
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import journey_states
from qinbao.screen.model import Model
from qinbao.ui.presenter import Presenter

DAY = date(2026, 11, 28)
LIBRARY = Library()
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: DAY)
CHENGDU, MEISHAN, SHENYANG, WUZHISHAN = "510100", "511400", "210100", "469001"
LHASA, NANJING, GUANGZHOU, WUHAN, XINING = "540100", "320100", "440100", "420100", "630100"
URUMQI, SHIHEZI = "650100", "659001"
INSURED = {"for": "parent", "payer_insurance": "employee", "relative_insured": "resident"}
TOPICS = ("family-account", "mutual-aid", "wallet", "pay-premium", "see-doctor", "activate", "unbind")
MONEY = ("mutual-aid", "wallet", "pay-premium")
"""Matters in which somebody pays, and may not."""


def guide(topic: str, place: str, **answers: str) -> Guide:
    """The guide of a family insured in one place, unless ``answers`` say otherwise."""
    return build(LIBRARY, topic, {**INSURED, "place": place, "payer_place": place, **answers}, DAY)


def read(made: Guide) -> str:
    """All words of a guide but for the list of its sources, whose titles are other people's words."""
    return text(LIBRARY, made).partition(LIBRARY.words("paper.section.sources"))[0]


def part(made: Guide, section: str) -> str:
    """What stands under one heading; empty where there is none."""
    heading = LIBRARY.words(f"paper.section.{section}")
    return next((block for block in read(made).split("\n\n") if block.startswith(f"{heading}\n")), "")


def test_in_sichuan_without_a_phone_their_own_account_comes_before_cash() -> None:
    told = part(guide("see-doctor", CHENGDU, visit="outpatient", smartphone="no"), "order").splitlines()[1::2]
    assert told == ["1、报销", "2、爸妈自己的个人账户", "3、现场付"]


@pytest.mark.parametrize("channel", ["alipay", "wechat", "nhsa-app", "counter"])
@pytest.mark.parametrize("visit", ["inpatient", "outpatient"])
def test_in_sichuan_the_second_scan_is_a_step_before_the_bill_is_looked_at(visit: str, channel: str) -> None:
    said = [step.say for step in guide("see-doctor", CHENGDU, visit=visit, channel=channel).steps]
    assert said.index("想用共济的钱，再扫一次码") == said.index("看结算单，名字要是爸妈的") - 1


def test_in_sichuan_nobody_without_a_phone_is_told_to_scan_twice() -> None:
    assert "再扫一次码" not in read(guide("see-doctor", CHENGDU, visit="inpatient", smartphone="no"))


def test_who_is_away_is_not_led_through_steps_before_being_told_to_stop() -> None:
    made = guide("family-account", SHENYANG, channel="nhsa-app", face="away")
    assert len(made.steps) == 2
    assert made.steps[-1].say == "等爸妈在身边，再刷脸"


def test_who_is_away_is_not_sent_to_another_app_that_wants_the_face_too() -> None:
    made = guide("family-account", SHENYANG, channel="nhsa-app", face="away")
    assert made.steps[0].say == "改用“支付宝”来办"
    at_hand = guide("family-account", SHENYANG, face="yes")
    assert any(way.name == "沈阳智慧医保" for way in at_hand.ways)


def test_in_hainan_nobody_without_a_phone_is_offered_a_code_on_it() -> None:
    made = guide("mutual-aid", WUZHISHAN, smartphone="no")
    assert "您的手机" not in read(made)
    assert "您的手机" in read(guide("mutual-aid", WUZHISHAN, smartphone="yes"))


def test_in_hainan_who_goes_to_the_counter_first_asks_whether_the_family_account_is_needed() -> None:
    made = guide("mutual-aid", WUZHISHAN, smartphone="no")
    assert made.verdict.answer == "ask"
    assert any("亲情账户" in reason.say and "没有查到" in reason.say for reason in made.verdict.reasons)


def test_a_line_of_the_wallet_names_one_hotline_and_the_one_that_knows() -> None:
    made = guide("wallet", MEISHAN, payer_place=LHASA)
    (line,) = [line for line in part(made, "limits").splitlines() if "3000 元" in line]
    assert "0891-12393" in line
    assert "028-12393" not in read(made).split(line)[1].splitlines()[0]
    lines = [line for line in read(made).splitlines() if len(set(re.findall(r"\d{3,4}-12393", line))) > 1]
    assert lines == []


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
def test_who_lives_in_one_city_with_the_relative_hears_of_no_other(topic: str) -> None:
    made = guide(topic, MEISHAN, relative_insured="no")
    first = made.steps[0]
    assert "别的市" not in part(made, "steps")
    assert f"{first.say}{first.detail}".count(made.hotline) == 1


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium"])
def test_who_pays_from_another_city_hears_whom_to_ring_there(topic: str) -> None:
    first = guide(topic, MEISHAN, relative_insured="no", payer_place="510700").steps[0]
    assert "028-12393" in first.say
    assert first.detail
    assert "0816-12393" in first.detail


@pytest.mark.parametrize("channel", ["alipay", "local-app", "counter"])
def test_in_nanjing_it_is_not_said_that_it_can_be_undone_where_that_is_not_known(channel: str) -> None:
    made = guide("unbind", NANJING, unbind_what="mutual-aid", channel=channel)
    assert "能不能退，没有查到" in made.verdict.reasons[0].say
    assert "能解" not in made.verdict.title
    assert not any("家庭共济" in step.say or "解除" in step.say for step in made.steps)
    assert all("南京医保窗口" in step.say or made.hotline in step.say for step in made.steps)


def test_of_a_counter_nobody_asks_what_to_tap() -> None:
    made = guide("unbind", NANJING, unbind_what="mutual-aid", channel="counter")
    assert made.asks
    assert "点哪里" not in part(made, "asks")


@pytest.mark.parametrize("topic", [*MONEY, "unbind"])
@pytest.mark.parametrize(("place", "payer"), [(SHIHEZI, URUMQI), (URUMQI, SHIHEZI)])
def test_xinjiang_and_its_corps_are_two_systems_neither_one_province_nor_two(
    topic: str, place: str, payer: str
) -> None:
    made = guide(topic, place, payer_place=payer, unbind_what="mutual-aid")
    first = made.verdict.reasons[0].say
    assert made.verdict.answer == "ask"
    assert "兵团" in first
    assert "没有查到" in first
    assert not re.search(r"(?:在|是)同一个省。|不在一个省，看|一个省，家人在另一个省", read_up_to_steps(made))


def read_up_to_steps(made: Guide) -> str:
    """Verdict and what it is about."""
    return read(made).partition(LIBRARY.words("paper.section.steps"))[0]


def test_a_corps_is_not_called_a_whole_province() -> None:
    assert "全省" not in read(guide("mutual-aid", SHIHEZI))


@pytest.mark.parametrize("place", [CHENGDU, WUHAN, XINING, GUANGZHOU])
def test_who_has_no_account_is_not_told_that_sharing_is_set_up(place: str) -> None:
    barred = read(guide("pay-premium", place, payer_insurance="resident"))
    assert not re.search("办好(?:了)?家庭共济", barred)
    first = "先绑好亲情账户" if place == CHENGDU else "已经办好家庭共济"
    assert first in read(guide("pay-premium", place))


def test_in_sichuan_no_grown_up_needs_a_birth_certificate() -> None:
    asked = re.compile("出生医学证明|出生证|公证书")
    for household in ("yes", "no", "unknown"):
        for face in ("yes", "away", "no"):
            made = guide("family-account", CHENGDU, channel="alipay", face=face, same_household=household)
            read_first = (part(made, "documents"), part(made, "steps"), *(r.say for r in made.verdict.reasons))
            assert not any(map(asked.search, read_first)), (household, face)
    assert not asked.search(part(guide("mutual-aid", CHENGDU), "documents"))
    elsewhere = guide("family-account", "330100", channel="alipay", face="away", same_household="no")
    assert asked.search(part(elsewhere, "documents"))


def test_where_an_account_number_is_asked_it_is_said_why_that_is_right_there() -> None:
    made = guide("pay-premium", WUHAN, channel="wechat")
    (step,) = [step for step in made.steps if "银行账号" in step.say]
    assert step.detail
    assert "退给您" in step.detail
    assert "谁来要都不给" in step.detail
    assert "退到这里" in part(made, "documents")
    never = part(build(LIBRARY, "safety", {"safety_what": "unknown"}, DAY), "warnings")
    (line,) = [line for line in never.splitlines() if "银行卡号" in line]
    assert "官方页面里自己填" in line


@pytest.mark.parametrize("topic", TOPICS)
def test_in_guangzhou_nothing_is_told_of_two_other_cities(topic: str) -> None:
    for channel in ("alipay", "wechat", "local-app", "counter"):
        for more in ({"visit": "outpatient"}, {"unbind_what": "mutual-aid"}, {"relative_insured": "no"}):
            made = guide(topic, GUANGZHOU, channel=channel, **more)
            assert not re.search("深圳|汕尾", read(made)), (channel, more)


@pytest.mark.parametrize("topic", TOPICS)
def test_two_parents_are_done_one_by_one(topic: str) -> None:
    warned = part(guide(topic, MEISHAN, payer_place=LHASA if topic == "wallet" else MEISHAN), "warnings")
    assert "一个一个办：先选好这次是爸爸还是妈妈" in warned
    assert "一个一个办" not in part(guide(topic, MEISHAN, **{"for": "spouse"}), "warnings")


@pytest.mark.parametrize("what", ["family-account", "mutual-aid", "wallet", "unknown"])
def test_who_unbinds_a_child_reads_nothing_of_a_death(what: str) -> None:
    for relation in ("child-under-16", "child-16-plus", "grandchild"):
        for channel in ("alipay", "counter"):
            made = guide("unbind", MEISHAN, **{"for": relation}, unbind_what=what, channel=channel)
            assert not re.search("节哀|去世|死亡", read(made)), (relation, channel)
    assert "节哀" in read(guide("unbind", MEISHAN, unbind_what=what))


def barred(topic: str) -> Iterator[Guide]:
    """Guides of those who may not, in every place with rules of its own."""
    for place in place_classes(LIBRARY, topic):
        where = {"payer_place": place} if place else {}
        for why in ({"payer_insurance": "resident"}, {"for": "in-law"}, {"relative_insured": "employee"}):
            made = guide(topic, place or "unknown", **{**where, **why})
            if made.verdict.answer == "no":
                yield made


@pytest.mark.parametrize("topic", MONEY)
def test_a_no_prints_no_conditions_no_uses_and_no_ways(topic: str) -> None:
    seen = 0
    for made in barred(topic):
        seen += 1
        assert made.steps
        told = (made.conditions, made.uses, made.ways, made.limits, made.order, made.after, made.counters)
        assert told == ((),) * len(told), made.answers
    assert seen > 30
    shown = read(next(barred(topic)))
    assert not any(LIBRARY.words(f"paper.section.{name}") in shown for name in ("conditions", "uses", "ways"))


@pytest.mark.parametrize("topic", TOPICS)
def test_how_old_the_facts_are_is_one_plain_line(topic: str) -> None:
    made = guide(topic, XINING, visit="outpatient", unbind_what="mutual-aid")
    assert "资料有的较旧，办前先问。" in read(made).splitlines()
    for shown in (read(made), *(text(LIBRARY, made, sheet) for sheet in NAMES)):
        assert not re.search(r"资料日期|年 \d+ 月到 \d+ 年", shown)


def test_where_one_must_not_ring_the_hotline_first_that_line_sends_nobody_to_ask() -> None:
    shown = text(LIBRARY, build(LIBRARY, "safety", {"safety_what": "money-sent"}, DAY)).splitlines()
    assert "资料有的较旧。" in shown


def body(page: Model) -> str:
    """All a page says of itself, without the bar below it and the titles of its sources."""
    apart = ("hotline", "call", "key", "terms")
    fields = {name: getattr(page, name) for name in page.__struct_fields__ if name not in apart}
    fields["terms"] = page.terms.words if page.terms else ""
    return re.sub("《[^》]*》", "", msgspec.json.encode(fields).decode())


REPEATED = ("12393", "以页面为准")


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_names_the_hotline_and_leaves_it_to_the_page_once_at_most(topic: str) -> None:
    own = {**INSURED, "place": XINING, "payer_place": XINING, "unbind_what": "mutual-aid", "smartphone": "counter"}
    for name, state in journey_states(LIBRARY, topic, own):
        said = body(PRESENTER.model(state))
        assert [said.count(word) for word in REPEATED if said.count(word) > 1] == [], name


@pytest.mark.parametrize("channel", ["alipay", "nhsa-app", "local-app", "counter"])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_sheet_says_each_of_them_twice_at_most_and_the_number_always(topic: str, channel: str) -> None:
    made = guide(topic, XINING, channel=channel, visit="outpatient", unbind_what="mutual-aid")
    held = [code.payload for code in made.qr if code.kind == "text"]
    for shown in (read(made), *(text(LIBRARY, made, sheet) for sheet in NAMES)):
        for payload in held:
            shown = shown.replace(payload, "")  # what a code holds stands beside it to the letter
        assert 1 <= shown.count("12393") <= 2
        assert shown.count("以页面为准") <= 2
        assert made.hotline in shown


def test_a_clause_that_asks_is_not_left_without_its_answer() -> None:
    shown = read(guide("mutual-aid", XINING, channel="counter"))
    assert "怎么退，看页面。" in shown
    assert "行不行。" not in shown


def test_the_number_of_another_place_is_said_wherever_it_is_meant() -> None:
    made = guide("wallet", MEISHAN, payer_place=LHASA)
    assert read(made).count("0891-12393") > 2


YEARS = re.compile("选.*年度")


@pytest.mark.parametrize(
    ("day", "named"), [(DAY, "2027 年"), (date(2027, 2, 3), "2027 年"), (date(2026, 6, 1), "要交的那一年")]
)
def test_who_has_to_choose_a_year_is_told_which(day: date, named: str) -> None:
    steps = []
    for place in place_classes(LIBRARY, "pay-premium"):
        for channel in ("unknown", "alipay", "wechat", "local-app"):
            answers = {**INSURED, "place": place or "unknown", "payer_place": place or "unknown", "channel": channel}
            made = build(LIBRARY, "pay-premium", answers, day)
            steps += [step for step in made.steps if YEARS.search(step.say) and "claim" not in step.id]
    assert steps
    wanted = (f"年度选：{named}。", "选交上的那一年，别选错。")
    assert [step.id for step in steps if not any(said in (step.detail or "") for said in wanted)] == []


@pytest.mark.parametrize("channel", ["local-app", "wechat", "alipay"])
def test_in_sichuan_the_words_of_the_form_are_explained(channel: str) -> None:
    made = guide("pay-premium", MEISHAN, channel=channel)
    (area,) = [step for step in made.steps if "参保区划" in step.say]
    (rate,) = [step for step in made.steps if "一档" in step.say]
    assert area.detail == "就是爸妈在哪里参保。选眉山。"
    assert area.stuck == "找不到眉山，打 028-12393 问选哪一项。"
    assert rate.detail == "四川有的市分两档，有的市只有一档。"
    assert rate.stuck == "不知道选哪一档，打 028-12393 问。"
