"""Letters that grow with the window, as long as nobody chose their size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from qinbao.ui.fit import window_scale

if TYPE_CHECKING:
    from qinbao.ui.settings import Settings
    from qinbao.ui.window import Window

_SETTLED = 300
"""Milliseconds without another size: while an edge is being dragged nothing jumps."""


class Following(QObject):
    """Watches a window that is shown; ends with it."""

    def __init__(self, window: Window, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self.follow)
        handle = window.windowHandle()
        for changed in (handle.widthChanged, handle.heightChanged):
            changed.connect(lambda _: self._settled.start())

    def follow(self) -> None:
        """Give the letters the size that suits the window now, unless the person gave them one."""
        scale = window_scale(self._window.width(), self._window.height())
        if not self._settings.kept.own and scale != self._window.look.scale:
            self._settings.suited(scale)
            self._window.dress(replace(self._window.look, scale=scale))
