"""The kiosk's own pages: it invites, it asks whether somebody is still there, it stays calm, it rests in the dark."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent

from qinbao.content.words import Words
from qinbao.guide.fill import hotline
from qinbao.kiosk.big import BigButton
from qinbao.kiosk.cover import Cover
from qinbao.kiosk.effects import How
from qinbao.kiosk.input.corner import SIDE
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.label import WrapLabel


class StartPage(Cover):
    """点一下开始, and how long one may stand still."""

    begun = Signal()

    def __init__(self, look: Look, words: Words, idle: int, old: str = "") -> None:
        """``idle`` in seconds. ``old``: the day of a content that has had no successor for too long."""
        super().__init__(look)
        title = words("app.name")
        minutes, seconds = divmod(idle, 60)
        key = "minutes" if not seconds else "seconds"
        time = words(f"kiosk.start.{key}", n=minutes if not seconds else idle)
        dated = (words("kiosk.start.old", day=old),) if old else ()
        sentences = (words("kiosk.start.about"), time, *dated, words("bottom.promise"))
        self.button = BigButton(look, words("kiosk.start.begin"), "primary", "hand-tap")
        self.button.clicked.connect(self.begun)
        labels = [WrapLabel(look, sentence, "lead", "ink", centre=True) for sentence in sentences]
        heading = WrapLabel(look, title, "title", "brand", centre=True)
        self.put([heading, labels[0], self.button, *labels[1:]], [self.button])
        self.spoken = self.say(title, *sentences)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap beside the button will do too, but for the operator's corner."""
        at = event.position().toPoint()
        if self.rect().contains(at) and (at.x() > SIDE or at.y() > SIDE):
            self.begun.emit()


class AskPage(Cover):
    """您还在吗? One huge button, and the seconds that are left."""

    still = Signal()
    leave = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__(look)
        self._words = words
        title, how = words("kiosk.ask.title"), words("kiosk.ask.how")
        self.button = BigButton(look, words("kiosk.ask.still"), "primary", "check")
        self.button.clicked.connect(self.still)
        self.end = Button(look, words("kiosk.ask.leave"), "secondary", "sign-out")
        self.end.clicked.connect(self.leave)
        self.left = WrapLabel(look, "", "lead", "ink", centre=True)
        heading = WrapLabel(look, title, "title", "brand", centre=True)
        said = WrapLabel(look, how, "lead", "ink", centre=True)
        self.put([heading, said, self.button, self.left, self.end], [self.button])
        self.spoken = self.say(title, how)

    def count(self, seconds: int) -> None:
        """Show how many seconds are left."""
        self.left.say(self._words("kiosk.ask.left", n=seconds))


class CalmPage(Cover):
    """One calm sentence about what happened, whom to ring, and the way back."""

    back = Signal()

    def __init__(self, look: Look, words: Words, key: str) -> None:
        """``key``: ``locked`` (tried too often), ``trouble`` (something broke), ``scan`` (a code nobody knows)."""
        super().__init__(look)
        title, say = words(f"kiosk.calm.{key}.title"), words(f"kiosk.calm.{key}.say")
        call = words("kiosk.calm.call", hotline=hotline(None))
        self.button = BigButton(look, words(f"kiosk.calm.{key}.back"), "primary", "arrow-left")
        self.button.clicked.connect(self.back)
        labels = [WrapLabel(look, sentence, "lead", "ink", centre=True) for sentence in (say, call)]
        self.put([WrapLabel(look, title, "title", "brand", centre=True), *labels, self.button], [self.button])
        self.spoken = self.say(title, say, call)


class SurePage(Cover):
    """Really? What would follow, and the way back in front."""

    back = Signal()
    agreed = Signal()

    def __init__(self, look: Look, words: Words, how: How) -> None:
        """``how``: what the operator wants to do."""
        super().__init__(look)
        title, say = words(f"kiosk.sure.{how}.title"), words(f"kiosk.sure.{how}.say")
        self.button = BigButton(look, words("kiosk.sure.no"), "primary", "arrow-left")
        self.button.clicked.connect(self.back)
        self.yes = Button(look, words(f"kiosk.operator.do.{how}"), "danger")
        self.yes.clicked.connect(self.agreed)
        heading = WrapLabel(look, title, "title", "brand", centre=True)
        self.put([heading, WrapLabel(look, say, "lead", "ink", centre=True), self.button, self.yes], [self.button])
        self.say(title, say)


class DarkPage(Cover):
    """Outside opening hours: black. The first touch only lights the screen."""

    woken = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wake."""
        event.accept()
        self.woken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing but black."""
        QPainter(self).fillRect(self.rect(), QColor("#000000"))
