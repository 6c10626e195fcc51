"""Only the known ``{placeholders}``, and braces in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.check.speech import spoken
from qinbao.content.trouble import Trouble
from qinbao.guide.fill import Slots

_SLOT = re.compile(r"\{([^{}]*)\}")


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Unknown placeholders and single braces."""
    for entry, field, text in spoken(folder):
        for slot in _SLOT.findall(text):
            if slot not in Slots.__struct_fields__:
                yield entry.trouble("placeholder", field, slot=slot)
        if re.search(r"[{}]", _SLOT.sub("", text)):
            yield entry.trouble("placeholder", field, slot="")
