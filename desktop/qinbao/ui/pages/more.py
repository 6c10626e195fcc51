"""简 and 详: what matters first; the rest follows at once, or when the person asks for more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from qinbao.screen.model import SectionView
from qinbao.ui.pages.notes import section
from qinbao.ui.pages.page import Page
from qinbao.ui.widgets.arrange import Flow
from qinbao.ui.widgets.button import Button


def more(page: Page[Any], sections: Sequence[SectionView], before: Sequence[QWidget] = ()) -> list[QWidget]:
    """再看多一点, or in 详 只看要紧的 with ``sections`` below it; no button where there is no more to say.

    ``before``: other buttons in the same row. The choice holds for all pages and is remembered.
    """
    if not sections:
        return [Flow(before)] if before else []
    look, key = page.look, "close" if page.look.detailed else "open"
    icon = "caret-up" if look.detailed else "caret-down"
    button = Button(look, page.tools.words(f"more.{key}"), "plain", icon, px=look.text("body"))
    button.setObjectName("more")
    button.clicked.connect(lambda: page.dressed.emit(replace(look, detailed=not look.detailed)))
    row = Flow([*before, button])
    return [row, *(section(look, view) for view in sections)] if look.detailed else [row]
