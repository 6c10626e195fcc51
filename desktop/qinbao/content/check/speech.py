"""Which fields a person reads, and how they fall into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qinbao.content.check.ground import Entry, Ground
from qinbao.content.fact import Record, Source
from qinbao.content.yaml_file import Located, Trail

READ = (
    "say", "title", "note", "detail", "see", "stuck", "conflict", "claim", "why", "do", "ask", "hint",
    "local_name", "official", "address", "hours", "term", "also", "cells",
)  # fmt: skip
_END = re.compile(r"[。！？；\n]")
_HANZI = re.compile(r"[㐀-鿿𠀀-𮯯]")


def spoken(ground: Ground) -> Iterator[tuple[Entry, str, str]]:
    """Every (entry, field, text) a person may read; titles of sources are quoted, so they are left out."""
    for entry in ground.entries:
        if isinstance(entry.record, Source):
            continue
        for field, text in texts(entry.record):
            yield entry, field, text


def written(ground: Ground) -> Iterator[tuple[Entry, str, str]]:
    """Like ``spoken``, and the words of the program itself too."""
    yield from spoken(ground)
    if ground.known("words.yaml"):
        yield from _words(ground.located["words.yaml"], ground.files["words.yaml"], ())


def _words(located: Located, words: dict[str, Any], trail: Trail) -> Iterator[tuple[Entry, str, str]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _words(located, value, (*trail, key))
        else:
            yield Entry("words.yaml", located, trail, Record()), key, str(value)


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """The (field, text) pairs of one record, not of the records inside it."""
    for field in READ:
        value = getattr(record, field, None)
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, tuple):
            yield from ((field, part) for part in value if isinstance(part, str))


def sentences(text: str) -> list[str]:
    """``text`` cut at full stops, question marks, exclamation marks and semicolons."""
    return [part for part in _END.split(text) if _HANZI.search(part)]


def hanzi(text: str) -> int:
    """How many Chinese characters ``text`` has."""
    return len(_HANZI.findall(text))
