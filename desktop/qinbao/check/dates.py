"""Dates of sources are ``2025``, ``2025-04`` or ``2025-04-20`` and real; a fact with another is not even read."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.content.day import real
from qinbao.content.fact import Source
from qinbao.content.trouble import Trouble


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Dates that cannot be read as a day, month or year."""
    for entry, source in folder.all(Source):
        if source.date is not None and not real(source.date):
            yield entry.trouble("date", "date", value=source.date)
