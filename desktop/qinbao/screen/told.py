"""How something went, in plain words, and what one may do now; nothing is lost either way."""

from __future__ import annotations

from typing import ClassVar, Literal

from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, Model
from qinbao.screen.parts import rehearsed
from qinbao.screen.scene import Scene
from qinbao.screen.sheets import out

_WAITING = ("busy", "sent", "printing", "still")
_ICONS = {"print": "printer", "save": "file-pdf"}
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


def told(scene: Scene, at: aside.Told) -> ToldModel:
    """How printing or saving went."""
    words = scene.words
    way, _, how = at.key.partition(".")
    waiting, done = how in _WAITING, how == "done"
    return ToldModel(
        title=words(f"told.{at.key}.title"),
        say=words(f"told.{at.key}.say", detail=at.detail),
        icon="check" if done else _ICONS[way] if waiting else "warning",
        tone="tint" if done or waiting else "warn",
        ways=() if waiting else _ways(scene, at.sheet, way, done),
        actions=(ButtonView(press.Back(), words("nav.return"), "primary", "arrow-left"), scene.homeward),
        **scene.header(f"told/{at.key}"),
    )


def outlets(scene: Scene, sheet: str, without: str) -> Ways:
    """The ways to get ``sheet`` out of this machine other than ``without`` (``print`` or ``save``)."""
    found = ((button, _outlet(button.press)) for button in out(scene, sheet))
    return tuple((button, scene.words(f"told.way.{way}")) for button, way in found if way and way != without)


def _ways(scene: Scene, sheet: str, way: str, done: bool) -> Ways:
    """What went wrong can be done in another way; what was saved can be printed, and what was got be rehearsed."""
    if not sheet or way not in _ICONS:
        return ()
    others = () if done and way == "print" else outlets(scene, sheet, way)
    rehearse = rehearsed(scene, "practice.open") if done and scene.begun else ""
    if not rehearse:
        return others
    return (*others, (ButtonView(press.Practise(), rehearse, icon="hand-tap"), scene.words("told.way.practice")))


def _outlet(pressed: press.Press) -> str:
    """What a button does with a sheet; empty: nothing."""
    match pressed:
        case press.Print() | press.OpenPrinter():
            return "print"
        case press.Save():
            return "save"
    return ""
