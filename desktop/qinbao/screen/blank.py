"""直接打印 on screen: the matter, the place, the sheets."""

from __future__ import annotations

from typing import Any

from qinbao.screen.choice import ChoiceModel, asked, choice_page
from qinbao.screen.place import PlaceModel, place_page
from qinbao.screen.scene import Scene
from qinbao.screen.sheets import SheetsModel, available, carried, homeward, out, views


def question(scene: Scene) -> ChoiceModel | PlaceModel:
    """The question for the matter or for the place."""
    page, question, header = scene.walk.page, asked(scene.walk), _header(scene)
    given = scene.walk.answers.get(page.key)
    if page.kind == "place":
        return place_page(scene, question, given, header)
    return choice_page(scene, question, question.options, given, header)


def sheets(scene: Scene) -> SheetsModel:
    """The forms there are."""
    words, offered = scene.words, available(scene)
    chosen = scene.state.sheet if scene.state.sheet in offered else offered[0]
    actions = out(scene, chosen)
    return SheetsModel(
        title=words("blank.sheets"),
        subtitle=scene.about,
        actions=actions,
        sheets=views(scene, offered),
        chosen=chosen,
        carried=carried(scene, save=scene.abilities.save),
        look=words("sheet.look"),
        home=homeward(scene, actions),
        after=None,
        **_header(scene),
    )


def _header(scene: Scene) -> dict[str, Any]:
    return scene.header(f"blank/{scene.walk.page.id}/{scene.state.error}")
