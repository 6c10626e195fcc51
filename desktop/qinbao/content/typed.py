"""Turn read YAML into records, naming the line of whatever does not fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

from qinbao.content.condition import MISSHAPEN
from qinbao.content.day import UNREAL
from qinbao.content.heard import FAULTS
from qinbao.content.messages import message
from qinbao.content.trouble import ContentError, refuse
from qinbao.content.yaml_file import Located, Trail

T = TypeVar("T")
ANY = "..."
HEARD = frozenset(f"heard-{fault}" for fault in FAULTS)
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_MISSING = re.compile(r"missing required field `([^`]+)`")
_ENUM = re.compile(r"Invalid enum value '?([^']*)'?")
_DATE = re.compile(rf"{UNREAL} (.*?)(?: - at |$)")
_PLACE = re.compile(r" - at `\$?([^`]*)`$")
_PART = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


def typed(located: Located, kind: type[T]) -> T:
    """The file's data as ``kind``; raises ``ContentError`` with file, line and a plain sentence."""
    try:
        return _converted(located.data, kind)
    except msgspec.ValidationError as error:
        text = str(error)
        raise _explain(located, text, _place(located.data, kind, text)) from None


def _converted(data: Any, kind: type[T]) -> T:
    # Not strict: words that stand for numbers ("5") are read as such; scalars come as written.
    return msgspec.convert(data, kind, strict=False)


def _explain(located: Located, text: str, trail: Trail) -> ContentError:
    if unknown := _UNKNOWN.search(text):
        key = unknown.group(1)
        return refuse(located.path, located.line((*trail, key)), "unknown-key", message("unknown-key", key=key))
    if text.startswith(MISSHAPEN):
        return refuse(located.path, located.line((*trail, "when")), MISSHAPEN, message(MISSHAPEN))
    if dated := _DATE.match(text):
        return refuse(located.path, located.line((*trail, "as_of")), UNREAL, message(UNREAL, value=dated.group(1)))
    line = located.line(trail)
    if (heard := f"heard-{text.partition(' ')[0]}") in HEARD:
        return refuse(located.path, line, heard, message(heard))
    if missing := _MISSING.search(text):
        return refuse(located.path, line, "missing-key", message("missing-key", key=missing.group(1)))
    if wrong := _ENUM.search(text):
        return refuse(located.path, line, "wrong-value", message("wrong-value", value=wrong.group(1)))
    if not trail:
        code = "wrong-whole" if located.data else "empty"
        return refuse(located.path, line, code, message(code))
    key = str(trail[-1])
    return refuse(located.path, line, "wrong-kind", message("wrong-kind", key=key))


def _place(data: Any, kind: type[Any], text: str) -> Trail:
    """Where in ``data`` the fault ``text`` is. msgspec calls every value of a dict ``[...]``; here it gets its key."""
    found = _PLACE.search(text)
    trail: list[str | int] = []
    for key, index in _PART.findall(found.group(1)) if found else ():
        if index == ANY:
            # A dict in which the fault remains when all its other values are gone holds it in the one that is left.
            names: list[str] = list(_at(data, trail))
            key = next((name for name in names if _fault(_alone(data, trail, name), kind) == text), "")
            if not key:
                break
            data = _alone(data, trail, key)
        trail.append(int(index) if index and index != ANY else key)
    return tuple(trail)


def _at(data: Any, trail: Sequence[str | int]) -> Any:
    for part in trail:
        data = data[part]
    return data


def _alone(data: Any, trail: Sequence[str | int], name: str) -> Any:
    """``data`` with nothing but ``name`` in the dict at ``trail``."""
    if not trail:
        return {name: data[name]}
    inner = _alone(data[trail[0]], trail[1:], name)
    if isinstance(data, list):
        return [inner if index == trail[0] else part for index, part in enumerate(data)]
    return {**data, trail[0]: inner}


def _fault(data: Any, kind: type[Any]) -> str:
    try:
        _converted(data, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""
