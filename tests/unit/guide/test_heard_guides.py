"""A guide after a call: the way is told with the day and the number, everywhere, until it is too old."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from tests.after_a_call import ANSWERS, PLACE, TOLD

from qinbao.content.heard import Heard
from qinbao.content.heard_files import HeardFiles
from qinbao.content.library import Library
from qinbao.guide.ageing import ageing
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.paper.text import text

DAY = date.fromisoformat(TOLD.day)
CALL = replace(
    TOLD,
    payment_model="deduct",
    bring=("户口本",),
    presence="no",
    counter="鞍山市政务服务中心",
    address="胜利路 1 号",
    undo="同一个小程序里",
)
MARK = re.compile("您 11 月 28 日打(医保热线| 0412-12393 )问到的")
"""Where the number stands on the same page the hotline goes by its name."""


def after(folder: Path, heard: Heard = CALL, topic: str = "mutual-aid", place: str = PLACE) -> Library:
    HeardFiles(folder).put(place, topic, heard)
    return Library(heard=folder)


def guide(library: Library, day: date = DAY) -> Guide:
    return build(library, "mutual-aid", ANSWERS, day)


def test_without_a_way_on_file_one_has_to_ask(library: Library) -> None:
    before = guide(library)
    assert before.verdict.answer == "ask"
    assert before.route is not None
    assert before.route.known == "general"


def test_after_the_call_it_can_be_done_by_the_way_that_was_told(tmp_path: Path) -> None:
    found = guide(after(tmp_path))
    assert found.verdict.answer == "yes"
    assert found.route is not None
    assert (found.route.name, found.route.known, found.route.of) == ("鞍山医保", "whole", PLACE)
    says = [step.say for step in found.steps]
    assert says[:4] == ["打开“微信”", "搜“鞍山医保”", "点“便民服务”", "点“家庭共济”"]
    assert found.asks == ()


def test_every_sentence_of_the_call_says_who_was_rung_and_when(tmp_path: Path) -> None:
    library = after(tmp_path)
    found = guide(library)
    told = [
        line for line in (*found.documents, *found.notes, *found.conditions, *found.ways, *found.counters) if line.heard
    ]
    assert len(told) == 6
    written = text(library, found)
    for line in told:
        assert re.search(f"{re.escape(line.say)}（{MARK.pattern}）", written)
    assert re.search(f"第 1 到 4 个动作，是{MARK.pattern}。", written)
    assert "鞍山医保热线《打 0412-12393 问到的》，2026-11-28（打电话问到的）" in written


@pytest.mark.parametrize("sheet", ["fridge", "steps", "checklist", "family"])
def test_every_sheet_with_a_sentence_of_the_call_says_so(tmp_path: Path, sheet: str) -> None:
    library = after(tmp_path)
    assert MARK.search(text(library, guide(library), sheet))


def test_scripts_read_day_and_number(tmp_path: Path) -> None:
    found = json.loads(msgspec.json.encode(guide(after(tmp_path))))
    assert found["steps"][0]["heard"] == {"number": "0412-12393", "day": "2026-11-28"}
    assert found["sources"][0]["kind"] == "phone"
    assert guide(Library()).steps[0].heard is None


def test_after_180_days_it_is_old_and_asked_again(tmp_path: Path) -> None:
    library = after(tmp_path)
    fresh, old = (guide(library, DAY + timedelta(days=days)) for days in (180, 181))
    assert not any(step.stale for step in fresh.steps)
    assert all(step.stale for step in old.steps if step.heard)
    assert old.freshness.stale
    assert "您 2026 年 11 月 28 日打" in text(library, old)
    assert fresh.asks == ()
    assert "ask.undo" in {ask.id for ask in old.asks}


def test_old_records_are_among_what_to_verify_next(tmp_path: Path) -> None:
    library = after(tmp_path)
    due = {row.fact.id for row in ageing(library, DAY + timedelta(days=181))}
    assert f"local.{PLACE}.mutual-aid.phone.way" in due
    assert f"local.{PLACE}.mutual-aid.phone.way" not in {row.fact.id for row in ageing(library, DAY)}


WEIFANG, PAD = "370700", "local.370700.mutual-aid.phone"
THERE = {**ANSWERS, "place": WEIFANG, "payer_place": WEIFANG}


def told_no(library: Library, **answers: str) -> Heard:
    """A no for who answers ``THERE``, by the way that is told to them."""
    given = {**THERE, "for": "father", **answers}
    route = build(library, "mutual-aid", given, DAY).route
    assert route is not None
    return Heard(number="0536-12393", day=DAY.isoformat(), known="no", whom=given["for"], way=route.id)


def test_a_no_rules_for_the_relation_and_the_way_it_was_told_for(tmp_path: Path, library: Library) -> None:
    heard = told_no(library)
    found = build(after(tmp_path, heard, place=WEIFANG), "mutual-aid", {**THERE, "for": "father"}, DAY)
    assert found.route is not None
    assert (found.verdict.answer, found.verdict.title) == ("ask", "问过了，说不能办")
    told = f"给爸爸用“{found.route.name}”办，打医保热线问过，说不能。"
    assert any(reason.say.startswith(told) for reason in found.verdict.reasons)
    assert f"{PAD}.other" not in {note.id for note in found.notes}


@pytest.mark.parametrize("other", [{"for": "spouse"}, {"for": "mother"}, {"channel": "counter"}])
def test_to_others_a_no_is_only_said_with_whom_it_was_told_about(
    tmp_path: Path, library: Library, other: dict[str, str]
) -> None:
    answers = {**THERE, "for": "father", **other}
    before = build(library, "mutual-aid", answers, DAY)
    found = build(after(tmp_path, told_no(library), place=WEIFANG), "mutual-aid", answers, DAY)
    assert (found.verdict, found.steps) == (before.verdict, before.steps)
    (note,) = [note for note in found.notes if note.id == f"{PAD}.other"]
    assert note.say.startswith("给爸爸用“")
    assert note.say.endswith("说不能。别的家人、别的办法，另外问。")


def test_whether_it_can_be_done_is_asked_again_for_another_relation(tmp_path: Path, library: Library) -> None:
    heard = Heard(number="0412-12393", day=DAY.isoformat(), known="no", whom="father", way="ma.find")
    found = after(tmp_path, heard)
    asked = {who: {ask.id for ask in build(found, "mutual-aid", {**ANSWERS, "for": who}, DAY).asks} for who in
             ("father", "spouse")}  # fmt: skip
    assert "ask.can" in {ask.id for ask in build(library, "mutual-aid", {**ANSWERS, "for": "spouse"}, DAY).asks}
    assert "ask.can" in asked["spouse"]
    assert "ask.can" not in asked["father"]


def test_a_no_of_which_nobody_wrote_down_for_whom_is_a_note(tmp_path: Path, library: Library) -> None:
    before = guide(library)
    found = guide(after(tmp_path, Heard(number="0412-12393", day=DAY.isoformat(), known="no")))
    assert found.verdict == before.verdict
    assert any(note.say.startswith("有一种情况打医保热线问过，说不能办。") for note in found.notes)


def test_amount_and_last_day_come_first_in_the_season(tmp_path: Path) -> None:
    heard = Heard(number="0412-12393", day=DAY.isoformat(), amount=420, until="2026-12-31", year=2027)
    library = after(tmp_path, heard, "pay-premium")
    found = build(library, "pay-premium", ANSWERS, DAY)
    says = [line.say for line in found.season if line.heard]
    assert says == ["2027 年度，一个人交 420 元。", "2027 年度，交到 2026 年 12 月 31 日。"]
    assert found.until == "2026-12-31"
    assert not {"ask.amount", "ask.until"} & {ask.id for ask in found.asks}


def test_the_premium_is_told_of_the_relatives_place_with_its_source(tmp_path: Path) -> None:
    heard = Heard(number="0412-12393", day=DAY.isoformat(), amount=420, year=2027)
    library = after(tmp_path, heard, "pay-premium")
    found = build(library, "pay-premium", {**ANSWERS, "payer_place": "210400"}, DAY)
    assert [line.heard for line in found.season if line.heard]
    assert "phone" in {source.kind for source in found.sources}


def test_what_holds_in_one_city_is_not_told_in_the_next(tmp_path: Path, library: Library) -> None:
    elsewhere = {**ANSWERS, "place": "210400", "payer_place": "210400"}
    told = build(after(tmp_path), "mutual-aid", elsewhere, DAY)
    assert told == build(library, "mutual-aid", elsewhere, DAY)


def test_a_record_that_contradicts_the_content_stays_on_top_and_takes_nothing_away(
    tmp_path: Path, library: Library
) -> None:
    """The content says yes, who was rung says no: one is told to ask, and without the record all is as before."""
    there = {**ANSWERS, "place": "370700", "payer_place": "370700"}
    before = build(library, "mutual-aid", there, DAY)
    assert before.verdict.answer == "yes"
    assert before.route is not None
    route = before.route.id
    said_no = Heard(number="0536-12393", day=DAY.isoformat(), known="no", whom="parent", way=route)
    told = build(after(tmp_path, said_no, place="370700"), "mutual-aid", there, DAY)
    assert told.verdict.answer == "ask"
    assert "说不能办" in told.verdict.title
    HeardFiles(tmp_path).put("370700", "mutual-aid", None)
    assert build(Library(heard=tmp_path), "mutual-aid", there, DAY).verdict == before.verdict
