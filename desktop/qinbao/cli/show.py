"""Print records as JSON for scripts."""

from __future__ import annotations

import sys

import msgspec


def json(value: object) -> int:
    """Print ``value`` as indented UTF-8 JSON; returns exit code 0."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.buffer.flush()
    return 0
