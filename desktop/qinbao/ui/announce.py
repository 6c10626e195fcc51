"""What a screen reader says by itself. Loaded once somebody has pressed something: no start waits for it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from qinbao.content.words import Words
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.choice import ChoiceCard


def tell(window: QWidget, said: str) -> None:
    """Have ``said`` said of what has the focus in ``window``: older Orcas hear nothing else."""
    focused: QWidget | None = window.focusWidget()
    if focused is None:
        announce(window, said)
    else:
        focused.setAccessibleDescription(said)


def announce(widget: QWidget, said: str) -> None:
    """Have ``said`` said, whatever has the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, said))


def chosen(words: Words, answer: QWidget) -> None:
    """Have it said that an answer is chosen now, if it still has the focus."""
    if isinstance(answer, ChoiceCard) and answer.hasFocus():
        answer.tell(words("choice.taken"))


def dressed(words: Words, before: Look, look: Look) -> str:
    """How letters and colours are now: whoever cannot see it has pressed the button, too."""
    if look.theme != before.theme:
        return words(f"top.theme.{look.theme}")
    if look != before:
        return words("top.size", percent=round(look.scale * 100))
    return words("top.largest" if look.largest else "top.smallest")
