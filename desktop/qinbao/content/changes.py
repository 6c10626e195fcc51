"""What changed in the content from one version to the next."""

from __future__ import annotations

from qinbao.content.fact import Record


class Change(Record, frozen=True, kw_only=True):
    """One sentence about one change."""

    version: str
    """Since which version it holds."""
    place: str
    """Code of a place, or CN."""
    topic: str = ""
    """Matter; empty where it concerns none, or all."""
    say: str


class Changes(Record, frozen=True, kw_only=True):
    """The version of a content, and what changed, newest first."""

    version: str = ""
    """The day it was published: ``2026.12.05``; empty for a folder that has none."""
    changes: tuple[Change, ...] = ()
