"""The start page."""

from __future__ import annotations

from qinbao.ui.models import CardView, HomeModel, Model
from qinbao.ui.present.scene import HOTLINE, Scene


def home(scene: Scene) -> Model:
    """The start page."""
    words = scene.words
    return HomeModel(
        kind="home",
        key="home",
        title=words("home.title"),
        hotline=HOTLINE,
        cards=tuple(CardView(card.topic, card.title, card.say, card.icon) for card in scene.library.cards),
        warning=(words("bottom.fraud"), words("bottom.promise")),
    )
