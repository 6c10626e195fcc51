"""What has changed since a sheet was printed, so that nobody goes on with a line that holds no more."""

from __future__ import annotations

from collections.abc import Mapping

from qinbao.content.library import Library
from qinbao.content.packs.version import order
from qinbao.screen import aside
from qinbao.screen.model import LineView, SectionView
from qinbao.screen.scene import Scene
from qinbao.screen.text import TextModel, text

MOST = 8


def changes(library: Library, topic: str, answers: Mapping[str, str], since: str) -> tuple[str, ...]:
    """What changed after the day of the version ``since``, about this matter here or everywhere, newest first."""
    place = library.places.get(answers.get("place", ""))
    here = {"CN", *((place.code, *(one.code for one in library.places.ancestors(place))) if place else ())}
    return tuple(
        change.say
        for change in library.changes.changes
        if order(change.version) > (*order(since)[:3], float("inf"))
        and change.topic in ("", topic)
        and change.place in here
    )


def changed(scene: Scene, at: aside.Changed) -> TextModel:
    """这张纸之后有改动: the lines that changed; or that none is known, which is no promise that the sheet holds."""
    words = scene.words
    found = changes(scene.library, scene.journey.local.topic.id, scene.journey.answers, at.since)[:MOST]
    title = words("changed.some" if found else "changed.none")
    told = found or (words("changed.still"),)
    note = words("changed.new") if found else ""
    return text(scene, f"changed/{at.since}", title, (SectionView("", tuple(map(LineView, told))),), note)
