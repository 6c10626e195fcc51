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
from qinbao.content.yaml_file import read_yaml
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
        """Both times; valid after ``read``."""
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


def read(path: Path, words: Words) -> KioskConfig:
    """The settings in ``path``. Raises ``ContentError``: one sentence in Chinese, with file and line."""
    located = read_yaml(path)
    if located.data is None:
        return KioskConfig()
    if not isinstance(located.data, dict):
        raise refuse(path, 1, "kiosk", words("kiosk.config.form"))
    config = typed(located, KioskConfig)
    for trail, key, fields in _wrong(config):
        raise refuse(path, located.line(trail), "kiosk", words(f"kiosk.config.{key}", name=trail[-1], **fields))
    return config


def load(path: Path | None, words: Words) -> tuple[KioskConfig, str | None]:
    """The settings, and the reason in one sentence where the defaults had to do instead.

    A kiosk with a spelling mistake in its settings still serves people; the reason goes to the journal.
    """
    if path is None:
        return KioskConfig(), None
    try:
        return read(path, words), None
    except ContentError as error:
        log.warning("%s", error)
        return KioskConfig(), str(error)


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
