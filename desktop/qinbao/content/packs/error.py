"""Why a pack cannot be used."""

from __future__ import annotations

from collections.abc import Mapping


class PackError(Exception):
    """A pack that is refused, or cannot be installed here; nothing has changed."""

    def __init__(self, key: str, **fields: object) -> None:
        """``key``: of the words below ``pack.error``; ``fields``: what these name."""
        super().__init__(key)
        self.key = key
        self.fields: Mapping[str, object] = fields
