"""Whatever is typed: what is written loads again, or is refused with a sentence."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qinbao.content.heard import AMOUNT, BANNED, LONG, PERSONAL, RARE, SIGN, Noted, personal
from qinbao.content.heard import DAY as heard_day
from qinbao.content.heard_files import HeardFiles
from qinbao.content.library import Library
from qinbao.flow.recording import last_day, spread, stations, written, wrong

LIBRARY = Library()
DAY = date(2026, 11, 28)
ASKS = tuple(ask.id for ask in LIBRARY.asks)
TYPED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="浙里办医保共济点0123456789一二三 ，。“”（）:.-{}<>&*!#|\t\n'\"%@", max_size=24),
    st.sampled_from(["", "null", "~", "yes", "0412", "- a", "a: b", "400", "12-31", "12月31日", "请点击", "龘", "😀"]),
)
PICKS = {ask.into: [pick.value for pick in ask.picks] for ask in LIBRARY.asks if ask.into}
KEYS = sorted({key for ask in LIBRARY.asks for field in ask.fields for key in (field.into, f"{field.into}.1")})
DRAFTS = st.builds(
    lambda picked, typed: {**{into: value for into, value in picked.items() if value}, **typed},
    st.fixed_dictionaries({into: st.sampled_from(["", *values]) for into, values in PICKS.items() if into}),
    st.dictionaries(st.sampled_from(KEYS), TYPED),
)


@settings(max_examples=150, deadline=None)
@example({"within": "wechat", "name": "浙里办", "steps.1": "null", "done": "~", "until": "2-29"}, 2027)
@example({"known": "no", "name": "13812345678"}, None)
@given(draft=DRAFTS, year=st.sampled_from([None, 2026, 2027, 2028]))
def test_whatever_is_typed_is_refused_with_a_sentence_or_loads_again(
    tmp_path_factory: pytest.TempPathFactory, draft: dict[str, str], year: int | None
) -> None:
    faults = [fault for one in stations(LIBRARY, ASKS, draft) if (fault := wrong(LIBRARY, one, draft, year))]
    if faults:
        assert all(f"heard.fault.{why}" in LIBRARY.words for _, why in faults)
        return
    heard = written(LIBRARY, ASKS, draft, "0571-12393", DAY, year)
    files = HeardFiles(tmp_path_factory.mktemp("local"))
    files.put("330100", "mutual-aid", heard)
    assert files.read("330100") == Noted(code="330100", topics={"mutual-aid": heard})
    texts = [text for value in spread(heard).values() for text in [value] if value != heard.until]
    assert not any(map(personal, texts))


@settings(max_examples=100, deadline=None)
@given(draft=DRAFTS)
def test_a_record_opened_to_be_corrected_and_kept_is_the_same_record(draft: dict[str, str]) -> None:
    if any(wrong(LIBRARY, one, draft, 2027) for one in stations(LIBRARY, ASKS, draft)):
        return
    heard = written(LIBRARY, ASKS, draft, "12393", DAY, 2027)
    again = written(LIBRARY, ASKS, spread(heard), "12393", DAY, 2027)
    assert again == heard


def test_after_a_no_nothing_else_is_asked() -> None:
    assert [station.id for station in stations(LIBRARY, ASKS, {"known": "no"})] == ["ask.can"]


def test_at_a_counter_nobody_is_asked_what_to_tap() -> None:
    ids = [station.id for station in stations(LIBRARY, ASKS, {"within": "counter"})]
    assert "ask.steps.type" not in ids
    assert "ask.name.type" not in ids
    assert "ask.counter.type" in ids


def test_what_was_typed_on_a_page_that_left_the_way_is_not_kept() -> None:
    heard = written(LIBRARY, ASKS, {"within": "counter", "name": "浙里办", "steps.1": "医保"}, "12393", DAY, None)
    assert (heard.within, heard.name, heard.steps) == ("counter", "", ())


@pytest.mark.parametrize(
    ("text", "found"),
    [("12-31", "2026-12-31"), ("12月31日", "2026-12-31"), ("2 28", "2027-02-28"), ("2-29", None), ("13-1", None),
     ("31", None), ("", None)],
)  # fmt: skip
def test_a_last_day_lies_in_the_season_of_its_year(text: str, found: str | None) -> None:
    assert last_day(text, 2027) == found


@pytest.mark.parametrize(
    ("key", "text", "why"),
    [
        ("name", "13812345678", PERSONAL),
        ("name", "浙" * 100, LONG),
        ("name", "点<这里>", SIGN),
        ("name", "龘", RARE),
        ("amount", "很多", AMOUNT),
        ("until", "13-1", heard_day),
        ("undo", "请点击这里", BANNED),
    ],
)
def test_what_cannot_be_kept_is_named_with_its_line(key: str, text: str, why: str) -> None:
    draft = {"within": "wechat", key: text}
    found = [fault for one in stations(LIBRARY, ASKS, draft) if (fault := wrong(LIBRARY, one, draft, 2027))]
    assert found == [(key, why)]


def test_what_was_typed_is_what_is_corrected_later() -> None:
    typed = {
        "known": "yes",
        "within": "wechat",
        "name": "浙里办",
        "steps.1": "医保",
        "steps.2": "共济",
        "undo": "同一处",
    }
    draft = {**typed, "amount": "400", "until": "12-31"}
    assert spread(written(LIBRARY, ASKS, draft, "12393", DAY, 2027)) == draft


def test_a_price_and_its_last_day_are_kept_with_their_year() -> None:
    heard = written(LIBRARY, ASKS, {"amount": "400 元", "until": "12-31"}, "12393", DAY, 2027)
    assert (heard.amount, heard.until, heard.year) == (400, "2026-12-31", 2027)


def test_every_pick_and_field_is_one_that_a_record_has() -> None:
    assert {ask.id for ask in LIBRARY.asks if not (ask.picks or ask.fields)} == set()
    assert {ask.id for ask in LIBRARY.asks if bool(ask.picks) != bool(ask.into)} == set()
    # What is ticked on paper is what is chosen on the screen.
    boxed = [ask for ask in LIBRARY.asks if ask.boxes]
    assert [tuple(pick.say for pick in ask.picks) for ask in boxed] == [ask.boxes for ask in boxed]
