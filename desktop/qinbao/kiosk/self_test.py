"""Every sheet is made once after a start, while nobody is there.

So the operator learns of a sheet that cannot be made before somebody wants it; nobody waits for what the first sheet
has to load; and the memory that sheets take is claimed at once, not bit by bit over the months a kiosk runs.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from itertools import islice

from qinbao.content.library import Library
from qinbao.content.messages import message
from qinbao.content.trouble import Trouble
from qinbao.flow.actions import actions
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.guide.survey import leaves
from qinbao.paper.catalogue import SHEETS
from qinbao.paper.errors import PaperError
from qinbao.paper.maker import Sheets
from qinbao.visit_cache import forget_visit

log = logging.getLogger(__name__)

PAUSE_MS = 3_000
"""Between two sheets. Each takes about a tenth of a second."""
BEFORE_MS = 30_000
"""From the start to the first."""
_PPI = 72
_MANY = 40
"""Journeys of a topic among which the longest is looked for."""


def attempts(library: Library, sheets: Sheets, place: str | None, today: date) -> Iterator[Trouble | None]:
    """Make one sheet at each step, of the longest guide for ``place``; what is wrong with it, if anything.

    A topic whose journeys break is named first.
    """
    guides: list[Guide] = []
    for topic in library.topic_ids:
        try:
            guides.append(longest(library, topic, place, today))
        except Exception:
            log.warning("no guide can be made of %s", topic, exc_info=True)
            yield Trouble(f"topics/{topic}.yaml", 1, "guide", message("guide"))
    guide = max(guides, key=lambda made: len(made.steps), default=None)
    for sheet in SHEETS:
        if not sheet.printed or guide is None:
            continue
        try:
            sheets.pages(guide, sheet.name, _PPI)
        except PaperError as error:
            words = library.words(error.key, **error.fields)
            yield Trouble(f"paper/{sheet.template or sheet.name}.typ", 1, "sheet", words)
        else:
            yield None
    forget_visit()


def longest(library: Library, topic: str, place: str | None, today: date) -> Guide:
    """The guide with most to do among some of ``topic`` in ``place``."""
    journeys = islice(leaves(library, topic, place), _MANY)
    answers, _, _ = max(journeys, key=lambda journey: len(actions(library, journey[2], journey[1])))
    return build(library, topic, answers, today)
