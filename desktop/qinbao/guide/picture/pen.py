"""Collects the shapes of one phone picture from top to bottom."""

from __future__ import annotations

import msgspec

from qinbao.content.fact import Row, Screen
from qinbao.content.words import Words
from qinbao.guide.picture.measure import width, wrap
from qinbao.guide.picture.shapes import Box, Brand, Line, Oval, Rect, Role, Shape, Text
from qinbao.guide.picture.signs import signs

SIZE = 24
"""Smallest and usual words, in units: 24 px where the picture is drawn 360 px wide."""
PITCH = 1.4
PAD = 15
CORNER = 34
"""Radius of the glass."""
ICON = 40
ROOM_FOR_TAG = 46
"""Kept free below what is tapped, so that 点这里 hides nothing."""


FRAME = 12
STATUS = 38
"""Units of the line with the signs of the network and the battery."""


class Pen(msgspec.Struct):
    """``left`` and ``right`` are the edges of the glass with its padding; ``y`` is where the next thing goes."""

    screen: Screen
    words: Words
    left: float
    right: float
    y: float
    brand: Brand
    free: float
    """Units for all below the title, as far as it is seen at once."""
    shapes: list[Shape] = []
    targets: dict[str, Rect] = {}
    begun: int = 0
    """How many of ``shapes`` stand still above what can be scrolled."""
    top: float = 0
    """Where that begins."""

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

    def status(self, role: Role) -> None:
        """The line at the top: that it is a sketch, the camera, the network and the battery."""
        top, middle = self.y + 6, (self.left + self.right) / 2
        sketch = Text(self.left + 6, self.y + SIZE * 1.0, self.words("picture.sketch"), SIZE, False, "start", role)
        bars = (Box(Rect(self.right - 70 + at * 8, top + 12 - at * 4, 5, 6 + at * 4), 1, role) for at in range(3))
        battery = Box(Rect(self.right - 38, top + 3, 28, 15), 4, None, role, 2)
        charge = Box(Rect(self.right - 34, top + 7, 16, 7), 1, role)
        self.shapes += [sketch, Oval(Rect(middle - 8, top + 2, 16, 16), "frame"), *bars, battery, charge]
        self.y += STATUS

    def band(self) -> None:
        """The colour of the app behind all that was drawn so far; what follows can be scrolled."""
        left, wide, high = self.left - PAD, self.room + 2 * PAD, self.y - FRAME
        square = Box(Rect(left, FRAME + CORNER, wide, high - CORNER), 0, self.brand)
        self.shapes[:0] = [Box(Rect(left, FRAME, wide, high), CORNER, self.brand), square]
        self.still()

    def still(self) -> None:
        """What was drawn so far stays where it is when the rest is scrolled."""
        self.begun, self.top = len(self.shapes), self.y
        self.y += 12

    def title_bar(self) -> None:
        """Name of the page in the middle, words in the right corner, in the colour of the app."""
        self.status("on-app")
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
            self.lines(title, self.left, self.room, bold=True, role="on-app", middle=True)
        else:
            bottom = self.y
            self.y = top
            self.lines(title, self.left + 30, self.room - 60, bold=True, role="on-app", middle=True)
            self.y = max(self.y, bottom)
            self.after(corner or "", 0)
        self.shapes.append(
            Line(((self.left + 12, top + 8), (self.left + 3, top + 17), (self.left + 12, top + 26)), "on-app", 3)
        )
        if self.screen.search and self.screen.kind == "list":
            self.y += 8
            self.search_box(self.screen.search)
        self.y += 8
        self.band()

    def _corner(self, corner: str, room: float) -> None:
        top = self.y
        for line in wrap(corner, SIZE, room):
            self.shapes.append(Text(self.right, self.y + SIZE * (PITCH / 2 + 0.36), line, SIZE, True, "end", "on-app"))
            self.y += SIZE * PITCH
        self.target(corner, Rect(self.right - room, top, room, self.y - top))

    def search_box(self, words: str) -> None:
        """A search line with a glass and the words in it, and its button at the right."""
        button = self.words("picture.search")
        pill = self.room - width(button, SIZE) - 12
        top = self.y
        self.y += 9
        at = len(self.shapes)
        self.lines(words, self.left + 46, pill - 60)
        self.y += 9
        rect = Rect(self.left, top, pill, self.y - top)
        middle = top + rect.h / 2
        seeing = (Oval(Rect(self.left + 16, middle - 10, 16, 16), None, "soft", 3),)
        handle = Line(((self.left + 30, middle + 4), (self.left + 36, middle + 10)), "soft", 3)
        self.shapes[at:at] = [Box(rect, min(26, rect.h / 2), "glass", "line", 2), *seeing, handle]
        role: Role = "ink" if self.screen.kind == "home" else "on-app"
        self.shapes.append(Text(self.right, middle + SIZE * 0.36, button, SIZE, True, "end", role))
        if not any(row.say == words for row in self.screen.rows):
            self.target(words, rect)
            self.after(words, 4)

    def card(self, row: Row, *, caret: bool = True) -> None:
        """One line of a list."""
        tapped = row.say == self.screen.tap
        top = self.y
        at = len(self.shapes)
        self.y += 11
        beside = ICON + 10 if row.icon else 0
        room = self.room - (48 if caret else 28) - beside
        self.lines(row.say, self.left + 14 + beside, room, bold=tapped or bool(row.note))
        if row.note:
            self.lines(row.note, self.left + 14 + beside, room, role="soft")
        self.y += 11
        rect = Rect(self.left, top, self.room, self.y - top)
        ground = Box(rect, 12, "tint" if tapped else "glass", "line", 1)
        self.shapes[at:at] = [ground, *self.icon(row, self.left + 10, top + (rect.h - ICON) / 2, ICON)]
        if caret:
            x, y = self.right - 20, top + rect.h / 2
            self.shapes.append(Line(((x, y - 8), (x + 8, y), (x, y + 8)), "soft", 3))
        self.target(row.say, rect)
        self.after(row.say, 12)

    def icon(self, row: Row, x: float, y: float, side: float) -> tuple[Shape, ...]:
        """The sign before a line, where the data names one."""
        if row.icon is None:
            return ()
        return (Box(Rect(x, y, side, side), side / 4, self.brand), *signs(row.icon, x, y, side))

    def button(self, words: str, bottom: float) -> None:
        """The large button, its lower edge at ``bottom`` or as far down as the page reaches."""
        lines, high = self.button_lines(words)
        if words == self.screen.tap:
            self.y += ROOM_FOR_TAG
        top = max(self.y, bottom - high)
        rect = Rect(self.left, top, self.room, high)
        self.shapes.append(Box(rect, 26 if len(lines) == 1 else 16, self.brand))
        self.y = top + 10
        self.lines(words, self.left + 16, self.room - 32, bold=True, role="on-app", middle=True)
        self.y += 10
        self.target(words, rect)

    def button_lines(self, words: str) -> tuple[tuple[str, ...], float]:
        """The lines of the large button, and how high it is."""
        lines = wrap(words, SIZE, self.room - 32)
        return lines, len(lines) * SIZE * PITCH + 20


def brand(app: str, words: Words) -> Brand:
    """The colour of an app: its own, or that of all others."""
    found: Brand
    for found in ("blue", "green", "red"):
        if app in words(f"picture.apps.{found}").split():
            return found
    return "slate"
