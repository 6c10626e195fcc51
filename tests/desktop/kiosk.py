"""The kiosk as it is started, but that SIGUSR1 makes something break in it that nobody foresaw."""

import signal
import sys

from qinbao.cli import main


def break_down(*_: object) -> None:
    """What the program does not catch anywhere."""
    raise RuntimeError("broken by a test")


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, break_down)
    sys.exit(main(["--kiosk", "--config", sys.argv[1]]))
