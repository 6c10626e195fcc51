"""What stands below the matter itself: notes, headings with sentences, ways to more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from qinbao.content.words import Words
from qinbao.screen import press
from qinbao.screen.model import ButtonView, SectionView
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import Column
from qinbao.ui.widgets.bullet import Bullet
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.link import LinkRow
from qinbao.ui.widgets.note import NoteBox, Tone

Ask = Callable[[press.Press], None]


def section(look: Look, view: SectionView) -> QWidget:
    """A heading and its sentences in a list."""
    parts: list[QWidget] = [WrapLabel(look, view.title, "heading")] if view.title else []
    parts.extend(Bullet(look, line.say, line.title) for line in view.lines)
    return Column(parts, look.gap(6))


def note(look: Look, words: Words, view: SectionView, tone: Tone) -> NoteBox:
    """The same in a tinted box."""
    named = (words("glue.named", name=line.title, say=line.say) if line.title else line.say for line in view.lines)
    return NoteBox(look, tone, view.icon or "info", view.title or None, "\n".join(named))


def heard(view: SectionView) -> str:
    """The same in one go, as a screen reader says it."""
    return "".join((view.title, *(line.say for line in view.lines)))


def links(look: Look, actions: Sequence[ButtonView], ask: Ask, *, framed: bool = False) -> list[LinkRow]:
    """A line each that leads on."""
    rows = []
    for action in actions:
        row = LinkRow(look, action.words, action.icon, framed=framed)
        row.setObjectName(action.key)
        row.clicked.connect(lambda _=False, pressed=action.press: ask(pressed))
        rows.append(row)
    return rows
