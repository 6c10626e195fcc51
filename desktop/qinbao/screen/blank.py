"""直接打印 on screen: the matter, the place, the sheets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qinbao.screen.choice import choice_page
from qinbao.screen.model import Model
from qinbao.screen.place import place_page
from qinbao.screen.scene import Scene
from qinbao.screen.sheets import SheetsModel, available, carried, out, views


def blank(scene: Scene) -> Model:
    """The page of the shelf that is open."""
    page, header = scene.walk.page, scene.header(f"blank/{scene.walk.page.id}/{scene.state.error}")
    if page.question is None:
        return _sheets(scene, header)
    given = scene.walk.answers.get(page.key)
    if page.kind == "place":
        return place_page(scene, page.question, given, header)
    return choice_page(scene, page.question, page.question.options, given, header)


def _sheets(scene: Scene, header: Mapping[str, Any]) -> SheetsModel:
    words, offered = scene.words, available(scene)
    chosen = scene.state.sheet if scene.state.sheet in offered else offered[0]
    return SheetsModel(
        title=words("blank.sheets"),
        subtitle=scene.about,
        actions=out(scene, chosen),
        sheets=views(scene, offered),
        chosen=chosen,
        carried=carried(scene, save=scene.abilities.save),
        look=words("sheet.look"),
        home=words("nav.other"),
        after=None,
        **header,
    )
