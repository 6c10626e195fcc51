"""问话纸: one page, letters to read without glasses, and room to write what the voice on the telephone says."""

from datetime import date
from itertools import pairwise

import cv2
import numpy as np
import pytest

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.paper.sheets import pages
from qinbao.paper.text import text

DAY = date(2026, 11, 28)
MOST = 8
PPI = 100
CITIES = {"潍坊": "370700", "赣州": "360700", "昆明": "530100"}


def guide(library: Library, topic: str, place: str, channel: str = "nhsa-app") -> Guide:
    answers = {"for": "parent", "place": place, "payer_place": place, "payer_insurance": "employee"}
    return build(library, topic, {**answers, "relative_insured": "resident", "channel": channel}, DAY)


@pytest.mark.parametrize("topic", ["mutual-aid", "pay-premium", "family-account", "unbind"])
@pytest.mark.parametrize("city", CITIES)
def test_it_is_one_page_with_eight_questions_at_most(library: Library, city: str, topic: str) -> None:
    made = guide(library, topic, CITIES[city])
    assert len(made.asks) <= MOST
    assert len(pages(library, made, "ask")) == 1


def test_the_most_important_comes_first_and_all_of_it_is_on_the_paper(library: Library) -> None:
    made = guide(library, "mutual-aid", CITIES["潍坊"])
    said = text(library, made, "ask").splitlines()
    assert made.hotline in said
    assert [line for line in said if line.startswith("1 ")] == [f"1 {made.asks[0].say}"]
    assert all(any(ask.say in line for line in said) for ask in made.asks)


def test_what_the_guide_knows_is_not_asked(library: Library) -> None:
    known = guide(library, "mutual-aid", CITIES["昆明"], channel="unknown")
    assert known.route is not None
    assert known.route.known == "whole"
    assert not {"ask.name", "ask.steps"} & {ask.id for ask in known.asks}


def test_a_no_asks_nothing(library: Library) -> None:
    refused = build(library, "mutual-aid", {"for": "in-law", "place": CITIES["昆明"]}, DAY)
    assert refused.verdict.answer == "no"
    assert refused.asks == ()


@pytest.mark.parametrize("city", CITIES)
def test_there_is_room_to_write_on_every_line(library: Library, city: str) -> None:
    made = guide(library, "pay-premium", CITIES[city])
    lines = ruled(pages(library, made, "ask", "png", ppi=PPI)[0])
    assert all(length >= 60 for _, length in lines)
    head, *writing, _, _ = lines  # below the title; the box of the last sentence
    assert len(writing) == sum(ask.lines for ask in made.asks) + 2  # and the day, and who said it
    heights = [top - above for (above, _), (top, _) in pairwise([head, *writing])]
    assert min(heights) >= 10 - 25.4 / PPI


def ruled(picture: bytes) -> list[tuple[float, float]]:
    """Distance from the top and length, in mm, of every line across the page that is longer than 20 mm."""
    ink = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE) < 128
    found: list[tuple[float, float]] = []
    for y, row in enumerate(ink):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], row, [0]))))
        longest = max((end - start for start, end in zip(edges[::2], edges[1::2], strict=True)), default=0)
        at, length = y * 25.4 / PPI, float(longest * 25.4 / PPI)
        if length > 20 and not (found and at - found[-1][0] < 2):
            found.append((at, length))
    return found
