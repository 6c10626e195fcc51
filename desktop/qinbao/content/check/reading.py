"""Which fields of a record a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from qinbao.content.fact import Record

READ = (
    "say", "title", "note", "detail", "see", "stuck", "conflict", "claim", "why", "do", "ask", "hint",
    "local_name", "official", "address", "hours", "term", "also", "cells", "done",
)  # fmt: skip


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """The (field, text) pairs of one record, not of the records inside it."""
    for field in _read(type(record)):
        value = getattr(record, field)
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, tuple):
            yield from ((field, part) for part in value if isinstance(part, str))


@cache
def _read(kind: type[Record]) -> tuple[str, ...]:
    return tuple(field for field in READ if field in kind.__struct_fields__)
