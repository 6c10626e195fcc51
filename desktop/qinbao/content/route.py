"""A route: one whole way to get a matter done in one place, from opening the app to the sign that it is done.

It is atomic. Every step of a guide comes from one route; an overlay replaces a route whole, by id, or withdraws it, and
nothing outside puts a step of its own into it.
"""

from typing import Annotated, Any, Literal

import msgspec

from qinbao.content.condition import refuse_misshapen
from qinbao.content.day import UNREAL, real
from qinbao.content.fact import Confidence, Fact, Record, Screen, When, Who

Within = Literal["app", "alipay", "wechat", "nhsa-app", "web", "counter"]
Known = Literal["whole", "entry", "name", "general"]
By = Literal["tick", "answer", "call"]
WAY = "route"
"""The fact that says which way is told."""
VERBS = ("open", "search", "tap", "say")


class Part(Record, frozen=True, kw_only=True):
    """A sentence inside a route. What it does not say of its ground is the route's."""

    id: str
    """Begins with the route's id."""
    say: str
    """The words, as of every fact."""
    sources: tuple[str, ...] = ()
    """Its own sources, where they are not the route's."""
    as_of: str | None = None
    """Its own day, with its own sources."""
    confidence: Confidence | None = None
    """Its own, where it is not the route's."""
    conflict: str | None = None
    """What another source says instead, in words for the reader."""
    when: When = {}
    """Shown only where this holds; empty: always."""

    def __post_init__(self) -> None:
        """Refuse a condition and a date that cannot be read."""
        refuse_misshapen(self.when)
        refuse_unreal(self.as_of)


class Need(Part, frozen=True, kw_only=True):
    """What must hold before the route can be gone; it is ticked, answered, or asked at the hotline."""

    by: By = "tick"
    """``tick``: on the checklist. ``answer``: ``met`` tells. ``call``: nobody can know here, so ask first."""
    met: When = {}
    """For ``by: answer``: where this does not hold the answer is 要先问, with ``say`` as the reason."""

    def __post_init__(self) -> None:
        """Refuse conditions and a date that cannot be read."""
        super().__post_init__()
        refuse_misshapen(self.met)


class Use(Part, frozen=True, kw_only=True):
    """How the matter is used afterwards, at the till, if it was done this way."""

    title: str | None = None


class RouteStep(Record, frozen=True, kw_only=True):
    """One step: a move (``open``, ``search`` or ``tap``, the words on screen) or a sentence (``say``), exactly one."""

    open: str | None = None
    """Open this app. The picture and the words are made from it."""
    search: str | None = None
    """Type this into the search box and tap the line with exactly this name."""
    tap: str | None = None
    """Tap the entry with exactly these words."""
    say: str | None = None
    """A sentence: one action, no full stop."""
    id: str | None = None
    """Begins with the route's id; left out it is ROUTE.1, ROUTE.2 …"""
    detail: str | None = None
    see: str | None = None
    """做对了会看到 …"""
    stuck: str | None = None
    """没看到？…"""
    who: Who = "payer"
    screen: Screen | None = None
    """A picture of its own; a move has one made from its words."""
    problems: tuple[str, ...] = ()
    """Ids in ``problems.yaml`` that happen here, most likely first."""
    sources: tuple[str, ...] = ()
    """Its own sources, where they are not the route's."""
    as_of: str | None = None
    """Its own day, with its own sources."""
    confidence: Confidence | None = None
    """Its own, where it is not the route's."""
    conflict: str | None = None
    when: When = {}
    """A duty of some only: the step is there only where this holds."""

    def __post_init__(self) -> None:
        """Refuse a condition and a date that cannot be read."""
        refuse_misshapen(self.when)
        refuse_unreal(self.as_of)

    @property
    def words(self) -> tuple[str, str]:
        """The verb (``open``, ``search``, ``tap``, ``say``) and its words; ``say`` and nothing where it has none."""
        return next(((verb, words) for verb in VERBS if (words := getattr(self, verb)) is not None), ("say", ""))


class Route(Fact, frozen=True, kw_only=True):
    """One whole way. ``say`` is its line in the list of ways."""

    name: str = ""
    """The exact name of the app, mini program, account, site or counter."""
    within: Within | None = None
    """Where that name is found; left out for what to do where no way is on file."""
    known: Known
    """``whole``: every step to the sign that it is done, as sources say. ``entry``: the way in only.

    ``name``: only that it exists. ``general``, in a topic only: no way, but what to do instead.
    """
    instead: bool = False
    """In a topic only: where ``when`` holds this is told, whatever way was asked for (换个人来办, 先打电话问)."""
    first: tuple[str, ...] = ()
    """Ids of routes that have to be done before."""
    needs: tuple[Need, ...] = ()
    steps: tuple[RouteStep, ...] = ()
    """Every step, in order."""
    done: str | None = None
    """The sign that it is done; a whole route must have it."""
    use: tuple[Use, ...] = ()
    undo: str | None = None
    """Id of the route that takes it back."""


class Season(Fact, frozen=True, kw_only=True, rename={"since": "from"}):
    """A fact of one premium year: 居民医保 is paid once a year, from autumn to the end of winter."""

    title: str | None = None
    about: Literal["amount", "dates", "missed", "cash", "help", "pupils"]
    year: Annotated[int, msgspec.Meta(ge=2000, le=2100)]
    """The year of cover the fact is about, not the year in which it is paid."""
    since: str | None = None
    """First day to pay, for ``about: dates``."""
    until: str | None = None
    """Last day to pay, for ``about: dates``."""

    def __post_init__(self) -> None:
        """Refuse a condition and dates that cannot be read."""
        super().__post_init__()
        refuse_unreal(self.since)
        refuse_unreal(self.until)


def ground(part: Part | RouteStep, route: Route) -> dict[str, Any]:
    """``sources``, ``as_of``, ``confidence`` and ``conflict`` of a part: its own, or else the route's."""
    own = bool(part.sources)
    return {
        "sources": part.sources or route.sources,
        "as_of": part.as_of if own or part.as_of else route.as_of,
        "confidence": part.confidence or route.confidence,
        "conflict": part.conflict,
    }


def refuse_unreal(day: str | None) -> None:
    """Raise ``ValueError`` for a date that names no day, month or year that exists."""
    if day is not None and not real(day):
        raise ValueError(f"{UNREAL} {day}")
