"""Files where people look for them first, without a file dialog to get lost in; shown by programs of this computer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6 import QtCore, QtGui

from qinbao.files import held, write_whole
from qinbao.screen.aside import Place, Saved

_NAMES = 9
"""Names that are tried for a file while older ones are open in another program."""
_NOT_IN_NAMES = r'[\\/:*?"<>|\s]+'


class Desktop:
    """Fulfils ``ui.services.Saver``: on the desktop, or in the home folder where the desktop is missing or shut."""

    def save(self, data: bytes, name: str, ending: str = "pdf") -> Saved:
        """Write ``name`` with its ending; with a number behind it where that file is open. Raises ``OSError``."""

        def write(folder: Path) -> Path:
            for number in range(1, _NAMES + 1):
                path = folder / f"{_plain(name)}{number if number > 1 else ''}.{ending}"
                try:
                    write_whole(path, data)
                    break
                except OSError as error:
                    if number == _NAMES or not held(error, path):
                        raise
            return path

        return _saved(write, 1)

    def keep(self, pictures: Sequence[bytes], name: str) -> Saved:
        """Write ``pictures`` into a folder ``name`` of their own, and nothing else in there. Raises ``OSError``.

        All of them, or none: then an older set is still there.
        """

        def write(folder: Path) -> Path:
            own = folder / _plain(name)
            fresh = [own / f".{number}.new" for number, _ in enumerate(pictures, 1)]
            before = own.exists()
            try:
                for path, picture in zip(fresh, pictures, strict=True):
                    write_whole(path, picture)
                # An older set may have had more pictures: what is dragged into a chat must be this one.
                for old in own.glob("*.png"):
                    old.unlink()
                for number, path in enumerate(fresh, 1):
                    path.replace(own / f"{number}.png")
            except OSError:
                for path in fresh:
                    path.unlink(missing_ok=True)
                if not before:
                    with suppress(OSError):
                        own.rmdir()
                raise
            return own

        return _saved(write, len(pictures))

    def open(self, path: Path) -> bool:
        """Show the file, or the first of a folder of pictures; whether a program was found for it."""
        first = path / "1.png" if path.is_dir() else path
        return first.exists() and _opened(first)

    def show(self, path: Path) -> bool:
        """Show the folder it is in; whether a program was found for it."""
        folder = path if path.is_dir() else path.parent
        return folder.is_dir() and _opened(folder)


def _opened(path: Path) -> bool:
    return QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(path)))


def _saved(write: Callable[[Path], Path], count: int) -> Saved:
    """Where it went. Raises the ``OSError`` of the desktop where no place takes it."""
    desktop = Path(QtCore.QStandardPaths.writableLocation(QtCore.QStandardPaths.StandardLocation.DesktopLocation))
    places: list[tuple[Place, Path]] = [("home", Path.home())]
    if desktop.is_dir() and desktop != Path.home():
        places.insert(0, ("desktop", desktop))
    refused: list[OSError] = []
    for place, folder in places:
        try:
            return Saved(path=str(write(folder)), place=place, count=count)
        except OSError as error:
            refused.append(error)
    raise refused[0]


def _plain(name: str) -> str:
    return re.sub(_NOT_IN_NAMES, "", name)
