"""Until when packs can be believed that are signed as the one in use: read from the metadata that came with it."""

from __future__ import annotations

from pathlib import Path

import msgspec


class _Signed(msgspec.Struct):
    expires: str


class _Metadata(msgspec.Struct):
    signed: _Signed


def until(trust: Path) -> str | None:
    """The first day on which something in ``trust`` expires, ``2027-02-25``; none where nothing can be read."""
    days = []
    for path in (*trust.glob("*.json"), *sorted(trust.glob("root_history/*.json"))[-1:]):
        try:
            found = msgspec.json.decode(path.read_bytes(), type=_Metadata)
        except (OSError, msgspec.MsgspecError):
            continue
        days.append(found.signed.expires[:10])
    return min(days, default=None)
