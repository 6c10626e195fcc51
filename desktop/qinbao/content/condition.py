"""How a ``when`` is read: declarative conditions, no code in data.

``{key: value}`` or ``{key: [values]}`` – all keys must hold; ``not``: a condition that must not hold;
``any``: a list of conditions of which one must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from qinbao.content.fact import When


def holds(when: When, matches: Callable[[str, Any], bool]) -> bool:
    """Whether the condition holds where ``matches(key, wanted)`` judges each pair; an empty one always does."""
    for key, wanted in when.items():
        if key == "not":
            if holds(wanted, matches):
                return False
        elif key == "any":
            if not any(holds(part, matches) for part in wanted):
                return False
        elif not matches(key, wanted):
            return False
    return True


def pairs(when: When) -> Iterator[tuple[str, Any]]:
    """Every (key, wanted) pair a condition mentions, however deep; parts of a wrong shape are passed over."""
    for key, wanted in when.items():
        if key == "not":
            yield from pairs(wanted) if isinstance(wanted, dict) else ()
        elif key == "any":
            for part in wanted if isinstance(wanted, list) else ():
                yield from pairs(part) if isinstance(part, dict) else ()
        else:
            yield key, wanted
