"""The ``Guide``: everything one family needs for one matter in one place, on one day.

``--json`` prints exactly this; the keys of ``Line`` and the first block of ``Guide`` are a contract with scripts.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from qinbao.content.ask import Form
from qinbao.content.fact import Answer, Confidence, Screen, Source, Who
from qinbao.content.route import Known
from qinbao.guide.sections import told

Mark = Literal["verify", "page"]


class Phoned(msgspec.Struct, frozen=True, kw_only=True):
    """A call after which somebody wrote a sentence down on this computer."""

    number: str
    """0571-12393."""
    day: str
    """2026-11-28."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence to show, with the ground it stands on."""

    id: str
    say: str
    title: str | None = None
    sources: tuple[str, ...] = ()
    as_of: str | None = None
    confidence: Confidence = "high"
    stale: bool = False
    """Older than 180 days on the guide's day, or undated."""
    conflict: str | None = None
    mark: Mark | None = None
    """``verify``: low or conflicting, ask first. ``page``: 以页面为准.

    Staleness alone gives no mark: one banner speaks for all.
    """
    local: str | None = None
    """Code of the place whose own rule this is; none: national."""
    heard: Phoned | None = None
    """The call it comes from, if it was written down on this computer; its mark is then that call."""


class Reason(Line, frozen=True, kw_only=True):
    """Why the answer is what it is; ``go`` names the topic that helps further."""

    answer: Answer
    go: str | None = None


class Item(Line, frozen=True, kw_only=True):
    """A document to have ready."""

    note: str | None = None
    go: str | None = None
    """Topic that helps who does not have it yet."""
    who: Literal["payer", "relative", "both"] = "both"


class Action(Line, frozen=True, kw_only=True):
    """One action, numbered from 1."""

    number: int
    detail: str | None = None
    see: str | None = None
    stuck: str | None = None
    who: Who = "payer"
    screen: Screen | None = None
    problems: tuple[str, ...] = ()
    route: str = ""
    """Id of the one way it belongs to."""
    run: tuple[int, int] | None = None
    """First and last number of the actions that are told together, before the first of them, to be verified."""


class Myth(Line, frozen=True, kw_only=True):
    """网上说 ``claim``，其实 ``say``."""

    claim: str
    kind: str
    danger: bool = False
    bites: tuple[str, ...] = ()
    """Ids of the steps at which it is told."""


class Number(Line, frozen=True, kw_only=True):
    """A number to ring before the 医保 hotline; ``say`` is when."""

    number: str
    note: str | None = None


class Desk(Line, frozen=True, kw_only=True):
    """A real counter."""

    address: str | None = None
    phone: str | None = None
    hours: str | None = None


class Way(Line, frozen=True, kw_only=True):
    """A way on file for this place. ``id``, as the answer to ``channel``, makes it the one that is told."""

    name: str
    kind: str
    """Where the name is found: ``app``, ``alipay``, ``wechat``, ``nhsa-app``, ``web``, ``counter``."""
    known: Known
    path: str | None = None
    """The way through its menus in one line: 打开“浙里办” → 搜“家庭共济”."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The one route a guide tells."""

    id: str
    name: str
    within: str | None
    known: Known
    of: str
    """Code of the place whose way it is; ``CN``: the nation's."""


class Query(Line, frozen=True, kw_only=True):
    """A question for the hotline, with room for the answer."""

    form: Form
    boxes: tuple[str, ...] = ()
    """What may be ticked."""
    lines: int = 0
    """How many lines there are to write on."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """可以 · 不可以 · 要先问, with the reasons that decide it first."""

    answer: Answer
    title: str
    reasons: tuple[Reason, ...]


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """An insured place."""

    code: str
    name: str
    province: str
    area_code: str
    city: str
    """Short name for running text: 杭州."""


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """A QR code to be made: ``payload`` exactly as encoded, ``words`` printed beside it."""

    id: str
    kind: Literal["site", "text"]
    payload: str
    title: str
    words: str
    """What opens, and for sites the address in words."""
    level: Literal["M", "Q"] = "Q"


class Freshness(msgspec.Struct, frozen=True, kw_only=True):
    """How old the shown facts are, for the one calm banner."""

    oldest: str | None
    newest: str | None
    undated: bool
    stale: bool
    say: str
    """The banner's sentence; empty where nothing is old."""


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """See the module's docstring."""

    topic: str
    place: Where | None
    """Where the relative is insured."""
    on: str
    verdict: Verdict
    documents: tuple[Item, ...]
    steps: tuple[Action, ...]
    warnings: tuple[Line, ...]
    corrections: tuple[Myth, ...]
    limits: tuple[Line, ...]
    hotline: str
    qr: tuple[Code, ...]
    sources: tuple[Source, ...]
    route: Told | None = None
    """The way the steps belong to; none where there is no way to tell."""
    asks: tuple[Query, ...] = ()
    """What this guide does not know, most important first, at most eight."""
    season: tuple[Line, ...] = ()
    """While the premium of the next year is paid: what comes first."""
    until: str | None = None
    """Last day to pay it where the relative is insured, ``2026-12-31``; none: not on file, or not the season."""

    rules_of: Where | None
    """The place whose rules these are: whom to ring, whose counters, whose menus. Mostly the relative's."""
    title: str
    official: str
    """The official or local name of the matter."""
    family: str
    """What the relative is called: 爸妈, 孩子, 家人."""
    channel: str
    """Name of the way it is done: 支付宝, 浙里办, 医保窗口."""
    answers: dict[str, str]
    supposed: tuple[str, ...]
    """Questions for which a usual answer was supposed."""
    about: tuple[Line, ...]
    relatives: tuple[Line, ...]
    conditions: tuple[Line, ...]
    uses: tuple[Line, ...]
    notes: tuple[Line, ...]
    calls: tuple[Number, ...] = ()
    """Whom to ring before ``hotline``, most urgent first; empty where that is the first to ring."""
    order: tuple[Line, ...] = ()
    """Whose money goes first, second …"""
    after: tuple[Line, ...]
    ways: tuple[Way, ...]
    """Every known way to do it here, best first."""
    counters: tuple[Desk, ...]
    hotline_notes: tuple[Line, ...]
    freshness: Freshness

    @property
    def own(self) -> bool:
        """Whether somebody does this for himself; then nobody has a part in it but he."""
        return self.answers.get("for") == "self"

    @property
    def shared(self) -> tuple[Action, ...]:
        """Actions that two people share out."""
        return () if self.own else self.steps

    @property
    def local_notes(self) -> tuple[Line, ...]:
        """What this place does differently."""
        return tuple(line for section in told("beside") for line in self.lines(section.name) if line.local)

    def lines(self, section: str) -> tuple[Line, ...]:
        """The sentences of a section of ``guide.sections``; those of the verdict are its reasons."""
        found: tuple[Line, ...] = self.verdict.reasons if section == "verdict" else getattr(self, section)
        return found
