"""The last page: shown when not even the program's own words can be read. ``python -m qinbao.kiosk.fallback_page``.

Stays a minute and ends; whoever started it then tries everything anew. Needs no content, no font, no settings.
"""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from qinbao import paths
from qinbao.content.messages import message
from qinbao.kiosk.input import url_block
from qinbao.kiosk.input.lockdown import Lockdown
from qinbao.kiosk.watchdog import Watchdog
from qinbao.ui.theme.colours import PALETTES
from qinbao.ui.theme.fonts import MissingFontError, register

log = logging.getLogger(__name__)

STAYS_MS = 60_000
HOTLINE = "12393"


def sentence() -> str:
    """What to say; the bare number where even that sentence is gone."""
    said = message("kiosk-calm")
    return said if HOTLINE in said else HOTLINE


def page() -> QLabel:
    """Those words on the whole screen."""
    label = QLabel(sentence())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(60)
    label.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    font = QFont("Qinbao Sans SC")
    font.setPixelSize(56)
    label.setFont(font)
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.Window, QColor(PALETTES["light"].paper))
    colours.setColor(QPalette.ColorRole.WindowText, QColor(PALETTES["light"].ink))
    label.setPalette(colours)
    return label


def main() -> int:
    """Show it for a minute."""
    url_block.before_application()
    app = QApplication(["qinbao"])
    url_block.shut(app)
    try:
        register(paths.shipped("assets") / "fonts")
    except (MissingFontError, paths.MissingFolderError) as error:
        log.warning("shown in another font: %s", error)
    label = page()
    lockdown = Lockdown(label, scanner=False)
    app.installEventFilter(lockdown)
    label.setGeometry(label.screen().geometry())
    label.showFullScreen()
    Watchdog(label)
    QTimer.singleShot(STAYS_MS, app, lambda: app.exit(0))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
