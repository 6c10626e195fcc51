"""Chinese sentences use full-width punctuation and “ ” for the words on a button."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.check.speech import spoken
from qinbao.content.trouble import Trouble

_HALF = re.compile(r"[㐀-鿿][,;:?!()]|[,;:?!()](?=[㐀-鿿])|[\"'`]|  |　")
_OPENED, _CLOSED = re.compile("“"), re.compile("”")


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Half-width marks beside hanzi, straight quotes, doubled and full-width spaces, unpaired “ ”."""
    for entry, field, text in spoken(folder):
        if found := _HALF.search(text):
            yield entry.trouble("punctuation", field, found=found.group(0))
        if len(_OPENED.findall(text)) != len(_CLOSED.findall(text)):
            yield entry.trouble("quotes", field, start=text[:8])
