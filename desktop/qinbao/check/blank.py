"""No sentence, answer or heading is blank: a blank button is worse than none."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.check.speech import hanzi, written
from qinbao.content.topic import Option
from qinbao.content.trouble import Trouble


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Texts of nothing but spaces, and answers without a single Chinese character."""
    for entry, field, text in written(folder):
        if not text.strip():
            yield entry.trouble("blank", field, field=field)
    for entry, option in folder.all(Option):
        if option.say.strip() and not hanzi(option.say):
            yield entry.trouble("answer-text", "say", value=option.value)
