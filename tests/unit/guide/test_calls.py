"""Whom to ring before the 医保 hotline, where a swindler or a lost phone comes first."""

from datetime import date

import pytest
from msgspec import to_builtins

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.paper.catalogue import NAMES
from qinbao.paper.frame import hotline
from qinbao.paper.sheets import render
from qinbao.paper.text import text

DAY = date(2026, 11, 22)
FIRST = {
    "call": "110",
    "stall": "110",
    "link": "110",
    "money-sent": "110",
    "lost-phone": "10086",
    "unknown": "96110",
}


def danger(library: Library, what: str, **more: str) -> Guide:
    return build(library, "safety", {"safety_what": what, **more}, DAY)


@pytest.mark.parametrize(("what", "number"), FIRST.items())
def test_each_danger_has_its_own_number_to_ring_first(library: Library, what: str, number: str) -> None:
    assert danger(library, what).calls[0].number == number


def test_the_hotline_of_the_place_stays_where_scripts_look_for_it(library: Library) -> None:
    made = to_builtins(danger(library, "call", place="330100"))
    assert made["hotline"] == "0571-12393"
    assert made["calls"][0]["number"] == "110"


def test_what_the_police_are_rung_for_stands_on_a_source(library: Library) -> None:
    for what in FIRST:
        guide = danger(library, what)
        calls = [call for call in guide.calls if call.number in ("110", "96110")]
        assert calls
        assert all(call.sources and call.confidence == "high" for call in calls)
        assert {source for call in calls for source in call.sources} <= {source.id for source in guide.sources}


def test_other_matters_begin_with_the_hotline(library: Library) -> None:
    others = [topic for topic in library.topic_ids if topic != "safety"]
    assert [topic for topic in others if build(library, topic, {}, DAY).calls] == []


def test_on_paper_the_first_is_large_and_the_hotline_last(library: Library) -> None:
    call = hotline(library.words, danger(library, "call", place="330100"), "stuck")
    assert (call["say"], call["number"]["large"]) == ("正被骗、钱已转走，先打", "110")
    assert [one["number"]["large"] for one in call["more"]] == ["96110", "0571-12393"]


@pytest.mark.parametrize("sheet", [sheet for sheet in NAMES if sheet not in ("checklist", "comparison")])
@pytest.mark.parametrize("what", FIRST)
def test_every_sheet_has_room_for_the_numbers_and_names_the_first(library: Library, what: str, sheet: str) -> None:
    guide = danger(library, what, place="330100")
    assert render(library, guide, sheet).startswith(b"%PDF")
    said = text(library, guide, sheet)
    assert FIRST[what] in said
    assert said.index(FIRST[what]) < said.index("0571-12393")


def test_the_text_and_the_code_for_the_family_say_it_before_the_hotline(library: Library) -> None:
    guide = danger(library, "money-sent", place="330100")
    lines = text(library, guide).splitlines()
    assert lines.index("钱已转走，现在就打 110") < lines.index("医保热线：0571-12393")
    assert guide.qr[-1].payload.startswith("钱已转走，现在就打 110。医保：0571-12393。")
