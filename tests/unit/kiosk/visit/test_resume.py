import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qinbao.content.library import Library
from qinbao.flow.commands import from_answers
from qinbao.flow.engine import resolve
from qinbao.flow.offers import offered
from qinbao.guide.model import Code
from qinbao.kiosk.visit.resume import DATED, HEAD, LETTERS, MOST, _summed, decode, encode, printed
from qinbao.paper.qr import check

HANGZHOU = {"for": "parent", "place": "330100", "smartphone": "yes", "channel": "alipay", "face": "yes"}


def finished(library: Library, topic: str, pick: int, place: str) -> dict[str, str]:
    """Answers of a whole journey: always the ``pick``-th option that holds."""
    answers: dict[str, str] = {}
    while not (journey := resolve(library, from_answers(answers, topic))).finished:
        question = journey.pages[-1].question
        assert question is not None
        values = (
            [place]
            if question.kind == "place"
            else [option.value for option in offered(library, journey.local, question, journey.facts)]
        )
        for value in values[pick % len(values) :] + values:
            answers[question.id] = value
            if question.id in resolve(library, from_answers(answers, topic)).answers:
                break
    return answers


@pytest.mark.parametrize("place", ["330100", "XPCC", "110101", "unknown"])
@pytest.mark.parametrize("pick", range(9))
def test_every_guide_comes_back_as_it_was(library: Library, pick: int, place: str) -> None:
    for topic in library.topic_ids:
        answers = finished(library, topic, pick, place)
        code = encode(library, topic, answers)
        assert code is not None, (topic, answers)
        back = decode(library, code)
        assert back is not None
        assert (back.topic, back.given) == (topic, answers)


def test_it_stands_on_the_verdict_again(library: Library) -> None:
    answers = finished(library, "family-account", 0, "330100")
    back = decode(library, encode(library, "family-account", answers) or "")
    assert back is not None
    assert resolve(library, back).page.kind == "verdict"


def test_a_code_keeps_the_rules_of_printed_codes(library: Library) -> None:
    for topic in library.topic_ids:
        code = encode(library, topic, finished(library, topic, 0, "330100")) or ""
        assert len(code) <= MOST
        assert not re.search(r"\d", code)
        check(Code(id="resume", kind="text", payload=code, title="", words=""), ())


def test_small_letters_of_a_scanner_with_caps_lock_are_understood(library: Library) -> None:
    code = encode(library, "family-account", HANGZHOU)
    assert code is not None
    assert decode(library, f" {code.lower()}\r\n") == decode(library, code)


def test_one_wrong_letter_is_always_noticed(library: Library) -> None:
    code = encode(library, "family-account", finished(library, "family-account", 0, "330100")) or ""
    for at in range(len(code)):
        for letter in LETTERS:
            if letter != code[at]:
                assert decode(library, code[:at] + letter + code[at + 1 :]) is None


def test_an_answer_this_content_does_not_know_is_left_out(library: Library) -> None:
    back = decode(library, encode(library, "family-account", {"for": "neighbour"}) or "")
    assert back is None or back.given == {}


@pytest.mark.parametrize("garbage", ["", HEAD, "6901234567892", "https://example.invalid/", HEAD * 3000, "\0" * 10_240])
def test_garbage_is_refused(library: Library, garbage: str) -> None:
    assert decode(library, garbage) is None


@settings(max_examples=200, deadline=None)
@given(body=st.text(LETTERS, max_size=40))
def test_no_letters_at_all_can_upset_it(library: Library, body: str) -> None:
    assert decode(library, HEAD + body) is None


def test_a_sheet_tells_from_which_content_it_was_printed(library: Library) -> None:
    code = encode(library, "family-account", HANGZHOU) or ""
    assert code.startswith(DATED)
    assert printed(f" {code.lower()}\r\n") == ".".join(library.changes.version.split(".")[:3])


def test_a_sheet_from_before_versions_still_comes_back(library: Library) -> None:
    code = encode(library, "family-account", HANGZHOU) or ""
    told = HEAD + code[len(DATED) + 3 : -3]
    old = told + _summed(told)
    assert decode(library, old) == decode(library, code)
    assert printed(old) == ""


def test_a_way_that_was_chosen_by_its_own_name_comes_back(library: Library) -> None:
    answers = {
        "for": "parent",
        "place": "520100",
        "relative_insured": "resident",
        "payer_insurance": "employee",
        "payer_place": "520100",
        "smartphone": "yes",
        "channel": "guizhou.pay-premium.alipay",
    }
    code = encode(library, "pay-premium", answers)
    assert code is not None
    back = decode(library, code)
    assert back is not None
    assert back.given == answers
