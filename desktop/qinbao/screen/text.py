"""Sentences under headings, beside the journey."""

from __future__ import annotations

from typing import ClassVar

from qinbao.screen import press
from qinbao.screen.model import ButtonView, Model, SectionView
from qinbao.screen.scene import Scene


class TextModel(Model, frozen=True, kw_only=True):
    """Sentences under headings: sources, corrections, terms."""

    kind: ClassVar[str] = "text"
    sections: tuple[SectionView, ...] = ()
    links: tuple[ButtonView, ...] = ()
    """Ways to more, below the sentences."""
    ring: tuple[str, str, str] | None = None
    """Whom to ring, large: whose number it is, the number, and when."""


def text(
    scene: Scene,
    key: str,
    title: str,
    sections: tuple[SectionView, ...],
    subtitle: str = "",
    links: tuple[ButtonView, ...] = (),
) -> TextModel:
    """A page of sentences beside the journey."""
    return TextModel(
        title=title,
        subtitle=subtitle,
        sections=sections,
        links=links,
        actions=backward(scene),
        **scene.header(key),
    )


def backward(scene: Scene) -> tuple[ButtonView, ...]:
    """回到刚才那页, and 上一步 where something else was opened in between."""
    asides = scene.state.asides
    between = len(asides) > 1 and not asides[-2].stays
    return (returning(scene), scene.backward) if between else (returning(scene),)


def returning(scene: Scene) -> ButtonView:
    """回到刚才那页."""
    return ButtonView(press.Return(), scene.words("nav.return"), "primary", "arrow-left")
