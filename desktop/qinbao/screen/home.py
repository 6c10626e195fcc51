"""The start page."""

from __future__ import annotations

from qinbao.screen.model import Action, CardView, HomeModel, Model
from qinbao.screen.scene import HOTLINE, Scene


def home(scene: Scene) -> Model:
    """The start page."""
    words = scene.words
    return HomeModel(
        kind="home",
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
    title = next((card.title for card in scene.library.cards if card.topic == left.topic), "")
    return CardView("", scene.words("resume.title"), scene.words("resume.say", title=title), "arrows-clockwise")


def _extras(scene: Scene) -> tuple[Action, ...]:
    words = scene.words
    household = Action("household", words("home.household"), "plain", "users-three")
    knowledge = Action("help", words("home.help"), "plain", "book-open")
    calibrate = Action("calibrate", words("calibrate.open"), "plain", "text-aa")
    blank = Action("blank", words("home.blank"), "plain", "printer")
    paper = scene.abilities.print or scene.abilities.save
    return (household, *((blank,) if paper else ()), *((calibrate,) if scene.abilities.calibrate else ()), knowledge)
