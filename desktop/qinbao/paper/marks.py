"""How certain a sentence is, said beside it: only where it matters."""

from __future__ import annotations

import re

from qinbao.content.words import Words
from qinbao.guide.model import Guide, Line

_MAY_CHANGE = re.compile(r"\d|“")


def marked(words: Words, guide: Guide, line: Line) -> str:
    """The sentence with what another source says and with its mark, if it needs one.

    以页面为准 is added only where a number or a menu could change; a sentence that already says so, or already
    names the hotline, is not told twice.
    """
    said = line.say + (line.conflict or "")
    if line.mark == "verify" and guide.hotline not in said:
        return said + words("paper.mark.verify", hotline=guide.hotline)
    if line.mark == "page" and _MAY_CHANGE.search(said) and words("paper.mark.page-core") not in said:
        return said + words("paper.mark.page")
    return said
