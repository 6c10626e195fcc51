"""``qinbao graph TOPIC``: the path of a topic as Mermaid text."""

from __future__ import annotations

from argparse import Namespace

from qinbao.cli import request
from qinbao.content.library import Library
from qinbao.flow.graph import mermaid


def run(options: Namespace, library: Library) -> int:
    """Print the drawing."""
    print(mermaid(library, request.topic(library, options.topic)))
    return 0
