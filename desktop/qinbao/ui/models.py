"""What each kind of page shows, as plain data. No Qt here.

A page is a view of one of these; the words in them are ready to be shown and to be read aloud.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from qinbao.content.fact import Answer, Screen

ButtonKind = Literal["primary", "secondary", "danger", "plain"]


@dataclass(frozen=True)
class Action:
    """A button of the lower bar. ``key`` names the move, after a colon its argument: ``start:mutual-aid``."""

    key: str
    words: str
    kind: ButtonKind = "secondary"
    icon: str | None = None
    icon_after: bool = False


@dataclass(frozen=True, kw_only=True)
class Model:
    """What all pages have."""

    kind: str
    key: str
    """Changes when another page has to be shown; stays while the person answers on the same one."""
    title: str
    subtitle: str = ""
    progress: str = ""
    hotline: str = "12393"
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class CardView:
    """A matter to go to."""

    topic: str
    title: str
    say: str
    icon: str


@dataclass(frozen=True, kw_only=True)
class HomeModel(Model):
    """Start page: the large card, the others, and what stands in the lower bar."""

    cards: tuple[CardView, ...]
    warning: tuple[str, str]


@dataclass(frozen=True)
class OptionView:
    """An answer to choose."""

    value: str
    say: str
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChoiceModel(Model):
    """A question with a few answers."""

    options: tuple[OptionView, ...]
    chosen: str | None
    why: str | None = None
    error: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlaceModel(Model):
    """A question for a place."""

    chosen: str | None
    same_as: OptionView | None = None
    error: str | None = None


@dataclass(frozen=True)
class RowView:
    """A question and its answer, for review."""

    page: str
    ask: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class ReviewModel(Model):
    """All answers."""

    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class LineView:
    """A sentence with its mark, and perhaps a short title."""

    say: str
    title: str | None = None


@dataclass(frozen=True)
class SectionView:
    """Sentences under one heading."""

    title: str
    lines: tuple[LineView, ...]
    icon: str | None = None


@dataclass(frozen=True)
class AsideNotes:
    """What stands beside the matter: what is different here, how old the facts are, where they come from."""

    local: SectionView | None = None
    fresh: str = ""
    sources: str = ""
    """Words of the way to the sources; empty where there are none."""
    corrections: str = ""
    """Words of the way to the popular errors."""


@dataclass(frozen=True, kw_only=True)
class VerdictModel(Model):
    """可以 · 不可以 · 要先问."""

    answer: Answer
    reasons: tuple[LineView, ...]
    sections: tuple[SectionView, ...]
    go: tuple[CardView, ...]
    supposed: SectionView | None
    notes: AsideNotes


@dataclass(frozen=True)
class TickView:
    """Something to have ready."""

    id: str
    say: str
    note: str | None
    on: bool


@dataclass(frozen=True, kw_only=True)
class ChecklistModel(Model):
    """What to have ready."""

    items: tuple[TickView, ...]
    empty: str
    notes: AsideNotes


@dataclass(frozen=True, kw_only=True)
class StepModel(Model):
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


@dataclass(frozen=True)
class CompareView:
    """One of the things compared: points and what holds for it."""

    title: str
    note: str | None
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ComparisonModel(Model):
    """Things often mixed up, side by side."""

    columns: tuple[CompareView, ...]


@dataclass(frozen=True)
class SheetView:
    """A sheet that can be printed."""

    id: str
    title: str
    say: str
    ratio: float = 2**0.5


@dataclass(frozen=True, kw_only=True)
class SheetsModel(Model):
    """What can be printed."""

    sheets: tuple[SheetView, ...]
    chosen: str
    look: str
    """Words of the button that shows the chosen sheet large."""
    home: str
    after: SectionView | None


@dataclass(frozen=True, kw_only=True)
class PreviewModel(Model):
    """A sheet as it will come out of the printer."""

    sheet: str
    page_name: str
    """Name of each page for the screen reader; has ``{n}``."""


@dataclass(frozen=True, kw_only=True)
class TextModel(Model):
    """Sentences under headings: sources, corrections, terms, how printing went."""

    sections: tuple[SectionView, ...] = ()
    tone: Literal["tint", "warn", "danger"] = "tint"


@dataclass(frozen=True, kw_only=True)
class ProblemsModel(Model):
    """做不下去: which of these is it?"""

    problems: tuple[OptionView, ...] = field(default=())
