"""What is known of a family, and which conditions (see ``content.condition``) hold then.

Place keys match hierarchically.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

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


def holds(when: When, facts: Facts) -> bool:
    """Whether the condition holds; an empty one always does.

    A key holds where its fact has the wanted value, one of the wanted values, or lies in a wanted place.
    """
    # One plain loop, without a call for each pair: this is asked millions of times in a walk through the country.
    values, places = facts.values, facts.within
    for key, wanted in when.items():
        if key == "not":
            if holds(wanted, facts):
                return False
        elif key == "any":
            for part in wanted:
                if holds(part, facts):
                    break
            else:
                return False
        elif (within := places.get(key)) is not None:
            if within.isdisjoint(wanted if isinstance(wanted, list) else (wanted,)):
                return False
        elif isinstance(wanted, list):
            if values.get(key, UNKNOWN) not in wanted:
                return False
        elif values.get(key, UNKNOWN) != wanted:
            return False
    return True


def applicable(items: Iterable[F], facts: Facts) -> tuple[F, ...]:
    """Those items whose condition holds, in order."""
    return tuple(item for item in items if not item.when or holds(item.when, facts))
