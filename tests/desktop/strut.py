"""A task bar of so many px at the lower edge: a dock that reserves its room, as panels do."""

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def stand(bar: QWidget, px: int) -> None:
    """At the lower edge of the screen as it is now, with as much room reserved."""
    screen = QApplication.primaryScreen().geometry()
    bar.setGeometry(0, screen.height() - px, screen.width(), px)
    partial = f"0, 0, 0, {px}, 0, 0, 0, 0, 0, 0, 0, {screen.width() - 1}"
    for name, value in (("_NET_WM_STRUT", f"0, 0, 0, {px}"), ("_NET_WM_STRUT_PARTIAL", partial)):
        command = ["xprop", "-id", str(int(bar.winId())), "-f", name, "32c", "-set", name, value]
        subprocess.run(command, check=True)


def main(px: int) -> int:
    """Stand there until ended, also when the screen becomes another; says ``ready`` once the room is asked for."""
    app = QApplication([])
    bar = QWidget()
    bar.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeDock)
    bar.show()
    stand(bar, px)
    app.primaryScreen().geometryChanged.connect(lambda _: stand(bar, px))
    print("ready", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
