"""Ids are unique in all of ``data/`` and plainly written; regional ids begin with their file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.fact import Fact, Source
from qinbao.content.trouble import Trouble

_FORM = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Ids that repeat without being a replacement, are oddly written, or stand in the wrong file."""
    seen: dict[tuple[type, str], str] = {}
    national = {fact.id for entry, fact in folder.all(Fact) if not entry.file.startswith("regions/")}
    named: list[tuple[Entry, Fact | Source]] = [*folder.all(Fact), *folder.all(Source)]
    for entry, record in named:
        if not _FORM.fullmatch(record.id):
            yield entry.trouble("id-form", "id", id=record.id)
        regional = entry.file.startswith("regions/")
        stem = entry.file.removeprefix("regions/").removesuffix(".yaml")
        if regional and record.id in national:
            continue
        if regional and not record.id.startswith(f"{stem}."):
            yield entry.trouble("id-file", "id", id=record.id, stem=stem)
        key = (Source if isinstance(record, Source) else Fact, record.id)
        if key in seen:
            yield entry.trouble("id-repeated", "id", id=record.id, first=seen[key])
        seen.setdefault(key, entry.file)
