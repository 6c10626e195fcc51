"""python-tuf asks for addresses; here they name files of a box."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient.fetcher import FetcherInterface

from qinbao.content.packs.box import Box
from qinbao.content.packs.error import PackError

BASE = "box:/"
PATIENCE = 60.0
"""Seconds for all of a pack: the slowest stick takes two."""


class BoxFetcher(FetcherInterface):
    """Gives files of ``box``, all of them within ``patience`` seconds."""

    def __init__(self, box: Box, patience: float = PATIENCE) -> None:
        self._box = box
        self._until = time.monotonic() + patience

    def _fetch(self, url: str) -> Iterator[bytes]:
        """Raises ``DownloadHTTPError`` for a file that is not there, as a web server would say it."""
        try:
            for chunk in self._box.chunks(url.removeprefix(BASE)):
                if time.monotonic() > self._until:
                    raise PackError("slow")
                yield chunk
        except KeyError:
            raise DownloadHTTPError(url, 404) from None
