"""Looks for garbage while the person reads: in the middle of a page turn it would be waited for."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from qinbao.ui.store import Store

_PAUSE = 400
"""Milliseconds after a page has come: it is painted by then."""
_MANY = 20_000
"""Records made and not given back, from which Python looks by itself, as it otherwise does from 700: a page makes
about a thousand, and nobody turns twenty without reading any."""
_ALL = 10
"""Every tenth time what has been there for long is looked through as well."""


class Garbage(QObject):
    """Follows a store."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        gc.set_threshold(_MANY, *gc.get_threshold()[1:])
        self._looked = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)
        store.journey_changed.connect(self._timer.start)

    def _look(self) -> None:
        self._looked += 1
        gc.collect(1 if self._looked % _ALL else 2)
