"""Broken files are refused with file, line and a sentence; nothing an author writes gives a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qinbao.content.topic import Question, Region, Topic
from qinbao.content.trouble import ContentError
from qinbao.content.typed import typed
from qinbao.content.yaml_file import MAX_BYTES, MAX_LINE, read_yaml


def line_of_refusal(read: Callable[[], object]) -> int | None:
    """Line of the trouble, or none where the file was read; any other error fails the test."""
    try:
        read()
    except ContentError as error:
        return error.trouble.line
    return None


QUIET = settings(max_examples=150, deadline=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "questions.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: 1\nb:\t2\n", 2, "tab"),
        ("a: 1\nb: {\n", 3, "syntax"),
        ("a: 1\na: 2\n", 2, "repeated-key"),
        ("a: &x 1\nb: *x\n", 1, "anchor"),
        ("a: !!python/object:os.system x\n", 1, "tag"),
        ("[" * 40 + "]" * 40, 1, "too-deep"),
        ("? [1, 2]\n: 3\n", 1, "key"),
        ("a: 'x\n", 2, "syntax"),
        ("a: 1\nb: " + "字" * (MAX_LINE + 1), 2, "long-line"),
        (b"a: 1\nb: \xd6\xd0\n", 2, "encoding"),
        (b"\x00\x01", 1, "syntax"),
    ],
)
def test_a_broken_file_names_its_line_and_fault(tmp_path: Path, text: str | bytes, line: int, code: str) -> None:
    with pytest.raises(ContentError) as error:
        read_yaml(write(tmp_path, text))
    assert (error.value.trouble.line, error.value.trouble.code) == (line, code)
    assert error.value.trouble.message.endswith("。")


def test_a_bomb_is_refused_at_once(tmp_path: Path) -> None:
    bomb = "a: &a [x,x,x,x]\n" + "".join(
        f"{c}: &{c} [*{p},*{p},*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(ContentError, match="anchor"):
        read_yaml(write(tmp_path, bomb))


def test_a_huge_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="too-large"):
        read_yaml(write(tmp_path, b"a: 1\n" * (MAX_BYTES // 5 + 1)))


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="missing"):
        read_yaml(tmp_path / "gone.yaml")


def test_words_that_yaml_would_twist_stay_words(tmp_path: Path) -> None:
    data = read_yaml(write(tmp_path, "a: yes\nb: 2025-04-20\nc: 0571\nd: 330100\ne: 1e3\nf: null\ng: true\n")).data
    assert data == {"a": "yes", "b": "2025-04-20", "c": "0571", "d": "330100", "e": "1e3", "f": None, "g": True}


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("- id: a\n  ask: 问？\n  colour: red\n", 3, "unknown-key"),
        ("- id: a\n", 1, "missing-key"),
        ("- id: a\n  ask: 问？\n  kind: slider\n", 3, "wrong-value"),
        ("", 1, "empty"),
        ("# 一句话也没有\n", 1, "empty"),
        ("一句话\n", 1, "wrong-whole"),
        ("- id: a\n  ask: [问]\n", 2, "wrong-kind"),
        ("- id: a\n  ask: 问？\n- 3\n", 3, "wrong-kind"),
    ],
)
def test_what_does_not_fit_the_format_names_its_line(tmp_path: Path, text: str, line: int, code: str) -> None:
    with pytest.raises(ContentError) as error:
        typed(read_yaml(write(tmp_path, text)), tuple[Question, ...])
    assert (error.value.trouble.line, error.value.trouble.code) == (line, code)


REGION = """\
code: "330000"
name: 浙江省
topics:
  wallet:
    notes:
      - {id: a, say: 一句话。, confidence: high}
      - {id: a2, say: 一句话。, confidence: high}
  unbind:
    notes:
      - {id: b, say: 一句话。, confidence: high}
      - {id: c, say: 一句话。, confidence: high}
cities:
  - code: "330100"
    name: 杭州市
    topics:
      wallet:
        notes:
          - {id: a3, say: 一句话。, confidence: high}
      unbind:
        notes:
          - {id: d, say: 一句话。, confidence: high}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("{id: c, say: 一句话。, confidence: high}", "{id: c, confidence: high}", 11, "missing-key"),
        ("{id: c, say: 一句话。,", "{id: c, say: 一句话。, colour: red,", 11, "unknown-key"),
        ("{id: c, say: 一句话。,", "{id: c, say: 一句话。, as_of: '2025-13',", 11, "date"),
        ("{id: d, say: 一句话。, confidence: high}", "{id: d, say: 一句话。, confidence: sure}", 21, "wrong-value"),
        (
            "  unbind:\n    notes:\n      - {id: b",
            "  unbind: no\n  safety:\n    notes:\n      - {id: b",
            8,
            "wrong-kind",
        ),
    ],
)
def test_a_fault_in_a_later_topic_of_a_region_is_told_at_its_own_line(
    tmp_path: Path, old: str, new: str, line: int, code: str
) -> None:
    assert REGION.count(old) == 1
    with pytest.raises(ContentError) as error:
        typed(read_yaml(write(tmp_path, REGION.replace(old, new))), Region)
    assert (error.value.trouble.line, error.value.trouble.code) == (line, code)


@QUIET
@given(text=st.text(alphabet=st.sampled_from("ab: -\n[]{}'\"#&*!|>%@`字，？\\0019"), max_size=200))
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    assert line_of_refusal(lambda: typed(read_yaml(write(tmp_path, text)), Topic)) != 0


@QUIET
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    assert line_of_refusal(lambda: typed(read_yaml(write(tmp_path, data)), Topic)) != 0


@QUIET
@given(cut=st.integers(0, 30_000), extra=st.sampled_from(["", "\n  - {", "\n'", "\n: :", "\n - a: b: c"]))
def test_a_truncated_topic_is_read_or_refused(tmp_path: Path, root: Path, cut: int, extra: str) -> None:
    text = (root / "data/topics/family-account.yaml").read_text("utf-8")[:cut] + extra
    assert line_of_refusal(lambda: typed(read_yaml(write(tmp_path, text)), Topic)) != 0
