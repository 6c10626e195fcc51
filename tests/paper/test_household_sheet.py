"""全家计划 on paper: as every sheet must be, and everybody's part of it."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.flow.household import Household, Member
from qinbao.guide.household import Plan, plan
from qinbao.paper.sheets import model, render
from qinbao.paper.twin import twin

Poppler = Callable[..., bytes]
MEMBERS = (
    {"for": "parent", "place": "510100"},
    {"for": "child-under-16", "place": "330100"},
    {"for": "in-law", "in_law": "spouse-parent", "place": "620100"},
)
SHIPPED = Library()


def household(count: int, spouse: str = "yes") -> Plan:
    members = tuple(Member(answers=tuple(MEMBERS[n % 3].items())) for n in range(count))
    payer = (("payer_insurance", "employee"), ("payer_place", "330100"))
    made = Household(payer=payer, spouse=spouse, spouse_insurance="employee", members=members)  # type: ignore[arg-type]
    return plan(SHIPPED, made, date(2026, 11, 22))


@pytest.fixture(params=[1, 3, 12], scope="module")
def family(request: pytest.FixtureRequest) -> Plan:
    return household(request.param)


def squeezed(words: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", words))


def test_the_sheet_carries_exactly_the_words_of_its_twin(poppler: Poppler, family: Plan) -> None:
    pdf = render(SHIPPED, family, "household")
    found = squeezed(poppler(pdf, "pdftotext", "-raw", "FILE", "-").decode())
    count = int(re.search(rb"Pages:\s+(\d+)", poppler(pdf, "pdfinfo", "FILE"))[1])  # type: ignore[index]
    foot = model(SHIPPED, family, "household")["foot"]
    expected = squeezed(twin(SHIPPED, family, "household"))
    expected += squeezed("".join(f"{page}/{count}" for page in range(1, count + 1)))
    for _ in range(count - 1):
        expected += squeezed(" · ".join(foot["place"]) + foot["date"])
    assert found == expected


def test_the_sheet_is_tagged_in_one_font_and_large(poppler: Poppler, family: Plan) -> None:
    pdf = render(SHIPPED, family, "household")
    assert re.search(r"Tagged:\s+yes", poppler(pdf, "pdfinfo", "FILE").decode())
    assert b"pdfuaid" in pdf
    xml = poppler(pdf, "pdftohtml", "-xml", "-stdout", "-i", "-zoom", "3", "FILE")
    assert min(int(size) / 3 for size in re.findall(rb'<fontspec [^>]*size="(\d+)"', xml)) >= 18
    fonts = poppler(pdf, "pdffonts", "FILE").decode().splitlines()[2:]
    assert all("QinbaoSansSC" in line for line in fonts)


def test_everybody_has_a_block_with_the_number_to_call(family: Plan) -> None:
    said = twin(SHIPPED, family, "household")
    for row in family.rows:
        assert f"{row.family}（{row.city}）" in said
        assert row.hotline in said


def test_my_parents_and_those_of_my_spouse_are_told_apart() -> None:
    said = twin(SHIPPED, household(3), "household")
    assert "在您的手机上绑爸妈。" in said
    assert "在您爱人的手机上绑爱人的爸妈。" in said
    assert "爱人来办的，备爱人的" in said


def test_who_is_over_the_limit_is_said_first(poppler: Poppler) -> None:
    made = household(12, spouse="no")
    said = twin(SHIPPED, made, "household")
    assert said.index(SHIPPED.words("paper.household.over")) < said.index("1 爸妈")
    assert render(SHIPPED, made, "household").startswith(b"%PDF")


def test_whose_code_to_show_and_who_is_a_swindler_stand_on_it(family: Plan) -> None:
    said = twin(SHIPPED, family, "household")
    assert "看病都亮病人自己的码" in said
    assert SHIPPED.words("paper.strip") in said


def test_the_same_plan_gives_the_same_bytes(family: Plan) -> None:
    assert render(SHIPPED, family, "household") == render(SHIPPED, family, "household")


def bottoms(poppler: Poppler, pdf: bytes) -> list[float]:
    """For each page how far down it is filled, above warning and foot, as a share of its height."""
    found = []
    for page in poppler(pdf, "pdftotext", "-bbox", "FILE", "-").decode().split("<page ")[1:]:
        words = [(float(low), said) for low, said in re.findall(r'yMax="([\d.]+)">([^<]+)</word>', page)]
        end = next((low for low, said in words if said.startswith("谁要验证码")), 842 * (1 - 31 / 297))
        found.append(max(low for low, _ in words if low < end - 1) / 842)
    return found


@pytest.mark.parametrize("spouse", ["yes", "no"])
@pytest.mark.parametrize("count", range(1, 8))
def test_no_page_is_left_nearly_empty(poppler: Poppler, count: int, spouse: str) -> None:
    assert min(bottoms(poppler, render(SHIPPED, household(count, spouse), "household"))) > 0.25


def test_closer_lines_save_a_page(poppler: Poppler) -> None:
    pages = poppler(render(SHIPPED, household(2), "household"), "pdfinfo", "FILE")
    assert b"Pages:           2" in pages
