"""Every widget in every state, for those who build it: ``python -m qinbao.ui.gallery [THEME [SCALE [FILE]]]``.

With FILE the picture is saved instead of shown.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from qinbao import paths
from qinbao.content.fact import Row, Screen
from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.guide.picture.layout import layout
from qinbao.screen import aside, press
from qinbao.screen.model import ButtonView
from qinbao.ui.reading import ReadBar
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.colours import THEMES
from qinbao.ui.theme.fonts import register
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.answer_box import AnswerBox
from qinbao.ui.widgets.arrange import Arranged, Beside, Column, Flow, Grid, Pair
from qinbao.ui.widgets.bank_card import BankCard
from qinbao.ui.widgets.beginning import Beginning
from qinbao.ui.widgets.bottom_bar import BottomBar
from qinbao.ui.widgets.bullet import Bullet
from qinbao.ui.widgets.button import Button, Kind
from qinbao.ui.widgets.cells import CellGroup, PlaceCell
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.code import CodePicture
from qinbao.ui.widgets.compare_row import CompareRow
from qinbao.ui.widgets.dots import StepBars, StepDots
from qinbao.ui.widgets.errors import ErrorSummary
from qinbao.ui.widgets.hand import HandPicture
from qinbao.ui.widgets.home_card import HomeCard
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.ladder import Ladder
from qinbao.ui.widgets.link import LinkRow
from qinbao.ui.widgets.note import NoteBox, Tone
from qinbao.ui.widgets.paper_view import PaperView
from qinbao.ui.widgets.phone import PhonePicture
from qinbao.ui.widgets.read_mark import ReadMark
from qinbao.ui.widgets.review_row import ReviewRow
from qinbao.ui.widgets.scroller import Scroller
from qinbao.ui.widgets.search import SearchBox
from qinbao.ui.widgets.sheet_card import SheetCard
from qinbao.ui.widgets.sign import Sign
from qinbao.ui.widgets.tick import TickRow
from qinbao.ui.widgets.top_bar import TopBar
from qinbao.ui.widgets.touch_phone import TouchPhone


def _beginning(look: Look) -> Beginning:
    made = Beginning(look)
    made.fill(800, 200)
    return made


class _Shelf(Arranged):
    """Holds a bar of the window at the height it would have there."""

    def __init__(self, bar: BottomBar | ReadBar, high: int) -> None:
        super().__init__((bar,))
        self._bar, self._high = bar, high

    def place(self, width: int, move: bool) -> int:
        """Over the whole width."""
        if move:
            self._bar.setGeometry(0, 0, width, self._high)
        return self._high


def gallery(look: Look, library: Library) -> QWidget:
    """A window with bars above and below and all widgets between them."""
    words = library.words
    window = QWidget()
    box = QVBoxLayout(window)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    top = TopBar(
        look, words("app.name"), *(words(f"top.{key}") for key in ("home", "read", "smaller", "larger", "colours"))
    )
    top.progress.tell(words("top.most", n=2, m=5))
    scroller = Scroller(look, words("scroll.up"), words("scroll.down"))
    bottom = BottomBar(look)
    bottom.hotline.tell(words("bottom.ask"), "0571-12393", words("bottom.free"))
    bottom.offer(
        (
            ButtonView(press.Next(), words("step.next"), "primary", "arrow-right", icon_after=True),
            ButtonView(press.Back(), words("nav.back"), "secondary", "arrow-left"),
            ButtonView(press.Open(aside.Problems()), words("step.stuck"), "danger", "question"),
        )
    )
    top.setFixedHeight(84)
    bottom.setFixedHeight(112)
    for part, stretch in ((top, 0), (scroller, 1), (bottom, 0)):
        box.addWidget(part, stretch)
    read = WrapLabel(look, words("home.title"), "title")
    mark = ReadMark(look, scroller)
    scroller.moved.connect(lambda: mark.put(read))
    shown = [read, *_choices(look, library), *_notes(look, words), *_pictures(look, library), *_buttons(look, words)]
    scroller.show_content(Column([*shown, *_bars(look, words)], look.gap(20)))
    return window


def _down(button: QAbstractButton) -> QAbstractButton:
    """``button`` under a finger."""
    button.setDown(True)
    return button


def _choices(look: Look, library: Library) -> list[QWidget]:
    """What one chooses from: usual, chosen, under a finger."""
    words, cards = library.words, library.cards
    options = library.questions["payer_insurance"].options
    choices = [ChoiceCard(look, option.value, option.say, option.note) for option in options]
    group = ChoiceGroup(look, choices, library.questions["payer_insurance"].ask)
    group.choose(options[0].value)
    _down(choices[-1])
    places = [PlaceCell(look, place.code, place.short, small=True) for place in library.places.provinces()[:8]]
    found = PlaceCell(look, "330100", words("app.name"), words("home.title"))
    cells = CellGroup(look, [*places, found], words("place.name"), 130, 5, follow=True)
    cells.choose(places[1].value)
    typed = SearchBox(look, words("place.hint"), words("place.clear"), words("place.name"))
    typed.line.setText(places[0].text())
    sheets = [SheetCard(look, card.topic, card.title, card.say) for card in cards[:3]]
    sheets[0].setChecked(True)
    sheets[1].page = QPixmap.fromImage(_paper())
    return [
        HomeCard(look, cards[0].title, cards[0].say, cards[0].icon, hero=True),
        _down(HomeCard(look, cards[0].title, cards[0].say, cards[0].icon, hero=True)),
        Grid([HomeCard(look, card.title, card.say, card.icon) for card in cards[1:]], look.px(380)),
        _down(HomeCard(look, cards[1].title, cards[1].say, cards[1].icon)),
        group,
        SearchBox(look, words("place.hint"), words("place.clear"), words("place.name")),
        typed,
        cells,
        Column([TickRow(look, o.value, o.say, o.note, on=at == 0) for at, o in enumerate(options)], 0),
        Grid(sheets, look.px(330), 16, 3),
    ]


def _notes(look: Look, words: Words) -> list[QWidget]:
    """What one only reads."""
    say = words("home.fresh")
    names = [words("top.smaller"), words("top.larger")]
    tones: tuple[tuple[Tone, str], ...] = (("tint", "eye"), ("warn", "calendar-x"), ("danger", "warning"))
    return [
        ErrorSummary(
            look,
            words("error.title"),
            words("error.choice"),
            words("glue.named", name=words("error.title"), say=words("error.choice")),
        ),
        *(NoteBox(look, tone, icon, words("step.see"), say) for tone, icon in tones),
        *(NoteBox(look, tone, icon, None, say) for tone, icon in tones),
        *(AnswerBox(look, tone, icon, "", names[0], say) for tone, icon in tones),
        AnswerBox(look, "warn", "phone", names[0], words("home.title"), say),
        Bullet(look, say),
        Bullet(look, say, words("step.see")),
        Bullet(look, say, mark="1"),
        StepBars(look, 3, 7),
        *(StepDots(look, n, 7, words("step.number", n=n, m=7)) for n in (1, 3, 7)),
        Ladder(look, [(name, say) for name in names]),
        CompareRow(look, "", names, head=True),
        CompareRow(look, words("step.see"), [say, say], [words("glue.named", name=name, say=say) for name in names]),
        ReviewRow(look, words("home.title"), say, words("nav.change"), words("nav.change")),
        Flow([Sign(look, "check", "tint"), Sign(look, "warning", "warn")]),
    ]


def _pictures(look: Look, library: Library) -> list[QWidget]:
    """Phones, with and without a ring and to be touched; a page of paper; a bank card."""
    words, say = library.words, library.cards[1].title
    rows = (Row(say=say), Row(say=library.cards[2].title))
    plain = layout(Screen(kind="search", app=words("app.name"), search=say, rows=rows), words)
    ringed = layout(Screen(kind="list", app=words("app.name"), rows=rows, tap=say), words)
    touched = TouchPhone(look, plain)
    _down(next(iter(touched.targets.values())))
    return [
        Pair(PhonePicture(look, plain), PhonePicture(look, ringed), 0.5, (360, 360)),
        touched,
        _beginning(look),
        Grid([HandPicture(look, gesture) for gesture in ("chat", "drag", "send")], look.px(240), columns=3),
        _code(look, words),
        PaperView(look, _paper(), words("app.name"), 420),
        BankCard(look, 323, words("app.name")),
    ]


def _code(look: Look, words: Words) -> CodePicture:
    """A pattern that is no code."""
    code = CodePicture(look, words("codes.picture"))
    code.show_rows(tuple(bytes((x * y + x) % 3 == 0 for x in range(21)) for y in range(21)))
    return code


def _paper() -> QImage:
    """A sheet nobody has written on."""
    sheet = QImage(210, 297, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#FFFFFF"))
    return sheet


def _buttons(look: Look, words: Words) -> list[QWidget]:
    """Each kind of button as it is and under a finger; the ring of the keyboard comes with Tab."""
    kinds: tuple[tuple[str, Kind, str], ...] = (
        ("nav.continue", "primary", "arrow-right"),
        ("nav.back", "secondary", "arrow-left"),
        ("step.stuck", "danger", "question"),
        ("nav.change", "plain", "pencil-simple"),
    )
    made = [Button(look, words(key), kind, icon) for key, kind, icon in kinds]
    pressed = [_down(Button(look, words(key), kind, icon)) for key, kind, icon in kinds]
    wordy = Button(look, words("nav.continue"), "primary", "arrow-right", icon_after=True)
    beside = Beside(HomeCard(look, words("nav.back"), words("home.fresh"), "house"), Button(look, words("nav.change")))
    links = [LinkRow(look, words("home.title"), "book-open", framed=framed) for framed in (False, True)]
    return [Flow([*made, wordy]), Flow(pressed), beside, *links, _down(LinkRow(look, words("home.title"), framed=True))]


def _bars(look: Look, words: Words) -> list[QWidget]:
    """The bars that come only now and then."""
    warning = BottomBar(look)
    warning.hotline.tell(words("bottom.line"), "12393", "")
    warning.warn(words("bottom.fraud"), words("bottom.promise"))
    reading, paused, silent = (ReadBar(look, words) for _ in range(3))
    reading.offer()
    paused.offer(paused=True)
    silent.offer(trouble="speech.install")
    for bar in (reading, paused, silent):
        bar.show()
    return [_Shelf(warning, 112), *(_Shelf(bar, bar.height_at(1280, 800)) for bar in (reading, paused, silent))]


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
        window.resize(1280, 84 + 112 + (content.height() if content is not None else 0))
        return 0 if window.grab().save(argv[2]) else 1
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
