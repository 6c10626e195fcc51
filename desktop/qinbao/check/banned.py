"""Words that promise, plead or blame have no place here; the list stands in ``check.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.check.speech import written
from qinbao.content.messages import message
from qinbao.content.trouble import Trouble

QUOTED = re.compile(r"“[^”]*”")


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Banned words outside “ ”; what stands on a button is quoted as it is, and popular claims as they are told."""
    banned = re.compile(message("banned-words"))
    for entry, field, text in written(folder):
        if field != "claim" and (found := banned.search(QUOTED.sub("", text))):
            yield entry.trouble("banned", field, word=found.group(0))
