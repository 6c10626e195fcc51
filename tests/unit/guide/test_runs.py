"""Neighbouring actions that have to be verified are told so once; a weak one among surer ones for itself."""

from datetime import date

import pytest
from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Action, Guide, Mark
from qinbao.guide.runs import in_runs
from qinbao.paper.marks import ahead, doubt
from qinbao.paper.text import text

XINING = "630100"


def runs(*marks: Mark | None) -> list[tuple[int, int] | None]:
    actions = (Action(id=str(n), say="点一点", number=n, mark=mark) for n, mark in enumerate(marks, 1))
    return [action.run for action in in_runs(actions)]


def test_neighbours_to_be_verified_share_one_sentence() -> None:
    assert runs("verify", "verify", "page", "verify", "verify", "verify") == [
        (1, 2), (1, 2), None, (4, 6), (4, 6), (4, 6),
    ]  # fmt: skip


def test_one_among_surer_ones_stands_for_itself() -> None:
    assert runs(None, "verify", "page", "verify") == [None] * 4


def last(guide: Guide) -> int:
    """Number of the last action of the run that begins with the first; it is a run of some length."""
    number = next(step.number for step in reversed(guide.steps) if step.mark == "verify")
    assert number > 4
    return number


@pytest.fixture(scope="module")
def weak(library: Library) -> Guide:
    """青海: the whole way stands on one weak source."""
    own = {"for": "parent", "place": XINING, "payer_place": XINING, "payer_insurance": "employee"}
    return build(library, "mutual-aid", {**own, "channel": "local-app"}, date(2026, 11, 22))


def test_the_sentence_before_the_first_names_all_it_holds_for(library: Library, weak: Guide) -> None:
    told = [ahead(library.words, weak, step) for step in weak.steps]
    assert told[0] == f"第 1 到 {last(weak)} 个动作不一定准，先打 0971-12393 核实。"
    assert not any(told[1:])


def test_no_action_of_a_run_repeats_the_mark(library: Library, weak: Guide) -> None:
    assert not any(doubt(library.words, weak, step) for step in weak.steps)


def test_a_single_one_keeps_the_mark(library: Library, weak: Guide) -> None:
    alone = replace(weak.steps[0], run=None)
    assert doubt(library.words, weak, alone) == library.words("paper.mark.verify", hotline="0971-12393")


@pytest.mark.parametrize("sheet", [None, "fridge", "steps", "family"])
def test_text_and_paper_say_it_once_before_the_first(library: Library, weak: Guide, sheet: str | None) -> None:
    lines = text(library, weak, sheet).splitlines()
    told = [number for number, line in enumerate(lines) if line.startswith(f"第 1 到 {last(weak)} 个动作不一定准")]
    assert len(told) == 1
    assert lines[told[0] + 1].endswith("打开“青海医保”")
    assert any(line.endswith("点“服务”") for line in lines)
