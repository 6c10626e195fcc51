"""``qinbao pack verify|install|list|rollback``: signed content packs."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from qinbao import paths
from qinbao.cli.request import OutputError, RequestError
from qinbao.content.library import Library
from qinbao.content.packs import CONTENT, SYSTEM
from qinbao.content.packs.error import PackError
from qinbao.content.packs.shelf import Shelf
from qinbao.content.packs.stamp import changed
from qinbao.content.packs.version import day, version

_MOST = 5


def run(options: Namespace, library: Library) -> int:
    """Look at a pack, use it, list what is there, or go back."""
    shelf = Shelf(SYSTEM if options.system else paths.UserFolders.of_this_user().data / CONTENT)
    if options.what == "list":
        return _list(shelf, library)
    try:
        if options.what == "rollback":
            return _back(shelf, library)
        return _take(options, shelf, library)
    except PackError as error:
        raise OutputError(library.words(f"pack.error.{error.key}", **error.fields)) from None


def _take(options: Namespace, shelf: Shelf, library: Library) -> int:
    """Verify or install."""
    from qinbao.content.packs.install import Ground, installed, trusted, verified

    words = library.words
    if not options.file:
        raise RequestError(words("cli.usage", command="qinbao pack"))
    path = Path(options.file)
    if not path.exists():
        raise RequestError(words("cli.pack.missing", path=path))
    ground = Ground(shelf, paths.shipped("data"), trusted())
    laid = (installed if options.what == "install" else verified)(path, ground)
    print(words(f"cli.pack.{options.what}", version=laid.about.version, day=day(laid.about.version)))
    for change in laid.changes.changes[:_MOST]:
        print(words("cli.pack.change", version=change.version, say=change.say))
    return 0


def _list(shelf: Shelf, library: Library) -> int:
    """A line for each version; exit code 1 where one in use is no longer as it was laid."""
    words, current = library.words, shelf.current
    used, names = shelf.in_use(), shelf.versions()
    shipped = Library(paths.shipped("data")).changes.version
    broken = [name for name in names if name in (current.use, current.before) and any(changed(shelf, name))]
    for name in names:
        how = "broken" if name in broken else "used" if name == used else "aside" if name in current.aside else "kept"
        print(words("cli.pack.row", version=version(name), how=words(f"cli.pack.how.{how}")))
    print(words("cli.pack.row", version=shipped, how=words(f"cli.pack.how.{'shipped' if used else 'shipped-used'}")))
    return 1 if broken else 0


def _back(shelf: Shelf, library: Library) -> int:
    from qinbao.content.packs.install import rolled_back

    name = rolled_back(shelf)
    used = version(name) or Library(paths.shipped("data")).changes.version
    print(library.words("cli.pack.rollback", version=used))
    return 0
