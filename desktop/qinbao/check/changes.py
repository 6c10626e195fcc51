"""What changed from version to version: real versions, newest first, about places and matters there are."""

from __future__ import annotations

from collections.abc import Iterator

from qinbao.check.data_folder import DataFolder
from qinbao.content.changes import Change
from qinbao.content.messages import message
from qinbao.content.packs.version import VERSION, order
from qinbao.content.trouble import Trouble

_FILE = "changes.yaml"
COUNTRY = "CN"


def rule(folder: DataFolder) -> Iterator[Trouble]:
    """Findings in ``changes.yaml``."""
    if not folder.known(_FILE):
        return
    newest = folder.files[_FILE].version
    if not VERSION.fullmatch(newest):
        yield Trouble(_FILE, 1, "version-form", message("version-form", version=newest))
        return
    for entry, change in folder.all(Change):
        if not VERSION.fullmatch(change.version):
            yield entry.trouble("version-form", "version", version=change.version)
            continue
        if order(change.version) > order(newest):
            yield entry.trouble("version-order", "version")
        newest = change.version
        if change.place != COUNTRY and folder.places.get(change.place) is None:
            yield entry.trouble("place-unknown", "place", code=change.place)
        if change.topic and change.topic not in folder.matters:
            yield entry.trouble("topic-unknown", "topic", id=change.topic)
