"""What is wrong with a data file, in a sentence an operator can read aloud."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Trouble(msgspec.Struct, frozen=True, order=True):
    """One finding: ``file:line: code message``. ``message`` is Chinese, for people who do not program."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message}"


class ContentError(Exception):
    """A data file that cannot be used; carries the ``Trouble``."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


def refuse(path: Path, line: int, code: str, message: str) -> ContentError:
    """Build the error for ``path`` (shown relative to ``data/``), ``line`` counted from 1."""
    return ContentError(Trouble(short(path), line, code, message))


def short(path: Path) -> str:
    """The path as authors know it: ``topics/wallet.yaml``."""
    parts = path.parts
    for folder in ("topics", "regions"):
        if folder in parts[-2:-1]:
            return f"{folder}/{path.name}"
    return path.name
