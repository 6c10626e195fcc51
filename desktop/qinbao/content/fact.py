"""The one shape every sentence of the product has: what is said, on whose word, as of when, how sure.

These classes are the file format of ``data/``; ``data/README.md`` explains them to authors and the
editor schema is generated from them. Unknown keys are refused.
"""

from typing import Annotated, Any, Literal

import msgspec

from qinbao.content.condition import refuse_misshapen
from qinbao.content.day import UNREAL, real

Confidence = Literal["high", "medium", "low"]
Answer = Literal["yes", "no", "ask"]
Who = Literal["payer", "relative", "together"]
When = dict[str, Any]
"""A condition on the answers; see ``qinbao.content.condition`` for the grammar."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all file formats: immutable, keyword only, no unknown keys."""


class Fact(Record, frozen=True, kw_only=True):
    """One sentence a person may read, with the ground it stands on."""

    id: str
    """Unique in all of ``data/``; overlays replace and withdraw by it."""
    say: str
    """The words, with ``{placeholders}`` of ``qinbao.guide.fill``."""
    sources: tuple[str, ...] = ()
    """Ids in ``sources.yaml``. Empty only for plain common sense and for 'not known' sentences."""
    as_of: str | None = None
    """Day the source speaks of: ``2025``, ``2025-04`` or ``2025-04-20``; none means undated."""
    confidence: Confidence
    conflict: str | None = None
    """What another source says instead, in words for the reader."""
    when: When = {}
    """Shown only where this holds; empty: always."""

    def __post_init__(self) -> None:
        """Refuse a condition and a date that cannot be read."""
        refuse_misshapen(self.when)
        if self.as_of is not None and not real(self.as_of):
            raise ValueError(f"{UNREAL} {self.as_of}")


class Note(Fact, frozen=True, kw_only=True):
    """A warning, limit, condition, use, relative or local difference."""

    title: str | None = None


class Call(Fact, frozen=True, kw_only=True):
    """A number to ring before the 医保 hotline. ``say`` is when, without the number: 钱已转走，现在就打."""

    number: Annotated[str, msgspec.Meta(pattern=r"^\d{3,5}$")]
    note: str | None = None
    """Other numbers for the same, such as those of the other carriers."""


class Ruling(Fact, frozen=True, kw_only=True):
    """One reason for 可以 / 不可以 / 要先问. Of all rulings that hold, the strictest answer wins: no, ask, yes."""

    answer: Answer
    title: str | None = None
    """Large words above the reason; for the strictest ruling they head the page."""
    go: str | None = None
    """Topic to go on with (another way to reach the same end)."""


class Document(Fact, frozen=True, kw_only=True):
    """Something to have ready. ``say`` is its name, ``note`` one short hint (original or photo, which pages)."""

    note: str | None = None
    go: str | None = None
    """The matter that helps who does not have it yet; ``note`` names it and leads there."""
    who: Literal["payer", "relative", "both"] = "both"


Sign = Literal["code", "family", "person", "wallet", "search", "heart", "gear", "map", "money", "paper"]
"""Plain signs before a line or on a tile of a drawn phone."""


class Row(Record, frozen=True, kw_only=True):
    """One line in a drawn phone list, or one tile."""

    say: str
    note: str | None = None
    icon: Sign | None = None
    """What kind of sign stands there on a real phone, where that is known."""


class Screen(Record, frozen=True, kw_only=True):
    """A phone picture as data; always drawn as 示意图 and never a screenshot.

    ``tap`` repeats the exact words of the row, search box, corner, button or icon to be ringed.
    """

    kind: Literal["home", "search", "list", "tiles", "form", "camera", "code", "upload", "password", "done"] = "list"
    app: str
    title: str | None = None
    corner: str | None = None
    """Words at the right of the title bar."""
    search: str | None = None
    """Words standing in the search box."""
    rows: tuple[Row, ...] = ()
    button: str | None = None
    """The large button at the lower end."""
    tap: str | None = None


class Step(Fact, frozen=True, kw_only=True):
    """One action of a guide, made from a step of its route. ``say`` is one short sentence, ``detail`` at most two."""

    detail: str | None = None
    see: str | None = None
    """做对了会看到 …"""
    stuck: str | None = None
    """没看到？…"""
    who: Who = "payer"
    screen: Screen | None = None
    problems: tuple[str, ...] = ()
    """Ids in ``problems.yaml`` that happen here, most likely first."""


class Counter(Fact, frozen=True, kw_only=True):
    """A real counter. ``say`` is its name."""

    address: str | None = None
    phone: str | None = None
    hours: str | None = None


class Correction(Fact, frozen=True, kw_only=True):
    """A popular but wrong, old or unproven sentence (``claim``, 网上说…) and what is so instead (``say``, 其实…)."""

    claim: str
    kind: Literal["wrong", "outdated", "unproven", "local"]
    topics: tuple[str, ...]
    danger: bool = False
    bites: tuple[str, ...] = ()
    """Ids of the steps at which it does harm: there it is told."""
    answers: tuple[str, ...] = ()
    """Ids of the popular claims this answers, such as ``S0-2``."""


class Problem(Fact, frozen=True, kw_only=True):
    """做不下去: ``say`` is what the person sees, ``why`` the usual reasons, ``do`` what to try, best first."""

    why: str
    do: tuple[str, ...]
    topics: tuple[str, ...] = ()


class Term(Fact, frozen=True, kw_only=True):
    """A word of the field in one plain sentence (``say``)."""

    term: str
    also: tuple[str, ...] = ()


class Source(Record, frozen=True, kw_only=True):
    """Where a sentence comes from. ``url`` only where it is the publisher's own and safe to open."""

    id: str
    title: str
    publisher: str
    date: str | None = None
    kind: Literal["official", "official_reprint", "media", "third_party", "phone"]
    """``phone``: said by a hotline to somebody who rang it on ``date``."""
    url: str | None = None
    note: str | None = None


class Site(Fact, frozen=True, kw_only=True):
    """An official address a QR code may hold. ``say``: what opens and what it is good for."""

    place: str
    """``CN`` or the place code whose people it serves."""
    name: str
    url: str
