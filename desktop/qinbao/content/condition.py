"""How a ``when`` is read: declarative conditions, no code in data.

``{key: value}`` or ``{key: [values]}`` – all keys must hold; ``not``: a condition that must not hold;
``any``: a list of conditions of which one must hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

MISSHAPEN = "when-form"


def shaped(when: Any) -> bool:
    """Whether ``not`` holds a condition and ``any`` a list of at least one, all the way down."""
    if not isinstance(when, dict):
        return False
    for key, wanted in when.items():
        if key == "not" and not shaped(wanted):
            return False
        if key == "any" and not (isinstance(wanted, list) and wanted and all(shaped(part) for part in wanted)):
            return False
    return True


def refuse_misshapen(when: Mapping[str, Any]) -> None:
    """Raise ``ValueError`` for a condition that cannot be read; records do so when they are made."""
    if when and not shaped(when):
        raise ValueError(MISSHAPEN)


def pairs(when: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every (key, wanted) pair a condition mentions, however deep."""
    for key, wanted in when.items():
        if key == "not":
            yield from pairs(wanted)
        elif key == "any":
            for part in wanted:
                yield from pairs(part)
        else:
            yield key, wanted
