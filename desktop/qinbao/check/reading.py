"""Which fields of a record a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_type_hints

from qinbao.content.fact import Record

UNREAD = frozenset((
    "id", "as_of", "date", "since", "until", "sources", "publisher", "url", "code", "place", "value", "assume",
    "same_as", "go", "topic", "topics", "icon", "answers", "problems", "withdraw",
    "first", "undo", "question", "means", "keeps", "name", "number", "phone", "call", "helper", "sub",
    "app", "corner", "search", "button", "open", "tap",
))  # fmt: skip
"""Fields of text that are not sentences: ids, codes, dates and numbers, names, and the words of a phone picture.

All other text is read by somebody: a new field is checked without being named here.
"""
_TEXT = (str, str | None, tuple[str, ...])


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
    kinds = get_type_hints(kind)
    return tuple(field for field in kind.__struct_fields__ if field not in UNREAD and kinds[field] in _TEXT)
