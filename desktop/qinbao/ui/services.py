"""What the window asks of others, as small protocols; the composition root decides who fulfils them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    from qinbao.guide.household import Subject
    from qinbao.guide.model import Code
    from qinbao.screen.aside import Saved


class Renderer(Protocol):
    """Makes sheets. Whatever they raise, the page says only that the sheet cannot be made."""

    def pdf(self, guide: Subject, sheet: str) -> bytes:
        """The sheet as PDF."""

    def pages(self, guide: Subject, sheet: str, ppi: float) -> tuple[bytes, ...]:
        """The sheet page by page as PNG."""

    def pictures(self, guide: Subject, sheet: str) -> tuple[bytes, ...]:
        """The sheet page by page as PNG, as large as it is to be sent."""

    def symbols(self, codes: Sequence[Code]) -> tuple[tuple[bytes, ...], ...]:
        """Each code for a screen: its rows, one byte a module, 1 is dark, without quiet zone."""

    def text(self, guide: Subject, sheet: str) -> str:
        """The words of the sheet, a line each."""


class Printer(Protocol):
    """Sends a PDF to paper without blocking the window."""

    def send(self, pdf: bytes, title: str, done: Callable[[str], None]) -> None:
        """Print; ``done`` hears within 5 s how it went, as a key below ``told.print``.

        ``done``, ``none``, ``off``, ``paper`` or ``failed``; where paper is shared also ``limit``, ``hour``, ``day``
        and ``away``. ``still`` where nobody knows yet: then one of the others follows once it is known, if ever.
        """


class Queue(msgspec.Struct, frozen=True):
    """A printer that can be chosen."""

    name: str
    trouble: str = ""
    """Key of the words that say what is wrong (below ``printing.``); empty where nothing is known to be."""


class Printers(Protocol):
    """All printers of this computer, without blocking the window."""

    def find(self, found: Callable[[tuple[Queue, ...]], None]) -> None:
        """``found`` hears within 5 s which printers there are, the default one first."""

    def print(self, pdf: bytes, changed: Callable[[str], None], queue: str, copies: int) -> None:
        """Print on ``queue``, or on the default one where that is empty.

        ``changed`` hears ``sent``, ``printing``, and within 5 s how it went: ``done``, ``none``, ``off``,
        ``rejecting``, ``paper`` or ``failed``; nothing more where the printer takes longer.
        """


class Saver(Protocol):
    """Writes files where the person will find them, and shows them."""

    def save(self, data: bytes, name: str, ending: str = "pdf") -> Saved:
        """Write a file and say where it is. Raises ``OSError``."""

    def keep(self, pictures: Sequence[bytes], name: str) -> Saved:
        """Write PNG into a folder of their own and say where that is. Raises ``OSError``."""

    def open(self, path: Path) -> bool:
        """Show what was written, in a program of this computer; whether there is one."""

    def show(self, path: Path) -> bool:
        """Show the folder it is in; whether there is a program for that."""


class Speaker(Protocol):
    """Reads sentences aloud, one after the other."""

    def say(
        self, lines: Sequence[str], heard: Callable[[int], None] = ..., done: Callable[[str | None], None] = ...
    ) -> None:
        """Begin to read.

        ``heard`` gets the index of a line whenever a sentence of it begins; ``done`` is called after the last one
        with none, or with the key of the words that say why nothing can be heard.
        """

    def pause(self) -> None:
        """Wait in the middle."""

    def resume(self) -> None:
        """Go on."""

    def repeat(self) -> None:
        """From the first sentence again."""

    def slower(self) -> None:
        """Speak more slowly from now on."""

    def faster(self) -> None:
        """Speak faster from now on."""

    def stop(self) -> None:
        """Be quiet."""
