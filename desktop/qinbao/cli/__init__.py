"""The command line. Its commands, options and exit codes are a contract: people script it.

0 done · 1 content or output cannot be used · 2 wrong request. Bad input never gives a traceback.
"""

from __future__ import annotations

import codecs
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from qinbao import paths
from qinbao.cli.request import OpenAlreadyError, OutputError, RequestError, StartError
from qinbao.content.library import Library
from qinbao.content.packs import CONTENT, PACK, SYSTEM
from qinbao.content.trouble import ContentError

HEARD = "local"
"""The folder of local records, in what the person wrote."""
DONE, UNUSABLE, WRONG = 0, 1, 2
_OLD_CHINESE = ("gb2312", "gbk", "gb18030")
TERMINAL = "QINBAO_TERMINAL"
"""The variable with the encoding of the session, where a window began again in UTF-8: a terminal still speaks it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _say_hanzi()
    looked = gc.isenabled()
    gc.disable()  # neither a command nor a start makes garbage; ``application`` switches it on again
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()  # here a reader that has gone is still caught
        return code
    except OpenAlreadyError as error:
        return _say(str(error), UNUSABLE)
    except (RequestError, OutputError, StartError, ContentError, paths.MissingFolderError) as error:
        from qinbao.cli import notice

        notice.show(str(error))
        return _say(str(error), WRONG if isinstance(error, RequestError) else UNUSABLE)
    except BrokenPipeError:  # `qinbao places 江 | head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130
    finally:
        if argv is None and not gc.isenabled():
            gc.freeze()  # no window: the process ends with its command, and all goes without being looked through
        elif looked:
            gc.enable()


def _run(argv: list[str]) -> int:
    folders = paths.UserFolders.of_this_user()
    # Local records lie on top of what is told at home. A kiosk says what its operator installed and wrote down, reads
    # it whole at the start, and keeps no cache of it: files would tell when they were read, and by whom changed.
    library = Library()
    if "--kiosk" not in argv:
        library = Library(_newest(folders, window=not argv), folders.cache / "content", folders.data / HEARD)
    if not argv:  # a double click: there is nothing to parse
        return _window(library, folders)
    if len(argv) == 1 and argv[0].endswith(PACK):  # the double click on a pack
        return _window(library, folders, pack=os.path.abspath(argv[0]))
    from qinbao.cli.commands import COMMANDS
    from qinbao.cli.parser import parse

    options = parse(argv, library)
    if options.diagnose:
        from qinbao.cli import diagnose

        return diagnose.run(library, folders)
    if options.command is None:
        return _window(library, folders, options.kiosk, options.config)
    return COMMANDS[options.command](options, library)


def _newest(folders: paths.UserFolders, window: bool) -> Path | None:
    """The content of a pack, where one was installed; most people have none, and wait for nothing."""
    own = folders.data / CONTENT
    if not any(os.path.exists(shelf / "current.json") for shelf in (own, SYSTEM)):
        return None
    from qinbao.content.packs.choose import chosen

    if window:
        from qinbao.content.packs.shelf import Shelf

        Shelf(own).begin()
    return chosen(own, paths.shipped("data"))


def _window(
    library: Library, folders: paths.UserFolders, kiosk: bool = False, config: str | None = None, pack: str = ""
) -> int:
    from qinbao.cli import window

    window.speak_utf8()
    return window.run(library, folders, kiosk, config, pack)


def _say_hanzi() -> None:
    """Nothing that is said breaks off at a sign, whatever the machine is set to; also what goes wrong is said in hanzi.

    UTF-8, as in ``--json``, where the encoding has no hanzi: an English Windows in a pipe. GB18030 where it is an older
    Chinese one: the same bytes for all signs that one has.
    """
    before = os.environ.get(TERMINAL)
    for out in (sys.stdout, sys.stderr):
        if isinstance(out, io.TextIOWrapper):
            name = codecs.lookup(out.encoding).name
            if name in _OLD_CHINESE or before in _OLD_CHINESE:
                out.reconfigure(encoding="gb18030")
            elif not name.startswith("utf"):
                out.reconfigure(encoding="utf-8")


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
