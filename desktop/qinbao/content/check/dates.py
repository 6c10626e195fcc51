"""Dates are ``2025``, ``2025-04`` or ``2025-04-20`` and real."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from qinbao.content.check.ground import Ground
from qinbao.content.fact import Fact, Source
from qinbao.content.trouble import Trouble

_FORM = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def rule(ground: Ground) -> Iterator[Trouble]:
    """Dates that cannot be read as a day, month or year."""
    for entry, fact in ground.all(Fact):
        if fact.as_of is not None and not real(fact.as_of):
            yield entry.trouble("date", "as_of", value=fact.as_of)
    for entry, source in ground.all(Source):
        if source.date is not None and not real(source.date):
            yield entry.trouble("date", "date", value=source.date)


def real(text: str) -> bool:
    """Whether ``text`` names a year, month or day that exists."""
    match = _FORM.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True
