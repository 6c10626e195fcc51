"""From a pack to the content in use: laid beside the old one, tried, and switched to by one rename."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

import qinbao
from qinbao import paths
from qinbao.content.changes import Changes
from qinbao.content.library import Library
from qinbao.content.packs.archive import unpacked
from qinbao.content.packs.box import opened
from qinbao.content.packs.error import PackError
from qinbao.content.packs.lock import locked
from qinbao.content.packs.manifest import About
from qinbao.content.packs.shelf import Current, Shelf, back, suit
from qinbao.content.packs.stamp import sha256, stamp
from qinbao.content.packs.trial import Tried, trial
from qinbao.content.packs.version import order, version
from qinbao.content.trouble import ContentError
from qinbao.files import FULL

ROOT = Path("content") / "root.json"
"""The root metadata that ships with the program, below ``assets``; see ``packaging/content/README.md``."""
_NEW = ".new"
_SHUT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

Trial = Callable[[], AbstractContextManager[Tried]]
"""How content is tried: ``trial``, or what tests put in its place."""


class Ground(NamedTuple):
    """What a pack comes upon here."""

    shelf: Shelf
    shipped: Path
    """The data folder that ships with the program."""
    root: bytes
    """The root metadata that ships with it, see ``trusted``."""


class Laid(NamedTuple):
    """A pack that was believed and unpacked."""

    about: About
    name: str
    """Of its folder on the shelf."""
    changes: Changes


def trusted() -> bytes:
    """The root metadata of this program. Raises ``PackError`` where it was built without any."""
    try:
        return (paths.shipped("assets") / ROOT).read_bytes()
    except OSError:
        raise PackError("off") from None


def looked_at(pack: Path, ground: Ground) -> Laid:
    """What a pack holds; nothing on this computer changes, and it is not tried. Raises ``PackError``, ``OSError``."""
    with tempfile.TemporaryDirectory(prefix="qinbao-") as folder:
        return _laid(pack, ground, Path(folder))


def verified(pack: Path, ground: Ground, trial: Trial = trial) -> Laid:
    """The same, and it is tried."""
    with tempfile.TemporaryDirectory(prefix="qinbao-") as folder, trial() as tried:
        laid = _laid(pack, ground, Path(folder))
        tried(Path(folder) / "data")
        return laid


def installed(pack: Path, ground: Ground, trial: Trial = trial) -> Laid:
    """Use a pack from the next start on. Raises ``PackError``; whatever happens, what was used before still is."""
    shelf = ground.shelf
    new = shelf.folder / _NEW
    with _said(), locked(shelf.folder), trial() as tried:
        tidy(shelf)
        new.mkdir()
        try:
            laid = _laid(pack, ground, new)
            following = _following(ground, laid.name)
            if laid.name != shelf.in_use():
                tried(new / "data")
                stamp(new)
                _settle(new, shelf.folder / laid.name)
                shelf.set(following)
            elif following.suits != shelf.current.suits:
                tried(new / "data")
                shelf.set(replace(shelf.current, suits=following.suits))
        finally:
            shutil.rmtree(new, ignore_errors=True)
        tidy(shelf)
        return laid


def _following(ground: Ground, name: str) -> Current:
    """What is used once the version ``name`` is."""
    current, suits = ground.shelf.current, suit(qinbao.__version__, ground.shipped)
    aside = tuple(one for one in current.aside if one != name)
    before = ground.shelf.in_use()
    return Current(use=name, before=before, trust=name, suits=suits, aside=aside)


def rolled_back(shelf: Shelf) -> str:
    """Back to the version before, or to what ships with the program; its name, or nothing. Raises ``PackError``."""
    with _said(), locked(shelf.folder):
        current = shelf.current
        if not current.use:
            raise PackError("none")
        shelf.set(back(current))
        return current.before


def renewed(shelf: Shelf, shipped: Path, trial: Trial = trial) -> None:
    """Once after the program has changed, the version in use is tried again; one that no longer suits is put aside."""
    current, suits = shelf.current, suit(qinbao.__version__, shipped)
    if not current.use or current.suits == suits:
        return
    with _said(), locked(shelf.folder):
        try:
            if order(version(current.use)) <= order(_version(shipped)):
                raise PackError("older")
            with trial() as tried:
                tried(shelf.data(current.use))
        except PackError:
            shelf.set(replace(back(current), before="", use="", suits=suits))
        else:
            shelf.set(replace(current, suits=suits))


def tidy(shelf: Shelf) -> None:
    """Remove what an interrupted attempt left behind, and versions that nothing is to go back to."""
    current = shelf.current
    kept = {current.use, current.before, current.trust}
    for path in shelf.folder.glob(f"{_NEW}*"):
        shutil.rmtree(path, ignore_errors=True)
    for name in shelf.versions():
        if name not in kept:
            shutil.rmtree(shelf.folder / name, ignore_errors=True)


def _laid(pack: Path, ground: Ground, folder: Path) -> Laid:
    """Believe a pack and lay its files into ``folder``."""
    from qinbao.content.packs.verify import believed

    shelf, current = ground.shelf, ground.shelf.current
    box = opened(pack)
    try:
        if current.trust:
            _copy(shelf.trust(current.trust), folder / "trust")
        about, archive = believed(box, ground.root, folder / "trust")
    finally:
        box.close()
    if order(about.version) < order(_version(ground.shipped)):
        raise PackError("older")
    manifest, files = unpacked(archive)
    if manifest.version != about.version:
        raise PackError("damaged")
    around = [shelf.data(name) for name in (current.use, current.before) if name] + [ground.shipped]
    for name, wanted in manifest.files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name] if name in files else _found(around, name, wanted))
        if sha256(path.read_bytes()) != wanted:
            raise PackError("damaged")
    try:
        changes = Library(folder / "data").changes
    except ContentError:
        raise PackError("bad") from None
    if changes.version != about.version:
        raise PackError("damaged")
    return Laid(about, f"{about.version}-{sha256(msgspec.json.encode(manifest.files))[:8]}", changes)


def _copy(trust: Path, into: Path) -> None:
    """The metadata of a version; the link to its newest root is made anew by who reads it."""
    for path in trust.rglob("*.json"):
        if not path.is_symlink():
            copy = into / path.relative_to(trust)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


def _found(around: list[Path], name: str, wanted: str) -> bytes:
    """A file that a small pack leaves out, because this computer has it."""
    for folder in around:
        try:
            data = (folder / name).read_bytes()
        except OSError:
            continue
        if sha256(data) == wanted:
            return data
    raise PackError("small")


def _version(shipped: Path) -> str:
    try:
        return Library(shipped).changes.version
    except ContentError:
        return ""


def _settle(new: Path, path: Path) -> None:
    """Under its own name, once the disk has all of it."""
    if path.exists():
        shutil.rmtree(path)
    for part in new.rglob("*"):
        if part.is_file() or sys.platform != "win32":  # Windows has no way to say it of a folder
            held = os.open(part, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
            try:
                os.fsync(held)
            finally:
                os.close(held)
    new.rename(path)


@contextmanager
def _said() -> Iterator[None]:
    """What the system says becomes a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise PackError("full") from None
        raise PackError("shut" if error.errno in _SHUT else "disk") from None
