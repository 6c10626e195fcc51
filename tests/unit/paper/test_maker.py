"""One guide in every form it can leave the machine in."""

from datetime import date

import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.paper.maker import Sheets

PNG, PDF = b"\x89PNG", b"%PDF"


@pytest.fixture(scope="module")
def guide(library: Library) -> Guide:
    return build(library, "family-account", {"place": "330100", "for": "parent"}, date(2026, 11, 22))


def test_a_sheet_is_made_as_pdf(library: Library, guide: Guide) -> None:
    assert Sheets(library).pdf(guide, "fridge").startswith(PDF)


def test_a_sheet_is_drawn_page_by_page(library: Library, guide: Guide) -> None:
    pages = Sheets(library).pages(guide, "fridge", 40)
    assert len(pages) == 1
    assert pages[0].startswith(PNG)


def test_the_words_of_a_sheet_are_given_line_by_line(library: Library, guide: Guide) -> None:
    lines = Sheets(library).text(guide, "fridge").splitlines()
    assert any("0571-12393" in line for line in lines)
