"""The sections of a guide: where each is told, and in which place of the order there.

A new section is a field of ``Guide``, a row here, and its heading word (``paper.section.NAME`` in ``words.yaml``).
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

Place = Literal["text", "matter", "place", "care", "beside", "listed", "cited"]


class Section(msgspec.Struct, frozen=True):
    """A field of ``Guide``, or its verdict; each place has an order of its own, 0: not told there.

    What is read aloud follows the screen from top to bottom, so it has no order of its own.
    """

    name: str
    text: int
    """All words of a guide in reading order, for terminals, screen readers and chat."""
    matter: int
    """One level below the verdict: what the matter is, for whom, under which conditions."""
    place: int
    """One level below the verdict: the season, where to go, which ways there are."""
    care: int
    """One level below the verdict: what to beware of."""
    beside: int
    """What one place does differently is told in a box of its own, first of what is said about the place."""
    listed: int
    """The page of grounds, where every sentence with a source leads to it."""
    cited: int
    """The list of sources: those of the first sections come first."""

    @property
    def heading(self) -> str:
        """Key of its heading in ``words.yaml``."""
        return f"paper.section.{self.name}"


TABLE = (
    # name, text, matter, place, care, beside, listed, cited
    Section("season", 10, 0, 10, 0, 0, 20, 40),
    Section("verdict", 20, 0, 0, 0, 0, 10, 10),
    Section("about", 30, 10, 0, 0, 0, 160, 130),
    Section("documents", 40, 0, 0, 0, 0, 40, 90),
    Section("steps", 50, 0, 0, 0, 0, 50, 100),
    Section("asks", 60, 0, 50, 0, 0, 60, 50),
    Section("order", 70, 0, 0, 0, 0, 140, 180),
    Section("warnings", 80, 0, 0, 10, 10, 70, 110),
    Section("corrections", 90, 0, 0, 0, 0, 80, 20),
    Section("after", 100, 0, 0, 0, 0, 150, 190),
    Section("limits", 110, 50, 0, 0, 60, 100, 120),
    Section("conditions", 120, 20, 0, 0, 30, 90, 150),
    Section("relatives", 130, 30, 0, 0, 40, 110, 140),
    Section("uses", 140, 40, 0, 0, 50, 120, 160),
    Section("notes", 150, 60, 0, 0, 20, 130, 170),
    Section("ways", 160, 0, 30, 0, 0, 170, 70),
    Section("hotline_notes", 170, 0, 40, 0, 0, 190, 80),
    Section("counters", 180, 0, 20, 0, 0, 180, 30),
    Section("codes", 190, 0, 0, 0, 0, 0, 0),
    Section("calls", 0, 0, 0, 0, 0, 30, 60),  # in the head of a text, with the hotline
)
"""Steps of ten leave room for one more in between."""


@cache
def told(place: Place) -> tuple[Section, ...]:
    """Sections that are told in ``place``, in its order."""
    there = (section for section in TABLE if getattr(section, place))
    return tuple(sorted(there, key=lambda section: int(getattr(section, place))))
