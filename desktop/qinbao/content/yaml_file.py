"""Read one YAML file safely: plain data plus the line each value stands on.

Stricter than YAML on purpose, because authors are not programmers: no anchors (bombs), no tags, no repeated
keys. Only ``true``, ``false`` and ``null`` are more than words: ``yes``, ``0571`` and ``2025-04-20`` stay as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from qinbao.content.messages import message
from qinbao.content.trouble import ContentError, refuse
from qinbao.files import read_plain

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: about nine times slower, same result
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_BYTES = 2_000_000
MAX_LINE = 10_000
MAX_DEPTH = 24
QUOTED = ("'", '"', "|", ">")
_CONSTANTS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}

Trail = tuple[str | int, ...]


class Located(msgspec.Struct, frozen=True):
    """A file's data and, for each value's trail of keys and indexes, its line (from 1)."""

    path: Path
    data: Any
    lines: Mapping[Trail, int]

    def line(self, trail: Trail) -> int:
        """Line of the value at ``trail``, or of the nearest value that contains it."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return self.lines.get(trail, 1)


def read_yaml(path: Path) -> Located:
    """Read ``path``.

    Raises ``ContentError`` for anything an author can get wrong: missing file, wrong encoding, tabs, broken
    syntax, anchors, repeated keys, over-long lines, files over 2 MB.
    """
    text = _text(path)
    lines: dict[Trail, int] = {}
    try:
        # Event by event: a composer would follow a bomb or a tower of brackets to the end before anybody could refuse.
        data = _Reading(path, yaml.parse(text, Loader=Loader), lines).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark is not None else 0
        raise refuse(path, line + 1, "syntax", message("syntax")) from None
    except (yaml.YAMLError, ValueError):
        raise refuse(path, 1, "syntax", message("syntax")) from None
    return Located(path, data, lines)


def _text(path: Path) -> str:
    try:
        raw = read_plain(path, MAX_BYTES + 1)
    except OSError:
        raise refuse(path, 1, "missing", message("missing")) from None
    if len(raw) > MAX_BYTES:
        raise refuse(path, 1, "too-large", message("too-large", limit=MAX_BYTES // 1_000_000))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(path, raw[: error.start].count(b"\n") + 1, "encoding", message("encoding")) from None
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            raise refuse(path, number, "tab", message("tab"))
        if len(line) > MAX_LINE:
            raise refuse(path, number, "long-line", message("long-line", limit=MAX_LINE))
    return text


class _Reading:
    """A file on its way from the events of a parser to plain data."""

    def __init__(self, path: Path, events: Iterator[Any], lines: dict[Trail, int]) -> None:
        self._path, self._events, self._lines = path, events, lines

    def document(self) -> Any:
        """The one document there is; nothing of an empty file."""
        next(self._events)  # the stream begins
        if type(next(self._events)) is yaml.StreamEndEvent:
            return None
        data = self._value(next(self._events), ())
        next(self._events)  # the document ends
        if type(after := next(self._events)) is not yaml.StreamEndEvent:
            raise self._refused(after, "syntax")
        return data

    def _value(self, event: Any, trail: Trail) -> Any:
        self._bare(event)
        self._lines[trail] = event.start_mark.line + 1
        if type(event) is yaml.ScalarEvent:
            value: str = event.value
            return value if event.style in QUOTED else _CONSTANTS.get(value, value)
        if len(trail) >= MAX_DEPTH:
            raise self._refused(event, "too-deep")
        if type(event) is yaml.MappingStartEvent:
            return self._mapping(trail)
        data: list[Any] = []
        while type(part := next(self._events)) is not yaml.SequenceEndEvent:
            data.append(self._value(part, (*trail, len(data))))
        return data

    def _mapping(self, trail: Trail) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while type(event := next(self._events)) is not yaml.MappingEndEvent:
            self._bare(event)
            line = event.start_mark.line + 1
            if type(event) is not yaml.ScalarEvent:
                raise self._refused(event, "key")
            key = event.value
            if key in data:
                raise refuse(self._path, line, "repeated-key", message("repeated-key", key=key))
            inner = (*trail, key)
            data[key] = self._value(next(self._events), inner)
            self._lines[inner] = line
        return data

    def _bare(self, event: Any) -> None:
        """Neither bombs nor types."""
        if event.anchor:  # an alias bears the name of its anchor
            raise self._refused(event, "anchor")
        if event.tag and event.tag != "!":
            raise self._refused(event, "tag")

    def _refused(self, event: Any, code: str) -> ContentError:
        return refuse(self._path, event.start_mark.line + 1, code, message(code))


__all__ = ["ContentError", "Loader", "Located", "Trail", "read_yaml"]
