"""Collects the shapes of one phone picture from top to bottom."""

from __future__ import annotations

import msgspec

from qinbao.content.fact import Row, Screen
from qinbao.content.words import Words
from qinbao.guide.picture.measure import width, wrap
from qinbao.guide.picture.shapes import Box, Line, Rect, Role, Shape, Text

SIZE = 24
"""Smallest and usual words, in units: 24 px where the picture is drawn 360 px wide."""
PITCH = 1.4
ROOM_FOR_TAG = 46
"""Kept free below what is tapped, so that 点这里 hides nothing."""


class Pen(msgspec.Struct):
    """``left`` and ``right`` are the edges of the glass with its padding; ``y`` is where the next thing goes."""

    screen: Screen
    words: Words
    left: float
    right: float
    y: float
    shapes: list[Shape] = []
    targets: dict[str, Rect] = {}

    @property
    def room(self) -> float:
        """Units from edge to edge."""
        return self.right - self.left

    def target(self, name: str, rect: Rect) -> None:
        """Remember where ``name`` can be tapped; the first place counts."""
        self.targets.setdefault(name, rect)

    def after(self, name: str, gap: float) -> None:
        """Leave a gap below something; more if 点这里 hangs there."""
        self.y += gap + (ROOM_FOR_TAG if name == self.screen.tap else 0)

    def lines(
        self, words: str, x: float, room: float, *, bold: bool = False, role: Role = "ink", middle: bool = False
    ) -> None:
        """Words in as many lines as they need."""
        for line in wrap(words, SIZE, room):
            baseline = self.y + SIZE * (PITCH / 2 + 0.36)
            at = x + room / 2 if middle else x
            self.shapes.append(Text(at, baseline, line, SIZE, bold, "middle" if middle else "start", role))
            self.y += SIZE * PITCH

    def title_bar(self) -> None:
        """Name of the page in the middle, words in the right corner."""
        corner = self.screen.corner
        title = self.screen.title or self.screen.app
        corner_width = min(width(corner, SIZE) if corner else 0, self.room * 0.5)
        top = self.y
        if corner:
            self._corner(corner, corner_width)
        beside = self.room - 2 * max(corner_width, 24) - 8
        below_corner = bool(corner) and width(title, SIZE) > beside
        if below_corner:
            self.after(corner or "", 2)
            self.lines(title, self.left, self.room, bold=True, middle=True)
        else:
            bottom = self.y
            self.y = top
            self.lines(title, self.left + 30, self.room - 60, bold=True, middle=True)
            self.y = max(self.y, bottom)
            self.after(corner or "", 0)
        self.shapes.append(
            Line(((self.left + 12, top + 8), (self.left + 3, top + 17), (self.left + 12, top + 26)), "soft", 3)
        )
        self.y += 12

    def _corner(self, corner: str, room: float) -> None:
        top = self.y
        for line in wrap(corner, SIZE, room):
            self.shapes.append(Text(self.right, self.y + SIZE * (PITCH / 2 + 0.36), line, SIZE, True, "end", "link"))
            self.y += SIZE * PITCH
        self.target(corner, Rect(self.right - room, top, room, self.y - top))

    def search_box(self, words: str) -> None:
        """A search line with the words in it and its button."""
        button = self.words("picture.search")
        button_width = width(button, SIZE)
        top = self.y
        self.y += 9
        box = Box(Rect(self.left, top, self.room, 0), 26, "glass", "link", 3)
        at = len(self.shapes)
        self.lines(words, self.left + 18, self.room - button_width - 48)
        self.y += 9
        rect = Rect(self.left, top, self.room, self.y - top)
        self.shapes.insert(at, Box(rect, 26, box.fill, box.line, box.width))
        middle = top + rect.h / 2 + SIZE * 0.36
        self.shapes.append(Text(self.right - 16, middle, button, SIZE, True, "end", "link"))
        in_row = any(row.say == words for row in self.screen.rows)
        if not in_row:
            self.target(words, rect)
            self.after(words, 20)
        else:
            self.y += 20

    def card(self, row: Row, *, caret: bool = True) -> None:
        """One line of a list."""
        tapped = row.say == self.screen.tap
        top = self.y
        at = len(self.shapes)
        self.y += 11
        room = self.room - (48 if caret else 28)
        self.lines(row.say, self.left + 14, room, bold=tapped or bool(row.note))
        if row.note:
            self.lines(row.note, self.left + 14, room, role="soft")
        self.y += 11
        rect = Rect(self.left, top, self.room, self.y - top)
        self.shapes.insert(at, Box(rect, 10, "tint" if tapped else "field"))
        if caret:
            x, y = self.right - 20, top + rect.h / 2
            self.shapes.append(Line(((x, y - 8), (x + 8, y), (x, y + 8)), "soft", 3))
        self.target(row.say, rect)
        self.after(row.say, 12)

    def button(self, words: str, bottom: float) -> None:
        """The large button, its lower edge at ``bottom`` or as far down as the page reaches."""
        lines = wrap(words, SIZE, self.room - 32)
        high = len(lines) * SIZE * PITCH + 20
        if words == self.screen.tap:
            self.y += ROOM_FOR_TAG
        top = max(self.y, bottom - high)
        rect = Rect(self.left, top, self.room, high)
        self.shapes.append(Box(rect, 26 if len(lines) == 1 else 16, "link"))
        self.y = top + 10
        self.lines(words, self.left + 16, self.room - 32, bold=True, role="on-link", middle=True)
        self.y += 10
        self.target(words, rect)
