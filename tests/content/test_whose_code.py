"""The most harmful advice of all, showing somebody else's code, is contradicted where it bites and given nowhere."""

import re
from datetime import date
from pathlib import Path

import pytest

from qinbao.check.data_folder import DataFolder, read_folder
from qinbao.check.speech import written
from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.paper.text import text

DATA = Path(__file__).resolve().parents[2] / "data"
DAY = date(2026, 11, 22)
RULE = "谁看病，亮谁的码"
MINE = r"(?:您|你|您自己|出钱人?|付钱人?|授权人|本人以外|别人|绑定人|子女|孩子|爱人)的?(?:医保)?码"
SHOW = r"(?:亮|出示|展示|刷|扫|用)"
ADVICE = re.compile(rf"{SHOW}(?:一下)?{MINE}")
DENIED = re.compile(r"不能|不要|不可|别|不是|不用|不亮|违法|冒用|先不|以为|不行")
SENTENCE = re.compile(r"[^。！？；]+")
# Whose 码 it is follows from the sentence: it is the patient's own.
PATIENT = re.compile(r"替您亮您的码|您自己看病|给您自己|您本人看病|孩子看病|爱人看病|您看病|看病亮|谁看病")


@pytest.fixture(scope="module")
def folder() -> DataFolder:
    return read_folder(DATA)


def advised(said: str) -> list[str]:
    """Sentences that tell somebody to show a code that is not the patient's."""
    return [
        sentence
        for sentence in SENTENCE.findall(said)
        if ADVICE.search(sentence) and not DENIED.search(sentence) and not PATIENT.search(sentence)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "看病时出示您的医保码。",
        "结算时，刷授权人的码就行。",
        "家人看病，亮出钱人的码。",
        "买药用您自己的医保码。",
        "亮子女的医保码。",
        "窗口要求时，再出示您的码。",
    ],
)
def test_the_pattern_finds_the_harmful_advice(said: str) -> None:
    assert advised(said)


@pytest.mark.parametrize(
    "said", ["看病不能亮您的码。", "谁看病，亮谁的码。", "亮爸妈的码。", "用别人的码看病，是冒用。"]
)
def test_the_pattern_leaves_the_right_advice_alone(said: str) -> None:
    assert not advised(said)


def test_no_sentence_tells_a_patient_to_show_another_persons_code(folder: DataFolder) -> None:
    found = [
        f"{entry.file}: {sentence}"
        for entry, field, said in written(folder)
        if field != "claim"
        for sentence in advised(said)
    ]
    assert found == []


def test_what_is_popular_and_harmful_is_only_ever_a_claim_that_is_contradicted(library: Library) -> None:
    wrong = [correction for correction in library.corrections if "S0-2" in correction.answers]
    assert len(wrong) == 1
    assert wrong[0].danger
    assert RULE in wrong[0].say


@pytest.mark.parametrize("topic", ["see-doctor", "family-account", "mutual-aid"])
def test_the_correction_stands_where_it_would_bite(library: Library, topic: str) -> None:
    said = text(library, build(library, topic, {"for": "parent", "place": "110000"}, DAY))
    assert RULE in said
    assert library.words("paper.section.corrections") in said


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()
