"""Does what 更新资料 asks for: look at a pack, use it, go back; all of it beside the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLineEdit, QToolButton, QWidget

from qinbao import paths
from qinbao.content.packs import PACK
from qinbao.content.packs.error import PackError
from qinbao.content.packs.version import order
from qinbao.screen import press
from qinbao.screen.aside import Updating
from qinbao.screen.updating import MOST

if TYPE_CHECKING:
    from qinbao.content.changes import Changes
    from qinbao.content.library import Library
    from qinbao.content.packs.install import Ground, Laid
    from qinbao.content.words import Words
    from qinbao.ui.sheet_jobs import SheetJobs
    from qinbao.ui.store import Store

_log = logging.getLogger(__name__)


def update(pressed: press.Press, store: Store, office: SheetJobs, packs: Path) -> None:
    """Do it; the page says how it goes. ``packs``: the folder of the person's shelf."""
    at = store.state.aside
    match pressed:
        case press.ChoosePack():
            path = chosen(store.library)
            if path:
                update(press.LookAtPack(path), store, office, packs)
        case press.LookAtPack(path) if isinstance(at, Updating):
            _go(store, office, Updating(pack=path, how="looking"), lambda: _look(Path(path), packs, store.library))
        case press.TakePack() if isinstance(at, Updating) and at.how == "found":
            pack = Path(at.pack)
            _go(store, office, replace(at, how="taking"), lambda: _take(pack, packs))
        case press.PutBack() if isinstance(at, Updating):
            _go(store, office, replace(at, how="taking"), lambda: _back(packs))


def chosen(library: Library) -> str:
    """The pack a person chooses among the files of this computer; empty where none is.

    The choice begins where received files are laid, with the newest pack there.
    """
    words = library.words
    received = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
    where = received if received.is_dir() else Path.home()
    kinds = f"{words('pack.filter')} (*{PACK})"
    dialog = QFileDialog(QApplication.activeWindow(), words("pack.choose"), str(where), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if packs := sorted(where.glob(f"*{PACK}"), key=lambda path: path.lstat().st_mtime):
        dialog.selectFile(str(packs[-1]))
    labelled(dialog, words)
    try:
        return dialog.selectedFiles()[0] if dialog.exec() else ""
    finally:
        dialog.deleteLater()


def labelled(dialog: QFileDialog, words: Words) -> None:
    """Give ``dialog`` the program's words; where Qt draws it itself, it has English ones of its own."""
    for part, label in QFileDialog.DialogLabel.__members__.items():
        dialog.setLabelText(label, words(f"files.{part}"))
    dialog.setViewMode(QFileDialog.ViewMode.List)  # the other one has headings
    dialog.setOption(QFileDialog.Option.ReadOnly)
    for name in ("backButton", "forwardButton", "toParentButton"):
        for button in dialog.findChildren(QToolButton, name):
            button.setToolTip(words(f"files.{name}"))
            button.setAccessibleName(words(f"files.{name}"))
    # Its headings, its menus and the folder called Computer have no words that could be set.
    for name in ("newFolderButton", "listModeButton", "detailModeButton", "sidebar"):
        for part_of in dialog.findChildren(QWidget, name):
            part_of.hide()
    for view in dialog.findChildren(QAbstractItemView):
        view.setAccessibleName(words("files.list"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    for line in dialog.findChildren(QLineEdit):
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


def _go(store: Store, office: SheetJobs, waiting: Updating, work: Callable[[], Updating]) -> None:
    """Show ``waiting`` until ``work`` is done, then what came of it, if the person is still there."""

    def done(found: object) -> None:
        if store.state.aside == waiting and isinstance(found, Updating):
            _become(store, replace(found, pack=waiting.pack))

    def said() -> Updating:
        words = store.library.words
        try:
            return work()
        except PackError as error:
            _log.info("pack refused: %s", error.key)
            return Updating(how="failed", why=words(f"pack.error.{error.key}", **error.fields))
        except OSError as error:
            _log.info("pack not read: %s", type(error).__name__)
            return Updating(how="failed", why=words("pack.error.gone"))

    _become(store, waiting)
    office.beside(said, done)


def _become(store: Store, at: Updating) -> None:
    store.become(replace(store.state, asides=(*store.state.asides[:-1], at)))


def _ground(packs: Path) -> Ground:
    from qinbao.content.packs.install import Ground, trusted
    from qinbao.content.packs.shelf import Shelf

    return Ground(Shelf(packs), paths.shipped("data"), trusted())


def _look(pack: Path, packs: Path, library: Library) -> Updating:
    from qinbao.content.packs.install import looked_at

    laid = looked_at(pack, _ground(packs))
    return Updating(how="found", version=laid.about.version, news=_news(laid, library))


def _take(pack: Path, packs: Path) -> Updating:
    from qinbao.content.packs.install import installed

    installed(pack, _ground(packs))
    return Updating(how="done")


def _back(packs: Path) -> Updating:
    from qinbao.content.packs.install import rolled_back
    from qinbao.content.packs.shelf import Shelf

    rolled_back(Shelf(packs))
    return Updating(how="back")


def _news(laid: Laid, library: Library) -> tuple[str, ...]:
    """What is newer than what is used now, newest first."""
    changes: Changes = laid.changes
    fresh = [one for one in changes.changes if order(one.version) > order(library.changes.version)]
    told = []
    for change in fresh[:MOST]:
        place = library.places.get(change.place)
        told.append(library.words("pack.place", place=place.short, say=change.say) if place else change.say)
    return tuple(told)
