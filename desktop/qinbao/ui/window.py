"""The window: a bar above, a page that scrolls, a bar below. Shows whatever the store's state presents as."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QPushButton, QRadioButton, QWidget

from qinbao.screen import press
from qinbao.screen.home import HomeModel
from qinbao.screen.model import Model, refused
from qinbao.ui.pages.page import Page, Tools
from qinbao.ui.settings import Settings
from qinbao.ui.theme.angle import Card, fitting
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.look import Look
from qinbao.ui.widgets.bottom_bar import BottomBar
from qinbao.ui.widgets.scroller import Scroller
from qinbao.ui.widgets.steady import gate, hand
from qinbao.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from qinbao.ui.kinds import Shown
    from qinbao.ui.presenter import Presenter
    from qinbao.ui.reading import Reading
    from qinbao.ui.services import Speaker
    from qinbao.ui.sheet_jobs import SheetJobs
    from qinbao.ui.store import Store

_WAYS_BACK: tuple[press.Press, ...] = (press.Back(), press.Return(), press.Home())
"""What Escape does on a page: the first of these that it offers."""
LEAST = (600, 600)
"""Smallest window in px: a small tablet either way up."""


class Window(QWidget):
    """Everything a person at the screen deals with."""

    look_changed = Signal(object)
    """The new ``Look``, to be remembered."""

    def __init__(
        self,
        store: Store,
        presenter: Presenter,
        office: SheetJobs,
        speaker: Callable[[], Speaker],
        look: Look,
        settings: Settings | None = None,
        packs: Path | None = None,
    ) -> None:
        """``speaker`` is called when something is to be read for the first time; ``settings`` keep the look.

        ``packs``: where content packs are installed; none where that is not done here.
        """
        super().__init__()
        words = store.library.words
        self.look = look
        self.store = store
        self.settings = settings or Settings(default=look)
        self._presenter = presenter
        self._office = office
        self._packs = packs
        self._shown: Shown[Any] | None = None
        self._page: Page[Any] | None = None
        self._places: dict[str, tuple[int, str]] = {}
        """Of the pages that lie below what is open: how far each was scrolled, and what had the focus."""
        self._depth = 0
        self._follows = self._entered = False
        self.setWindowTitle(words("app.name"))
        self.setMinimumSize(*LEAST)
        # The ground of the page, by the palette: drawn here as well, a large screen would be filled twice.
        self.setAutoFillBackground(True)
        helps = (words(f"top.{key}") for key in ("home", "read", "smaller", "larger", "colours"))
        self.top = TopBar(look, words("app.name"), *helps)
        self.body = Scroller(look, words("scroll.up"), words("scroll.down"))
        self.bottom = BottomBar(look)
        self._speaker = speaker
        self._reading: Reading | None = None
        for part in (self.top, self.body, self.bottom):
            part.setParent(self)
        asked = (self._draw_sheet, self._sheet_words, self._find_printers, self._card, self._office.symbols)
        self._tools = Tools(words, lambda: store.library.places, *asked)
        self._connect()
        self.refresh()

    @property
    def page(self) -> Page[Any]:
        """The page that is shown."""
        if self._page is None:
            raise RuntimeError("no page yet")
        return self._page

    @property
    def model(self) -> Model:
        """What is shown now; that of the page is what the page was made for."""
        if self._shown is None:
            raise RuntimeError("no page yet")
        model: Model = self._shown.model
        return model

    def refresh(self) -> None:
        """Show the store's state: another page, or only other buttons below the same one."""
        shown = self._presenter.shown(self.store.state)
        model = shown.model
        before = self._shown.model if self._shown is not None else None
        another = before is None or model.key != before.key
        self._shown = shown
        self._fill_bars(model)
        self._keep_place(before if another else None)
        draft = self.page.draft() if before is not None and another and refused(before, model) else None
        if another:
            self._show_page(shown)
            if draft is not None:
                self.page.restore(draft)
        self._order_tabs()
        self._lay_out()
        if another and before is not None:
            self._arrive(*self._places.pop(model.key, (0, "")))

    def dress(self, look: Look) -> None:
        """Change letters or colours; place, scrolling, typed words and focus stay."""
        if look == self.look or self._shown is None:
            return
        resized = look.scale != self.look.scale
        self.look = look
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, look)
        share = self.body.offset / max(1, self.body.reach)
        offset = self.body.offset
        draft = self.page.draft()
        focused: QWidget | None = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        in_bars = focused is not None and not self.body.isAncestorOf(focused)
        for part in (self.top, self.bottom, self.body, *((self._reading,) if self._reading else ())):
            part.dress(look)
        self._show_page(self._shown)
        if draft is not None:
            self.page.restore(draft)
        self._lay_out()
        self.body.scroll_to(round(share * self.body.reach) if resized else offset)
        if focused is not None and in_bars:
            focused.setFocus()
        else:
            self._focus(name)
        self.update()
        self.settings.look(look, self._screen())
        self.look_changed.emit(look)

    def read(self) -> None:
        """Read the page aloud, exactly as it is shown."""
        if self._reading is None:
            from qinbao.ui.reading import ReadBar, Reading

            bar = ReadBar(self.look, self.store.library.words)
            bar.setParent(self)
            self._reading = Reading(self._speaker(), bar, self.body, lambda: self.page)
            self._reading.changed.connect(self._lay_out)
        self._reading.read()

    def hush(self) -> None:
        """Stop reading, if something is being read."""
        if self._reading is not None:
            self._reading.stop()

    def press(self, pressed: press.Press) -> None:
        """Do what a button says."""
        self.hush()
        match pressed:
            case press.Next():
                before = self.page
                self.store.apply(pressed)
                if self.page is before:  # refused once more
                    self._focus()
            case press.Print(sheet) | press.Save(sheet):
                way = "print" if isinstance(pressed, press.Print) else "save"
                self._office.take(way, sheet, self.store, self._presenter, self._printer())
            case press.Pictures():
                self._office.send(self.store, self._presenter)
            case press.OpenSaved() | press.ShowSaved():
                self._office.open(self.store, folder=isinstance(pressed, press.ShowSaved))
            case press.Trial():
                self._office.trial(self._printer() or "", self.store, self._presenter)
            case press.Keep() | press.TakeOut() | press.Undo() | press.HandOn():
                from qinbao.ui.recorder import record

                record(pressed, self.store, self._presenter, self._office)
            case press.ChoosePack() | press.LookAtPack() | press.TakePack() | press.PutBack() if self._packs:
                from qinbao.ui.updater import update

                update(pressed, self.store, self._office, self._packs)
            case press.Fit():
                self._fit(self.page.draft())
            case _:
                self.store.apply(pressed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out."""
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the title; from now on the letters follow the screen, if it was measured."""
        if not self._follows:
            self._follows = True
            self.window().windowHandle().screenChanged.connect(self._on_screen)
            self._on_screen()
            self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is 继续, Escape and Alt with the left arrow are 上一步; other keys scroll."""
        hand.keyboard = True
        keys, key, held = QtCore.Qt.Key, event.key(), event.modifiers()
        sizes = (keys.Key_Plus, keys.Key_Equal, keys.Key_Minus)
        if key in (keys.Key_Return, keys.Key_Enter):
            self._enter(event)
        elif key == keys.Key_Escape or (key == keys.Key_Left and held & QtCore.Qt.KeyboardModifier.AltModifier):
            offered = {action.press for action in self.bottom.offered}
            way = next((one for one in _WAYS_BACK if one in offered), None)
            if way is not None and not event.isAutoRepeat():
                self.press(way)
        elif held & QtCore.Qt.KeyboardModifier.ControlModifier and key in sizes:
            self._redress(self.look.smaller() if key == keys.Key_Minus else self.look.larger())
        else:
            self.body.keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: from now on the focus ring helps."""
        hand.keyboard = True
        return super().focusNextPrevChild(forward)

    def _enter(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or gate.shut_to(QtCore.Qt.Key.Key_Return):
            return
        gate.pass_through(QtCore.Qt.Key.Key_Return)
        focused: QWidget | None = self.focusWidget()
        chosen = isinstance(focused, QRadioButton) and focused.isChecked()
        if isinstance(focused, (QPushButton, QCheckBox, QRadioButton)) and not chosen:
            focused.click()
            if isinstance(focused, QRadioButton):
                from qinbao.ui.announce import chosen as tell

                tell(self.store.library.words, focused)
        elif self.bottom.buttons:
            self.bottom.buttons[0].click()

    def _connect(self) -> None:
        self.store.restarted.connect(self._places.clear)
        self.store.journey_changed.connect(self.refresh)
        self.bottom.pressed.connect(self.press)
        self.top.smaller.connect(lambda: self._redress(self.look.smaller()))
        self.top.larger.connect(lambda: self._redress(self.look.larger()))
        self.top.colours.connect(lambda: self._redress(self.look.next_theme()))
        self.top.read.connect(self.read)
        self.top.home.connect(lambda: self.press(press.Home()))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _fill_bars(self, model: Model) -> None:
        words = self.store.library.words
        self.top.progress.tell(model.progress)
        self.top.leave(not isinstance(model, HomeModel))
        if isinstance(model, HomeModel):
            self.bottom.hotline.tell(words("bottom.line"), model.hotline, "")
            if self.bottom.strip is None:
                self.bottom.warn(*model.warning)
        else:
            usual = (model.whose or words("bottom.ask"), model.hotline, words("bottom.free"))
            first = model.call
            self.bottom.hotline.tell(*((first.say, first.number, first.then) if first else usual))
            self.bottom.offer(model.actions)

    def _show_page(self, shown: Shown[Any]) -> None:
        page = shown.page(self.look, self._tools)
        page.value_changed.connect(lambda value: self.store.apply(press.Answer(value)))
        page.asked.connect(self.press)
        page.dressed.connect(self.dress)
        page.rearranged.connect(self.body.arrange)
        page.wanted.connect(self.body.reveal)
        self._page = page
        self.body.show_content(page)

    def _order_tabs(self) -> None:
        """Tab: the page, its main button, 上一步, the others, the upper bar, and round again."""
        pairs = zip(self.bottom.offered, self.bottom.buttons, strict=True)
        ranked = sorted(pairs, key=lambda pair: (pair[0].kind != "primary", pair[0].press not in _WAYS_BACK))
        upper = ([self.top.way] if self.top.away else []) + list(self.top.buttons.values())
        chain = [*(button for _, button in ranked), *upper]
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def _lay_out(self) -> None:
        width, height = self.width(), self.height()
        top = self.top.height_at(width, height)
        bottom = self.bottom.height_at(width, height)
        reading = self._reading.bar if self._reading and not self._reading.bar.isHidden() else None
        read = reading.height_at(width, height) if reading else 0
        self.top.setGeometry(0, 0, width, top)
        self.body.setGeometry(0, top, width, max(0, height - top - bottom - read))
        if reading is not None:
            reading.setGeometry(0, height - bottom - read, width, read)
            reading.arrange()
        self.bottom.setGeometry(0, height - bottom, width, bottom)
        self.bottom.arrange()
        self.top.arrange()

    def _keep_place(self, before: Model | None) -> None:
        """Where ``before`` is left for something that lies upon it, remember how; anywhere else nothing is to be."""
        depth, self._depth = self._depth, len(self.store.state.asides)
        if before is not None and self._depth > depth:
            focused: QWidget | None = self.focusWidget()
            self._places[before.key] = (self.body.offset, focused.objectName() if focused else "")
        elif self._depth == depth == 0:
            self._places.clear()

    def _arrive(self, offset: int, name: str) -> None:
        self.body.scroll_to(offset)
        self._focus(name)
        if not isinstance(self.focusWidget(), QLabel):  # a title or an error is said because it has the focus
            from qinbao.ui.announce import announce  # not at the start: nobody has turned a page yet

            announce(self, self.page.announce())

    def _redress(self, look: Look) -> None:
        """Dress as the person asked, and have it said."""
        from qinbao.ui.announce import dressed, tell

        before, words = self.look, self.store.library.words
        self.dress(look)
        tell(self, dressed(words, before, look))

    def _focus(self, name: str = "") -> None:
        """Focus ``name`` or what the page wants, but stay where it is: its title is to be read first, or its error."""
        parts = (self.page, self.bottom) if name else ()
        named: QWidget | None = next((found for part in parts if (found := part.findChild(QWidget, name))), None)
        offset = self.body.offset
        (named or self.page.focus_target()).setFocus()
        self.body.scroll_to(offset)
        if named is None:
            self.page.show_error()

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            # The first one comes with the window itself: its page is to be seen from the top.
            # Nor is what is being pressed moved away from below the pointer.
            if self._entered and not QApplication.mouseButtons():
                self.body.reveal(now)
            self._entered = True
            now.update()
        if isinstance(old, (QAbstractButton, QCheckBox)):
            old.update()

    def _screen(self) -> str:
        """Name of the screen the window is on. Another one at the same plug is another screen."""
        screen = self.screen()
        return f"{screen.name()} {screen.model()} {screen.size().width()}×{screen.size().height()}"

    def _on_screen(self, _: object = None) -> None:
        known = self.settings.kept.screens.get(self._screen())
        if known is not None:
            self.dress(replace(self.look, scale=known.scale))

    def _card(self) -> Card:
        from qinbao.ui.fit import card_on

        return card_on(self.screen(), self._screen(), self.settings.kept)

    def _fit(self, measured: object) -> None:
        if not isinstance(measured, Card):
            raise TypeError(measured)
        self.store.apply(press.Return())
        self.settings.measured(self._screen(), measured.wide, measured.distance)
        self.dress(replace(self.look, scale=fitting(*measured)))

    def _draw_sheet(self, sheet: str, ppi: float, ready: Callable[..., None], page: QWidget) -> None:
        self._office.draw(self._presenter.scene(self.store.state).subject(sheet), sheet, ppi, ready, page)

    def _sheet_words(self, sheet: str, ready: Callable[..., None], page: QWidget) -> None:
        self._office.spell(self._presenter.scene(self.store.state).subject(sheet), sheet, ready, page)

    def _find_printers(self, ready: Callable[..., None], page: QWidget) -> None:
        self._office.find(lambda queues: ready(queues, self.settings.kept.printer), page)

    def _printer(self) -> str | None:
        """The printer chosen on the page that is shown, remembered from now on; none on any other page."""
        if self._shown is None or self._shown.model.kind != "printer":
            return None
        chosen = str(self.page.draft()) or self.settings.kept.printer
        self.settings.printer(chosen)
        return chosen
