"""Random people at a kiosk, one after the other, for as long as one likes; ``packaging/proof/soak`` calls this.

Most know roughly what they want: they answer, go on, print. Others tap what is there, tap beside it, press keys that
exist and keys that lead out, hold nonsense before the scanner, come back with printed codes, walk away in the middle,
and change letters and colours; an operator looks after it all. Time leaps for them, not for us: nights come and go.
"""

import argparse
import gc
import json
import logging
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, QThreadPool, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from qinbao.app import application
from qinbao.kiosk.clocks import Clocks
from qinbao.kiosk.config import KioskConfig, ScreenHours
from qinbao.kiosk.contents import proven
from qinbao.kiosk.equipment import Equipment
from qinbao.kiosk.events import Cleared, Cornered, Unlocked, Woken
from qinbao.kiosk.input import url_block
from qinbao.kiosk.operator import pin
from qinbao.kiosk.operator.counters import Counters, What
from qinbao.kiosk.operator.page import OperatorPage
from qinbao.kiosk.station import Station
from qinbao.kiosk.visit.resume import encode
from qinbao.kiosk.visit.wipe import sweep, wipe
from qinbao.paths import shipped
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.steady import gate

GROWTH = 0.05
SAMPLES, WARM = 20, 3
"""What is held is looked at so many times, between two visits; nothing may grow after a fifth of the run.

Until then, 10,000 events or some 450 visits, people come for the first time to every kind of page, topic and sheet:
modules are loaded and files are read, each once, and all of it stays. What is loaded still later counts as growth. The
heap in use, as glibc tells it, is level from 20,000 events on.
"""
HARMLESS = ("does not support propagateSizeHints", "does not support raise")
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_PageDown, Qt.Key.Key_F1, Qt.Key.Key_Escape, Qt.Key.Key_Menu, Qt.Key.Key_Delete, Qt.Key.Key_X,
)  # fmt: skip
COUNTED: tuple[What, ...] = ("visits", "sheet", "paper", "timeouts", "cleared", "resumed", "blocked")
PRINTER = {
    "lp": "cat >/dev/null; echo 'request id is soak-1 (0 file(s))'",
    "lpstat": """case "$*" in
*-p*) printf '%s\\n' 'scheduler is running' 'printer soak is idle.'
      [ ! -e "$0.empty" ] || echo ' Alerts: media-empty-error' ;;
*-a*) echo 'soak accepting requests' ;;
esac""",
    "cancel": ":",
}
"""Commands of CUPS that take every sheet, unless the paper is out."""


