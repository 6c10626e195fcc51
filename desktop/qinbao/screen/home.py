"""The start page."""

from __future__ import annotations

from typing import ClassVar

from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, CardView, Model
from qinbao.screen.scene import HOTLINE, Scene


class HomeModel(Model, frozen=True, kw_only=True):
    """Start page: the large card, the others, and what stands in the lower bar."""

    kind: ClassVar[str] = "home"
    cards: tuple[CardView, ...]
    warning: tuple[str, str]
    resume: CardView | None = None
    """The journey that can be gone on with."""
    forget: str = ""
    """Words of the button that forgets it."""
    notice: str = ""
    fresh: str = ""
    """As of when, and how long it takes."""
    extras: tuple[ButtonView, ...] = ()
    """Quiet ways below the cards."""


def home(scene: Scene) -> HomeModel:
    """The start page."""
    words = scene.words
    return HomeModel(
        key=f"home/{scene.state.left is not None}/{scene.state.notice}",
        title=words("home.title"),
        hotline=HOTLINE,
        cards=tuple(CardView(card.topic, card.title, card.say, card.icon) for card in scene.library.cards),
        warning=(words("bottom.fraud"), words("bottom.promise")),
        resume=_left(scene),
        forget=words("resume.forget"),
        notice=words(scene.state.notice) if scene.state.notice else "",
        fresh=words("home.fresh"),
        extras=_extras(scene),
    )


def _left(scene: Scene) -> CardView | None:
    """The journey that can be gone on with. Its title is that of its card: nothing else is read for it."""
    left = scene.state.left
    if left is None or not scene.abilities.resume:
        return None
    beside = {"household": "home.household", "blank": "home.blank"}.get(left.topic or "")
    title = next((card.title for card in scene.library.cards if card.topic == left.topic), "")
    title = scene.words(beside) if beside else title
    return CardView("", scene.words("resume.title"), scene.words("resume.say", title=title), "arrows-clockwise")


def _extras(scene: Scene) -> tuple[ButtonView, ...]:
    words = scene.words
    household = ButtonView(press.OpenHousehold(), words("home.household"), "plain", "users-three")
    knowledge = ButtonView(press.Open(aside.Help()), words("home.help"), "plain", "book-open")
    calibrate = ButtonView(press.Open(aside.Calibrate()), words("calibrate.open"), "plain", "text-aa")
    blank = ButtonView(press.OpenBlank(), words("home.blank"), "plain", "printer")
    paper = scene.abilities.print or scene.abilities.save
    return (household, *((blank,) if paper else ()), *((calibrate,) if scene.abilities.calibrate else ()), knowledge)
