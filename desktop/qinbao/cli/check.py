"""``qinbao check [DIR]``: everything wrong with the content, one line each."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from qinbao.check import check
from qinbao.cli.request import RequestError
from qinbao.content.library import Library


def _handed_on(path: Path, library: Library) -> int:
    """The same for a file of local records that somebody handed on."""
    from qinbao.check.merging import left_out
    from qinbao.content.heard_files import handed_on
    from qinbao.content.trouble import ContentError

    try:
        said = [
            library.words(f"cli.local.{key}", code=what, id=what) for key, what in left_out(library, handed_on(path))
        ]
    except ContentError as error:
        said = [str(error.trouble)]
    for sentence in said:
        print(sentence)
    print(library.words("cli.check.bad" if said else "cli.check.good", count=len(said)))
    return 1 if said else 0


def run(options: Namespace, library: Library) -> int:
    """Print ``file:line: code message`` for each finding; exit code 1 if there is any."""
    if options.stale:
        from qinbao.guide.ageing import ageing

        for row in ageing(library, options.on):
            print(row)
        return 0
    root = Path(options.dir) if options.dir else library.root
    if root.is_file():
        return _handed_on(root, library)
    if not os.path.isdir(root):
        raise RequestError(library.words("cli.no-folder", path=root))
    findings = check(root)
    for finding in findings:
        print(finding)
    print(library.words("cli.check.bad" if findings else "cli.check.good", count=len(findings)))
    return 1 if findings else 0