class Leaping:
    """A clock that also leaps."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        """Monotonic seconds."""
        return time.monotonic() + self.ahead

    def now(self) -> datetime:
        """Date and time of day."""
        return datetime.now() + timedelta(seconds=self.ahead)

    def today(self) -> date:
        """The day."""
        return self.now().date()


class Crowd:
    """Acts on a station, by chance but repeatably."""

    def __init__(self, station: Station, clock: Leaping, chance: random.Random) -> None:
        self.station = station
        self.clock = clock
        self.chance = chance
        self.done: Counter[str] = Counter()
        self._codes: list[str] = []
        self._acts = (
            (50, self.go_on), (20, self.tap), (6, self.tap_anywhere), (6, self.letter), (6, self.key), (3, self.scan),
            (2, self.wait), (1, self.clear), (1, self.leave), (1, self.flood), (1, self.other_button),
            (1, self.operate),
        )  # fmt: skip

    def act(self) -> None:
        """One event."""
        (act,) = self.chance.choices([act for _, act in self._acts], [weight for weight, _ in self._acts])
        self.done[act.__name__] += 1
        self.clock.ahead += 0.6
        act()
        QApplication.processEvents()

    def go_on(self) -> None:
        """Do what the page asks for: an answer on it, or the first button below it."""
        shell, visit = self.station.shell, self.station.visit
        if shell.cover is not None or visit is None:
            self._press(self._seen(shell, QAbstractButton))
        elif self.chance.random() < 0.5:
            self._press(self._seen(visit.window.body, QAbstractButton))
        else:
            self._press(visit.window.bottom.buttons[:1] or self._seen(visit.window.body, QAbstractButton))
        self._remember()

    def tap(self) -> None:
        """Tap any button that is there, or a line to type into."""
        lines = self._seen(self.station.shell, QLineEdit) if self.chance.random() < 0.3 else []
        self._press(lines or self._seen(self.station.shell, QAbstractButton))
        self._remember()

    def tap_anywhere(self) -> None:
        """Tap somewhere."""
        window = self.station.shell.windowHandle()
        at = QPoint(self.chance.randrange(window.width()), self.chance.randrange(window.height()))
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=at)

    def letter(self) -> None:
        """Tap a letter."""
        self.station.shell.letters.typed.emit(self.chance.choice("abcdefghijklmnopqrstuvwxyz"))

    def key(self) -> None:
        """Press a key."""
        modifiers = self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier))
        QTest.keyClick(self.station.shell.windowHandle(), self.chance.choice(KEYS), modifiers)

    def scan(self) -> None:
        """Hold a printed code, or nonsense, before the scanner."""
        garbage = "".join(self.chance.choices("BCDFGHJKLMNPQRSTVWXZ0123456789", k=self.chance.randrange(60)))
        for letter in self.chance.choice([*self._codes, garbage]):
            QTest.keyClick(self.station.shell.windowHandle(), letter)
        QTest.keyClick(self.station.shell.windowHandle(), Qt.Key.Key_Return)

    def wait(self) -> None:
        """Stand and think until the question comes."""
        self.clock.ahead += 190
        self.station.beat()

    def clear(self) -> None:
        """马上清屏."""
        if self.station.shell.clear.isVisible():
            self.station.shell.clear.click()

    def leave(self) -> None:
        """Walk away."""
        for _ in range(2):
            self.wait()

    def flood(self) -> None:
        """A hand on the whole keyboard."""
        for _ in range(50):
            self.key()

    def other_button(self) -> None:
        """Right and middle clicks."""
        QTest.mouseClick(self.station.shell.windowHandle(), Qt.MouseButton.RightButton, pos=QPoint(300, 300))

    def operate(self) -> None:
        """The operator looks in, tries the printer or takes the counts along, and goes; or only looks for the PIN."""
        self.station.happen(Cleared())
        self.station.happen(Cornered())
        if self.chance.random() < 0.5:
            return
        self.station.happen(Unlocked())
        page = self.station.shell.cover
        assert isinstance(page, OperatorPage)
        page.buttons[self.chance.choice(("test", "export"))].click()
        self.empty_or_fill()
        page.buttons["back"].click()

    def empty_or_fill(self) -> None:
        """Let the paper run out, or put new paper in."""
        (self.station.kit.state / "bin" / "lpstat.empty").touch()
        if self.chance.random() < 0.8:
            (self.station.kit.state / "bin" / "lpstat.empty").unlink()

    def _seen(self, widget: QWidget, kind: type[QWidget]) -> list[QWidget]:
        return [found for found in widget.findChildren(kind) if found.isVisible()]

    def _press(self, widgets: list[QWidget]) -> None:
        """Bring one of these in sight and tap the screen where it is; tap anywhere if there is none."""
        if not widgets:
            return self.tap_anywhere()
        widget, visit = self.chance.choice(widgets), self.station.visit
        if visit is not None:
            visit.window.body.reveal(widget)
        at = widget.mapTo(self.station.shell, widget.rect().center())
        QTest.mouseClick(self.station.shell.windowHandle(), Qt.MouseButton.LeftButton, pos=at)

    def _remember(self) -> None:
        visit = self.station.visit
        if visit is None or visit.store.state.session.topic is None:
            return
        session = visit.store.state.session
        code = encode(self.station.kit.library, session.topic or "", session.given)
        if code is not None:
            self._codes = [*self._codes[-20:], code]


class Held(NamedTuple):
    """What this process holds at one moment."""

    memory: int
    """kB that are really its own: no other process shares them, no file is behind them."""
    objects: int
    """Of Python: a leak of small things shows here long before it shows in the memory."""
    widgets: int


def held() -> Held:
    """What is held now."""
    gc.collect()
    rollup = Path("/proc/self/smaps_rollup").read_text()
    memory = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Anonymous:"))
    return Held(memory, len(gc.get_objects()), len(QApplication.allWidgets()))


def growth(samples: Sequence[Held]) -> dict[str, float]:
    """By how much each kind is more in the last sample than in the warm one."""
    pairs = zip(Held._fields, samples[WARM], samples[-1], strict=True)
    return {kind: round((last - warm) / warm, 4) for kind, warm, last in pairs}


def open_kiosk(folder: Path, clock: Leaping) -> Station:
    """A kiosk as it is, but for what comes out of printer and loudspeaker."""
    commands = folder / "bin"
    commands.mkdir()
    for name, does in PRINTER.items():
        (commands / name).write_text(f"#!/bin/sh\n{does}\n")
        (commands / name).chmod(0o755)
    os.environ["PATH"] = f"{commands}:{os.environ['PATH']}"
    url_block.before_application()
    app = application(Look())
    url_block.shut(app)
    counters = Counters(folder / "counters.json", clock.today)
    (folder / "session").mkdir(parents=True)
    pin.in_memory = lambda *_: False  # the folder stands for a disk, wherever it is
    kit = Equipment(
        proven(shipped("data"))[0], KioskConfig(printer="soak", screen=ScreenHours()), Look(scale=1.5), folder,
        folder / "session", clock, counters,
    )  # fmt: skip
    kit.speaker.say = lambda *_, **__: None  # type: ignore[method-assign]
    gate.clock = clock
    station = Station(app, kit, Clocks(clock, clock.today, clock.now))
    station.open()
    station.shell.resize(1280, 800)
    station.shell.show()
    return station


def listen(trouble: Counter[str]) -> None:
    """Count every warning of Qt, and every error nobody caught, as ``trouble``."""

    def qt_says(kind: QtMsgType, context: object, message: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or any(word in message for word in HARMLESS)
        if not quiet:
            trouble[message] += 1

    def unforeseen(kind: type[BaseException], error: BaseException, trace: object) -> None:
        trouble[f"{kind.__name__}: {error}"] += 1
        logging.getLogger("soak").error("unforeseen", exc_info=(kind, error, trace))  # type: ignore[arg-type]

    qInstallMessageHandler(qt_says)
    sys.excepthook = unforeseen


def rest(station: Station) -> None:
    """Between two people, before the start page, when all that was begun has come to its end."""
    station.happen(Cleared())
    station.happen(Woken())
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    # A kiosk's loop does this, too, each time it has done all else; here there is none.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    wipe(station.kit.session_folder)
    sweep()  # as after every visit, or what is free counts as held


def main() -> int:
    """0: nothing broke, nothing was warned about, nothing grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--hours", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    trouble: Counter[str] = Counter()
    listen(trouble)
    clock = Leaping()
    with tempfile.TemporaryDirectory() as name:
        station = open_kiosk(Path(name), clock)
        crowd = Crowd(station, clock, random.Random(options.seed))
        begin, events, samples = time.monotonic(), 0, list[Held]()

        def share() -> float:
            return (time.monotonic() - begin) / (options.hours * 3600) if options.hours else events / options.events

        while share() < 1.0:
            crowd.act()
            events += 1
            if share() >= (len(samples) + 1) / SAMPLES:
                rest(station)
                samples.append(held())
                so_far = f"{events} events, {samples[-1].memory} kB, {sum(trouble.values())} troubles"
                print(so_far, file=sys.stderr, flush=True)
        counted = {what: station.kit.counters.total(what) for what in COUNTED}
        station.close()
    grown = growth(samples)
    told = {
        "events": events, "seconds": round(time.monotonic() - begin), "days": round(clock.ahead / 86400),
        "seed": options.seed, **counted, "kB": [one.memory for one in samples],
        "objects": [one.objects for one in samples], "growth": grown, "trouble": dict(trouble),
        "acts": dict(crowd.done),
    }  # fmt: skip
    print(json.dumps(told, ensure_ascii=False))
    return 0 if all(more <= GROWTH for more in grown.values()) and not trouble else 1


if __name__ == "__main__":
    raise SystemExit(main())
