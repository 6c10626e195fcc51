"""Leave nothing of a person in this process or its folders."""

from __future__ import annotations

import ctypes
import gc
import logging
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QClipboard, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QLineEdit, QWidget

from qinbao import paths
from qinbao.ui.theme import fonts
from qinbao.ui.widgets.steady import gate, hand
from qinbao.visit_cache import forget_visit

log = logging.getLogger(__name__)


def empty_lines(window: QWidget) -> None:
    """Empty every line that can be typed into, with its undo history."""
    for line in window.findChildren(QLineEdit):
        line.clear()
        line.setText("")


def discard(window: QWidget) -> None:
    """Delete a window with all it shows, now and not some time later."""
    window.hide()
    window.setParent(None)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wipe(folder: Path) -> None:
    """Empty clipboard, selection, caches and the session's ``folder``; nothing leads to the visit any more.

    ``sweep`` has to follow before anybody can press a thing.
    """
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection():
            clipboard.clear(mode)
    QPixmapCache.clear()
    forget_visit()
    fonts.renew(paths.shipped("assets") / "fonts")
    gate.open()
    hand.keyboard = False
    clear_folder(folder)


def sweep() -> None:
    """Collect what a visit left in circles, and give free memory back. Takes longer the more content is in memory.

    Whoever calls holds nothing of the visit any more: what a caller's variable still names is not collected.
    """
    gc.collect()
    _trim()


def stay_in_small_pages() -> None:
    """Have the kernel make no large pages of this process' small ones: what it copies there it leaves behind as it was.

    To be called before there is a visit; Linux (``PR_SET_THP_DISABLE``), elsewhere nothing. On a kiosk the kernel also
    overwrites what it frees (``packaging/kiosk/system/grub.cfg``), where GRUB is what starts it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(41, 1, 0, 0, 0)


def clear_folder(folder: Path) -> None:
    """Delete all inside ``folder``; what cannot be deleted is told to the log."""
    for inside in folder.iterdir() if folder.is_dir() else ():
        try:
            shutil.rmtree(inside) if inside.is_dir() and not inside.is_symlink() else inside.unlink()
        except OSError as error:
            log.warning("not deleted after a visit: %s", error.strerror)


def _trim() -> None:
    """Hand freed memory back to the system, which gives it out again as zeros (glibc)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
