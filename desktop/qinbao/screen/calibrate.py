"""The page of the first start, what is good to know, and the page that fits the letters to screen and eyes."""

from __future__ import annotations

from typing import Final

from qinbao.screen.model import Action, CalibrateModel, FirstModel, GroupView, LinksModel, Model, OptionView
from qinbao.screen.scene import HOTLINE, Scene

DISTANCES: Final = (50, 60, 70)
"""Cm from the eyes to the screen one can choose between."""
_POINTS = (("what", "compass"), ("time", "clock"), ("private", "lock"), ("official", "info"))


def first(scene: Scene) -> Model:
    """What this is, how long it takes, that it is not official and asks for nothing personal."""
    words = scene.words
    return FirstModel(
        kind="first",
        key="first",
        title=words("first.title"),
        hotline=HOTLINE,
        actions=(scene.forward(words("first.start"), "return"),),
        points=tuple((icon, words(f"first.{key}.title"), words(f"first.{key}.say")) for key, icon in _POINTS),
    )


def help(scene: Scene) -> Model:
    """What is good to know and belongs to no one matter."""
    words = scene.words
    ways = (
        Action("corrections:all", words("correction.every"), "plain", "warning"),
        Action("comparison", scene.library.comparison.title, "plain", "scales"),
        Action("terms", words("term.title"), "plain", "book-open"),
        Action("first", words("home.first"), "plain", "info"),
    )
    return LinksModel(
        kind="links",
        key="help",
        title=words("help.title"),
        hotline=HOTLINE,
        actions=(Action("return", words("nav.home"), "primary", "house"),),
        groups=(GroupView("", ways),),
    )


def calibrate(scene: Scene) -> Model:
    """Hold a bank card against the screen, say how far the eyes are."""
    words = scene.words
    return CalibrateModel(
        kind="calibrate",
        key="calibrate",
        title=words("calibrate.title"),
        hotline=HOTLINE,
        actions=(Action("fit", words("calibrate.use"), "primary", "check"), scene.backward),
        card=(words("calibrate.card.title"), words("calibrate.card.say")),
        buttons=(words("calibrate.larger"), words("calibrate.smaller")),
        distance=words("calibrate.distance.title"),
        distances=tuple(OptionView(str(cm), words(f"calibrate.distance.cm{cm}")) for cm in DISTANCES),
        sample=words("calibrate.sample"),
        dense=words("calibrate.dense"),
        name=words("calibrate.name"),
    )
