"""The few keys a kiosk listens to. All others do not exist, whatever is plugged in."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt

Verdict = Literal["allow", "scan", "refuse", "ignore"]

ALLOWED = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def judge(key: int, modifiers: Qt.KeyboardModifier, text: str) -> Verdict:
    """What to do with a key.

    ``allow``: hand it on. ``scan``: a printable character, for the scanner only: letters are tapped on the screen.
    ``ignore``: a modifier on its own, nothing to worry about. ``refuse``: swallow and count.
    """
    if key in _MODIFIERS:
        return "ignore"
    if modifiers & ~_HARMLESS:
        return "refuse"
    if key in ALLOWED:
        shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        return "refuse" if shifted and key not in (Qt.Key.Key_Backtab, Qt.Key.Key_Tab) else "allow"
    return "scan" if len(text) == 1 and text.isprintable() and text.isascii() else "refuse"
