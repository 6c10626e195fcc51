"""更新资料: as other pages of sentences, and a stick that is put in meanwhile is noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QStorageInfo, QTimer
from PySide6.QtWidgets import QWidget

from qinbao.content.packs import PACK
from qinbao.content.packs.manifest import VERSION
from qinbao.screen import press
from qinbao.screen.text import TextModel
from qinbao.screen.updating import UpdatingModel
from qinbao.ui.pages.text import TextPage

_EVERY = 2000
"""Milliseconds between two looks at which volumes there are."""
_MOST = 500
"""Files of a stick that are looked at."""
REMOVABLE = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


class UpdatingPage(TextPage):
    """Looks for the newest pack on what is put in, as long as none is being looked at."""

    def build(self, text: TextModel) -> Sequence[QWidget]:
        """Sentences; the search begins when the page is seen."""
        if isinstance(text, UpdatingModel) and text.waits:
            self._timer = QTimer(self)
            self._timer.timeout.connect(self.search)
            self._timer.start(_EVERY)
            QTimer.singleShot(0, self, self.search)
        return super().build(text)

    def search(self) -> None:
        """Ask for the newest pack of all volumes to be looked at, if there is one."""
        found = newest(volumes())
        if found is not None:
            self._timer.stop()
            self.asked.emit(press.LookAtPack(str(found)))


def volumes() -> Iterator[Path]:
    """Where what can be put in and pulled out is mounted."""
    for volume in QStorageInfo.mountedVolumes():
        path = volume.rootPath()
        lettered = len(path) == 3 and path[1:] == ":/" and not volume.isRoot()
        if volume.isReady() and (path.startswith(REMOVABLE) or lettered):
            yield Path(path)


def newest(folders: Iterator[Path]) -> Path | None:
    """The pack with the highest version in its name that lies on top of one of the folders; others last."""
    found: list[tuple[str, Path]] = []
    for folder in folders:
        try:
            packs = [path for path in islice(folder.iterdir(), _MOST) if path.suffix == PACK]
        except OSError:
            continue
        for path in packs:
            named = VERSION.search(path.name)
            found.append((named.group() if named else "", path))
    return max(found, default=("", None))[1]
