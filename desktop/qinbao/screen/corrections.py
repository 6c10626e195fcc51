"""Popular errors, and what is so instead."""

from __future__ import annotations

from qinbao.guide.lines import Writer
from qinbao.paper.marks import marked
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView
from qinbao.screen.parts import myth_section
from qinbao.screen.scene import Scene
from qinbao.screen.text import TextModel, text


def corrections(scene: Scene, at: aside.Corrections) -> TextModel:
    """Popular errors about this matter and what is so instead; those of all matters on one page when asked for."""
    words = scene.words
    whole = at.all or not scene.begun
    if whole:
        writer = Writer(scene.today, scene.general, {})
        every = sorted(scene.library.corrections, key=lambda correction: not correction.danger)
        myths = tuple(writer.myth(correction) for correction in every)
    else:
        myths = scene.guide.corrections
    sections = tuple(myth_section(scene, myth, marked(words, scene, myth)) for myth in myths)
    count = len(scene.library.corrections)
    everything = ButtonView(
        press.Open(aside.Corrections(all=True)), words("correction.all", n=count), "plain", "warning"
    )
    grounds = ButtonView(
        press.Open(aside.Sources("corrections" if whole else "")), words("source.open"), "plain", "book-open"
    )
    links = (grounds,) if whole else (everything, grounds)
    title = words("correction.every" if whole else "correction.title")
    return text(scene, f"corrections/{whole}", title, sections, links=links)
