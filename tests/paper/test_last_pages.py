"""No sheet ends with a page that holds next to nothing: who turns it has been made to for something.

The usual run looks at some; at every topic for thirty places with packaging/proof/sheets.
"""

from collections.abc import Callable

import pytest
from tests.paper.test_shipped import EVERY, LIBRARY, THIRTY, TODAY

from qinbao.guide.build import build
from qinbao.paper.sheets import render

SHEETS = {"checklist": "documents", "family": "shared", "steps": "steps", "ask": "asks"}
"""Those that may need more than a page, and what each is of."""
WHO = ("mother", "spouse", "child-under-16", "in-law", "unknown", "self")
WAYS = ("alipay", "counter", "wechat", "local-app", "nhsa-app")
FEWEST = 5
"""Lines on a last page, two of them the foot."""


@pytest.mark.no_cover
@pytest.mark.parametrize("place", THIRTY if EVERY else THIRTY[::15])
def test_no_sheet_ends_with_a_page_of_one_line(poppler: Callable[..., bytes], place: str) -> None:
    for turn, topic in enumerate(LIBRARY.topic_ids, THIRTY.index(place)):
        here = {"place": place, "payer_place": place, "payer_insurance": "employee", "relative_insured": "resident"}
        answers = {**here, "for": WHO[turn % len(WHO)], "channel": WAYS[turn % len(WAYS)]}
        guide = build(LIBRARY, topic, answers, TODAY)
        for sheet, of in SHEETS.items():
            if not getattr(guide, of):
                continue
            pages = (
                poppler(render(LIBRARY, guide, sheet), "pdftotext", "-layout", "FILE", "-").decode().split("\f")[:-1]
            )
            last = [line for line in pages[-1].splitlines() if line.strip()]
            # Whom to ring and the warning close a sheet; alone they are none.
            closing = 2 if LIBRARY.words("paper.strip") in pages[-1] else 0
            assert len(pages) == 1 or len(last) >= FEWEST + closing, (topic, sheet, last)
