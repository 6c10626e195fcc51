"""内容截至 on the start page is the month of the newest fact.

It stands there as plain words, so that the start reads no facts; this rule keeps it true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.fact import Fact, Record
from qinbao.content.trouble import Trouble

SECTION, KEY = "home", "fresh"
_MONTH = re.compile(r"(\d{4})\D+(\d{1,2})")


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """A month in ``home.fresh`` that is not that of the newest ``as_of``."""
    if not folder.known("words.yaml"):
        return
    home = folder.files["words.yaml"].get(SECTION)
    said = _MONTH.search(str(home.get(KEY)) if isinstance(home, dict) else "")
    given = f"{said[1]}-{int(said[2]):02}" if said else ""
    dates = [fact.as_of for _, fact in folder.all(Fact) if fact.as_of]
    newest = max((f"{as_of}-01"[:7] for as_of in dates), default=given)
    if given != newest:
        words = Entry("words.yaml", folder.located["words.yaml"], (SECTION,), Record())
        yield words.trouble("content-date", KEY, given=given, newest=newest)
