"""更新资料: what is in a content pack, from which day, and one button; what is used now stays until the next start."""

from __future__ import annotations

from typing import ClassVar

from qinbao import paths
from qinbao.content.packs.version import order
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonKind, ButtonView, LineView, Model, SectionView
from qinbao.screen.scene import Scene
from qinbao.screen.told import ToldModel

MOST = 5
"""Changes that are told; the rest is in the guides."""


class UpdatingModel(Model, frozen=True, kw_only=True):
    """A pack that is looked for, looked at, or being installed."""

    kind: ClassVar[str] = "updating"
    sections: tuple[SectionView, ...]
    links: tuple[ButtonView, ...] = ()
    waits: bool = False
    """Whether a pack is still looked for: one on a stick that is put in is looked at by itself."""


def updating(scene: Scene, at: aside.Updating) -> UpdatingModel | ToldModel:
    """How far one is with a pack."""
    match at.how:
        case "done" | "back" | "failed":
            return _told(scene, at)
        case "found":
            return _found(scene, at)
    words = scene.words
    busy = bool(at.how)
    said = (words(f"pack.{at.how}"),) if busy else tuple(words(f"pack.{key}") for key in ("how", "file", "safe"))
    choose = ButtonView(press.ChoosePack(), words("pack.choose"), "primary", "folder-open")
    installed = scene.library.root != paths.shipped("data")
    back = ButtonView(press.PutBack(), words("pack.back"), "plain", "repeat")
    return UpdatingModel(
        title=words("pack.title"),
        subtitle=_now(scene),
        sections=(SectionView("", tuple(map(LineView, said))),),
        links=(back,) if installed and not busy else (),
        actions=(_leave(scene, "primary"),) if busy else (choose, _leave(scene)),
        waits=not busy,
        **scene.header(f"updating/{at.how}/{at.pack}"),
    )


def _found(scene: Scene, at: aside.Updating) -> UpdatingModel:
    words = scene.words
    news = at.news or (words("pack.small"),)
    take = ButtonView(press.TakePack(), words("pack.take"), "primary", "check")
    return UpdatingModel(
        title=words("pack.title"),
        subtitle=_now(scene),
        sections=(SectionView(words("pack.news", day=_day(scene, at.version)), tuple(map(LineView, news))),),
        actions=(take, _leave(scene)),
        **scene.header(f"updating/found/{at.pack}"),
    )


def _told(scene: Scene, at: aside.Updating) -> ToldModel:
    words, failed = scene.words, at.how == "failed"
    again = ButtonView(press.ChoosePack(), words("pack.choose"), "primary", "folder-open")
    return ToldModel(
        title=words(f"pack.told.{at.how}.title"),
        say=words(f"pack.told.{at.how}.say", why=at.why),
        icon="warning" if failed else "check",
        tone="warn" if failed else "tint",
        actions=(again, _leave(scene)) if failed else (_leave(scene, "primary"),),
        **scene.header(f"updating/{at.how}/{at.why}"),
    )


def _now(scene: Scene) -> str:
    version = scene.library.changes.version
    return scene.words("pack.now", day=_day(scene, version)) if order(version) else ""


def _day(scene: Scene, version: str) -> str:
    year, month, day = order(version)[:3]
    return scene.words("paper.day", year=year, month=month, day=day)


def _leave(scene: Scene, kind: ButtonKind = "secondary") -> ButtonView:
    return ButtonView(press.Return(), scene.words("nav.return"), kind, "arrow-left")
