"""Words of a label as they are, never as mark-up."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtWidgets import QLabel


def hold(label: QLabel, words: str) -> None:
    """Let ``label`` hold ``words`` as plain text, for the screen reader and for reading aloud."""
    # Text without "<" is plain anyway; asking for Qt's names costs 30 ms, which the start page need not pay.
    if "<" in words:
        label.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    label.setText(words)
