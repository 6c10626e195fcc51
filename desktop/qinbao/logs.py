"""The program's log: a small file for whoever repairs the machine, never a record of the person before it."""

import logging
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

FILE_BYTES = 200_000
OLD_FILES = 2
HIDDEN = "[hidden]"

# Chinese landline numbers without area code have seven digits or more; so have mobile and ID numbers.
# \d also finds full-width digits.
_LONG_NUMBER = r"\d{7,}[Xx]?"
_PERSONAL = "answers"


class PrivateFormatter(logging.Formatter):
    """Formats records so that no long number and no value called ``answers`` reaches a file or a screen.

    Works on the finished text, so tracebacks are covered like messages.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Give the line for one record; the record itself stays as it was, for other handlers."""
        clean = logging.makeLogRecord(record.__dict__)
        if isinstance(clean.args, Mapping):
            clean.args = {key: HIDDEN if key == _PERSONAL else value for key, value in clean.args.items()}
        if hasattr(clean, _PERSONAL):
            setattr(clean, _PERSONAL, HIDDEN)
        return re.sub(_LONG_NUMBER, HIDDEN, super().format(clean))


class _OnDemand(logging.Handler):
    """Three small files; loaded with the first record, because what turns files over loads sockets too."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(self._path, "a", FILE_BYTES, OLD_FILES, "utf-8", delay=True)
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def start(folder: Path, level: int = logging.INFO, stderr: TextIO | None = None) -> None:
    """Log from ``level`` up to ``folder/qinbao.log`` (at most 600 kB in three files), warnings also to stderr.

    Replaces the handlers of an earlier start. A folder that cannot be written costs the file, not the program.
    """
    stop()
    line = PrivateFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    root = logging.getLogger("qinbao")
    root.setLevel(level)
    screen = logging.StreamHandler(stderr or sys.stderr)
    screen.setLevel(logging.WARNING)
    screen.setFormatter(line)
    root.addHandler(screen)
    path = folder / "qinbao.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.open("a", encoding="utf-8").close()
    except OSError as error:
        root.warning("no log file in %s: %s", folder, error.strerror)
        return
    file = _OnDemand(path)
    file.setFormatter(line)
    root.addHandler(file)


def stop() -> None:
    """Close what ``start`` opened; harmless if nothing is open."""
    root = logging.getLogger("qinbao")
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
