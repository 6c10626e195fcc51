"""What to have ready, each to tick off."""

from __future__ import annotations

from typing import ClassVar

from qinbao.paper.marks import marked
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, Model, TickView
from qinbao.screen.scene import Scene


class ChecklistModel(Model, frozen=True, kw_only=True):
    """What to have ready."""

    kind: ClassVar[str] = "checklist"
    items: tuple[TickView, ...]
    empty: str


def checklist(scene: Scene) -> ChecklistModel:
    """What to have ready, each to tick off."""
    guide, words = scene.guide, scene.words
    count = len(guide.documents)
    ticked = scene.state.session.ticked
    items = tuple(
        TickView(item.id, marked(words, guide, item), item.note, item.id in ticked, item.go) for item in guide.documents
    )
    actions = [scene.forward(words("checklist.next") if count else words("nav.continue")), scene.backward]
    if count:
        actions.append(
            ButtonView(press.Open(aside.Preview("checklist")), words("checklist.print"), "secondary", "printer")
        )
    return ChecklistModel(
        title=words("checklist.title", n=count) if count else words("checklist.none"),
        subtitle=words("result.about", city=scene.about, matter=words("checklist.hint")) if count else scene.about,
        actions=tuple(actions),
        items=items,
        empty=words("checklist.empty"),
        **scene.header(),
    )
