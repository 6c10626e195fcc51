"""No sheet ends with a page that holds next to nothing: who turns it has been made to for something.

The usual run looks at some; at every topic for thirty places with packaging/proof/sheets.
"""

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from tests.paper.test_shipped import EVERY, LIBRARY, THIRTY, TODAY

from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.paper.sheets import pages, render

SHEETS = {"checklist": "documents", "family": "shared", "steps": "steps", "ask": "asks"}
"""Those that may need more than a page, and what each is of."""
WHO = ("mother", "spouse", "child-under-16", "in-law", "unknown", "self")
WAYS = ("alipay", "counter", "wechat", "local-app", "nhsa-app")
FEWEST = 5
"""Lines on a last page, two of them the foot."""
MARGINS = (16, 31)
"""Mm of a page above and below what it tells."""


def guide_for(topic: str, place: str, who: str, channel: str) -> Guide:
    here = {"place": place, "payer_place": place, "payer_insurance": "employee", "relative_insured": "resident"}
    return build(LIBRARY, topic, {**here, "for": who, "channel": channel}, TODAY)


def filled(page: bytes) -> float:
    """Down to which share of its height a page tells something."""
    grey = cv2.imdecode(np.frombuffer(page, np.uint8), cv2.IMREAD_GRAYSCALE)
    above, below = (round(grey.shape[0] * mm / 297) for mm in MARGINS)
    rows = np.flatnonzero((grey[above:-below] < 128).any(axis=1))
    return float(rows[-1] + 1) / (grey.shape[0] - above - below)


@pytest.mark.no_cover
@pytest.mark.parametrize("place", THIRTY if EVERY else THIRTY[::15])
def test_no_sheet_ends_with_a_page_of_one_line(poppler: Callable[..., bytes], place: str) -> None:
    for turn, topic in enumerate(LIBRARY.topic_ids, THIRTY.index(place)):
        guide = guide_for(topic, place, WHO[turn % len(WHO)], WAYS[turn % len(WAYS)])
        for sheet, of in SHEETS.items():
            if not getattr(guide, of):
                continue
            told = poppler(render(LIBRARY, guide, sheet), "pdftotext", "-layout", "FILE", "-").decode().split("\f")[:-1]
            last = [line for line in told[-1].splitlines() if line.strip()]
            # Whom to ring and the warning close a sheet; alone they are none.
            closing = 2 if LIBRARY.words("paper.strip") in told[-1] else 0
            assert len(told) == 1 or len(last) >= FEWEST + closing, (topic, sheet, last)
            if sheet == "steps":
                assert filled(pages(LIBRARY, guide, sheet, ppi=20)[-1]) >= 1 / 3, (topic, last)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("topic", "place", "who", "channel", "closing"),
    [
        # A myth finds room on an earlier page; a short step takes the one before it over.
        ("activate", "451100", "in-law", "alipay", 2),
        ("pay-premium", "632500", "child-under-16", "nhsa-app", 2),
    ],
)
def test_a_step_book_does_not_end_with_one_myth_or_one_short_step(
    poppler: Callable[..., bytes], topic: str, place: str, who: str, channel: str, closing: int
) -> None:
    guide = guide_for(topic, place, who, channel)
    told = poppler(render(LIBRARY, guide, "steps"), "pdftotext", "-raw", "FILE", "-").decode().split("\f")[:-1]
    last = "".join(told[-1].split())
    assert len(told) > 1
    # By its end: a number is called by its name there.
    assert all("".join(step.say.split())[-5:] in last for step in guide.steps[-closing:])


@pytest.mark.no_cover
@pytest.mark.parametrize(("who", "channel"), [("mother", "alipay"), ("child-under-16", "local-app")])
def test_no_page_of_who_does_what_is_left_with_one_action_by_the_air_above_the_first(
    poppler: Callable[..., bytes], who: str, channel: str
) -> None:
    guide = guide_for("mutual-aid", "610300", who, channel)
    told = poppler(render(LIBRARY, guide, "family"), "pdftotext", "-raw", "FILE", "-").decode().split("\f")[:-1]
    assert len(told) == 2
