"""What a page says again, it says by name."""

from collections.abc import Callable

import pytest

from qinbao.content.library import Library
from qinbao.paper.once import once

OWN = "0571-12393"


@pytest.fixture
def again(library: Library) -> Callable[[str], str]:
    """A page that has said the number and 以页面为准 already."""
    say = once(library.words, OWN)
    assert say("打 0571-12393 问。") == "打 0571-12393 问。"
    assert say("最多 5 位。（以页面为准）") == "最多 5 位。（以页面为准）"
    return say


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("先打 0571-12393，问怎么办", "先打医保热线，问怎么办"),
        ("遇到了，先打 12393 核实。", "遇到了，先打医保热线核实。"),
        ("打 12366 或 0571-12393 问。", "打 12366 或医保热线问。"),
        ("着急，就打医保热线 0571-12393。", "着急，就打医保热线。"),
        ("打 0891-12393 问，再打 95188。", "打 0891-12393 问，再打 95188。"),
        ("某局《12393 医保热线说明，以页面为准》，2025", "某局《12393 医保热线说明，以页面为准》，2025"),
        ("一般最多 5 位，以页面为准。", "一般最多 5 位。"),
        ("夜里不能转。以页面为准。", "夜里不能转。"),
        ("要绑满 3 个月。以页面为准，或打 12345 问。", "要绑满 3 个月。看页面，或打 12345 问。"),
        ("划多少、怎么退，以页面为准。", "划多少、怎么退，看页面。"),
        ("您的城市通没通，以页面为准。", "您的城市通没通，看页面。"),
        ("钱数以页面为准", "钱数看页面"),
        ("以页面为准。", "以页面为准。"),
        ("点“医保码”（以页面为准）", "点“医保码”"),
    ],
)
def test_what_was_said_is_called_by_its_name(again: Callable[[str], str], text: str, said: str) -> None:
    assert again(text) == said


def test_a_mark_says_whom_to_ring_once_and_leaves_the_number_to_the_sentences(library: Library) -> None:
    say = once(library.words, OWN)
    marked = [say("要带户口本。（先打 0571-12393 核实）") for _ in range(2)]
    assert marked == ["要带户口本。（先打医保热线核实）", "要带户口本。（先核实）"]
    assert say("打 0571-12393 问。") == "打 0571-12393 问。"


def test_a_sheet_that_has_the_number_at_its_foot_never_says_it_above(library: Library) -> None:
    assert once(library.words, OWN, numbers=0)("打 0571-12393 问。") == "打医保热线问。"
