"""Opening the window: what the program is for when no command is given.

Whatever keeps it from opening becomes one sentence, with the place of the log.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

from qinbao import logs
from qinbao.cli import TERMINAL
from qinbao.cli.request import OpenAlreadyError, StartError
from qinbao.content.library import Library
from qinbao.paths import UserFolders

_NO_LIBRARY = r"(?P<library>lib[\w.+-]+\.so[\w.]*): cannot open shared object file"
_UTF8 = "C.UTF-8"
"""A locale that is everywhere: part of glibc."""
_OLD_SYSTEM = r"version `(?P<version>\w+_[\d.]+)' not found"


def run(library: Library, folders: UserFolders, kiosk: bool = False, config: str | None = None, pack: str = "") -> int:
    """Open the window and stay until it is closed; gives the exit code. Raises ``StartError``.

    ``config``: file with the settings of a kiosk. ``pack``: a content pack to look at.
    """

    def trouble(reason: str, said: str = "") -> str:
        key, fields = loading_trouble(said) if said else (reason, {})
        log = library.words("start.log", path=folders.log / "qinbao.log")
        return library.words(f"start.{key}", **fields) + log

    def shown(reason: str, said: str) -> str:
        from qinbao.cli import notice

        sentence = trouble(reason, said)
        notice.show(sentence)
        return sentence

    logs.start(folders.log)
    try:
        from qinbao.ui import plain_import

        plain_import.restore()
        from qinbao import app
        from qinbao.ui import last_words
        from qinbao.ui.only_one import TakenError
        from qinbao.ui.theme.fonts import MissingFontError
    except ImportError as error:
        raise StartError(trouble("incomplete", str(error))) from error
    last_words.listen(shown)
    try:
        return app.run(library, folders, kiosk, config, pack)
    except MissingFontError as error:
        raise StartError(trouble("incomplete")) from error
    except TakenError as error:
        raise OpenAlreadyError(trouble("running")) from error


def speak_utf8() -> None:
    """Begin this process again in UTF-8 where the session is set to another encoding, as older Chinese ones are.

    Desktops and Qt write names of files in UTF-8 there all the same. Python does not: it would miss a desktop named in
    hanzi, and what it saved could not be opened.
    """
    if sys.getfilesystemencoding() == "utf-8" or os.environ.get("LC_CTYPE") == _UTF8:
        return
    environment = dict(os.environ)
    environment["LANG"] = environment.pop("LC_ALL", "") or environment.get("LANG", "")
    environment |= {"LC_CTYPE": _UTF8, TERMINAL: sys.getfilesystemencoding()}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)


def loading_trouble(said: str) -> tuple[str, Mapping[str, str]]:
    """Why the system's loader refused a library: key below ``start`` and fields of the sentence."""
    if found := re.search(_OLD_SYSTEM, said):
        return "old-system", {"version": found["version"].replace("_", " ")}
    if found := re.search(_NO_LIBRARY, said):
        return "no-library", {"library": found["library"], "package": debian_package(found["library"])}
    return "incomplete", {}


def debian_package(library: str) -> str:
    """The Debian package of a shared library, by the naming rule of Debian Policy 8.1."""
    name, _, version = library.lower().replace("_", "-").partition(".so")
    version = version.strip(".")
    return f"{name}-{version}" if version and name[-1].isdigit() else f"{name}{version}"
