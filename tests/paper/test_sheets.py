"""What every sheet must be, read from the finished PDF."""

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.guide.model import Guide
from qinbao.paper.catalogue import NAMES
from qinbao.paper.sheets import pages, render
from qinbao.paper.twin import twin

Poppler = Callable[..., bytes]
Case = tuple[str, Guide, str]
Compare = Callable[[Library, Guide, str, bytes], tuple[str, str]]


def words_of(poppler: Poppler, pdf: bytes) -> str:
    return poppler(pdf, "pdftotext", "-raw", "FILE", "-").decode()


def test_every_sheet_carries_exactly_the_words_of_its_twin(library: Library, compare: Compare, case: Case) -> None:
    _, guide, sheet = case
    missing, surplus = compare(library, guide, sheet, render(library, guide, sheet))
    assert surplus == ""
    if sheet not in ("fridge", "card"):  # these two leave words out on purpose; what and how is tested on its own
        assert missing == ""


def test_no_word_is_written_with_kangxi_radicals(library: Library, poppler: Poppler, case: Case) -> None:
    text = words_of(poppler, render(library, case[1], case[2]))
    assert not [character for character in text if "\u2e80" <= character <= "\u2fdf"]


@pytest.mark.parametrize("name", ["yes", "ask", "no", "counter", "nation", "long"])
def test_the_fridge_sheet_is_one_page_and_reads_at_22_pt(
    library: Library, poppler: Poppler, all_guides: dict[str, Guide], name: str
) -> None:
    guide = all_guides[name]
    pdf = render(library, guide, "fridge")
    assert b"Pages:           1\n" in poppler(pdf, "pdfinfo", "FILE")
    xml = poppler(pdf, "pdftohtml", "-xml", "-stdout", "-i", "-zoom", "3", "FILE").decode()
    small = {spec[0] for spec in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', xml) if int(spec[1]) < 3 * 22}
    lines = re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', xml)
    assert {line for font, line in lines if font in small} & {step.say for step in guide.steps} == set()


def test_every_sheet_is_tagged_titled_legible_and_small(
    library: Library, poppler: Poppler, looked_at: Callable[[bytes, str], None], case: Case
) -> None:
    _, guide, sheet = case
    pdf = render(library, guide, sheet)
    looked_at(pdf, sheet)
    assert guide.title in poppler(pdf, "pdfinfo", "FILE").decode()
    assert len(pdf) <= 300_000 * max(1, len(guide.steps) // 10)


def test_every_sheet_says_where_what_when_whom_to_call_and_who_is_a_swindler(library: Library, case: Case) -> None:
    _, guide, sheet = case
    text = twin(library, guide, sheet)
    words = library.words
    assert guide.title in text
    assert (guide.place.city if guide.place else words("paper.nation")) in text
    assert guide.hotline in text
    assert words("paper.strip") in text
    assert words("paper.unofficial.short") in text
    assert "资料" in text


def test_the_same_input_gives_the_same_bytes(library: Library, guide: Guide) -> None:
    first = [render(library, guide, sheet) for sheet in NAMES]
    assert first == [render(library, guide, sheet) for sheet in NAMES]


def test_a_no_is_said_on_every_sheet(library: Library, all_guides: dict[str, Guide]) -> None:
    guide = all_guides["no"]
    assert [sheet for sheet in NAMES if guide.verdict.title not in twin(library, guide, sheet)] == []


def test_what_to_do_instead_stands_below_a_no(library: Library, all_guides: dict[str, Guide]) -> None:
    guide = all_guides["no"]
    text = twin(library, guide, "fridge")
    assert text.index(guide.verdict.title) < text.index(guide.steps[0].say)


def test_a_no_does_not_say_how_it_is_used_afterwards(library: Library, all_guides: dict[str, Guide]) -> None:
    guide = all_guides["no"]
    assert guide.after[0].say not in twin(library, guide, "fridge")


def test_a_doubtful_answer_stands_above_the_steps(library: Library, all_guides: dict[str, Guide]) -> None:
    text = twin(library, all_guides["ask"], "fridge")
    assert text.index("先弄清年龄") < text.index("打开支付宝")


def test_of_thirty_steps_the_last_two_stand_below_a_word_about_those_between(
    library: Library, poppler: Poppler, all_guides: dict[str, Guide]
) -> None:
    text = words_of(poppler, render(library, all_guides["long"], "fridge"))
    more = library.words("paper.more-steps")
    assert text.index("点第 1 页") < text.index(more) < text.index("点第 29 页") < text.index("点第 30 页")
    assert "点第 28 页" not in text


def test_the_last_step_does_not_stand_without_the_caution_it_shares_with_those_left_out(
    library: Library, poppler: Poppler, all_guides: dict[str, Guide]
) -> None:
    long = all_guides["long"]
    unsure = tuple(replace(step, mark="verify", run=(20, 30)) if step.number >= 20 else step for step in long.steps)
    text = words_of(poppler, render(library, replace(long, steps=unsure), "fridge"))
    assert "点第 1 页" in text
    assert "点第 30 页" not in text


def test_six_steps_with_details_are_not_shortened(library: Library, poppler: Poppler, guide: Guide) -> None:
    text = re.sub(r"\s", "", words_of(poppler, render(library, guide, "fridge")))
    assert library.words("paper.more-steps") not in text
    assert all(step.say in text for step in guide.steps)
    assert guide.steps[0].detail in text


def test_words_about_a_button_of_the_screen_are_left_out(library: Library, guide: Guide) -> None:
    assert "做不下去" in guide.steps[1].stuck  # type: ignore[operator]
    assert "做不下去" not in twin(library, guide, "steps")
    assert "也可以点“我的”。" in twin(library, guide, "steps")


def test_the_card_is_as_large_as_a_bank_card(library: Library, guide: Guide, poppler: Poppler) -> None:
    (svg,) = pages(library, guide, "card", "svg")
    # The dashed frame: two sides of 85.6 mm, 54 mm high, in points.
    lengths = {round(float(length) * 25.4 / 72, 1) for length in re.findall(rb"[HVL ](\d+\.\d+)", svg)}
    assert {171.2, 54.0} <= lengths


def test_who_does_what_is_told_in_three_blocks(library: Library, guide: Guide) -> None:
    text = twin(library, guide, "family")
    assert text.index("爸妈做") < text.index("您做") < text.index("一起做")
    assert text.index("您做") < text.index("打开支付宝") < text.index("一起做") < text.index("让爸妈本人刷脸")


def test_every_page_of_who_does_what_begins_by_saying_who(
    library: Library, poppler: Poppler, all_guides: dict[str, Guide]
) -> None:
    guide = replace(all_guides["long"], documents=())
    first, *others = words_of(poppler, render(library, guide, "family")).split("\f")[:-1]
    again = library.words("paper.family.again", title=library.words("paper.family.payer"))
    assert again not in first
    assert len(others) >= 2
    assert [page.splitlines()[0] for page in others] == [again] * len(others)


def test_a_page_that_begins_with_somebody_else_does_not_speak_of_the_page_before(
    library: Library, poppler: Poppler, all_guides: dict[str, Guide]
) -> None:
    long = all_guides["long"]
    again = library.words("paper.family.again", title=library.words("paper.family.payer"))
    for most in range(5, 12):
        shared = tuple(replace(step, who="payer" if step.number <= most else "together") for step in long.steps)
        pages = words_of(poppler, render(library, replace(long, documents=(), steps=shared), "family")).split("\f")
        assert [page for page in pages if again in page and "一起做" in page.splitlines()[0]] == []


def test_two_threads_may_ask_for_sheets_at_once(library: Library, all_guides: dict[str, Guide]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    guides = list(all_guides.values())
    alone = [render(library, guide, "checklist") for guide in guides]
    with ThreadPoolExecutor(3) as pool:
        together = [list(pool.map(lambda guide: render(library, guide, "checklist"), guides)) for _ in range(3)]
    assert together == [alone] * 3
