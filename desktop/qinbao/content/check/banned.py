"""Words that promise, plead or blame have no place here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qinbao.content.check.ground import Ground
from qinbao.content.check.speech import spoken
from qinbao.content.trouble import Trouble

BANNED = re.compile(r"(?<![申邀聘])请|抱歉|无效|保证(?!金)|百分百|百分之百|一定能报|必填|点击")
QUOTED = re.compile(r"“[^”]*”")


def rule(ground: Ground) -> Iterator[Trouble]:
    """Banned words outside “ ”; what stands on a button is quoted as it is, and popular claims as they are told."""
    for entry, field, text in spoken(ground):
        if field == "claim":
            continue
        if found := BANNED.search(QUOTED.sub("", text)):
            yield entry.trouble("banned", field, word=found.group(0))
