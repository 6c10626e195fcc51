"""Every widget in every state, for those who build it: ``python -m qinbao.ui.gallery [THEME [SCALE [FILE]]]``.

With FILE the picture is saved instead of shown.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from qinbao import paths
from qinbao.content.fact import Row, Screen
from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.picture import layout
from qinbao.ui.models import Action
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.colours import THEMES
from qinbao.ui.theme.fonts import register
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.arrange import Column, Grid, Pair
from qinbao.ui.widgets.bottom_bar import BottomBar
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.cells import PlaceCell
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.dots import StepDots
from qinbao.ui.widgets.errors import ErrorSummary
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.note import NoteBox
from qinbao.ui.widgets.phone import PhonePicture
from qinbao.ui.widgets.scroller import Scroller
from qinbao.ui.widgets.search import SearchBox
from qinbao.ui.widgets.sheet_card import SheetCard
from qinbao.ui.widgets.tick import TickRow
from qinbao.ui.widgets.top_bar import TopBar


def gallery(look: Look, library: Library) -> QWidget:
    """A window with bars above and below and all widgets between them."""
    words = library.words
    window = QWidget()
    box = QVBoxLayout(window)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    top = TopBar(look, words("app.name"), *(words(f"top.{key}") for key in ("read", "smaller", "larger", "colours")))
    top.standing.tell(words("top.progress", n=2, m=5))
    scroller = Scroller(look, words("scroll.up"), words("scroll.down"))
    bottom = BottomBar(look)
    bottom.hotline.tell(words("bottom.ask"), "0571-12393", words("bottom.free"))
    bottom.offer(
        (
            Action("next", words("step.next"), "primary", "arrow-right", icon_after=True),
            Action("back", words("nav.back"), "secondary", "arrow-left"),
            Action("stuck", words("step.stuck"), "danger", "question"),
        )
    )
    top.setFixedHeight(84)
    bottom.setFixedHeight(112)
    for part, stretch in ((top, 0), (scroller, 1), (bottom, 0)):
        box.addWidget(part, stretch)
    scroller.show_content(Column(_widgets(look, library, words), look.gap(20)))
    return window


def _widgets(look: Look, library: Library, words: Words) -> list[QWidget]:
    cards = library.cards
    options = library.questions["for"].options
    choices = [ChoiceCard(look, option.value, option.say, option.note) for option in options]
    group = ChoiceGroup(look, choices, library.questions["for"].ask)
    group.choose("parent")
    screen = Screen(kind="search", app=words("app.name"), search=cards[1].title, rows=(Row(say=cards[1].title),))
    ringed = layout(Screen(kind="list", app=words("app.name"), rows=screen.rows, tap=cards[1].title), words)
    return [
        WrapLabel(look, words("home.title"), "title"),
        HomeCard(look, cards[0].title, cards[0].say, cards[0].icon, hero=True),
        Grid([HomeCard(look, card.title, card.say, card.icon) for card in cards[1:]], look.px(380)),
        ErrorSummary(look, words("error.title"), words("error.choice")),
        group,
        SearchBox(look, words("place.hint"), words("place.clear"), words("place.name")),
        Grid([PlaceCell(look, p.code, p.short, None) for p in library.places.provinces()[:10]], look.px(130), 12, 6),
        Column([TickRow(look, o.value, o.say, o.note, on=at == 0) for at, o in enumerate(options)], 0),
        StepDots(look, 3, 7, words("step.number", n=3, m=7)),
        NoteBox(look, "tint", "eye", words("step.see"), cards[0].say),
        NoteBox(look, "warn", "calendar-x", words("step.see"), cards[0].say),
        NoteBox(look, "danger", "warning", words("step.not-seen"), cards[0].say),
        Pair(PhonePicture(look, layout(screen, words)), PhonePicture(look, ringed), 0.5, (360, 360)),
        Grid([SheetCard(look, card.topic, card.title, card.say) for card in cards[:3]], look.px(330), 16, 3),
        Button(look, words("nav.continue"), "primary", "arrow-right", icon_after=True),
        Button(look, words("nav.back"), "secondary", "arrow-left"),
        Button(look, words("step.stuck"), "danger", "question"),
        Button(look, words("nav.change"), "plain", "pencil-simple"),
    ]


def main(argv: Sequence[str]) -> int:
    """Show the gallery, or save its picture."""
    theme = THEMES[0] if not argv else next(theme for theme in THEMES if theme == argv[0])
    look = Look(theme, float(argv[1]) if len(argv) > 1 else 1.0)
    app = QApplication([])
    register(paths.shipped("assets") / "fonts")
    apply(app, look)
    window = gallery(look, Library())
    window.resize(1280, 800)
    window.show()
    if len(argv) > 2:
        content = window.findChild(Scroller).content  # type: ignore[union-attr]
        return 0 if content is not None and content.grab().save(argv[2]) else 1
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
