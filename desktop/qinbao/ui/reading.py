"""读给我听: reads a page, marks what is being read, and shows what one can do about it meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qinbao.content.words import Words
from qinbao.ui.pages.page import Page
from qinbao.ui.services import Speaker
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import grown, margin
from qinbao.ui.widgets.arrange import dismiss
from qinbao.ui.widgets.bar import ONE_ROW, Bar, filling, sizes, wide
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.read_mark import ReadMark
from qinbao.ui.widgets.scroller import Scroller

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_HEIGHT = 84
_BUTTON = 60
_AIR = 12
_LARGEST = 1.5
"""Times the usual size, for the sentence: the page above it must stay in sight."""
_KEYS = ("pause", "repeat", "slower", "faster", "stop")
_ICONS = {
    "pause": "pause",
    "resume": "speaker-high",
    "repeat": "repeat",
    "slower": "minus",
    "faster": "plus",
    "stop": "stop",
}
_TWO_ROWS = 720
"""Px of window width below which the buttons stand in two rows: 24 px letters need so much for one."""


class ReadBar(Bar):
    """Five buttons above the lower bar while something is read; or one sentence, if there is no voice."""

    pressed = Signal(str)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__(look, line_below=False)
        self._words = words
        self.buttons = {key: Button(look, words(f"read.{key}"), "secondary", _ICONS[key], px=24) for key in _KEYS}
        for key, button in self.buttons.items():
            button.setParent(self)
            button.setObjectName(f"read-{key}")
            button.clicked.connect(lambda _=False, key=key: self.pressed.emit(key))
        self.sentence = self._sentence("")
        self._paused = False
        self.hide()

    def offer(self, *, paused: bool = False, trouble: str = "") -> None:
        """Show the buttons; or the sentence with the key ``trouble``, and 不读了."""
        self._paused = paused
        for key, button in self.buttons.items():
            button.setVisible(not trouble or key == "stop")
        self._say(self._words(trouble) if trouble else "")
        self.arrange()

    def height_at(self, width: int, height: int) -> int:
        """Px the bar takes in a window of this size."""
        unit = grown(width, height)
        usual, button, air = (round(px * unit) for px in (_HEIGHT, _BUTTON, _AIR))
        if self.sentence.isHidden():
            return usual + (button + air if width < _TWO_ROWS * unit else 0)
        inner = width - 2 * margin(width)
        if width < ONE_ROW * unit:
            return self.sentence.heightForWidth(inner) + 2 * air + button
        return max(usual, self.sentence.heightForWidth(inner - self._stop_width() - 2 * air) + 2 * air)

    def dress(self, look: Look) -> None:
        """Change theme and size of the words."""
        self.look = look
        self._say(self.sentence.text())
        for button in self.buttons.values():
            button.dress(look)
        self.arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in place."""
        self.arrange()

    def arrange(self) -> None:
        """Buttons from the left, as large as they fit."""
        inner = self.inner()
        keys = [key for key in _KEYS if not self.buttons[key].isHidden()]
        said = {key: self._words(f"read.{'resume' if key == 'pause' and self._paused else key}") for key in keys}
        icons = {key: _ICONS["resume" if key == "pause" and self._paused else key] for key in keys}
        high, air = self.px(_BUTTON), self.px(_AIR)
        half = -(-len(keys) // 2) if self.width() < self.px(_TWO_ROWS) else len(keys)
        rows = [row for row in (keys[:half], keys[half:]) if row]

        def width(key: str, px: int, icon: float) -> int:
            return round(wide(said[key], px) + px * (1.6 + icon))

        def fits(px: int, icon: float) -> bool:
            return all(sum(width(key, px, icon) + air for key in row) - air <= inner.width() for row in rows)

        px = next((px for px in sizes(24, self.look.scale, filling(high)) if fits(px, 0)), 24)
        icon = 1.7 if fits(px, 1.7) else 0
        y = self.height() - len(rows) * (high + air)
        for row in rows:
            x = inner.x()
            for key in row:
                self.buttons[key].say(said[key], icons[key] if icon else None, px=px)
                self.buttons[key].setGeometry(x, y, width(key, px, icon), high)
                x += width(key, px, icon) + air
            y += high + air
        below = self.width() < self.px(ONE_ROW)
        left, room = (inner.x(), inner.width()) if below else (x + air, inner.right() + 1 - x - air)
        high = self.sentence.heightForWidth(max(1, room))
        above = air if below else (self.height() - high) // 2
        self.sentence.setGeometry(left, above, max(0, room), high)

    def _stop_width(self) -> int:
        self.arrange()
        return self.buttons["stop"].width()

    def _say(self, words: str) -> None:
        old, self.sentence = self.sentence, self._sentence(words)
        dismiss(old)

    def _sentence(self, words: str) -> WrapLabel:
        label = WrapLabel(replace(self.look, scale=min(self.look.scale, _LARGEST * self.unit)), words, "small")
        label.setParent(self)
        label.setVisible(bool(words))
        return label


class Reading(QObject):
    """Knows what is being read; owns nothing of the window but its bar and the mark on the page."""

    changed = Signal()
    """The bar came, went, or has another height."""

    def __init__(self, speaker: Speaker, bar: ReadBar, body: Scroller, page: Callable[[], Page[Any]]) -> None:
        """``body`` shows the ``page`` that is read; the page is another one after a change of letters or colours."""
        super().__init__()
        self._speaker = speaker
        self.bar = bar
        self._body = body
        self._page = page
        self.mark = ReadMark(bar.look, body)
        self._lines: Sequence[str] = ()
        self._at: int | None = None
        self._paused = False
        bar.pressed.connect(self._pressed)
        body.moved.connect(self._follow)

    def read(self) -> None:
        """Read the page from the first sentence."""
        self._paused = False
        self._lines = self._page().spoken()
        self.bar.offer()
        self._show(True)
        self._speaker.say(self._lines, heard=self._heard, done=self._done)

    def stop(self) -> None:
        """Be quiet and put bar and mark away."""
        if not self.bar.isHidden():
            self._speaker.stop()
            self._show(False)

    def dress(self, look: Look) -> None:
        """Change theme and size of the words."""
        self.bar.dress(look)
        self.mark.dress(look)

    def _heard(self, index: int) -> None:
        """Mark the line that is heard now, and bring it into sight; later scrolling is the person's own."""
        self._at = index
        widget = self._follow()
        if widget is not None:
            self._body.reveal(widget)

    def _unmark(self) -> None:
        self._at = None
        self.mark.put(None)

    def _follow(self) -> QWidget | None:
        """Put the mark where the line being read stands now."""
        if self._at is None:
            return None
        widget = self._page().shows(self._at, self._lines[self._at])
        self.mark.put(widget)
        return widget

    def _done(self, trouble: str | None) -> None:
        self._unmark()
        if trouble is None:
            self._show(False)
        else:
            self.bar.offer(trouble=str(trouble))
            self.changed.emit()

    def _show(self, visible: bool) -> None:
        self._unmark()
        if self.bar.isHidden() == visible:
            self.bar.setVisible(visible)
            self.changed.emit()

    def _pressed(self, key: str) -> None:
        if key == "stop":
            self.stop()
        elif key == "repeat":
            self._paused = False
            self._speaker.repeat()
        elif key == "slower":
            self._speaker.slower()
        elif key == "faster":
            self._speaker.faster()
        else:
            self._paused = not self._paused
            if self._paused:
                self._unmark()
                self._speaker.pause()
            else:
                self._speaker.resume()
        self.bar.offer(paused=self._paused)
