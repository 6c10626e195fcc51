"""Words of the program itself: buttons, headings, messages (``data/words.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qinbao.content.yaml_file import Located


class Words:
    """Look a word up by its dotted key: ``words("nav.continue")``, ``words("progress", n=2, m=5)``."""

    def __init__(self, flat: Mapping[str, str]) -> None:
        self._flat = dict(flat)

    def __call__(self, key: str, **fields: object) -> str:
        """The words for ``key``; raises ``KeyError`` for an unknown key (a fault of the program, caught by tests)."""
        text = self._flat[key]
        return text.format_map(fields) if fields else text

    def __contains__(self, key: str) -> bool:
        return key in self._flat

    @property
    def flat(self) -> Mapping[str, str]:
        """All words by dotted key."""
        return self._flat


def flatten(located: Located) -> dict[str, str]:
    """Dotted keys of a nested mapping of words."""
    flat: dict[str, str] = {}

    def walk(data: Any, prefix: str) -> None:
        if isinstance(data, dict):
            for key, value in data.items():
                walk(value, f"{prefix}.{key}" if prefix else str(key))
        else:
            flat[prefix] = str(data)

    walk(located.data, "")
    return flat
