"""Sentences short enough for a tired reader: at most 30 hanzi each, 16 on average in a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.check.speech import hanzi, sentences, written
from qinbao.content.messages import message
from qinbao.content.trouble import Trouble

LONGEST, MEAN = 30, 16


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Sentences over 30 hanzi, and files whose mean is over 16."""
    lengths: dict[str, list[int]] = defaultdict(list)
    for entry, field, text in written(folder):
        for sentence in sentences(text):
            count = hanzi(sentence)
            lengths[entry.file].append(count)
            if count > LONGEST:
                yield entry.trouble("sentence-long", field, count=count, limit=LONGEST, start=sentence[:8])
    for file, counts in lengths.items():
        mean = sum(counts) / len(counts)
        if mean > MEAN:
            yield Trouble(file, 1, "sentences-long", message("sentences-long", mean=f"{mean:.1f}", limit=MEAN))
