"""Where an operator finds what was handed on: beside the counters, in what the kiosk keeps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qinbao.files import write_whole
from qinbao.screen.aside import Saved


class Beside:
    """Writes files into one folder and shows none: other programs there are not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, data: bytes, name: str, ending: str = "pdf") -> Saved:
        """Write a file over an older one of that name. Raises ``OSError``."""
        path = self._folder / f"{name}.{ending}"
        write_whole(path, data)
        return Saved(str(path), "office")

    def keep(self, pictures: Sequence[bytes], name: str) -> Saved:
        """Pictures are for a phone, and no phone gets to these files."""
        raise PermissionError(name)

    def open(self, path: Path) -> bool:
        """There is nothing to show it with."""
        return False

    def show(self, path: Path) -> bool:
        """There is nothing to show it with."""
        return False
