"""``qinbao local list|export|merge``: what was asked on the telephone and written down on this computer."""

from __future__ import annotations

import shutil
import tempfile
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from qinbao.check import check
from qinbao.cli.request import OutputError, RequestError
from qinbao.content.heard import Noted
from qinbao.content.heard_files import handed_on, spelled
from qinbao.content.library import Library
from qinbao.content.trouble import Trouble
from qinbao.files import write_whole
from qinbao.paper.marks import rung


def run(options: Namespace, library: Library) -> int:
    """List the records, save them as one file, or write those of a file into a data folder."""
    if options.what == "list":
        return _list(library)
    if not options.file:
        raise RequestError(library.words("cli.usage", command="qinbao local"))
    path = Path(options.file)
    if options.what == "export":
        return _export(library, path)
    return _merge(library, path, Path(options.data) if options.data else library.root)


def _list(library: Library) -> int:
    """A line for each record; where a file was left aside the exit code is 1."""
    words, codes = library.words, library.heard.codes() if library.heard else ()
    found = [library.noted(code) for code in codes]
    for noted in found:
        if isinstance(noted, Trouble):
            print(words("cli.local.aside", file=noted.file, why=noted.message))
        elif noted is not None:
            place = library.places.get(noted.code)
            for topic, heard in noted.topics.items():
                when = rung(words, heard)
                name = place.name if place else noted.code
                print(words("cli.local.row", code=noted.code, place=name, topic=topic, when=when))
    if not found:
        print(words("cli.local.none"))
    return 1 if any(isinstance(noted, Trouble) for noted in found) else 0


def _export(library: Library, path: Path) -> int:
    codes = library.heard.codes() if library.heard else ()
    found = [noted for noted in map(library.noted, codes) if isinstance(noted, Noted)]
    if not found:
        raise OutputError(library.words("cli.local.none"))
    try:
        write_whole(path, spelled(found))
    except OSError:
        raise OutputError(library.words("paper.error.write", path=path)) from None
    print(library.words("cli.saved", path=path))
    return 0


def _merge(library: Library, path: Path, root: Path) -> int:
    """Tried on a copy first: the folder changes only if the copy has no more to mend than it had."""
    from qinbao.check.merging import InlineError, left_out, merged

    if not (root / "regions").is_dir():
        raise RequestError(library.words("cli.no-folder", path=root))
    noted, words, target = handed_on(path), library.words, Library(root)
    for key, what in left_out(target, noted):
        print(words(f"cli.local.{key}", code=what, id=what))
    try:
        texts = merged(target, noted)
        troubles = _tried(root, texts)
    except InlineError as error:
        raise OutputError(words("cli.local.inline", file=error.file, name=error.key)) from None
    except OSError:
        raise OutputError(words("paper.error.write", path=root)) from None
    if not texts:
        raise OutputError(words("cli.local.nothing"))
    if troubles:
        for trouble in troubles:
            print(trouble)
        raise OutputError(words("cli.local.trouble"))
    for name, text in texts.items():
        try:
            write_whole(root / name, text.encode())
        except OSError:
            raise OutputError(words("paper.error.write", path=root / name)) from None
    print(words("cli.local.merged", path=root, places=words("cli.or").join(texts)))
    return 0


def _tried(root: Path, texts: dict[str, str]) -> list[Trouble]:
    """What ``check`` says of a copy with these texts and did not say before; lines are not compared."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "data"
        shutil.copytree(root, copy)
        before = _what(check(copy))
        for name, text in texts.items():
            (copy / name).write_text(text, "utf-8")
        return [trouble for trouble in check(copy) if (trouble.file, trouble.code, trouble.message) not in before]


def _what(troubles: Iterable[Trouble]) -> frozenset[tuple[str, str, str]]:
    return frozenset((trouble.file, trouble.code, trouble.message) for trouble in troubles)
