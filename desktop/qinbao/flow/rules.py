"""What is known of a family, and which conditions (see ``content.condition``) hold then.

Place keys match hierarchically.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from qinbao.content import condition
from qinbao.content.fact import Fact, When

F = TypeVar("F", bound=Fact)
UNKNOWN = "unknown"
RULES_OF = "rules_of"
"""Fact: code of the place whose rules hold, see ``Topic.rules_of``."""


class Facts(msgspec.Struct, frozen=True):
    """What is known: one word per key; for places also every place they lie in."""

    values: Mapping[str, str]
    within: Mapping[str, frozenset[str]] = {}

    def get(self, key: str) -> str:
        """The value of ``key``, or ``unknown``."""
        return self.values.get(key, UNKNOWN)

    def matches(self, key: str, wanted: Any) -> bool:
        """Whether ``key`` has the wanted value, one of the wanted values, or lies in the wanted place."""
        if (within := self.within.get(key)) is not None:
            return not within.isdisjoint(wanted if isinstance(wanted, list) else (wanted,))
        value = self.values.get(key, UNKNOWN)
        return value in wanted if isinstance(wanted, list) else value == wanted


def holds(when: When, facts: Facts) -> bool:
    """Whether the condition holds; an empty one always does."""
    return condition.holds(when, facts.matches)


def applicable(items: Iterable[F], facts: Facts) -> tuple[F, ...]:
    """Those items whose condition holds, in order."""
    return tuple(item for item in items if not item.when or holds(item.when, facts))
