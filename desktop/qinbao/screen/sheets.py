"""What can be printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec

from qinbao.paper import catalogue
from qinbao.paper.catalogue import SHEETS
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, Model, SectionView
from qinbao.screen.parts import lines, mixed_up, rehearsed
from qinbao.screen.scene import Scene

_ASK = "ask"


class SheetView(msgspec.Struct, frozen=True):
    """A sheet that can be printed."""

    id: str
    title: str
    say: str
    ratio: float = 2**0.5


class SheetsModel(Model, frozen=True, kw_only=True):
    """What can be printed."""

    kind: ClassVar[str] = "sheets"
    sheets: tuple[SheetView, ...]
    chosen: str
    carried: tuple[tuple[ButtonView, str], ...] = ()
    """How the guide is taken along without paper, each with one line about it."""
    look: str
    """Words of the button that shows the chosen sheet large."""
    home: str
    """Words of the way to other matters; empty where that is what the page leads on to."""
    after: SectionView | None
    practice: str = ""
    """Words of the way to 练一练; empty where nothing can be rehearsed."""
    comparison: str = ""
    """Words of the way to the table of look-alikes; empty where nothing is likely to be mixed up."""


def sheets(scene: Scene) -> SheetsModel:
    """All sheets this guide can fill."""
    guide, words = scene.guide, scene.words
    offered = available(scene)
    chosen = scene.state.sheet if scene.state.sheet in offered else offered[0]
    actions, after = out(scene, chosen), lines(scene, guide.after)
    return SheetsModel(
        title=words("sheet.title"),
        subtitle=words("sheet.hint"),
        actions=actions,
        sheets=views(scene, offered),
        chosen=chosen,
        carried=carried(scene, save=scene.abilities.save),
        look=words("sheet.look"),
        home=homeward(scene, actions),
        practice=rehearsed(scene, "practice.open"),
        comparison=mixed_up(scene),
        after=SectionView(words("paper.section.after"), after, "info") if after else None,
        **scene.header(),
    )


def carried(scene: Scene, *, save: bool) -> tuple[tuple[ButtonView, str], ...]:
    """Without paper: pictures for a phone; where nothing can be saved, codes that it reads from the screen."""
    words = scene.words
    if save:
        return (
            (
                ButtonView(press.Pictures(), words("sheet.pictures.title"), icon="device-mobile"),
                words("sheet.pictures.say"),
            ),
        )
    if not any(code.kind == "text" for code in scene.guide.qr):
        return ()
    return (
        (ButtonView(press.Open(aside.Codes()), words("sheet.codes.title"), icon="qr-code"), words("sheet.codes.say")),
    )


def views(scene: Scene, offered: Sequence[str]) -> tuple[SheetView, ...]:
    """Name, size and shape of each sheet."""
    guide, words = scene.guide, scene.words
    drawn = [step.screen is not None for step in guide.steps]
    much = "none" if not any(drawn) else "all" if all(drawn) else "some"
    pictured = words(f"sheet.pictured.{much}")
    counts = {"pictured": pictured, "items": len(guide.documents), "asks": len(guide.asks)}
    return tuple(
        SheetView(
            sheet,
            words(f"sheet.{sheet}.name"),
            words(f"sheet.{sheet}.say", **counts),
            catalogue.sheet(sheet).high,
        )
        for sheet in offered
    )


def available(scene: Scene) -> tuple[str, ...]:
    """Sheets that would not be empty."""
    guide = scene.guide
    sheets = tuple(
        sheet.name for sheet in SHEETS if sheet.offered and (sheet.needs is None or getattr(guide, sheet.needs))
    )
    # Where no whole way is on file, what to ask is what is needed first.
    whole = guide.route is not None and guide.route.known == "whole"
    return tuple(sorted(sheets, key=lambda name: (name == _ASK) == whole)) if _ASK in sheets else sheets


def homeward(scene: Scene, actions: Sequence[ButtonView]) -> str:
    """Words of the way to other matters, where it is not among the actions."""
    return "" if any(action.press == press.Home() for action in actions) else scene.words("nav.other")


def out(scene: Scene, sheet: str) -> tuple[ButtonView, ...]:
    """The ways out of this machine, printer and file; the first is the primary one, 上一步 is second as everywhere."""
    words, name = scene.words, scene.words(f"sheet.{sheet}.name")
    ways = []
    if scene.abilities.print:
        way = press.OpenPrinter(sheet) if scene.abilities.choose else press.Print(sheet)
        ways.append(ButtonView(way, words("sheet.print", sheet=name), "primary", "printer"))
    if scene.abilities.save:
        kind = "secondary" if ways else "primary"
        ways.append(ButtonView(press.Save(sheet), words("sheet.save"), kind, "file-pdf"))  # type: ignore[arg-type]
    first, *others = ways or [ButtonView(press.Home(), words("nav.other"), "primary", "house")]
    return (first, scene.backward, *others)
