"""What no answers can bring about is found by asking the engine, and nothing else is said to be so."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from qinbao.check import check
from qinbao.check.conditions import KNOWN
from qinbao.check.data_folder import read_folder
from qinbao.check.engine import Engine
from qinbao.content.library import Library
from qinbao.flow.facts import DERIVED

QUESTIONS = """\
- id: payer_insurance
  ask: 出钱的人是哪种医保？
  options:
    - {value: employee, say: 职工医保}
    - {value: resident, say: 居民医保}
- id: payer_place
  kind: place
  ask: 出钱的人在哪个城市？
"""
WALK = """\
path:
  - ask: for
  - ask: place
  - ask: payer_insurance
  - ask: payer_place
    when: {payer_insurance: employee}
  - page: verdict
"""
SAYS = "      - {id: zhejiang.walk.note, say: 一句话。, confidence: high, when: WHEN}\n"

Judge = Callable[[str, str], list[str]]


@pytest.fixture
def judged(small: Path) -> Judge:
    """``judged(file, when)``: codes found where a topic between two places has a note with ``when`` there."""
    questions, walk, region = (small / name for name in ("questions.yaml", "topics/walk.yaml", "regions/zhejiang.yaml"))
    questions.write_text(questions.read_text("utf-8") + QUESTIONS, "utf-8")
    walk.write_text(walk.read_text("utf-8").replace("path:\n  - page: verdict\n", WALK), "utf-8")

    def judge(file: str, when: str) -> list[str]:
        note = SAYS.replace("WHEN", when)
        if file == "regions/zhejiang.yaml":
            own = f"  walk:\n    payment_model: deduct\n    notes:\n{note}"
            region.write_text(region.read_text("utf-8").replace("topics:\n", f"topics:\n{own}", 1), "utf-8")
        else:
            walk.write_text(f"{walk.read_text('utf-8')}notes:\n{note.replace('zhejiang.', '')}", "utf-8")
        return [trouble.code for trouble in check(small)]

    return judge


@pytest.mark.parametrize("file", ["regions/zhejiang.yaml", "topics/walk.yaml"])
@pytest.mark.parametrize(
    "when",
    [
        "{payment_model: deduct, provinces: other}",
        "{cities: same, provinces: other}",
        "{payer_insurance: resident, provinces: same}",
        '{near: "no", for: parent}',
    ],
)
def test_what_the_engine_never_holds_is_named(judged: Judge, file: str, when: str) -> None:
    assert judged(file, when) == ["never"]


def test_what_the_rules_of_a_place_bring_about_is_left_alone_there(judged: Judge) -> None:
    assert judged("regions/zhejiang.yaml", "{payment_model: deduct, provinces: same}") == []


def test_what_no_place_has_is_named(judged: Judge) -> None:
    assert judged("topics/walk.yaml", "{payment_model: deduct, provinces: same}") == ["never"]


@pytest.mark.parametrize("file", ["regions/zhejiang.yaml", "topics/walk.yaml"])
@pytest.mark.parametrize(
    "when",
    [
        "{cities: other, provinces: same, payer_insurance: employee}",
        "{provinces: other, for: in-law}",
        '{place: "330200", payer_place: "330300"}',
    ],
)
def test_what_some_journey_brings_about_is_left_alone(judged: Judge, file: str, when: str) -> None:
    assert judged(file, when) == []


def test_a_region_is_never_asked_about_people_whose_place_is_elsewhere(judged: Judge) -> None:
    assert judged("regions/zhejiang.yaml", '{place: "320100"}') == ["never"]


def test_a_plan_never_pays_from_an_account_that_is_not_there(broken: Callable[[str, str, str], list[str]]) -> None:
    assert "household.yaml:6: never" in broken("household.yaml", "reason: near", "reason: no-account")


@pytest.mark.no_cover
@pytest.mark.parametrize("topic", ["mutual-aid", "unbind"])
def test_the_facts_of_a_journey_are_those_that_conditions_may_ask_for(root: Path, library: Library, topic: str) -> None:
    engine = Engine(read_folder(root / "data"))
    met = [facts for _, facts in islice(engine.stands(topic, "330000", ()), 20_000)]
    assert met
    for key in DERIVED:
        assert {facts.get(key) for facts in met} <= set(KNOWN[key]), key
