"""How something went, in plain words, and what one may do now; nothing is lost either way."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar, Literal

import msgspec

from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, Model
from qinbao.screen.parts import rehearsed
from qinbao.screen.scene import Scene
from qinbao.screen.sheets import carried, out

_WAITING = ("busy", "sent", "printing", "still")
_ICONS = {"print": "printer", "save": "file-pdf", "pictures": "device-mobile"}
Ways = tuple[tuple[ButtonView, str], ...]
"""Buttons, each with one line about what one finds there."""
Gesture = Literal["chat", "drag", "send"]


class HandView(msgspec.Struct, frozen=True):
    """One movement of the hand, drawn and told."""

    gesture: Gesture
    say: str


class ToldModel(Model, frozen=True, kw_only=True):
    """How something went."""

    kind: ClassVar[str] = "told"
    say: str
    icon: str
    tone: Literal["tint", "warn"]
    ways: tuple[tuple[ButtonView, str], ...] = ()
    """Where one may go from here, besides the lower bar, and what one finds there."""
    sending: str = ""
    """Heading of ``hands``."""
    hands: tuple[HandView, ...] = ()
    """How what was saved is sent to somebody."""


def told(scene: Scene, at: aside.Told) -> ToldModel:
    """How printing or saving went."""
    words = scene.words
    way, _, how = at.key.partition(".")
    waiting, done = how in _WAITING, how == "done"
    sent = done and at.saved is not None
    return ToldModel(
        title=words(f"told.{at.key}.title"),
        say=words(f"told.{at.key}.say", **_written(scene, at.saved)),
        icon="check" if done else _ICONS[way] if waiting else "warning",
        tone="tint" if done or waiting else "warn",
        ways=() if waiting else _ways(scene, at, way, done),
        actions=(ButtonView(press.Back(), words("nav.return"), "primary", "arrow-left"),),
        sending=words("told.hand.title") if sent else "",
        hands=tuple(HandView(one, words(f"told.hand.{one}")) for one in _GESTURES) if sent else (),
        **scene.header(f"told/{at.key}"),
    )


def outlets(scene: Scene, sheet: str, without: str) -> Ways:
    """The ways to get ``sheet`` out of this machine other than ``without`` (``print`` or ``save``)."""
    found = ((button, _outlet(button.press)) for button in out(scene, sheet))
    return tuple((button, scene.words(f"told.way.{way}")) for button, way in found if way and way != without)


def _written(scene: Scene, saved: aside.Saved | None) -> dict[str, object]:
    """Where what was saved lies, in words: a path is nothing to read aloud."""
    if saved is None:
        return {}
    return {
        "where": scene.words(f"told.at.{saved.place}"),
        "name": PurePath(saved.path).stem,
        "count": saved.count,
    }


def _ways(scene: Scene, at: aside.Told, way: str, done: bool) -> Ways:
    """What was saved can be looked at; what went wrong can be done in another way; what was got be rehearsed."""
    if done and at.saved is not None:
        return _shown(scene) if scene.abilities.show else ()
    if not at.sheet or way not in _ICONS:
        return ()
    if way == "pictures":
        return (*outlets(scene, "fridge", "save"), *carried(scene, save=False))
    if not done:
        scanned = () if scene.abilities.save or at.sheet == _PLAN else carried(scene, save=False)
        return (*outlets(scene, at.sheet, way), *scanned)
    rehearse = rehearsed(scene, "practice.open") if scene.begun else ""
    return ((ButtonView(press.Practise(), rehearse, icon="hand-tap"), scene.words("told.way.practice")),) * bool(
        rehearse
    )


def _shown(scene: Scene) -> Ways:
    words = scene.words
    return (
        (ButtonView(press.OpenSaved(), words("told.show.open"), icon="eye"), words("told.way.open")),
        (ButtonView(press.ShowSaved(), words("told.show.folder"), icon="folder-open"), words("told.way.folder")),
    )


def _outlet(pressed: press.Press) -> str:
    """What a button does with a sheet; empty: nothing."""
    match pressed:
        case press.Print() | press.OpenPrinter():
            return "print"
        case press.Save():
            return "save"
    return ""


_PLAN = "household"
"""The sheet that belongs to no guide."""
_GESTURES: tuple[Gesture, ...] = ("chat", "drag", "send")
