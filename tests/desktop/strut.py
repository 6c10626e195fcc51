"""A task bar of so many px at the lower edge: a dock that reserves its room, as panels do."""

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def main(px: int) -> int:
    """Stand there until ended; says ``ready`` once the room is asked for."""
    app = QApplication([])
    screen = app.primaryScreen().geometry()
    bar = QWidget()
    bar.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeDock)
    bar.setGeometry(0, screen.height() - px, screen.width(), px)
    bar.show()
    partial = f"0, 0, 0, {px}, 0, 0, 0, 0, 0, 0, 0, {screen.width() - 1}"
    for name, value in (("_NET_WM_STRUT", f"0, 0, 0, {px}"), ("_NET_WM_STRUT_PARTIAL", partial)):
        command = ["xprop", "-id", str(int(bar.winId())), "-f", name, "32c", "-set", name, value]
        subprocess.run(command, check=True)
    print("ready", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
