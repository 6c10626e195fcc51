"""Six hand-made guides, so that the sheets' tests stand still while the content grows."""

import re
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from qinbao.content.changes import Changes
from qinbao.content.fact import Row, Screen, Site, Source
from qinbao.content.library import Library
from qinbao.guide.model import Action, Code, Desk, Freshness, Guide, Item, Line, Reason, Told, Verdict, Where
from qinbao.guide.picture.layout import layout
from qinbao.guide.picture.shapes import Text
from qinbao.paper.booklet import HEIGHT, WIDTH
from qinbao.paper.catalogue import PRINTED
from qinbao.paper.sheets import model
from qinbao.paper.twin import lines, twin

HANGZHOU = Where(code="330100", name="浙江省 杭州市", province="浙江省", area_code="0571", city="杭州")
FRESH = Freshness(oldest="2022-12", newest="2025-10-17", undated=False, stale=True, say="资料旧了，先问一句。")
SITES = tuple(
    Site(id=f"site.{place}", place=place, name=name, url=url, say=say, confidence="high")
    for place, name, url, say in (
        ("CN", "国家医保服务平台", "https://fuwu.nhsa.gov.cn", "查参保。"),
        ("330000", "浙江省医疗保障局", "https://ybj.zj.gov.cn", "看当地通知。"),
    )
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write tests/paper/golden anew (name tests/paper too)")


class TestLibrary(Library):
    """The shipped words with two addresses of our own."""

    __test__ = False
    sites = SITES  # type: ignore[assignment]
    changes = Changes(version="2026.11.28")  # type: ignore[assignment]


def step(number: int, say: str, **more: Any) -> Action:
    return Action(id=f"step.{number}", number=number, say=say, **more)


STEPS = (
    step(
        1,
        "打开支付宝",
        detail="蓝色图标，上面一个“支”字。",
        see="最上面有一个能打字的框。",
        screen=Screen(kind="home", app="支付宝", rows=(Row(say="微信"), Row(say="支付宝")), tap="支付宝"),
    ),
    step(
        2,
        "搜“医保码”，点写着“官方”的一行",
        detail="在最上面的框里，打三个字：医保码。",
        see="一个大大的二维码，上面写着您的名字。",
        stuck="也可以点“我的”。点“做不下去”看别的办法。",
        screen=Screen(kind="search", app="支付宝", search="医保码", rows=(Row(say="医保码"),), tap="医保码"),
    ),
    step(3, "填爸妈的姓名、身份证号", detail="照着证件填，一个字都不错。", who="payer"),
    step(4, "让爸妈本人刷脸", who="together", screen=Screen(kind="camera", app="支付宝", title="刷脸")),
    step(5, "页面让“激活”，就照着激活", who="relative", mark="verify", confidence="low"),
    step(6, "看到爸妈的名字和码，就办好了", detail="以后从“亲情账户”进去。"),
)
DOCUMENTS = (
    Item(id="d.1", say="您的手机，医保码已开通", note="没开通，先去开通", who="payer"),
    Item(id="d.2", say="爸妈的身份证", note="原件", who="relative"),
    Item(id="d.3", say="两个人的户口页", conflict="也有资料说不用。", mark="verify", who="both"),
)


def made(**changes: Any) -> Guide:
    fields: dict[str, Any] = {
        "topic": "family-account",
        "place": HANGZHOU,
        "rules_of": changes.get("place", HANGZHOU),
        "on": "2026-11-22",
        "verdict": Verdict(answer="yes", title="可以办", reasons=(Reason(id="r", say="可以绑。", answer="yes"),)),
        "documents": DOCUMENTS,
        "steps": STEPS,
        "warnings": (Line(id="w", say="码只给自己的家人看。"),),
        "corrections": (),
        "limits": (Line(id="l", say="一般最多 5 位。", mark="page", confidence="medium"),),
        "hotline": "0571-12393",
        "qr": (
            *(Code(id=site.id, kind="site", payload=site.url, title=site.name, words=site.say) for site in SITES),
            Code(id="t", kind="text", payload="1、打开支付宝。2、搜“医保码”。", title="步骤", words="扫出来是一段字"),
        ),
        "sources": (Source(id="s", title="办事指南", publisher="某局", date="2025-10-17", kind="official"),),
        "title": "替家人亮医保码",
        "official": "亲情账户",
        "family": "爸妈",
        "channel": "支付宝",
        "answers": {"place": "330100"},
        "supposed": (),
        "about": (),
        "relatives": (),
        "conditions": (),
        "uses": (),
        "notes": (),
        "after": (Line(id="a", say="亮码前，先点爸妈的名字。"), Line(id="b", say="买药带两个人的身份证。")),
        "ways": (),
        "counters": (),
        "hotline_notes": (),
        "freshness": FRESH,
    } | changes
    return Guide(**fields)


def guides() -> dict[str, Guide]:
    """The six: plain yes, ask first, no, at the counter, nowhere in particular, very long."""
    ask = Reason(id="r", say="满 16 岁才行，先看身份证。", answer="ask", mark="verify", confidence="low")
    no = tuple(Reason(id=say, say=say, answer="no") for say in ("公婆不在范围里。", "可以替他们亮码。"))
    desk = Desk(id="k", say="杭州市医保中心", address="某路 1 号", phone="0571-12345", hours="周一到周五 9:00–17:00")
    undated = Freshness(oldest=None, newest=None, undated=True, stale=True, say="有些资料没有日期。")
    long = tuple(step(n, f"点第 {n} 页的“为家人开通亲情账户”，再往下看", detail="慢慢看。") for n in range(1, 31))
    papers = tuple(Item(id=f"d.{n}", say=f"第 {n} 样材料的复印件", note="两张，写清楚日期") for n in range(1, 41))
    return {
        "yes": made(),
        "ask": made(verdict=Verdict(answer="ask", title="先弄清年龄", reasons=(ask,))),
        "no": made(
            verdict=Verdict(answer="no", title="这样办不了", reasons=no), steps=(step(1, "让爱人来办，给自己的爸妈"),)
        ),
        "counter": made(
            channel="医保窗口",
            counters=(desk,),
            steps=(step(1, "带齐东西，去窗口"),),
            qr=(),
            route=Told(id="fa.counter", name="医保窗口", within="counter", known="whole", of="CN"),
        ),
        "nation": made(place=None, hotline="12393", channel="", freshness=undated, documents=()),
        "long": made(steps=long, documents=papers),
    }


GUIDES = guides()
SHEETS = PRINTED


@pytest.fixture(scope="session")
def library() -> Library:
    return TestLibrary()


@pytest.fixture(scope="session")
def guide() -> Guide:
    return GUIDES["yes"]


@pytest.fixture(scope="session")
def all_guides() -> Mapping[str, Guide]:
    return GUIDES


@pytest.fixture(scope="session")
def make() -> Callable[..., Guide]:
    """A guide like the plain one with some fields changed."""
    return made


@pytest.fixture(params=[(name, sheet) for name in GUIDES for sheet in SHEETS], ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[str, Guide, str]:
    """Every sheet of every guide: name of the guide, the guide, the sheet."""
    name, sheet = request.param
    return name, GUIDES[name], sheet


@pytest.fixture(scope="session")
def poppler(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """Run one of Poppler's programs on a PDF: ``poppler(pdf, "pdftotext", "FILE", "-")`` gives its output."""
    file = tmp_path_factory.mktemp("pdf") / "sheet.pdf"

    def run(pdf: bytes, *command: str) -> bytes:
        file.write_bytes(pdf)
        return subprocess.run(
            [str(file) if part == "FILE" else part for part in command], check=True, capture_output=True
        ).stdout

    return run


def squeezed(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


@pytest.fixture(scope="session")
def compare(poppler: Callable[..., bytes]) -> Callable[[Library, Guide, str, bytes], tuple[str, str]]:
    """Characters of the sheet's twin that the PDF lacks, and those it has too many.

    Allowed for: a foot on every page, page numbers, the words inside phone pictures, the card printed twice, the
    heads of a table again on every page, and who goes on with what a page began.
    """

    def difference(library: Library, guide: Guide, sheet: str, pdf: bytes) -> tuple[str, str]:
        found = squeezed(poppler(pdf, "pdftotext", "-raw", "FILE", "-").decode())
        made = model(library, guide, sheet)
        pages = page_count(pdf)
        foot = "".join([*made["foot"]["place"], "·" * (len(made["foot"]["place"]) - 1), made["foot"]["date"]])
        numbers = "".join(f"{page}/{pages}" for page in range(1, pages + 1))
        expected = squeezed(twin(library, guide, sheet) + numbers + foot * (pages - 1))
        for step, part in zip(guide.steps, made.get("steps", ()), strict=False):
            if part.get("picture") and step.screen:
                drawn = layout(step.screen, library.words, WIDTH, HEIGHT).shapes
                expected -= squeezed(part["picture"]["told"])
                expected += squeezed("".join(shape.words for shape in drawn if isinstance(shape, Text)))
        if sheet == "card":
            expected += squeezed("".join([*lines(made["front"], ""), *lines(made["back"], "")]))
        if sheet == "family":
            raw = "".join(poppler(pdf, "pdftotext", "-raw", "FILE", "-").decode().split())
            for block in made["blocks"]:
                expected += squeezed(block["again"] * raw.count(block["again"]))
        if sheet == "comparison":
            expected += squeezed("".join(lines(made["names"], "")) * (pages - 1))
        missing, surplus = expected - found, found - expected
        # A narrow foot leaves out the matter, which stands in the head.
        if missing == squeezed(f"·{guide.title}" * pages):
            missing = Counter()
        return "".join(missing.elements()), "".join(surplus.elements())

    return difference


def page_count(pdf: bytes) -> int:
    found = re.search(rb"/Type/Pages/Count (\d+)", pdf)
    assert found
    return int(found[1])


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], bytes]:
    """The golden file of that name; with ``--renew-golden`` it becomes what the program makes now."""
    folder = Path(__file__).parent / "golden"
    renew = request.config.getoption("--renew-golden", default=False)

    def read(name: str, made: bytes) -> bytes:
        if renew:
            folder.mkdir(exist_ok=True)
            (folder / name).write_bytes(made)
        return (folder / name).read_bytes()

    return read


@pytest.fixture(scope="session")
def looked_at(poppler: Callable[..., bytes]) -> Callable[[bytes, str], None]:
    """Looks at a finished sheet: tagged, in Chinese, on A4, all letters ours and inside, none below the floor."""

    def look(pdf: bytes, sheet: str) -> None:
        about = poppler(pdf, "pdfinfo", "FILE").decode()
        assert re.search(r"Tagged:\s+yes", about)
        assert "595.276 x 841.89 pts (A4)" in about
        assert all(said in pdf for said in (b"/Lang", b"zh-CN", b"pdfuaid"))
        fonts = poppler(pdf, "pdffonts", "FILE").decode().splitlines()[2:]
        assert fonts
        assert all("QinbaoSansSC" in line and line.split()[-5] == "yes" for line in fonts)
        xml = poppler(pdf, "pdftohtml", "-xml", "-stdout", "-i", "-zoom", "3", "FILE")
        sizes = {int(size) / 3 for size in re.findall(rb'<fontspec [^>]*size="(\d+)"', xml)}
        assert sizes
        assert min(sizes) >= (14 if sheet == "card" else 18)

    return look
