"""Things often mixed up, side by side: a page of the journey, or opened beside it."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView, Model
from qinbao.screen.scene import Scene
from qinbao.screen.text import backward


class CompareView(msgspec.Struct, frozen=True):
    """One of the things compared: points and what holds for it."""

    title: str
    note: str | None
    points: tuple[tuple[str, str], ...]


class ComparisonModel(Model, frozen=True, kw_only=True):
    """Things often mixed up, side by side."""

    kind: ClassVar[str] = "comparison"
    columns: tuple[CompareView, ...]
    links: tuple[ButtonView, ...] = ()


def comparison(scene: Scene) -> ComparisonModel:
    """The look-alikes, side by side."""
    table, words = scene.library.comparison, scene.words
    beside = scene.state.aside is not None
    links = [ButtonView(press.Open(aside.Sources("comparison")), words("source.open"), "plain", "book-open")]
    if scene.begun:
        links.insert(
            0, ButtonView(press.Open(aside.Preview("comparison")), words("comparison.print"), "plain", "printer")
        )
    return ComparisonModel(
        title=table.title,
        actions=backward(scene) if beside else (scene.forward(words("nav.continue")), scene.backward),
        columns=tuple(
            CompareView(column.say, column.note, tuple((row.say, row.cells[at]) for row in table.rows))
            for at, column in enumerate(table.columns)
        ),
        links=tuple(links),
        **scene.header("comparison" if beside else ""),
    )
