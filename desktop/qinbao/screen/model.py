"""What pages are made of, as plain data: words that are ready to be shown and to be read aloud."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from qinbao.screen.press import Press

ButtonKind = Literal["primary", "secondary", "danger", "plain"]


class ButtonView(msgspec.Struct, frozen=True):
    """A button or a line to press."""

    press: Press
    words: str
    kind: ButtonKind = "secondary"
    icon: str | None = None
    icon_after: bool = False

    @property
    def key(self) -> str:
        """What it is called by whoever looks for it."""
        return self.press.name


class CallView(msgspec.Struct, frozen=True):
    """Whom to ring before the 医保 hotline: when, and the number; ``then`` is the hotline, with its name."""

    say: str
    number: str
    then: str


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """What all pages have."""

    kind: ClassVar[str] = ""
    """Its name for whoever looks after pages."""
    key: str
    """Changes when another page has to be shown; stays while the person answers on the same one."""
    title: str
    subtitle: str = ""
    progress: str = ""
    hotline: str = "12393"
    whose: str = ""
    """Whose hotline that is, in place of the usual words above it; empty where nobody can mistake it."""
    call: CallView | None = None
    """Stands in place of the hotline, which becomes the second."""
    earlier: ButtonView | None = None
    """On a first question: the answers of the matter before, to be taken over with one press."""
    actions: tuple[ButtonView, ...] = ()
    asks: ButtonView | None = None
    """The way to what to ask, where the page says to ring."""
    terms: ButtonView | None = None
    """The way to the explanation of the words that occur on the page, if any do."""


class CardView(msgspec.Struct, frozen=True):
    """A matter to go to."""

    topic: str
    title: str
    say: str
    icon: str


class OptionView(msgspec.Struct, frozen=True):
    """An answer to choose."""

    value: str
    say: str
    note: str | None = None


class RowView(msgspec.Struct, frozen=True):
    """A question and its answer, for review."""

    page: str
    ask: str
    answer: str


class LineView(msgspec.Struct, frozen=True):
    """A sentence with its mark, and perhaps a short title."""

    say: str
    title: str | None = None


class SectionView(msgspec.Struct, frozen=True):
    """Sentences under one heading."""

    title: str
    lines: tuple[LineView, ...]
    icon: str | None = None
    ranked: bool = False
    """Whether they follow one after the other."""


class TickView(msgspec.Struct, frozen=True):
    """Something to have ready."""

    id: str
    say: str
    note: str | None
    on: bool
    go: str | None = None
    """Topic that ``note`` leads to."""


_BARS = frozenset(("key", "kind", "earlier", "actions", "asks", "terms", "hotline", "whose", "call", "progress"))


def refused(before: Model, now: Model) -> bool:
    """Whether ``now`` is the same question again, with a word on what is missing: what was typed there stays."""
    return bool(getattr(now, "error", None)) and (before.kind, before.title) == (now.kind, now.title)


def words_of(model: Model) -> str:
    """Everything the page itself says, without the bars above and below it, to look for words in.

    As JSON, which takes a twentieth of the time of a walk through all parts.
    """
    said = {name: getattr(model, name) for name in model.__struct_fields__ if name not in _BARS}
    return msgspec.json.encode(said).decode()
