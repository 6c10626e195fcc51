"""最该打电话问的十件事: each leads to the question sheet of its matter, from which the answers are written down."""

from __future__ import annotations

from qinbao.guide.calls import Call, calls
from qinbao.guide.fill import hotline
from qinbao.screen import aside, press
from qinbao.screen.links import GroupView, LinksModel
from qinbao.screen.model import ButtonView
from qinbao.screen.scene import Scene


def urgent(scene: Scene, at: aside.Calls) -> LinksModel:
    """The list, and below it what was written down already.

    For how long nobody asked is said with the first question of each matter, or once above if it is the same of all.
    """
    words = scene.words
    found = calls(scene.library, at.place, dict(at.asked), scene.today)
    same = len({call.days for call in found}) == 1
    begun = [call.topic for call in found]
    ages = ["" if same or call.topic in begun[:row] else _age(scene, call) for row, call in enumerate(found)]
    links = tuple(_link(scene, at, call, age) for call, age in zip(found, ages, strict=True))
    kept = ButtonView(press.Open(aside.Notebook()), words("heard.notebook"), "plain", "note-pencil")
    place = scene.library.places.get(at.place)
    how = words("calls.how", hotline=hotline(place)) if place else words("calls.placeless")
    above = words("calls.same", age=_age(scene, found[0])) if same else ""
    return LinksModel(
        title=words("calls.title"),
        subtitle=(how if found else words("calls.none")) + above,
        actions=(ButtonView(press.Back(), words("nav.return"), "primary", "arrow-left"),),
        groups=(GroupView("", links), GroupView("", (kept,))),
        **scene.header(f"calls/{len(found)}"),
    )


def _age(scene: Scene, call: Call) -> str:
    return scene.words("calls.never") if call.days is None else scene.words("calls.days", n=call.days)


def _link(scene: Scene, at: aside.Calls, call: Call, age: str) -> ButtonView:
    title = scene.filled(scene.library.topic(call.topic).title)
    say = scene.words("calls.aged" if age else "calls.row", title=title, ask=call.say, age=age)
    return ButtonView(press.Open(aside.Asks(call.topic, at.place)), say, "plain", "phone")
