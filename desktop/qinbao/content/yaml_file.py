"""Read one YAML file safely: plain data plus the line each value stands on.

Stricter than YAML on purpose, because authors are not programmers: no anchors (bombs), no tags, no repeated
keys. Only ``true``, ``false`` and ``null`` are more than words: ``yes``, ``0571`` and ``2025-04-20`` stay as written.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    try:
        _refuse_anchors(path, text)
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark is not None else 0
        raise refuse(path, line + 1, "syntax", message("syntax")) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise refuse(path, 1, "syntax", message("syntax")) from None
    lines: dict[Trail, int] = {}
    return Located(path, _plain(path, node, (), lines), lines)


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


def _refuse_anchors(path: Path, text: str) -> None:
    # Before composing: the composer is recursive and would follow a bomb or a tower of brackets to the end.
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise refuse(path, line, "anchor", message("anchor"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise refuse(path, line, "too-deep", message("too-deep"))
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            raise refuse(path, line, "tag", message("tag"))


def _plain(path: Path, node: yaml.Node | None, trail: Trail, lines: dict[Trail, int]) -> Any:
    if node is None:
        return None
    line = node.start_mark.line + 1
    lines[trail] = line
    if len(trail) > MAX_DEPTH:
        raise refuse(path, line, "too-deep", message("too-deep"))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(path, child, (*trail, index), lines) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(path, node, trail, lines)
    value: str = node.value
    return value if getattr(node, "style", None) in QUOTED else _CONSTANTS.get(value, value)


def _mapping(path: Path, node: yaml.MappingNode, trail: Trail, lines: dict[Trail, int]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise refuse(path, line, "key", message("key"))
        key = str(key_node.value)
        if key in data:
            raise refuse(path, line, "repeated-key", message("repeated-key", key=key))
        data[key] = _plain(path, value_node, (*trail, key), lines)
        lines[(*trail, key)] = line
    return data


__all__ = ["ContentError", "Loader", "Located", "Trail", "read_yaml"]
