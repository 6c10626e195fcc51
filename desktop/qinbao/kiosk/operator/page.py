"""For whoever looks after the kiosk: how it is, what was counted, and the only ways to stop it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qinbao.content.words import Words
from qinbao.kiosk.cover import Cover
from qinbao.kiosk.operator.report import Report
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import Flow, Grid
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.label import WrapLabel

ACTIONS = ("back", "test", "export", "update", "notes", "restart", "leave", "off")
USUAL = ("visits", "sheet")
"""Counts that are shown even where they are nought."""
MOST_FILES = 6
"""More damaged files than that are one damaged folder."""
LEAST_MB = 50
"""Megabytes below which counts may soon be lost."""
_ICONS = {
    "back": "arrow-left",
    "test": "printer",
    "export": "file-text",
    "update": "repeat",
    "notes": "phone",
    "restart": "arrows-clockwise",
}
"""What stops the kiosk has none: without, the three last buttons fit side by side on a narrow screen."""


@dataclass(frozen=True)
class Health:
    """What the operator is shown; ready words and numbers."""

    version: str
    content: str
    """Newest date of a fact."""
    place: str
    printer: str
    paper: int
    """Sheets of paper since the counters began."""
    left: tuple[int, int]
    """Sheets of paper that may still come out today and within this hour."""
    low: bool
    """Whether that is little."""
    report: Report
    ending: str | None
    """The day after which no pack of content is accepted any more, where that is soon."""
    today: tuple[tuple[str, int], ...]
    """Key of the words and count of today."""
    most: tuple[tuple[str, str, int], ...] = ()
    """Key of the words, what was asked for most today, and how often."""
    trouble: str | None = None
    """Why the settings could not be used."""
    forgets: bool = False
    """Whether it is forgotten at every start what was printed before."""


class OperatorPage(Cover):
    """Shows ``Health`` and some buttons; pressing one only tells which."""

    asked = Signal(str)

    def __init__(self, look: Look, words: Words, health: Health) -> None:
        super().__init__(look)
        facts = ("version", "content", "place", "printer", "paper")
        lines = [words(f"kiosk.operator.{key}", value=getattr(health, key)) for key in facts]
        day, hour = health.left
        left = words("kiosk.operator.left", day=day, hour=hour)
        lines += [] if health.low else [left]
        lines += [*_machine(words, health.report)]
        # What has not happened needs no line.
        lines += [words(f"kiosk.operator.today.{key}", n=count) for key, count in health.today if count or key in USUAL]
        most = [words(f"kiosk.operator.most.{key}", value=value, n=count) for key, value, count in health.most]
        wrong = [words("kiosk.operator.trouble", value=health.trouble)] if health.trouble else []
        wrong += [left] if health.low else []
        wrong += [words("kiosk.operator.forgets")] if health.forgets and not _full(health.report) else []
        wrong += [words("kiosk.operator.ending", day=health.ending)] if health.ending else []
        wrong += [*_faults(words, health.report)]
        self.told = WrapLabel(look, "", "strong", "brand")
        self.buttons = {}
        for name in ACTIONS:
            kind = "primary" if name == "back" else "danger" if name in ("leave", "off") else "secondary"
            button = Button(look, words(f"kiosk.operator.do.{name}"), kind, _ICONS.get(name), px=26)  # type: ignore[arg-type]
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
        self._more = Button(look, words("kiosk.operator.more"), "plain", "arrow-right", px=26)
        self._more.setParent(self)
        self._more.clicked.connect(self._turn)
        self._turned = 0
        title = words("kiosk.operator.title")
        heading = WrapLabel(look, title, "heading", "brand")
        faults = [WrapLabel(look, line, "strong", "danger") for line in wrong]
        asked = [Grid([WrapLabel(look, line, "small") for line in most], look.px(400), 4)] * bool(most)
        self.put(
            [
                heading,
                Grid([WrapLabel(look, line, "small") for line in lines], look.px(250), 4, columns=3),
                *asked,
                *([Grid(faults, look.px(400), 24, down=4)] if faults else []),
                self.told,
                Flow(list(self.buttons.values()), 12),
            ],
            spare=(*asked, heading),
        )
        self.say(title, *lines, *most, *wrong)

    def tell(self, words: str) -> None:
        """Say how an action went."""
        self.told.say(words)
        self._arrange()

    def _turn(self) -> None:
        self._turned += 1
        self._arrange()

    def _seen(self) -> list[QWidget]:
        """All of it, or on a screen of a hand's size one part after the other, each with the button that leads on."""
        for part in self._parts:
            part.show()
        seen = super()._seen()
        small = self._need(seen, self.width()) > self.height()
        self._more.setVisible(small)
        if not small:
            return seen
        faces = self._faces()
        face = faces[self._turned % len(faces)]
        for part in self._parts:
            part.setVisible(part in face)
        return face

    def _faces(self) -> list[list[QWidget]]:
        """As much in each as there is room for; what is told stands in all of them."""
        faces: list[list[QWidget]] = []
        for part in self._parts:
            if part is self.told:
                continue
            grown = [*(faces[-1][:-2] if faces else []), part, self.told, self._more]
            if faces and self._need(grown, self.width()) <= self.height():
                faces[-1] = grown
            else:
                faces.append([part, self.told, self._more])
        return faces


def _machine(words: Words, report: Report) -> Iterator[str]:
    """How the machine has been."""
    none = words("kiosk.operator.none")
    yield words("kiosk.operator.started", value=report.started.replace("T", " ") or none)
    yield words("kiosk.operator.days", n=report.age) if report.age is not None else words("kiosk.operator.undated")
    if report.disk is not None:
        yield words("kiosk.operator.disk", n=report.disk)
    if report.wrong_pins:
        yield words("kiosk.operator.tried", n=report.wrong_pins)
    if report.usb:
        yield words("kiosk.operator.usb", n=report.usb)


def _full(report: Report) -> bool:
    return report.disk is None or report.disk < LEAST_MB


def _faults(words: Words, report: Report) -> Iterator[str]:
    """What somebody should do something about."""
    if files := "  ".join(report.damaged[:MOST_FILES]):
        yield words("kiosk.operator.damaged", files=files)
    for kind, count in report.restarts:
        yield words(f"kiosk.operator.restarts.{kind}", n=count)
    if _full(report):
        yield words("kiosk.operator.full")
    if report.broken is not None:
        yield words("kiosk.operator.broken", n=report.broken)
