"""What is plugged in: names of makers and products as numbers, read from the kernel's list."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from qinbao.kiosk.operator.tamper import TamperLog

DEVICES = Path("/sys/bus/usb/devices")


class Usb:
    """Looks from time to time, and writes down what came and went since."""

    def __init__(self, tampered: TamperLog, devices: Path = DEVICES) -> None:
        """What is there now is how the machine was set up."""
        self._tampered = tampered
        self._devices = devices
        self._there = self._look()

    def look(self) -> None:
        """Write down what has changed."""
        there = self._look()
        for name in (there - self._there).elements():
            self._tampered.add("usb-in", name)
        for name in (self._there - there).elements():
            self._tampered.add("usb-out", name)
        self._there = there

    def _look(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for maker in self._devices.glob("*/idVendor"):
            try:
                found[f"{maker.read_text().strip()}:{(maker.parent / 'idProduct').read_text().strip()}"] += 1
            except (OSError, UnicodeDecodeError):
                continue
        return found
