"""直接打印 on screen: the matter, the place, the sheets."""

from __future__ import annotations

from typing import Any

from qinbao.screen import blank_path as shelf
from qinbao.screen.choice import ChoiceModel
from qinbao.screen.model import Model, OptionView
from qinbao.screen.place import place_page
from qinbao.screen.scene import Scene
from qinbao.screen.sheets import SheetsModel, available, out, views


def blank(scene: Scene) -> Model:
    """The page of the shelf that is open."""
    return {shelf.TOPIC: _topic, shelf.PLACE: _place, shelf.SHEETS: _sheets}[shelf.page(scene.state)](scene)


def _topic(scene: Scene) -> Model:
    words = scene.words
    titles = {card.topic: card.title for card in scene.library.cards}
    return ChoiceModel(
        title=words("blank.topic"),
        subtitle=words("blank.hint"),
        actions=(scene.forward(words("nav.continue")), scene.backward),
        options=tuple(OptionView(topic, titles[topic]) for topic in shelf.topics(scene.library)),
        chosen=shelf.given(scene.state).get(shelf.TOPIC),
        error=words("error.choice") if scene.state.error else None,
        **_header(scene),
    )


def _place(scene: Scene) -> Model:
    given = shelf.given(scene.state).get(shelf.PLACE)
    return place_page(scene, scene.library.questions["place"], given, _header(scene))


def _sheets(scene: Scene) -> Model:
    words, offered = scene.words, available(scene)
    chosen = scene.state.sheet if scene.state.sheet in offered else offered[0]
    return SheetsModel(
        title=words("blank.sheets"),
        subtitle=scene.about,
        actions=out(scene, chosen),
        sheets=views(scene, offered),
        chosen=chosen,
        look=words("sheet.look"),
        home=words("nav.other"),
        after=None,
        **_header(scene),
    )


def _header(scene: Scene) -> dict[str, Any]:
    return scene.header(f"blank/{shelf.page(scene.state)}/{scene.state.error}")
