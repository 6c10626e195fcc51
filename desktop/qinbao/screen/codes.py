"""Codes that the camera of a phone reads from the screen: short texts, which need no network."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from qinbao.guide.model import Code
from qinbao.screen.model import Model
from qinbao.screen.scene import Scene
from qinbao.screen.text import returning


class CodeView(msgspec.Struct, frozen=True):
    """One code, and what it says."""

    code: Code
    title: str
    say: str
    """The text in it, or for a site its address in words."""


class CodesModel(Model, frozen=True, kw_only=True):
    """Codes, one at a time: with two on the screen a camera takes the wrong one."""

    kind: ClassVar[str] = "codes"
    codes: tuple[CodeView, ...]
    counted: str
    """Which code of how many; has ``{n}`` and ``{m}``."""
    buttons: tuple[str, str]
    """上一个, 下一个."""
    how: str


def codes(scene: Scene) -> CodesModel:
    """The steps as text and whom to ring."""
    words = scene.words
    found = [code for code in scene.guide.qr if code.kind == "text"]
    return CodesModel(
        title=words("codes.title"),
        actions=(returning(scene),),
        codes=tuple(CodeView(code, code.title, code.payload) for code in found),
        counted=words("codes.counted"),
        buttons=(words("codes.before"), words("codes.after")),
        how=words("codes.how"),
        **scene.header("codes"),
    )
