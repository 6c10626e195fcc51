"""How certain a sentence is, said beside it."""

from qinbao.content.library import Library
from qinbao.guide.model import Item, Line
from qinbao.paper.marks import doubt, marked


class Desk:
    hotline = "0571-12393"


def test_a_number_that_may_change_is_left_to_the_page(library: Library) -> None:
    line = Line(id="a", say="最多 5 位家人。", mark="page")
    assert marked(library.words, Desk(), line) == "最多 5 位家人。（以页面为准）"


def test_who_is_told_to_ring_is_not_sent_to_a_page(library: Library) -> None:
    line = Line(id="a", say="卡能不能用，打 0571-12393 问。", mark="page")
    assert marked(library.words, Desk(), line) == line.say


def test_a_number_beside_the_hotline_may_change_all_the_same(library: Library) -> None:
    line = Line(id="a", say="最多 5 位家人，不清楚打 0571-12393 问。", mark="page")
    assert marked(library.words, Desk(), line).endswith("（以页面为准）")


def test_a_number_to_dial_does_not_change(library: Library) -> None:
    line = Line(id="a", say="95188：支付宝客服。", mark="page")
    assert marked(library.words, Desk(), line) == line.say


def test_the_number_of_another_place_does_not_change_either(library: Library) -> None:
    line = Line(id="a", say="问社区，或打 0753-12393。", mark="page")
    assert marked(library.words, Desk(), line) == line.say


def test_what_is_said_at_a_window_is_no_button_that_may_change(library: Library) -> None:
    line = Line(id="a", say="说：“我要办家庭共济。”", mark="page")
    assert marked(library.words, Desk(), line) == line.say
    assert marked(library.words, Desk(), Line(id="b", say="点“家庭共济”", mark="page")) == "点“家庭共济”（以页面为准）"


def test_who_is_told_whom_to_ring_is_not_told_to_ring_the_hotline_too(library: Library) -> None:
    line = Line(id="a", say="支付宝的卡，打 95188 问。", mark="verify")
    assert doubt(library.words, Desk(), line) == ""


def test_a_year_is_nobody_to_ring(library: Library) -> None:
    assert doubt(library.words, Desk(), Line(id="a", say="2023 年要打印材料。", mark="verify"))


def test_a_paper_whose_note_names_the_hotline_is_not_doubted_twice(library: Library) -> None:
    item = Item(id="a", say="两个人的卡", note="先打 0571-12393 问要不要带", mark="verify")
    assert doubt(library.words, Desk(), item) == ""
