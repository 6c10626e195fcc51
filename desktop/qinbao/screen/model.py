"""What each kind of page shows, as plain data. No Qt here.

A page is a view of one of these; the words in them are ready to be shown and to be read aloud.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from qinbao.content.fact import Answer, Screen

ButtonKind = Literal["primary", "secondary", "danger", "plain"]


class Action(msgspec.Struct, frozen=True):
    """A button of the lower bar. ``key`` names the move, after a colon its argument: ``start:mutual-aid``."""

    key: str
    words: str
    kind: ButtonKind = "secondary"
    icon: str | None = None
    icon_after: bool = False


class CallView(msgspec.Struct, frozen=True):
    """Whom to ring before the 医保 hotline: when, and the number; ``then`` is the hotline, with its name."""

    say: str
    number: str
    then: str


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """What all pages have."""

    kind: str
    key: str
    """Changes when another page has to be shown; stays while the person answers on the same one."""
    title: str
    subtitle: str = ""
    progress: str = ""
    hotline: str = "12393"
    call: CallView | None = None
    """Stands in place of the hotline, which becomes the second."""
    actions: tuple[Action, ...] = ()
    terms: Action | None = None
    """The way to the explanation of the words that occur on the page, if any do."""


class CardView(msgspec.Struct, frozen=True):
    """A matter to go to."""

    topic: str
    title: str
    say: str
    icon: str


class HomeModel(Model, frozen=True, kw_only=True):
    """Start page: the large card, the others, and what stands in the lower bar."""

    cards: tuple[CardView, ...]
    warning: tuple[str, str]
    resume: CardView | None = None
    """The journey that can be gone on with."""
    forget: str = ""
    """Words of the button that forgets it."""
    notice: str = ""
    fresh: str = ""
    """As of when, and how long it takes."""
    extras: tuple[Action, ...] = ()
    """Quiet ways below the cards."""


class OptionView(msgspec.Struct, frozen=True):
    """An answer to choose."""

    value: str
    say: str
    note: str | None = None


class ChoiceModel(Model, frozen=True, kw_only=True):
    """A question with a few answers."""

    options: tuple[OptionView, ...]
    chosen: str | None
    why: str | None = None
    error: str | None = None


class PlaceModel(Model, frozen=True, kw_only=True):
    """A question for a place."""

    chosen: str | None
    same_as: OptionView | None = None
    error: str | None = None


class RowView(msgspec.Struct, frozen=True):
    """A question and its answer, for review."""

    page: str
    ask: str
    answer: str


class ReviewModel(Model, frozen=True, kw_only=True):
    """All answers."""

    rows: tuple[RowView, ...]


class LineView(msgspec.Struct, frozen=True):
    """A sentence with its mark, and perhaps a short title."""

    say: str
    title: str | None = None


class SectionView(msgspec.Struct, frozen=True):
    """Sentences under one heading."""

    title: str
    lines: tuple[LineView, ...]
    icon: str | None = None


class AsideNotes(msgspec.Struct, frozen=True):
    """What stands beside the matter: what is different here, how old the facts are, where they come from."""

    local: SectionView | None = None
    fresh: str = ""
    sources: str = ""
    """Words of the way to the sources; empty where there are none."""
    corrections: str = ""
    """Words of the way to the popular errors."""
    comparison: str = ""
    """Words of the way to the table of look-alikes; empty where nothing is likely to be mixed up."""


class VerdictModel(Model, frozen=True, kw_only=True):
    """可以 · 不可以 · 要先问."""

    answer: Answer
    reasons: tuple[LineView, ...]
    sections: tuple[SectionView, ...]
    go: tuple[CardView, ...]
    supposed: SectionView | None
    notes: AsideNotes
    myths: tuple[SectionView, ...] = ()
    """The dangerous popular errors about this."""
    order: SectionView | None = None
    """Whose money goes first, second …"""
    rest: tuple[SectionView, ...] = ()
    """Shown at once only in 详."""
    practice: str = ""
    """Words of the way to 练一练; empty where nothing can be rehearsed."""


class TickView(msgspec.Struct, frozen=True):
    """Something to have ready."""

    id: str
    say: str
    note: str | None
    on: bool


class ChecklistModel(Model, frozen=True, kw_only=True):
    """What to have ready."""

    items: tuple[TickView, ...]
    empty: str
    notes: AsideNotes
    rest: tuple[SectionView, ...] = ()
    """Shown at once only in 详."""


class StepModel(Model, frozen=True, kw_only=True):
    """One action."""

    number: int
    total: int
    counted: str
    who: str
    detail: str | None
    see: SectionView | None
    stuck: SectionView | None
    mark: str | None
    screen: Screen | None
    rest: tuple[SectionView, ...] = ()
    """Shown at once only in 详."""
    practice: str = ""
    """Words of the way to 练一练; empty where nothing can be rehearsed."""
    action: str = ""
    """Id of the action."""


class CompareView(msgspec.Struct, frozen=True):
    """One of the things compared: points and what holds for it."""

    title: str
    note: str | None
    points: tuple[tuple[str, str], ...]


class ComparisonModel(Model, frozen=True, kw_only=True):
    """Things often mixed up, side by side."""

    columns: tuple[CompareView, ...]
    links: tuple[Action, ...] = ()


class SheetView(msgspec.Struct, frozen=True):
    """A sheet that can be printed."""

    id: str
    title: str
    say: str
    ratio: float = 2**0.5


class SheetsModel(Model, frozen=True, kw_only=True):
    """What can be printed."""

    sheets: tuple[SheetView, ...]
    chosen: str
    look: str
    """Words of the button that shows the chosen sheet large."""
    home: str
    after: SectionView | None
    practice: str = ""
    """Words of the way to 练一练; empty where nothing can be rehearsed."""
    comparison: str = ""
    """Words of the way to the table of look-alikes; empty where nothing is likely to be mixed up."""


class PreviewModel(Model, frozen=True, kw_only=True):
    """A sheet as it will come out of the printer."""

    sheet: str
    page_name: str
    """Name of each page for the screen reader; has ``{n}``."""
    counted: str
    """Which page of how many; has ``{n}`` and ``{m}``."""
    buttons: tuple[str, str, str, str]
    """大一点, 小一点, 上一张, 下一张."""
    words: str
    """Heading of the words of the sheet."""


class PrinterModel(Model, frozen=True, kw_only=True):
    """Which printer, and how many copies."""

    copies: int
    count: str
    """How many; has ``{n}``."""
    buttons: tuple[str, str]
    """少一份, 多一份."""
    looking: str
    ready: str
    """Of a printer with which nothing is wrong."""
    trial: Action
    again: Action


class TextModel(Model, frozen=True, kw_only=True):
    """Sentences under headings: sources, corrections, terms."""

    sections: tuple[SectionView, ...] = ()
    links: tuple[Action, ...] = ()
    """Ways to more, below the sentences."""


class ToldModel(Model, frozen=True, kw_only=True):
    """How something went."""

    say: str
    icon: str
    tone: Literal["tint", "warn"]
    ways: tuple[tuple[Action, str], ...] = ()
    """Where one may go from here, besides the lower bar, and what one finds there."""


class GroupView(msgspec.Struct, frozen=True):
    """Ways under one heading."""

    title: str
    links: tuple[Action, ...]


class LinksModel(Model, frozen=True, kw_only=True):
    """Ways to other pages, in groups."""

    groups: tuple[GroupView, ...]


class HouseholdModel(Model, frozen=True, kw_only=True):
    """Who belongs to 全家计划."""

    rows: tuple[RowView, ...]
    """``page`` is the index of the relative."""
    remove: str
    """Words of the button that takes somebody out."""
    empty: str


class RelativeView(msgspec.Struct, frozen=True):
    """One relative in 全家计划."""

    title: str
    parts: tuple[tuple[Answer, SectionView], ...]
    """亮码 and 付钱: the answer and what is to be done."""
    why: SectionView | None
    hotline: str


class PlanModel(Model, frozen=True, kw_only=True):
    """全家计划: a block for each relative, one list of what to have ready, the limits over all."""

    over: SectionView | None
    """That somebody is left without a binder."""
    relatives: tuple[RelativeView, ...]
    needs: str
    items: tuple[TickView, ...]
    sections: tuple[SectionView, ...]
    fresh: str
    links: tuple[Action, ...]


class ProblemsModel(Model, frozen=True, kw_only=True):
    """What people get stuck on: which of these is it."""

    problems: tuple[OptionView, ...] = ()


class PracticeModel(Model, frozen=True, kw_only=True):
    """One picture to act on."""

    number: int
    total: int
    counted: str
    said: str
    """What came of the last touch, kindly."""
    tone: Literal["tint", "warn"]
    hint: str
    detail: str | None
    screen: Screen
    ring: bool
    touched: str | None
    """What was touched last on this picture."""


class FirstModel(Model, frozen=True, kw_only=True):
    """What a first start says."""

    points: tuple[tuple[str, str, str], ...]
    """Icon, heading, sentence."""


class CalibrateModel(Model, frozen=True, kw_only=True):
    """Fit the letters to screen and eyes."""

    card: tuple[str, str]
    """Heading and what to do."""
    buttons: tuple[str, str]
    """大一点, 小一点."""
    distance: str
    distances: tuple[OptionView, ...]
    sample: str
    dense: str
    """What to do where even the largest letters are not enough."""
    name: str
    """Of the drawn card, for the screen reader."""
