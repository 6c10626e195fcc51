"""What is good to know and belongs to no one matter."""

from __future__ import annotations

from qinbao.screen import aside, press
from qinbao.screen.links import GroupView, LinksModel
from qinbao.screen.model import ButtonView
from qinbao.screen.scene import HOTLINE, Scene


def help(scene: Scene) -> LinksModel:
    """What is good to know and belongs to no one matter."""
    words = scene.words
    ways = (
        ButtonView(press.Open(aside.Corrections(all=True)), words("correction.every"), "plain", "warning"),
        ButtonView(press.Open(aside.Comparison()), scene.library.comparison.title, "plain", "scales"),
        ButtonView(press.Open(aside.Terms()), words("term.title"), "plain", "book-open"),
        ButtonView(press.Open(aside.First()), words("home.first"), "plain", "info"),
    )
    return LinksModel(
        key="help",
        title=words("help.title"),
        hotline=HOTLINE,
        actions=(ButtonView(press.Return(), words("nav.home"), "primary", "house"),),
        groups=(GroupView("", ways),),
    )
