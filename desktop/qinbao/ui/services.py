"""What the window asks of others, as small protocols; the composition root decides who fulfils them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    from qinbao.guide.model import Guide


class Abilities(msgspec.Struct, frozen=True):
    """What this installation allows. Decided once at start, never asked for by name of the machine."""

    print: bool = True
    save: bool = True
    resume: bool = False
    """Whether a journey that was left is offered again: at home only."""
    calibrate: bool = False
    """Whether the person may fit the letters to the screen; on a machine of an office the operator does it."""


class Renderer(Protocol):
    """Makes sheets. Both may raise an exception with ``key`` and ``fields`` for the words to show."""

    def pdf(self, guide: Guide, sheet: str) -> bytes:
        """The sheet as PDF."""

    def pages(self, guide: Guide, sheet: str, ppi: float) -> tuple[bytes, ...]:
        """The sheet page by page as PNG."""


class Printer(Protocol):
    """Sends a PDF to paper without blocking the window."""

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        """Print; ``done`` is called within 5 s with ``done``, ``none``, ``off``, ``paper`` or ``failed``."""


class Saver(Protocol):
    """Writes a PDF where the person will find it."""

    def save(self, pdf: bytes, name: str) -> Path:
        """Write and give the path. Raises ``OSError``."""


class Speaker(Protocol):
    """Reads sentences aloud, one after the other."""

    def say(
        self, lines: Sequence[str], heard: Callable[[int], None] = ..., done: Callable[[str | None], None] = ...
    ) -> None:
        """Begin to read.

        ``heard`` gets the index of each sentence as it begins; ``done`` is called after the last one with none, or
        with the key of the words that say why nothing can be heard.
        """

    def pause(self) -> None:
        """Wait in the middle."""

    def resume(self) -> None:
        """Go on."""

    def repeat(self) -> None:
        """From the first sentence again."""

    def slower(self) -> None:
        """Speak more slowly from now on."""

    def stop(self) -> None:
        """Be quiet."""
