"""Ways out that Qt itself offers, shut once at the start: addresses, decorations, leaving with the last window."""

from __future__ import annotations

import logging
import os

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)

SCHEMES = (
    "http", "https", "ftp", "sftp", "file", "mailto", "tel", "sms", "callto", "sip", "data", "javascript", "about",
    "qrc", "help", "man", "info", "ghelp", "ssh", "smb", "dav", "view-source", "shell", "search-ms", "ms-settings",
    "alipay", "alipays", "weixin", "wechat", "intent", "market", "itms", "magnet", "news", "irc", "vnc", "rdp",
)  # fmt: skip
"""Every scheme a program of this or another system is known to answer to."""


class UrlBlock(QObject):
    """Refuses every address; keep it as long as the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        for scheme in SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "refuse")  # type: ignore[arg-type]

    @Slot(QUrl)
    def refuse(self, address: QUrl) -> None:
        """Open nothing."""
        log.info("address refused: %s", address.scheme())


def before_application() -> None:
    """What Qt reads while the application is made; replaces whatever the environment says."""
    for name in [name for name in os.environ if name.startswith("QT_") and name not in _KEPT]:
        del os.environ[name]
    # A plain full-screen window under cage gets a title bar with minimise and close.
    os.environ["QT_WAYLAND_DISABLE_WINDOWDECORATION"] = "1"
    # No input method of the system: its windows and menus lead out.
    os.environ["QT_IM_MODULE"] = "none"


_KEPT = ("QT_QPA_PLATFORM", "QT_ACCESSIBILITY", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON")


def shut(app: QApplication) -> UrlBlock:
    """Shut all of them."""
    app.setQuitOnLastWindowClosed(False)
    return UrlBlock(app)
