"""The program's log: a small file for whoever repairs the machine, never a record of the person before it."""

import copy
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
_LONG_NUMBER = re.compile(r"\d{7,}[Xx]?")
_PERSONAL = "answers"


class PrivateFormatter(logging.Formatter):
    """Formats records so that no long number and no value called ``answers`` reaches a file or a screen.

    Works on the finished text, so tracebacks are covered like messages.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Give the line for one record; the record itself stays as it was, for other handlers."""
        clean = copy.copy(record)
        if isinstance(clean.args, Mapping):
            clean.args = {key: HIDDEN if key == _PERSONAL else value for key, value in clean.args.items()}
        if hasattr(clean, _PERSONAL):
            setattr(clean, _PERSONAL, HIDDEN)
        return _LONG_NUMBER.sub(HIDDEN, super().format(clean))


def start(folder: Path, level: int = logging.INFO, stderr: TextIO | None = None) -> None:
    """Log from ``level`` up to ``folder/qinbao.log`` (at most 600 kB in three files), warnings also to stderr.

    Replaces the handlers of an earlier start. A folder that cannot be written costs the file, not the program.
    """
    from logging.handlers import RotatingFileHandler  # pulls in sockets: only for who keeps a log

    stop()
    line = PrivateFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    root = logging.getLogger("qinbao")
    root.setLevel(level)
    screen = logging.StreamHandler(stderr or sys.stderr)
    screen.setLevel(logging.WARNING)
    screen.setFormatter(line)
    root.addHandler(screen)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(folder / "qinbao.log", maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8")
    except OSError as error:
        root.warning("no log file in %s: %s", folder, error.strerror)
        return
    file.setFormatter(line)
    root.addHandler(file)


def stop() -> None:
    """Close what ``start`` opened; harmless if nothing is open."""
    root = logging.getLogger("qinbao")
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
