"""All that a person reads, and how it falls into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qinbao.check.data_folder import DataFolder, Entry
from qinbao.content.fact import Record
from qinbao.content.yaml_file import Located, Trail

_END = re.compile(r"[。！？；\n]")
_HANZI = re.compile(r"[㐀-鿿𠀀-𮯯]")


def spoken(folder: DataFolder) -> Iterator[tuple[Entry, str, str]]:
    """Every (entry, field, text) a person may read; titles of sources are quoted, so they are left out."""
    return iter(folder.spoken)


def written(folder: DataFolder) -> Iterator[tuple[Entry, str, str]]:
    """Like ``spoken``, and the words of the program itself too."""
    yield from spoken(folder)
    if folder.known("words.yaml"):
        yield from _words(folder.located["words.yaml"], folder.files["words.yaml"], ())


def _words(located: Located, words: dict[str, Any], trail: Trail) -> Iterator[tuple[Entry, str, str]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _words(located, value, (*trail, key))
        else:
            yield Entry("words.yaml", located, trail, Record()), key, str(value)


def sentences(text: str) -> list[str]:
    """``text`` cut at full stops, question marks, exclamation marks and semicolons."""
    return [part for part in _END.split(text) if _HANZI.search(part)]


def hanzi(text: str) -> int:
    """How many Chinese characters ``text`` has."""
    return len(_HANZI.findall(text))
