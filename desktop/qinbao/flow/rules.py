"""The grammar of ``when``: declarative conditions on facts, no code in data.

``{key: value}`` or ``{key: [values]}`` – all keys must hold; ``not``: a condition that must not hold;
``any``: a list of conditions of which one must hold. Place keys match hierarchically.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from qinbao.content.fact import Fact, When

F = TypeVar("F", bound=Fact)
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Facts:
    """What is known: one word per key; for places also every place they lie in."""

    values: Mapping[str, str]
    within: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def get(self, key: str) -> str:
        """The value of ``key``, or ``unknown``."""
        return self.values.get(key, UNKNOWN)

    def matches(self, key: str, wanted: Any) -> bool:
        """Whether ``key`` has the wanted value, one of the wanted values, or lies in the wanted place."""
        options = wanted if isinstance(wanted, list) else [wanted]
        if key in self.within:
            return any(str(option) in self.within[key] for option in options)
        return self.get(key) in options


def holds(when: When, facts: Facts) -> bool:
    """Whether the condition holds; an empty one always does."""
    for key, wanted in when.items():
        if key == "not":
            if holds(wanted, facts):
                return False
        elif key == "any":
            if not any(holds(part, facts) for part in wanted):
                return False
        elif not facts.matches(key, wanted):
            return False
    return True


def applicable(items: Iterable[F], facts: Facts) -> tuple[F, ...]:
    """Those items whose condition holds, in order."""
    return tuple(item for item in items if not item.when or holds(item.when, facts))


def keys(when: When) -> Iterator[tuple[str, Any]]:
    """Every (key, wanted) pair a condition mentions, however deep."""
    for key, wanted in when.items():
        if key == "not":
            yield from keys(wanted)
        elif key == "any":
            for part in wanted:
                yield from keys(part)
        else:
            yield key, wanted
