from collections.abc import Iterator
from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.household import Subject
from qinbao.kiosk import self_test
from qinbao.kiosk.self_test import attempts, longest
from qinbao.paper.catalogue import PRINTED
from qinbao.paper.errors import PaperError
from qinbao.paper.maker import Sheets

DAY = date(2026, 11, 22)


class Made(Sheets):
    """Remembers what it was asked for; has no template of the booklet."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.asked: list[str] = []

    def pages(self, guide: Subject, sheet: str, ppi: float) -> tuple[bytes, ...]:
        self.asked.append(sheet)
        if sheet == "steps":
            raise PaperError("render")
        return ()


def test_each_sheet_for_paper_is_made_once(library: Library) -> None:
    made = Made(library)
    list(attempts(library, made, "330100", DAY))
    assert tuple(made.asked) == PRINTED


def test_a_sheet_that_cannot_be_made_is_named_and_the_others_go_on(library: Library) -> None:
    found = [trouble for trouble in attempts(library, Made(library), "330100", DAY) if trouble]
    assert [str(trouble) for trouble in found] == [f"paper/steps.typ:1: sheet {library.words('paper.error.render')}"]


def test_a_matter_whose_journeys_break_is_named_and_the_sheets_of_the_others_are_made(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    walked = self_test.leaves

    def broken(library: Library, topic: str, place: str | None) -> Iterator[object]:
        if topic == "family-account":
            raise StopIteration
        return walked(library, topic, place)

    monkeypatch.setattr(self_test, "leaves", broken)
    made = Made(library)
    with caplog.at_level("WARNING"):
        found = [trouble for trouble in attempts(library, made, "330100", DAY) if trouble]
    assert [trouble.file for trouble in found] == ["topics/family-account.yaml", "paper/steps.typ"]
    assert tuple(made.asked) == PRINTED


def test_as_shipped_all_of_the_longest_guide_can_be_made(library: Library) -> None:
    assert set(attempts(library, Sheets(library), "330100", DAY)) == {None}


def test_the_guide_is_long_and_a_kiosk_that_stands_nowhere_has_one(library: Library) -> None:
    assert max(len(longest(library, topic, None, DAY).steps) for topic in library.topic_ids) > 10
