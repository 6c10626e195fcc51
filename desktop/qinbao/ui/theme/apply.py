"""Give the application as a whole a look: default font and palette. Widgets take theirs when they are made."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from qinbao.ui.theme.fonts import role_font
from qinbao.ui.theme.look import Look


def apply(app: QApplication, look: Look) -> None:
    """Set font and palette, for the few things Qt draws itself (ground of the window, text cursor, selection)."""
    app.setFont(role_font("body", look.text("body")))
    app.setPalette(palette(look))


def palette(look: Look) -> QPalette:
    """The palette of a look."""
    colours = look.colours
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, colours.paper),
        (QPalette.ColorRole.Base, colours.surface),
        (QPalette.ColorRole.Button, colours.surface),
        (QPalette.ColorRole.WindowText, colours.ink),
        (QPalette.ColorRole.Text, colours.ink),
        (QPalette.ColorRole.ButtonText, colours.ink),
        (QPalette.ColorRole.PlaceholderText, colours.soft),
        (QPalette.ColorRole.Highlight, colours.brand),
        (QPalette.ColorRole.HighlightedText, colours.on_brand),
    ):
        made.setColor(role, QColor(colour))
    return made
