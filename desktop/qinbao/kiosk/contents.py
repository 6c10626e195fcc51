"""What a kiosk tells: read whole at the start, proven, and kept nowhere but in memory."""

from __future__ import annotations

import logging
from pathlib import Path

from qinbao.content.library import Library
from qinbao.content.trouble import ContentError, Trouble
from qinbao.kiosk.config import KioskConfig, content_folder

log = logging.getLogger(__name__)

WORDS = ("app.name", "kiosk.start.begin", "kiosk.ask.title", "kiosk.calm.trouble.say", "nav.continue")
"""Some words nothing works without."""


def content(config: KioskConfig, own: Path) -> tuple[Library, tuple[Trouble, ...]]:
    """The operator's content where it can be used, else the program's own in ``own``; and what of it is damaged.

    All of it is read now, and nothing is kept on disk: no file tells later what was asked for, and nobody can put
    other sentences into what is kept. Raises ``ContentError`` or ``KeyError`` where not even ours can be used.
    """
    folder = content_folder(config)
    if folder != own:
        try:
            library, damaged = proven(folder)
        except (ContentError, KeyError) as error:
            log.warning("the content in %s cannot be used: %s", folder, error)
            trouble = (
                error.trouble if isinstance(error, ContentError) else Trouble(str(folder), 1, "missing", str(error))
            )
            library, damaged = proven(own)
            return library, (trouble, *damaged)
        return library, damaged
    return proven(own)


def proven(folder: Path) -> tuple[Library, tuple[Trouble, ...]]:
    """The content of a folder, read whole, and which provinces are damaged. Raises ``ContentError`` or ``KeyError``."""
    library = Library(folder)
    for key in WORDS:
        library.words(key)
    damaged = library.read_all()
    for trouble in damaged:
        log.warning("%s", trouble)
    return library, damaged
