"""Turn read YAML into records, naming the line of whatever does not fit."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from qinbao.content.condition import MISSHAPEN
from qinbao.content.day import UNREAL
from qinbao.content.messages import message
from qinbao.content.trouble import ContentError, refuse
from qinbao.content.yaml_file import Located, Trail

T = TypeVar("T")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_MISSING = re.compile(r"missing required field `([^`]+)`")
_ENUM = re.compile(r"Invalid enum value '?([^']*)'?")
_DATE = re.compile(rf"{UNREAL} (.*?)(?: - at |$)")
_PLACE = re.compile(r" - at `\$?([^`]*)`$")
_PART = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


def typed(located: Located, kind: type[T]) -> T:
    """The file's data as ``kind``; raises ``ContentError`` with file, line and a plain sentence."""
    try:
        # Not strict: words that stand for numbers ("5") are read as such; scalars come as written.
        return msgspec.convert(located.data, kind, strict=False)
    except msgspec.ValidationError as error:
        raise _explain(located, str(error)) from None


def _explain(located: Located, text: str) -> ContentError:
    where = _PLACE.search(text)
    trail = _trail(where.group(1)) if where else ()
    if unknown := _UNKNOWN.search(text):
        key = unknown.group(1)
        return refuse(located.path, _find(located, (*trail, key)), "unknown-key", message("unknown-key", key=key))
    if text.startswith(MISSHAPEN):
        return refuse(located.path, _find(located, (*trail, "when")), MISSHAPEN, message(MISSHAPEN))
    if dated := _DATE.match(text):
        return refuse(located.path, _find(located, (*trail, "as_of")), UNREAL, message(UNREAL, value=dated.group(1)))
    line = _find(located, trail)
    if missing := _MISSING.search(text):
        return refuse(located.path, line, "missing-key", message("missing-key", key=missing.group(1)))
    if wrong := _ENUM.search(text):
        return refuse(located.path, line, "wrong-value", message("wrong-value", value=wrong.group(1)))
    if not trail:
        code = "wrong-whole" if located.data else "empty"
        return refuse(located.path, line, code, message(code))
    key = str(trail[-1])
    return refuse(located.path, line, "wrong-kind", message("wrong-kind", key=key))


def _trail(text: str) -> Trail:
    parts: list[str | int] = []
    for key, index in _PART.findall(text):
        parts.append(key if key else (int(index) if index != "..." else "*"))
    return tuple(parts)


def _find(located: Located, trail: Trail) -> int:
    """Line of ``trail``; msgspec writes ``[...]`` for dict values, which matches any key here."""
    if "*" not in trail:
        return located.line(trail)
    for candidate, line in located.lines.items():
        if len(candidate) == len(trail) and all(b in ("*", a) for a, b in zip(candidate, trail, strict=True)):
            return line
    return located.line(trail[: trail.index("*")])
