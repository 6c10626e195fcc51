"""Things often mixed up, side by side: a page of the journey, or opened beside it."""

from __future__ import annotations

from qinbao.screen.asides import backward
from qinbao.screen.model import Action, CompareView, ComparisonModel, Model
from qinbao.screen.scene import Scene


def comparison(scene: Scene) -> Model:
    """The look-alikes, side by side."""
    table, words = scene.library.comparison, scene.words
    beside = scene.state.aside is not None
    links = [Action("sources:comparison", words("source.open"), "plain", "book-open")]
    if scene.begun:
        links.insert(0, Action("preview:comparison", words("comparison.print"), "plain", "printer"))
    return ComparisonModel(
        kind="comparison",
        title=table.title,
        actions=backward(scene) if beside else (scene.forward(words("nav.continue")), scene.backward),
        columns=tuple(
            CompareView(column.say, column.note, tuple((row.say, row.cells[at]) for row in table.rows))
            for at, column in enumerate(table.columns)
        ),
        links=tuple(links),
        **scene.header("comparison" if beside else ""),
    )
