"""The order of things in a reading; whether it can be heard is tested with a real voice in ``tests/desktop``."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from qinbao.speech.engine import Engine, Pace, Trouble
from qinbao.speech.speaker import Speaker, sentences
from qinbao.speech.voice import Voice

VOICE = Voice("Tingting", "zh_CN")


class Script(Engine):
    """A voice that does what the test says, when it says so."""

    def __init__(self, voice: Voice | None = VOICE) -> None:
        super().__init__()
        self.voice = voice
        self.done: list[str] = []
        self.ticket = 0

    def prepare(self) -> None:
        self.done.append("prepare")
        if self.voice is None:
            self.failed.emit(Trouble.SETTINGS)
        else:
            self.ready.emit(self.voice)

    def speak(self, ticket: int, text: str) -> None:
        self.ticket = ticket
        self.done.append(text)
        self.begun.emit(ticket)

    def stop(self) -> None:
        self.done.append("stop")

    def set_pace(self, pace: Pace) -> None:
        self.done.append(pace.name)

    def close(self) -> None:
        self.done.append("close")

    def hear_to_the_end(self) -> None:
        self.ended.emit(self.ticket)

    @property
    def spoken(self) -> list[str]:
        return [word for word in self.done if word in {"一。", "二。", "三。"}]


@pytest.fixture
def script(qtbot: QtBot) -> Script:
    return Script()


@pytest.fixture
def speaker(script: Script) -> Speaker:
    return Speaker(lambda: script)


def test_nothing_is_loaded_before_the_first_reading(qtbot: QtBot) -> None:
    speaker = Speaker(lambda: pytest.fail("loaded"))
    speaker.stop()
    speaker.slower()
    assert speaker.available() is None


def test_the_next_sentence_waits_for_the_end_of_the_one_before(script: Script, speaker: Speaker) -> None:
    heard: list[int] = []
    done: list[object] = []
    speaker.say(["一。", "", "三。"], heard.append, done.append)
    assert (script.spoken, heard, done) == (["一。"], [0], [])
    script.hear_to_the_end()
    assert (script.spoken, heard, done) == (["一。", "三。"], [0, 2], [])
    script.hear_to_the_end()
    assert (heard, done) == ([0, 2], [None])


def test_a_line_of_several_sentences_is_read_sentence_by_sentence(script: Script, speaker: Speaker) -> None:
    heard: list[int] = []
    speaker.say(["一。二。", "三。"], heard.append)
    script.hear_to_the_end()
    speaker.pause()
    speaker.resume()
    script.hear_to_the_end()
    assert script.spoken == ["一。", "二。", "二。", "三。"]
    assert heard == [0, 0, 0, 1]


@given(st.text(alphabet="点“消息”。！？；，\n 12\t "))
def test_cut_into_sentences_no_word_is_lost(line: str) -> None:
    cut = sentences(line)
    assert "".join(cut) == (line if line.strip() else "")
    assert all(sentence.strip() for sentence in cut)


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert sentences("他说：“打 12393。”再问！好") == ["他说：“打 12393。”", "再问！", "好"]


def test_another_page_hears_nothing_of_the_one_before(script: Script, speaker: Speaker) -> None:
    old: list[object] = []
    speaker.say(["一。", "二。"], old.append, old.append)
    ticket = script.ticket
    speaker.stop()
    script.ended.emit(ticket)
    assert old == [0]
    assert script.spoken == ["一。"]


def test_pause_begins_the_same_sentence_again(script: Script, speaker: Speaker) -> None:
    speaker.say(["一。", "二。"])
    script.hear_to_the_end()
    speaker.pause()
    script.hear_to_the_end()
    assert speaker.paused
    assert script.spoken == ["一。", "二。"]
    speaker.resume()
    assert script.spoken == ["一。", "二。", "二。"]


def test_repeat_begins_with_the_first_sentence_even_while_paused(script: Script, speaker: Speaker) -> None:
    speaker.say(["一。", "二。"])
    script.hear_to_the_end()
    speaker.pause()
    speaker.repeat()
    assert not speaker.paused
    assert script.spoken == ["一。", "二。", "一。"]


def test_slower_takes_effect_at_once_and_is_not_slower_than_slowest(script: Script, speaker: Speaker) -> None:
    speaker.say(["一。"])
    speaker.slower()
    assert script.done[-3:] == ["SLOWER", "stop", "一。"]
    speaker.slower()
    assert speaker.pace is Pace.SLOWER
    speaker.faster()
    speaker.faster()
    speaker.faster()
    assert speaker.pace is Pace.FASTER


def test_without_a_voice_the_trouble_is_told_once_and_asked_again_next_time(script: Script, speaker: Speaker) -> None:
    script.voice = None
    told: list[object] = []
    speaker.say(["一。"], done=told.append)
    assert told == [Trouble.SETTINGS]
    script.voice = VOICE
    speaker.say(["一。"])
    assert speaker.available() == VOICE
    assert script.spoken == ["一。"]


def test_a_voice_that_is_lost_ends_the_reading(script: Script, speaker: Speaker) -> None:
    told: list[object] = []
    speaker.say(["一。", "二。"], done=told.append)
    script.failed.emit(Trouble.LOST)
    assert told == [Trouble.LOST]
    assert speaker.available() is None


def test_a_sentence_that_never_begins_is_not_waited_for(
    qtbot: QtBot, script: Script, speaker: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "speak", lambda ticket, text: None)
    told: list[object] = []
    speaker._watch.setInterval(20)
    speaker.say(["一。"], done=told.append)
    qtbot.waitUntil(lambda: told == [Trouble.LOST], timeout=2000)


def test_the_next_person_finds_the_voice_as_it_was(script: Script, speaker: Speaker) -> None:
    speaker.say(["一。"])
    speaker.slower()
    speaker.reset()
    assert script.done[-1] == "close"
    assert speaker.pace is Pace.NORMAL
    speaker.say(["一。"])
    assert script.done[-3:] == ["prepare", "NORMAL", "一。"]
