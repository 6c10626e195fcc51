"""The hotline's number and 以页面为准 said once or twice on a page, then no more: on every line neither is read.

The number stands large at the foot of every page and sheet; where it would be said again, it is called by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from qinbao.content.words import Words

Say = Callable[[str], str]
"""Takes the texts of a page in reading order, one after the other, and gives each as it is said there."""
_NATIONAL = "12393"
_BETWEEN_CLAUSES = "，；。！？（）"


def once(words: Words, hotline: str, numbers: int = 1, pages: int = 1) -> Say:
    """How a page says its texts that has ``hotline`` at its foot: the number and 以页面为准 so many times in all.

    The number of another place is another one, and stays. A mark (先核实) never takes the number from a sentence.
    """
    left = {"number": numbers, "page": pages, "verify": 1}
    ruling, calling, stop = words("paper.mark.page"), words("glue.hotline"), words("glue.stop")
    going, asking = words("glue.going").split(), words("glue.asking").split()
    opening, closing = words("glue.work").split()
    # Not within the title of a source, which is other people's words.
    own = f"(?![^{opening}]*{closing})"
    number = re.compile(rf"(?:{calling})? ?(?<![\d-])(?:{re.escape(hotline)}|{_NATIONAL})(?!\d) ?{own}")
    aside = words("paper.mark.aside", said=ruling)
    # No set of marks: that takes five times as long to compile.
    page = re.compile(rf"(?P<aside>{aside})|(?P<before>.?){ruling}(?P<after>，|；|、|。|){own}")
    mark = words("paper.mark.aside", said=words("paper.mark.verify", hotline=hotline).removesuffix(stop))

    def may(what: str) -> bool:
        left[what] -= 1
        return left[what] >= 0

    def named(found: re.Match[str]) -> str:
        return found[0] if may("number") else calling

    def ruled(found: re.Match[str]) -> str:
        if may("page"):
            return found[0]
        if found["aside"]:
            return ""
        before, after = found["before"], found["after"]
        begins = 1 + max(found.string.rfind(mark, 0, found.start()) for mark in _BETWEEN_CLAUSES)
        clause = found.string[begins : found.start()]
        alone = before in ("", stop, *going) and after not in going
        if not alone or any(word in clause for word in asking):
            return before + words("glue.page") + after
        return after if before in going else before

    def say(text: str) -> str:
        if ruling not in text and mark not in text and hotline not in text and _NATIONAL not in text:
            return text  # nearly every text: looking closer takes a tenth of a page turn
        if mark in text:
            short = words("paper.mark.short") if not may("verify") else number.sub(calling, mark)
            text = text.replace(mark, short)
        return page.sub(ruled, number.sub(named, text)) or text

    return say
