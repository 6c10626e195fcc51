"""Dates of facts: ``2025``, ``2025-04`` or ``2025-04-20``."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from qinbao.visit_cache import visit_cache

UNREAL = "date"
_FORM = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@visit_cache
@lru_cache(maxsize=1024)
def day(as_of: str) -> date:
    """First day a partial date can mean (``2025`` → 1 January 2025), so that age is never understated.

    Raises ``ValueError`` for anything that names no year, month or day that exists.
    """
    found = _FORM.fullmatch(as_of)
    if found is None:
        raise ValueError(f"not a date: {as_of}")
    return date(*(int(part or 1) for part in found.groups()))


def real(as_of: str) -> bool:
    """Whether ``as_of`` names a year, month or day that exists."""
    try:
        day(as_of)
    except ValueError:
        return False
    return True
