"""What a kiosk tells: read whole at the start, proven, and kept nowhere but in memory."""

from __future__ import annotations

import logging
from pathlib import Path

from qinbao.content.library import Library
from qinbao.content.messages import message
from qinbao.content.trouble import ContentError, Trouble, refuse
from qinbao.kiosk.config import KioskConfig, content_folder
from qinbao.kiosk.installed import installed
from qinbao.kiosk.whole import prove, refuse_half
from qinbao.paths import shipped

log = logging.getLogger(__name__)

LOCAL = "local"
"""Folder of local records in what a kiosk keeps."""
WORDS = ("app.name", "kiosk.start.begin", "kiosk.ask.title", "kiosk.calm.trouble.say", "nav.continue")
"""Some words nothing works without."""


def content(config: KioskConfig, own: Path, state: Path | None = None) -> tuple[Library, tuple[Trouble, ...]]:
    """The operator's content where it can be used, else a pack's, else the program's own in ``own``; what is damaged.

    ``state``: where the kiosk keeps what it was given; none: packs are not asked for.

    All of it is read now, and nothing is kept on disk: no file tells later what was asked for, and nobody can put
    other sentences into what is kept. Raises ``ContentError`` or ``KeyError`` where not even ours can be used.
    """
    folder = content_folder(config)
    changed: tuple[Trouble, ...] = ()
    found: Path | None = None
    if config.content is None and state is not None:
        found, changed = installed(state, own)
        folder = found or folder
    if folder != own:
        try:
            library, damaged = proven(folder, state, signed=found is not None)
        except (ContentError, KeyError) as error:
            log.warning("the content in %s cannot be used: %s", folder, error)
            trouble = (
                error.trouble if isinstance(error, ContentError) else Trouble(str(folder), 1, "missing", str(error))
            )
            library, damaged = proven(own, state)
            return library, (trouble, *damaged)
        return library, damaged
    library, damaged = proven(own, state)
    return library, (*changed, *damaged)


def proven(folder: Path, state: Path | None = None, *, signed: bool = False) -> tuple[Library, tuple[Trouble, ...]]:
    """The content of a folder, read whole, and what of it is damaged. Raises ``ContentError`` or ``KeyError``.

    ``state``: as above; the answers that the operator wrote down after calls lie on top. ``signed``: a pack's, of which
    every byte was looked at.
    """
    others = folder != shipped("data")
    if others and not signed:
        refuse_half(folder)
    library = Library(folder, heard=state / LOCAL if state else None, office=True)
    for key in WORDS:
        library.words(key)
    damaged = library.read_all()
    for stop in (stop for topic in library.topic_ids for stop in library.topic(topic).path):
        if stop.ask is not None and stop.ask not in library.questions:
            sentence = message("question-unknown", id=stop.ask)
            raise refuse(folder / "questions.yaml", 1, "question-unknown", sentence)
    if others:
        damaged += prove(library, signed)
    for trouble in damaged:
        log.warning("%s", trouble)
    return library, damaged
