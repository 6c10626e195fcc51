"""Every sheet of every topic for thirty places, made from the content as it is shipped.

The usual run looks at some of them only; at all of them with packaging/proof/sheets.
"""

import os
from collections.abc import Callable
from datetime import date

import cv2
import numpy as np
import pytest
import zxingcpp

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.paper.catalogue import PRINTED
from qinbao.paper.sheets import pages, render

EVERY = os.environ.get("QINBAO_EVERY_SHEET") == "1"
TODAY = date(2026, 11, 22)
LIBRARY = Library()
CITIES = [place for place in LIBRARY.places.all if place.kind == "city"]
# Every twelfth city: all parts of the country, long and short names, with and without rules of their own.
THIRTY = [place.code for place in CITIES[:: len(CITIES) // 30]][:30]
WHO = ("parent", "spouse", "child-under-16", "in-law", "unknown")
WAYS = ("alipay", "counter", "wechat", "local-app", "nhsa-app")

pytestmark = pytest.mark.no_cover  # all the content on all the sheets; each sheet has its own tests


def guide_for(topic: str, place: str, turn: int) -> Guide:
    answers = {"place": place, "for": WHO[turn % len(WHO)], "channel": WAYS[turn % len(WAYS)]}
    return build(LIBRARY, topic, answers, TODAY)


@pytest.mark.parametrize("place", THIRTY if EVERY else THIRTY[1::10])
def test_all_sheets_of_a_place_carry_their_words(
    compare: Callable[[Library, Guide, str, bytes], tuple[str, str]], place: str
) -> None:
    for turn, topic in enumerate(LIBRARY.topic_ids, THIRTY.index(place)):
        guide = guide_for(topic, place, turn)
        # One place shows the first, the fourth … sheet of a topic, another the second, the fifth …
        for sheet in PRINTED if EVERY else PRINTED[(turn + THIRTY.index(place) // 3) % 3 :: 3]:
            pdf = render(LIBRARY, guide, sheet)
            missing, surplus = compare(LIBRARY, guide, sheet, pdf)
            assert surplus == "", (topic, sheet)
            assert missing == "" or sheet in ("fridge", "card"), (topic, sheet)
            assert len(pdf) <= 300_000
            assert sheet not in ("fridge", "card") or b"/Type/Pages/Count 1/" in pdf


@pytest.mark.parametrize("place", THIRTY if EVERY else THIRTY[::10])
def test_the_fridge_sheet_shows_every_step_or_says_where_the_rest_is(poppler: Callable[..., bytes], place: str) -> None:
    more, by_name = LIBRARY.words("paper.more-steps"), LIBRARY.words("glue.hotline")
    for turn, topic in enumerate(LIBRARY.topic_ids):
        guide = guide_for(topic, place, turn)
        pdf = render(LIBRARY, guide, "fridge")
        printed = "".join(poppler(pdf, "pdftotext", "-raw", "FILE", "-").decode().split())
        # By its number once, then by its name: here by its name throughout.
        named = printed.replace(guide.hotline, by_name).replace("12393", by_name)
        said = [step.say.replace(guide.hotline, by_name).replace("12393", by_name) for step in guide.steps]
        lost = [say for say in said if "".join(say.split()) not in named]
        assert not lost or more in printed, (topic, lost)
        assert guide.hotline in printed


@pytest.mark.parametrize("place", THIRTY if EVERY else THIRTY[5::10])
def test_every_sheet_is_tagged_set_in_our_letters_and_large_enough(
    looked_at: Callable[[bytes, str], None], place: str
) -> None:
    for turn, topic in enumerate(LIBRARY.topic_ids, THIRTY.index(place)):
        guide = guide_for(topic, place, turn)
        for sheet in PRINTED if EVERY else (list(PRINTED)[turn % len(PRINTED)],):
            looked_at(render(LIBRARY, guide, sheet), sheet)


@pytest.mark.parametrize("place", THIRTY if EVERY else THIRTY[::10])
def test_every_printed_code_reads_with_two_decoders(place: str) -> None:
    every = list(enumerate(LIBRARY.topic_ids, THIRTY.index(place)))
    for turn, topic in every if EVERY else (every[0], every[THIRTY.index(place) % len(every)]):
        guide = guide_for(topic, place, turn)
        payloads = {code.payload for code in guide.qr}
        assert codes_on(guide, "qr") == payloads, topic
        for sheet in ("fridge", "card"):  # one code at most: the nearest site, where there is room for it
            assert codes_on(guide, sheet) <= payloads, (topic, sheet)


def codes_on(guide: Guide, sheet: str) -> set[str]:
    """What two decoders read from a sheet at 200 dpi; a code only one of them reads is an error."""
    found, second = set(), set()
    for picture in pages(LIBRARY, guide, sheet, "png", ppi=200):
        page = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE)
        for code in zxingcpp.read_barcodes(page):
            found.add(code.text)
            corners = (code.position.top_left, code.position.bottom_right)
            (left, top), (right, bottom) = ((corner.x, corner.y) for corner in corners)
            part = page[max(top - 40, 0) : bottom + 40, max(left - 40, 0) : right + 40]
            # OpenCV finds a code in two ways, each of which misses a few good ones; phones use neither.
            ways = (cv2.QRCodeDetectorAruco(), cv2.QRCodeDetector())
            second.add(next(filter(None, (way.detectAndDecode(part)[0] for way in ways)), ""))
    assert found == second, (guide.topic, sheet)
    return found
