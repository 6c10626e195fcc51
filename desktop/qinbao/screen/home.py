"""The start page."""

from __future__ import annotations

from typing import ClassVar

from qinbao.content.topic import Card
from qinbao.flow.season import premium_year
from qinbao.screen.model import CardView, Model
from qinbao.screen.scene import HOTLINE, Scene

MOST = 7
"""Cards on the start page, with the way to the others: what is taken in at a glance."""
UPDATED = "pack.notice"
"""The notice at the first start with a new content."""


class HomeModel(Model, frozen=True, kw_only=True):
    """Start page: the large card, the others, and what stands in the lower bar."""

    kind: ClassVar[str] = "home"
    cards: tuple[CardView, ...]
    more: CardView
    """The way to the other matters."""
    warning: tuple[str, str]
    resume: CardView | None = None
    """The journey that can be gone on with."""
    forget: str = ""
    """Words of the button that forgets it."""
    notice: str = ""
    restore: str = ""
    """Words of the button that takes back what ``notice`` says."""
    several: bool = False
    """Whether more than one can be gone on with: ``resume`` leads to all of them."""
    fresh: str = ""
    """As of when, and how long it takes."""


def home(scene: Scene) -> HomeModel:
    """The start page."""
    words = scene.words
    return HomeModel(
        key=f"home/{scene.state.left is not None}/{len(scene.state.others)}/{scene.state.notice}",
        title=words("home.title"),
        hotline=HOTLINE,
        cards=tuple(CardView(card.topic, card.title, card.say, card.icon) for card in _first(scene)),
        more=CardView("", words("home.more"), words("home.others"), "folder-open"),
        warning=(words("bottom.fraud"), words("bottom.promise")),
        resume=_left(scene),
        forget=words("resume.forget"),
        notice=_notice(scene),
        restore=words("resume.restore") if scene.state.undo is not None else "",
        several=bool(scene.state.others),
        fresh=words("home.fresh"),
    )


def _notice(scene: Scene) -> str:
    key, version = scene.state.notice, ""
    if key == UPDATED:
        from qinbao.content.packs.version import order

        year, month, day = order(scene.library.changes.version)[:3]
        version = scene.words("paper.day", year=year, month=month, day=day)
    return scene.words(key, day=version) if key else ""


def _first(scene: Scene) -> list[Card]:
    """What most people come for; in the premium season the premium before all but the large card.

    Where a journey can be gone on with, or there is something to be said first, that takes the room of the last one.
    """
    cards = [card for card in scene.library.cards if not card.second]
    season = premium_year(scene.today) is not None
    cards = sorted(cards, key=lambda card: (card is not cards[0], not (season and card.seasonal)))
    before = _left(scene) is not None or bool(scene.state.notice)
    return cards[: MOST - 1 - before]


def behind(scene: Scene) -> list[Card]:
    """The matters that stand one page further."""
    first = _first(scene)
    return [card for card in scene.library.cards if card not in first]


def _left(scene: Scene) -> CardView | None:
    """The journey that can be gone on with. Its title is that of its card: nothing else is read for it."""
    left = scene.state.left
    if left is None or not scene.abilities.resume:
        return None
    if scene.state.others:
        say = scene.words("resume.several", n=1 + len(scene.state.others))
        return CardView("", scene.words("resume.title"), say, "arrows-clockwise")
    beside = {"household": "home.household", "blank": "home.blank"}.get(left.topic or "")
    title = next((card.title for card in scene.library.cards if card.topic == left.topic), "")
    title = scene.words(beside) if beside else title
    return CardView("", scene.words("resume.title"), scene.words("resume.say", title=title), "arrows-clockwise")
