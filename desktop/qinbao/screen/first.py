"""What a first start says."""

from __future__ import annotations

from typing import ClassVar

from qinbao.screen import press
from qinbao.screen.model import Model
from qinbao.screen.scene import HOTLINE, Scene

_POINTS = (("what", "compass"), ("time", "clock"), ("private", "lock"), ("official", "info"))


class FirstModel(Model, frozen=True, kw_only=True):
    """What a first start says."""

    kind: ClassVar[str] = "first"
    points: tuple[tuple[str, str, str], ...]
    """Icon, heading, sentence."""


def first(scene: Scene) -> FirstModel:
    """What this is, how long it takes, that it is not official and asks for nothing personal."""
    words = scene.words
    return FirstModel(
        key="first",
        title=words("first.title"),
        hotline=HOTLINE,
        actions=(scene.forward(words("first.start"), press.Return()),),
        points=tuple((icon, words(f"first.{key}.title"), words(f"first.{key}.say")) for key, icon in _POINTS),
    )
