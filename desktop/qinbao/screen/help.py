"""What is good to know and belongs to no one matter."""

from __future__ import annotations

from qinbao.screen.links import GroupView, LinksModel
from qinbao.screen.model import ButtonView, Model
from qinbao.screen.scene import HOTLINE, Scene


def help(scene: Scene) -> Model:
    """What is good to know and belongs to no one matter."""
    words = scene.words
    ways = (
        ButtonView("corrections:all", words("correction.every"), "plain", "warning"),
        ButtonView("comparison", scene.library.comparison.title, "plain", "scales"),
        ButtonView("terms", words("term.title"), "plain", "book-open"),
        ButtonView("first", words("home.first"), "plain", "info"),
    )
    return LinksModel(
        key="help",
        title=words("help.title"),
        hotline=HOTLINE,
        actions=(ButtonView("return", words("nav.home"), "primary", "house"),),
        groups=(GroupView("", ways),),
    )
