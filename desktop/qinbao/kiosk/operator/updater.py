"""更新资料 at a kiosk: the newest pack on a stick, by the operator only; used when the program is started anew."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from shiboken6 import isValid

from qinbao import paths
from qinbao.content.packs.error import PackError
from qinbao.content.packs.version import day
from qinbao.kiosk.installed import shelves
from qinbao.kiosk.operator import sticks
from qinbao.kiosk.operator.page import OperatorPage
from qinbao.printing.courier import Workers

if TYPE_CHECKING:
    from qinbao.kiosk.equipment import Equipment

log = logging.getLogger(__name__)


class Updater:
    """Does it beside the page, which is told how it goes."""

    def __init__(self, kit: Equipment) -> None:
        self._kit = kit
        self._workers: Workers | None = None

    def update(self, page: OperatorPage) -> None:
        """Install the newest pack there is on a stick, or say why not."""
        words = self._kit.library.words
        page.tell(words("kiosk.operator.told.update.busy"))
        self._workers = self._workers or Workers()
        courier = self._workers.courier(lambda told: page.tell(str(told)) if isValid(page) else None)
        self._workers.start(lambda: courier.told.emit(self._updated()), courier)

    def _updated(self) -> str:
        """How it went with the newest pack on a stick, in words."""
        with sticks.asked():
            pack = sticks.newest()
            return self._installed(pack) if pack else self._kit.library.words("kiosk.operator.told.update.none")

    def _installed(self, pack: Path) -> str:
        """How it went with ``pack``."""
        from qinbao.content.packs.install import Ground, installed, trusted

        words = self._kit.library.words
        try:
            own, _ = shelves(self._kit.state)
            laid = installed(pack, Ground(own, paths.shipped("data"), trusted()))
        except PackError as error:
            log.info("pack refused: %s", error.key)
            return words(f"pack.error.{error.key}", **error.fields)
        except OSError as error:
            log.info("pack not read: %s", type(error).__name__)
            return words("pack.error.gone")
        return words("kiosk.operator.told.update.done", day=day(laid.about.version))
