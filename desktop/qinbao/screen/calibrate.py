"""The page that fits the letters to screen and eyes."""

from __future__ import annotations

from typing import ClassVar, Final

from qinbao.screen import press
from qinbao.screen.model import ButtonView, Model, OptionView
from qinbao.screen.scene import HOTLINE, Scene

DISTANCES: Final = (50, 60, 70)
"""Cm from the eyes to the screen one can choose between."""


class CalibrateModel(Model, frozen=True, kw_only=True):
    """Fit the letters to screen and eyes."""

    kind: ClassVar[str] = "calibrate"
    card: tuple[str, str]
    """Heading and what to do."""
    buttons: tuple[str, str]
    """大一点, 小一点."""
    distance: str
    distances: tuple[OptionView, ...]
    sample: str
    dense: str
    """What to do where even the largest letters are not enough."""
    name: str
    """Of the drawn card, for the screen reader."""


def calibrate(scene: Scene) -> CalibrateModel:
    """Hold a bank card against the screen, say how far the eyes are."""
    words = scene.words
    return CalibrateModel(
        key="calibrate",
        title=words("calibrate.title"),
        hotline=HOTLINE,
        actions=(ButtonView(press.Fit(), words("calibrate.use"), "primary", "check"), scene.backward),
        card=(words("calibrate.card.title"), words("calibrate.card.say")),
        buttons=(words("calibrate.larger"), words("calibrate.smaller")),
        distance=words("calibrate.distance.title"),
        distances=tuple(OptionView(str(cm), words(f"calibrate.distance.cm{cm}")) for cm in DISTANCES),
        sample=words("calibrate.sample"),
        dense=words("calibrate.dense"),
        name=words("calibrate.name"),
    )
