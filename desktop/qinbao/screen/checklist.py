"""What to have ready, each to tick off."""

from __future__ import annotations

from typing import ClassVar

from qinbao.paper.marks import marked
from qinbao.screen import aside, press
from qinbao.screen.model import AsideNotes, ButtonView, Model, SectionView, TickView
from qinbao.screen.parts import FEW, lines, notes
from qinbao.screen.scene import Scene


class ChecklistModel(Model, frozen=True, kw_only=True):
    """What to have ready."""

    kind: ClassVar[str] = "checklist"
    items: tuple[TickView, ...]
    empty: str
    notes: AsideNotes
    rest: tuple[SectionView, ...] = ()
    """Shown at once only in 详."""


def checklist(scene: Scene) -> ChecklistModel:
    """What to have ready, each to tick off."""
    guide, words = scene.guide, scene.words
    count = len(guide.documents)
    items = tuple(
        TickView(item.id, marked(words, guide, item), item.note, item.id in scene.state.session.ticked)
        for item in guide.documents
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
        notes=notes(scene, FEW),
        rest=_more_local(scene),
        **scene.header(),
    )


def _more_local(scene: Scene) -> tuple[SectionView, ...]:
    """What is different here and does not stand beside the checklist."""
    guide = scene.guide
    if guide.rules_of is None or not guide.local_notes[FEW:]:
        return ()
    title = scene.words("result.local", city=guide.rules_of.city)
    return (SectionView(title, lines(scene, guide.local_notes[FEW:]), "map-pin"),)
