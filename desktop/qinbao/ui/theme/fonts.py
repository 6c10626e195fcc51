"""The bundled font, registered once, and the font of each text role in px."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from qinbao.paths import FONTS
from qinbao.ui.theme.sizes import BOLD, FLOOR, TextRole

FAMILY = "Qinbao Sans SC"


class MissingFontError(Exception):
    """A bundled font file is not there or not readable."""


def register(folder: Path) -> None:
    """Make the bundled font known to this application. Raises ``MissingFontError``."""
    for name in FONTS:
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise MissingFontError(folder / name)


def renew(folder: Path) -> None:
    """Register anew, so that Qt lets go of the letters drawn so far: it keeps each of them, in each size.

    Where the files are gone meanwhile the old letters stay.
    """
    if all((folder / name).is_file() for name in FONTS):
        font.cache_clear()  # a font that was used keeps its letters
        QFontDatabase.removeAllApplicationFonts()
        register(folder)


@lru_cache(maxsize=256)
def font(px: int, bold: bool = False, underlined: bool = False) -> QFont:
    """The bundled font, ``px`` high. In pixels, because Qt then follows the screen's scale factor by itself.

    Raises ``ValueError`` below 24 px: no page may hold words that old eyes cannot read.
    """
    if px < FLOOR:
        raise ValueError(px)
    made = QFont(FAMILY)
    made.setPixelSize(px)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setUnderline(underlined)
    return made


def role_font(role: TextRole, px: int) -> QFont:
    """The font of a text role at ``px``."""
    return font(px, role in BOLD)
