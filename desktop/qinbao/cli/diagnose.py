"""``qinbao --diagnose``: what somebody who helps by telephone needs to know, and nothing about a person.

Printers are counted, not named, and the home folder is ``~``: both often hold a name.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import qinbao
from qinbao import paths
from qinbao.content.library import Library
from qinbao.paths import UserFolders

PARTS = ("PySide6-Essentials", "typst", "zxing-cpp", "qrcode", "msgspec", "PyYAML", "tuf")
VOICE_MS = 9000
"""Longer than speech-dispatcher takes to load its voices on a slow computer."""


def run(library: Library, folders: UserFolders) -> int:
    """Print one line each; always exit code 0, for what is missing is what is asked for."""
    words = library.words
    print(words("cli.diagnose.about"))
    for key, value in rows(library, folders, os.environ):
        print(words("cli.diagnose.row", name=words(f"cli.diagnose.{key}"), value=value), flush=True)
    return 0


def rows(library: Library, folders: UserFolders, environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Key below ``cli.diagnose`` and value, one by one, since some take seconds to find out."""
    words = library.words
    yield "program", f"{qinbao.__version__}, Python {platform.python_version()}"
    yield "system", f"{_system()}, {platform.machine()}, {' '.join(platform.libc_ver())}".rstrip(", ")
    yield "parts", ", ".join(_part(name) for name in PARTS)
    newest = max((source.date for source in library.sources.values() if source.date), default="")
    counts = {"topics": len(library.topic_ids), "regions": len(library.region_files)}
    yield "content", words("cli.diagnose.content-value", newest=newest, **counts)
    yield "pack", _pack(library, folders)
    fonts = paths.shipped("assets") / "fonts"
    whole = all((fonts / name).is_file() for name in paths.FONTS)
    yield "font", words("cli.diagnose.font-good" if whole else "cli.diagnose.font-bad")
    yield "screen", _screen(library, environment)
    yield "voice", _voice(library)
    yield "printers", _printers(library)
    yield "kiosk", words("cli.diagnose.yes" if Path("/etc/qinbao/kiosk.yaml").exists() else "cli.diagnose.no")
    log = str(folders.log / "qinbao.log")
    yield "log", log.replace(str(Path.home()), "~", 1)


def _pack(library: Library, folders: UserFolders) -> str:
    """Which version is installed, and whether every byte of it is as it was laid."""
    from qinbao.content.packs import CONTENT, SYSTEM
    from qinbao.content.packs.shelf import Shelf
    from qinbao.content.packs.stamp import changed
    from qinbao.content.packs.version import version

    told = []
    for shelf in map(Shelf, (folders.data / CONTENT, SYSTEM)):
        if name := shelf.current.use:
            count = len([*changed(shelf, name)]) if shelf.marks(name) else 1
            key = "pack-bad" if count else "pack-good"
            told.append(library.words(f"cli.diagnose.{key}", version=version(name), count=count))
    return ", ".join(told) or library.words("cli.diagnose.pack-none")


def _system() -> str:
    if sys.platform == "linux":
        try:
            return platform.freedesktop_os_release()["PRETTY_NAME"]
        except (OSError, KeyError):
            return platform.system()
    return f"{platform.system()} {platform.release()}"


def _part(name: str) -> str:
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return f"{name} ?"  # the bundle carries no such notes; its version tells them all


def _screen(library: Library, environment: Mapping[str, str]) -> str:
    from PySide6.QtGui import QGuiApplication

    named = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not named:
        # The rest needs an application, too, but no screen.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _ = QGuiApplication.instance() or QGuiApplication(["qinbao"])
        return library.words("cli.diagnose.screen-none")
    app = QGuiApplication.instance() or QGuiApplication(["qinbao"])
    assert isinstance(app, QGuiApplication)
    screen = app.primaryScreen()
    size = f"{screen.size().width()}×{screen.size().height()}"
    ratio = f"{screen.devicePixelRatio():g}"
    return library.words("cli.diagnose.screen-value", platform=app.platformName(), size=size, ratio=ratio)


def _voice(library: Library) -> str:
    from PySide6.QtCore import QEventLoop, QTimer

    from qinbao.speech.choose import engine_of_this_system

    heard: list[str] = []
    loop = QEventLoop()
    engine = engine_of_this_system()
    engine.ready.connect(lambda voice: heard.append(library.words("cli.diagnose.voice-good", voice=voice.name)))
    engine.failed.connect(lambda trouble: heard.append(library.words(trouble.value)))
    for signal in (engine.ready, engine.failed):
        signal.connect(loop.quit)
    QTimer.singleShot(VOICE_MS, loop.quit)
    QTimer.singleShot(0, engine.prepare)
    loop.exec()
    engine.close()
    return heard[0] if heard else library.words("cli.diagnose.no")


def _printers(library: Library) -> str:
    from qinbao.printing import cups

    if cups.available():
        found = [cups.condition(queue) for queue in cups.queues()]
    elif sys.platform == "win32":
        from qinbao.printing import drawn

        found = [None for _ in drawn.queues()]
    else:
        found = []
    words = library.words
    told = (words("cli.diagnose.printer-good" if state is None else f"printing.{state.value}") for state in found)
    listed = [words("cli.diagnose.printer", number=number, state=state) for number, state in enumerate(told, 1)]
    return ", ".join(listed) or words("cli.diagnose.printers-none")
