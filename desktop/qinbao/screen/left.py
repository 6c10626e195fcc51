"""All journeys that can be gone on with, by relative, place and matter."""

from __future__ import annotations

from qinbao.content.beside import BESIDE
from qinbao.flow.session import Session
from qinbao.screen import press
from qinbao.screen.links import GroupView, LinksModel
from qinbao.screen.model import ButtonView
from qinbao.screen.scene import HOTLINE, Scene


def left(scene: Scene) -> LinksModel:
    """A way to each, the last one first, and one to forget them all."""
    words, state = scene.words, scene.state
    sessions = (state.left, *state.others) if state.left else ()
    ways = tuple(
        ButtonView(press.Resume(at), _named(scene, session), "plain", "user") for at, session in enumerate(sessions)
    )
    forget = ButtonView(press.Forget(), words("resume.forget"), "plain", "trash")
    return LinksModel(
        key=f"left/{len(ways)}",
        title=words("resume.all"),
        hotline=HOTLINE,
        actions=(ButtonView(press.Back(), words("nav.return"), "primary", "arrow-left"),),
        groups=(GroupView("", ways), GroupView("", (forget,))),
    )


def _named(scene: Scene, session: Session) -> str:
    words, given = scene.words, session.given
    titles = {card.topic: card.title for card in scene.library.cards}
    titles |= {kind: words(f"home.{kind}") for kind in BESIDE}
    title = titles.get(session.topic or "", "")
    if "for" not in given:
        return title
    place = scene.library.places.get(given.get("place", ""))
    city = place.short if place else words("guide.city")
    return words("resume.one", who=scene.library.called(given["for"]), city=city, title=title)
