"""别的事: matters people come for less often, and what is good to know and belongs to no one matter."""

from __future__ import annotations

from qinbao.screen import aside, press
from qinbao.screen.home import behind
from qinbao.screen.links import GroupView, LinksModel
from qinbao.screen.model import ButtonView
from qinbao.screen.scene import HOTLINE, Scene


def help(scene: Scene) -> LinksModel:
    """Matters people come for less often, and what is good to know."""
    words = scene.words
    matters = tuple(
        ButtonView(press.Start(card.topic), words("home.matter", title=card.title, say=card.say), "plain", card.icon)
        for card in behind(scene)
    )
    paper = scene.abilities.print or scene.abilities.save
    matters = (
        ButtonView(press.OpenHousehold(), words("home.household"), "plain", "users-three"),
        *matters,
        *((ButtonView(press.OpenBlank(), words("home.blank"), "plain", "printer"),) if paper else ()),
    )
    calibrate = ButtonView(press.Open(aside.Calibrate()), words("calibrate.open"), "plain", "text-aa")
    heard = ButtonView(press.Open(aside.Notebook()), words("heard.notebook"), "plain", "note-pencil")
    update = ButtonView(press.Open(aside.Updating()), words("pack.title"), "plain", "arrows-clockwise")
    ways = (
        ButtonView(press.Open(aside.Corrections(all=True)), words("correction.every"), "plain", "warning"),
        ButtonView(press.Open(aside.Comparison()), scene.library.comparison.title, "plain", "scales"),
        ButtonView(press.Open(aside.Terms()), words("term.title"), "plain", "book-open"),
        *((heard,) if scene.abilities.record else ()),
        *((update,) if scene.abilities.update else ()),
        *((calibrate,) if scene.abilities.calibrate else ()),
        ButtonView(press.Open(aside.First()), words("home.first"), "plain", "info"),
    )
    return LinksModel(
        key="help",
        title=words("help.title"),
        hotline=HOTLINE,
        actions=(ButtonView(press.Return(), words("nav.return"), "primary", "arrow-left"),),
        groups=(GroupView("", matters), GroupView(words("help.know"), ways)),
    )
