"""What stands beside or below the matter itself: notes, headings with sentences, ways to more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from qinbao.content.words import Words
from qinbao.screen import aside, press
from qinbao.screen.model import AsideNotes, ButtonView, SectionView
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


def beside(look: Look, words: Words, notes: AsideNotes, ask: Ask) -> list[QWidget]:
    """What is different here, how old it is, and the ways to the sources and the popular errors."""
    parts: list[QWidget] = []
    if notes.local is not None:
        parts.append(note(look, words, notes.local, "tint"))
    if notes.fresh:
        date, stop, advice = notes.fresh.partition(words("glue.stop"))
        parts.append(NoteBox(look, "warn", "calendar-x", date if advice else None, advice or date + stop))
    for say, icon, opened in (
        (notes.sources, "book-open", aside.Sources()),
        (notes.corrections, "warning", aside.Corrections()),
        (notes.comparison, "scales", aside.Comparison()),
    ):
        if say:
            link = LinkRow(look, say, icon)
            link.clicked.connect(lambda _=False, opened=opened: ask(press.Open(opened)))
            parts.append(link)
    return parts
