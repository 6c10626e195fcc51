"""Whatever an author types into a file that was in order, check answers in sentences."""

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qinbao.check import check

NAMES = ["topics/shop.yaml", "regions/zhejiang.yaml", "questions.yaml", "household.yaml", "words.yaml"]
PIECES = st.sampled_from(
    ["", "{", "}", "[", "]", ": ", "- ", "\n", "\n  ", "for", "when: ", "not: ", "any: ", '"', "[x]", "true", "null",
     "{for: [[x]]}", "{for: {a: b}}", "{not: x}", "go: shop", "第一，", "“", "12393"]
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(NAMES),
    at=st.integers(0, 900),
    gone=st.integers(0, 30),
    pieces=st.lists(PIECES, max_size=4),
)
@example(name="questions.yaml", at=165, gone=30, pieces=[])  # a question that others follow from loses its name
def test_any_change_is_answered_in_sentences(small: Path, name: str, at: int, gone: int, pieces: list[str]) -> None:
    path = small / name
    before = path.read_text("utf-8")
    try:
        path.write_text(before[:at] + "".join(pieces) + before[at + gone :], "utf-8")
        for trouble in check(small):
            assert trouble.line >= 1
            assert trouble.message.endswith("。")
    finally:
        path.write_text(before, "utf-8")
