import pytest
from PySide6.QtCore import Qt

from qinbao.kiosk.input.keys import judge

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "expected"),
    [
        (Qt.Key.Key_Tab, NONE, "\t", "allow"),
        (Qt.Key.Key_Backtab, SHIFT, "", "allow"),
        (Qt.Key.Key_Return, NONE, "\r", "allow"),
        (Qt.Key.Key_Space, NONE, " ", "allow"),
        (Qt.Key.Key_Up, NONE, "", "allow"),
        (Qt.Key.Key_Up, SHIFT, "", "refuse"),
        (Qt.Key.Key_Q, NONE, "q", "scan"),
        (Qt.Key.Key_Q, SHIFT, "Q", "scan"),
        (Qt.Key.Key_Q, CONTROL, "\x11", "refuse"),
        (Qt.Key.Key_F1, NONE, "", "refuse"),
        (Qt.Key.Key_Menu, NONE, "", "refuse"),
        (Qt.Key.Key_Escape, NONE, "\x1b", "refuse"),
        (Qt.Key.Key_unknown, NONE, "中", "refuse"),
        (Qt.Key.Key_Shift, SHIFT, "", "ignore"),
        (Qt.Key.Key_Control, CONTROL, "", "ignore"),
    ],
)
def test_only_a_few_keys_exist(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, expected: str) -> None:
    assert judge(key, modifiers, text) == expected


def test_no_key_at_all_is_allowed_with_control_alt_or_meta() -> None:
    for modifier in (CONTROL, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier):
        assert {judge(key, modifier, "") for key in Qt.Key} <= {"refuse", "ignore"}
