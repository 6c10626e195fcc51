"""How something went, in plain words, and what one may do now; nothing is lost either way."""

from __future__ import annotations

from typing import ClassVar, Literal

from qinbao.screen.model import ButtonView, Model
from qinbao.screen.parts import rehearsed
from qinbao.screen.scene import Scene
from qinbao.screen.sheets import out
from qinbao.screen.state import Aside

_WAITING = ("busy", "sent", "printing")
_ICONS = {"print": "printer", "save": "file-pdf"}
_OUTLETS = {"print": "print", "printer": "print", "save": "save"}
"""Verb of a button → what it does with a sheet."""
Ways = tuple[tuple[ButtonView, str], ...]
"""Buttons, each with one line about what one finds there."""


class ToldModel(Model, frozen=True, kw_only=True):
    """How something went."""

    kind: ClassVar[str] = "told"
    say: str
    icon: str
    tone: Literal["tint", "warn"]
    ways: tuple[tuple[ButtonView, str], ...] = ()
    """Where one may go from here, besides the lower bar, and what one finds there."""


def told(scene: Scene) -> ToldModel:
    """How printing or saving went."""
    words, aside = scene.words, scene.state.aside or Aside("told")
    way, _, how = aside.argument.partition(".")
    waiting, done = how in _WAITING, how == "done"
    return ToldModel(
        title=words(f"told.{aside.argument}.title"),
        say=words(f"told.{aside.argument}.say", detail=aside.detail),
        icon="check" if done else _ICONS[way] if waiting else "warning",
        tone="tint" if done or waiting else "warn",
        ways=() if waiting else _ways(scene, aside.sheet, way, done),
        actions=(ButtonView("back", words("nav.return"), "primary", "arrow-left"), scene.homeward),
        **scene.header(f"told/{aside.argument}"),
    )


def outlets(scene: Scene, sheet: str, without: str) -> Ways:
    """The ways to get ``sheet`` out of this machine other than ``without`` (``print`` or ``save``)."""
    does = {action: _OUTLETS.get(action.key.partition(":")[0], without) for action in out(scene, sheet)}
    return tuple((action, scene.words(f"told.way.{verb}")) for action, verb in does.items() if verb != without)


def _ways(scene: Scene, sheet: str, way: str, done: bool) -> Ways:
    """What went wrong can be done in another way; what was saved can be printed, and what was got be rehearsed."""
    if not sheet or way not in _ICONS:
        return ()
    others = () if done and way == "print" else outlets(scene, sheet, way)
    rehearse = rehearsed(scene, "practice.open") if done and scene.begun else ""
    if not rehearse:
        return others
    return (*others, (ButtonView("practice", rehearse, icon="hand-tap"), scene.words("told.way.practice")))
