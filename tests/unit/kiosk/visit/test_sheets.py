from datetime import date

import cv2
import numpy as np
import pytest
import zxingcpp

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.kiosk.visit.resume import decode
from qinbao.kiosk.visit.sheets import KioskSheets

ANSWERS = {"for": "parent", "place": "330100", "smartphone": "yes", "channel": "alipay", "face": "yes"}


@pytest.fixture(scope="module")
def guide(library: Library) -> Guide:
    return build(library, "family-account", ANSWERS, date(2026, 11, 22))


def codes(pages: tuple[bytes, ...]) -> list[str]:
    pictures = (cv2.imdecode(np.frombuffer(page, np.uint8), cv2.IMREAD_GRAYSCALE) for page in pages)
    return [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]


def test_the_printed_code_reopens_the_guide(library: Library, guide: Guide) -> None:
    found = [decode(library, text) for text in codes(KioskSheets(library, True).pages(guide, "qr", 150))]
    (session,) = [session for session in found if session is not None]
    assert session.given == ANSWERS


def test_without_a_scanner_there_is_no_such_code(library: Library, guide: Guide) -> None:
    found = codes(KioskSheets(library, False).pages(guide, "qr", 150))
    assert found
    assert all(decode(library, text) is None for text in found)


def test_what_typst_knows_of_a_sheet_is_forgotten_for_the_next_one(
    library: Library, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgot: list[str] = []
    sheets = KioskSheets(library, True)
    monkeypatch.setattr("qinbao.kiosk.visit.sheets.forget", lambda: forgot.append(sheets.last))
    sheets.pages(guide, "card", 40)
    forgot.clear()
    sheets.pdf(guide, "card")
    assert forgot == []
    sheets.pages(guide, "ask", 40)
    assert forgot == ["card"]
