"""Where sources contradict each other, the reader is told the newer or more official one, and the other beside it."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Line
from qinbao.guide.sections import told

LIBRARY = Library()
DAY = date(2026, 11, 28)
OWN = {"for": "parent", "payer_insurance": "employee", "relative_insured": "resident", "smartphone": "yes"}

# What it is about: (topic, place, further answers, what the guide says, what it says beside it)
TOLD: dict[str, tuple[str, str, dict[str, str], str, str]] = {
    "兵团 has a mini program": (
        "pay-premium", "双河", {},
        "在“新疆兵团医保”小程序或 APP 点“业务办理”，再点“城乡居民参保登记”。", "",
    ),
    "湖北: when it is paid": (
        "pay-premium", "武汉", {},
        "湖北 2026 年度，咸宁、随州、潜江都交到 2026 年 2 月 28 日。", "旧资料写，集中缴费期一般在 9 到 12 月。",
    ),
    "南昌: when it is paid": (
        "pay-premium", "南昌", {},
        "江西 2026 年度，2025 年 10 月 15 日到 2026 年 2 月 28 日集中交。", "另有南昌的资料写，每年从 9 月 15 日开始。",
    ),
    "三明: parents of the spouse": (
        "mutual-aid", "三明", {},
        "三明：爱人、父母、子女，爱人的父母也行。", "国家说的八类近亲属里，没有爱人的父母。",
    ),
    "江苏: two months of waiting": (
        "pay-premium", "南京", {},
        "江苏 2025 年起，没在集中期参保或断过保的，要等 2 个月才能报销。", "国家 2024 年的文件写固定等 3 个月。",
    ),
    "waiting: one month for each further year": (
        "pay-premium", "杭州", {},
        "断了再交，一般要等 3 个月才能报销。每多断一年，再多等一个月。每补交一年，少等一个月。",
        "各省可以不一样。江苏写等 2 个月，厦门按连续参保另算。",
    ),
    "wallet: the list of June 2025": (
        "wallet", "杭州", {"payer_place": "510100"},
        "还有广西、海南、重庆、四川、贵州、云南、西藏、甘肃、青海、宁夏、新疆和兵团。",
        "央视同年 9 月说，北京等地有的地方还在调试。",
    ),
    "wallet: every province but 广东 in September 2025": (
        "wallet", "杭州", {"payer_place": "510100"},
        "除了广东，各省和兵团都开了医保钱包。", "",
    ),
    "wallet: 广东": (
        "wallet", "广州", {"payer_place": "510100"},
        "广东开没开，几次的报道说法不一样。", "2025 年 3 月的名单里有广东。同年 9 月的报道说，只差广东没开。",
    ),
    "wallet: 337 is a number of June 2025": (
        "wallet", "杭州", {"payer_place": "510100"},
        "2025 年 6 月底，有 337 个统筹区开通了医保钱包。2026 年 1 月报的，还是这个数。", "",
    ),
    "甘肃: face or promise": (
        "mutual-aid", "兰州", {},
        "不满 16 岁的家人，直接绑定。16 岁及以上，要本人刷脸。",
        "2026 年 3 月有消息说，甘肃改成承诺制。还要不要刷脸没有查到。",
    ),
    "深圳: 粤医保 since November 2024": (
        "mutual-aid", "深圳", {},
        "2024 年 11 月起，深圳加家人走微信小程序“粤医保”。", "2023 年的资料，走的是公众号“深圳医保”。",
    ),
    "深圳: the older account says so too": (
        "mutual-aid", "深圳", {},
        "公众号“深圳医保”，这是 2023 年的菜单。", "2024 年 11 月的资料说，加家人都走“粤医保”。",
    ),
    "南宁: the relative's own code is enough": (
        "see-doctor", "南宁", {"visit": "outpatient"},
        "办过共济的，家人亮自己的码或卡，系统自动共济。", "旧资料说，有的窗口还要核对出钱人的码或社保卡。",
    ),
    "黑龙江: ten relatives": (
        "mutual-aid", "哈尔滨", {},
        "2024 年 10 月的指南说，一位职工能同时绑 10 位家人。以页面为准。", "大庆 2023 年的说法是最多 5 人。",
    ),
    "大连: name of the account": (
        "mutual-aid", "大连", {},
        "搜“大连市医保局”", "有资料写，公众号叫“大连市医疗保障局”。",
    ),
    "威海: name of the way in": (
        "mutual-aid", "威海", {},
        "在微信公众号“威海医保局”里办。这是 2025 年 11 月的答复。", "2024 年的说明，入口是“威海医保”小程序。",
    ),
    "北京: the menu of 京通": (
        "mutual-aid", "北京", {},
        "在支付宝的“京通”小程序里办。这是 2025 年的菜单。",
        "2022 年的菜单是：先点“健康服务”。再点“医保服务中心”“个人账户家庭共济”。",
    ),
    "内蒙古: how many": (
        "mutual-aid", "包头", {},
        "一位职工能同时绑好几位家人。最多几位，资料没有写，看页面。", "",
    ),
    "内蒙古: the counter": (
        "mutual-aid", "呼和浩特", {},
        "不会用手机的，到医保服务窗口，由工作人员办。地址先打 0471-12393 问。", "",
    ),
    "呼和浩特: another city of the region": (
        "mutual-aid", "呼和浩特", {},
        "家人在内蒙古区内参保就行，不用在同一个市。", "2023 年 9 月的说法是，两个人都要在呼和浩特参保。",
    ),
    "陕西: another city of the province": (
        "mutual-aid", "西安", {},
        "2024 年 5 月 22 日起，省内不同市也能共济。", "2022—2023 年西安、渭南的资料写，双方要在同一个市。",
    ),
    "天津: 3, 4 or 6": (
        "mutual-aid", "天津", {},
        "天津最多能加几位家人，没有查到官方的数。三份资料写 3 位、4 位、6 位。", "也有资料写 7 位。",
    ),
    "重庆: pays premiums": (
        "pay-premium", "重庆", {},
        "2022 年市里的文件说，能给爱人、父母、子女交。", "也有资料写不可以。",
    ),
    "南京: no threshold": (
        "mutual-aid", "南京", {},
        "2022 年 11 月起，南京没有起付额度了。", "还有资料写转出后要留 4000 元，那是旧规定。",
    ),
    "武汉: no unbinding for three months": (
        "unbind", "武汉", {"unbind_what": "mutual-aid"},
        "武汉 2023 年说，绑了还不满三个月的家人，不能解绑。现在以页面为准。",
        "2024 年 10 月省里的流程没有写这一条。",
    ),
    "霞山: two numbers": (
        "mutual-aid", "霞山", {"smartphone": "no"},
        "霞山区政务服务中心医保窗口 0759-2717606", "另一份没写日期的表写 0759-2179856。",
    ),
    "a face that fails: 24 hours": (
        "activate", "杭州", {"face": "no", "channel": "alipay"},
        "先歇一歇再刷。过了 24 小时还不行，去医保窗口线下开通。", "",
    ),
}  # fmt: skip


def lines(topic: str, place: str, answers: dict[str, str]) -> list[Line]:
    """Every sentence of the guide a family of that place gets."""
    found = LIBRARY.places.find(place)
    assert found is not None
    guide = build(LIBRARY, topic, {**OWN, "place": found.code, "payer_place": found.code, **answers}, DAY)
    return [line for section in told("text") if section.name != "codes" for line in guide.lines(section.name)]


def spoken(line: Line) -> str:
    phone = getattr(line, "phone", None)
    return f"{line.say} {phone}" if phone else line.say


@pytest.mark.parametrize("about", TOLD)
def test_the_guide_of_that_place_says_it_and_what_contradicts_it(about: str) -> None:
    topic, place, answers, say, beside = TOLD[about]
    saying = [line for line in lines(topic, place, answers) if say in spoken(line)]
    assert saying
    assert not beside or any(beside in (line.conflict or "") for line in saying)
    assert all(line.sources or "没有查到" in line.say for line in saying)


def test_a_face_that_fails_is_tried_again_a_day_later_before_anybody_walks() -> None:
    steps = [line.say for line in lines("activate", "杭州", {"face": "no", "channel": "alipay"})]
    again = steps.index("先歇一歇，过 24 小时再刷一次")
    assert steps[again + 1].startswith("先打 0571-12393")
