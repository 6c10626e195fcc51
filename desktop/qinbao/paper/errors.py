"""What can go wrong on the way to paper, each with the key of its sentence."""

from __future__ import annotations


class PaperError(Exception):
    """A sheet or code that cannot be made. ``words(error.key, **error.fields)`` is the sentence for the reader."""

    def __init__(self, key: str, **fields: object) -> None:
        """``key``: the part after ``paper.error.`` in ``words.yaml``; ``fields`` fill its placeholders."""
        self.key = f"paper.error.{key}"
        self.fields = fields
        super().__init__(f"{self.key} {fields}" if fields else self.key)
