"""Content packs on what can be put in and pulled out: sticks, and disks in a case of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from qinbao.content.packs import PACK
from qinbao.content.packs.version import VERSION, order

_MOST = 500
"""Files of a stick that are looked at."""
REMOVABLE = ("/media/", "/run/media/", "/run/qinbao-sticks/", "/mnt/", "/Volumes/")


def volumes() -> Iterator[Path]:
    """Where such things are mounted."""
    for volume in QStorageInfo.mountedVolumes():
        path = volume.rootPath()
        lettered = len(path) == 3 and path[1:] == ":/" and not volume.isRoot()
        if volume.isReady() and (path.startswith(REMOVABLE) or lettered):
            yield Path(path)


def newest(folders: Iterable[Path]) -> Path | None:
    """The pack with the highest version in its name that lies on top of one of the folders; others last."""
    found: list[Path] = []
    for folder in folders:
        try:
            found += [path for path in islice(folder.iterdir(), _MOST) if path.suffix == PACK]
        except OSError:
            continue
    return max(found, key=_version, default=None)


def _version(path: Path) -> tuple[int, ...]:
    named = VERSION.search(path.name)
    return order(named.group()) if named else ()
