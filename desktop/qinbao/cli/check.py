"""``qinbao check [DIR]``: everything wrong with the content, one line each."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from qinbao.check import check
from qinbao.cli.request import RequestError
from qinbao.content.library import Library


def run(options: Namespace, library: Library) -> int:
    """Print ``file:line: code message`` for each finding; exit code 1 if there is any."""
    if options.stale:
        from qinbao.guide.ageing import ageing

        for row in ageing(library, options.on):
            print(row)
        return 0
    root = Path(options.dir) if options.dir else library.root
    if not os.path.isdir(root):
        raise RequestError(library.words("cli.no-folder", path=root))
    findings = check(root)
    for finding in findings:
        print(finding)
    print(library.words("cli.check.bad" if findings else "cli.check.good", count=len(findings)))
    return 1 if findings else 0
