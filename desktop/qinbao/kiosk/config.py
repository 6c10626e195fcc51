"""What an operator may choose for a kiosk: one YAML file, every mistake a Chinese sentence with file and line."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import msgspec

from qinbao.content.trouble import ContentError, refuse
from qinbao.content.typed import typed
from qinbao.content.words import Words
from qinbao.content.yaml_file import Located, read_yaml
from qinbao.kiosk.operator.pin import is_hash
from qinbao.paths import MissingFolderError, shipped

log = logging.getLogger(__name__)

RANGES: dict[str, tuple[int, int]] = {
    "copies": (1, 2),
    "pages": (1, 10),
    "hour": (1, 1000),
    "day": (1, 5000),
    "idle": (30, 3600),
    "countdown": (20, 600),
    "distance": (30, 150),
    "dpi": (40, 400),
    "bright": (10, 100),
}
"""Smallest and largest value. 20 s is the least time anybody must get to answer (WCAG 2.2.1)."""

_QUEUE = re.compile(r"[A-Za-z0-9_.-]{1,127}")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class ScreenHours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the screen is lit, by the time of Beijing; a touch lights it at any hour."""

    on: str = "07:30"
    off: str = "18:30"
    bright: int = 80
    """Per cent, for a screen whose brightness the system can set."""

    def hours(self) -> tuple[time, time]:
        """Both times; valid after ``load``."""
        return time.fromisoformat(self.on), time.fromisoformat(self.off)


class KioskConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings; ``KioskConfig()`` works on any machine."""

    printer: str | None = None
    """The one CUPS queue; none: the system's default queue."""
    printing: bool = True
    """Whether there is a printer at all."""
    copies: int = 2
    """Most copies of one sheet in a session."""
    pages: int = 10
    """Most sheets of paper in a session."""
    hour: int = 40
    """Most sheets of paper in an hour, all sessions together."""
    day: int = 200
    """Most sheets of paper in a day."""
    idle: int = 180
    """Seconds without input until the question."""
    countdown: int = 60
    """Seconds the question waits for an answer."""
    distance: int = 60
    """cm from eye to screen."""
    dpi: int | None = None
    """Pixels per inch; none: what the screen says of itself."""
    place: str | None = None
    """Code of the place where the kiosk stands: only told in the operator's page and the counters."""
    content: str | None = None
    """A data folder of the operator's own; none: the program's."""
    screen: ScreenHours | None = None
    """None: always lit."""
    scanner: bool = True
    """Whether a scanner that types may reopen a printed guide."""
    pin: str | None = None
    """Hash of the operator's PIN (``packaging/kiosk/pin``); none: the operator's page stays shut."""


def load(path: Path | None, words: Words) -> tuple[KioskConfig, str | None]:
    """The settings, and the first reason in one sentence, with file and line, where the defaults had to do instead.

    A kiosk whose settings have a spelling mistake, or a line of another version, still serves people, and by all
    other lines; every reason goes to the journal.
    """
    if path is None:
        return KioskConfig(), None
    try:
        located = read_yaml(path)
        if not isinstance(located.data, dict | None):
            raise refuse(path, 1, "kiosk", words("kiosk.config.form"))
    except ContentError as error:
        log.warning("%s", error)
        return KioskConfig(), str(error)
    kept, reasons = {}, []
    for key, value in (located.data or {}).items():
        try:
            _proven(msgspec.structs.replace(located, data={key: value}), words)
        except ContentError as error:
            log.warning("%s", error)
            reasons.append(str(error))
        else:
            kept[key] = value
    return typed(msgspec.structs.replace(located, data=kept), KioskConfig), next(iter(reasons), None)


def _proven(located: Located, words: Words) -> None:
    """Raises ``ContentError`` for what cannot be used."""
    for trail, key, fields in _wrong(typed(located, KioskConfig)):
        sentence = words(f"kiosk.config.{key}", name=trail[-1], **fields)
        raise refuse(located.path, located.line(trail), "kiosk", sentence)


def content_folder(config: KioskConfig) -> Path:
    """The operator's data folder, or the program's own where that is gone. Raises ``MissingFolderError``."""
    if config.content is not None:
        try:
            return shipped("data", Path(config.content))
        except MissingFolderError as error:
            log.warning("%s", error)
    return shipped("data")


def _wrong(config: KioskConfig) -> Iterator[tuple[tuple[str, ...], str, dict[str, object]]]:
    """Whatever fits its type but not its meaning: (trail, sentence, what fills it)."""
    for key, (least, most) in RANGES.items():
        screen = key == "bright"
        value = config.screen.bright if screen and config.screen else getattr(config, key, None)
        if value is not None and not least <= value <= most:
            yield ("screen", key) if screen else (key,), "range", {"least": least, "most": most}
    if config.printer is not None and not _QUEUE.fullmatch(config.printer):
        yield ("printer",), "queue", {}
    if config.content is not None and not Path(config.content).is_absolute():
        yield ("content",), "folder", {}
    if config.pin is not None and not is_hash(config.pin):
        yield ("pin",), "pin", {}
    for key in ("on", "off"):
        if config.screen is not None and not _CLOCK.fullmatch(getattr(config.screen, key)):
            yield ("screen", key), "clock", {}
