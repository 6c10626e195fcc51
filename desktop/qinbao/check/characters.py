"""Only characters that primary and middle school teach, unless the glossary explains the word or a place is spelt so.

The list is the first level of 《通用规范汉字表》 (2013): the 3,500 characters of everyday use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.check.speech import written
from qinbao.content.fact import Term
from qinbao.content.messages import message
from qinbao.content.trouble import Trouble

LIST = "common-characters.txt"
_HANZI = re.compile(r"[㐀-鿿𠀀-𮯯]")
_SURE = ("address", "name")
"""Streets are spelt as they are."""


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Rare characters in words for the reader."""
    try:
        rows = (folder.root / LIST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        yield Trouble(LIST, 1, "missing", message("missing"))
        return
    common = {character for row in rows if not row.startswith("#") for character in row}
    explained = {character for _, term in folder.all(Term) for word in (term.term, *term.also) for character in word}
    for entry, field, text in written(folder):
        for character in dict.fromkeys(_HANZI.findall(text)):
            if character in common or character in explained or field in _SURE:
                continue
            if not folder.places.spelt(character, text):
                yield entry.trouble("rare-character", field, character=character)
