"""What every page is: a title, a body, and six things the window may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from qinbao.content.places import Places
from qinbao.content.words import Words
from qinbao.screen.model import Model
from qinbao.ui.services import Queue
from qinbao.ui.theme.angle import Card
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import APART, TextRole
from qinbao.ui.widgets.arrange import Column, Flow, height_of
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.label import WrapLabel

if TYPE_CHECKING:
    from qinbao.guide.model import Code

M = TypeVar("M", bound=Model)
"""The model a view draws."""


class Tools(NamedTuple):
    """What pages may use besides their model."""

    words: Words
    places: Callable[[], Places]
    draw_sheet: Callable[[str, float, Callable[[Sequence[bytes]], None], QWidget], None]
    """Renders a sheet at so many ppi and hands its pages over as PNG while the given page is there: later, or never
    if the sheet cannot be made."""
    sheet_words: Callable[[str, Callable[[Sequence[str]], None], QWidget], None] = lambda sheet, ready, page: None
    """Hands the words of a sheet over, a line each, in the same way."""
    find_printers: Callable[[Callable[[Sequence[Queue], str], None], QWidget], None] = lambda ready, page: None
    """Hands over which printers there are, and the name of the one used last, while the given page is there."""
    card: Callable[[], Card] = lambda: Card(323.0, 60)
    """A bank card on this screen, as measured or as the system says."""
    symbols: Callable[[Sequence[Code], Callable[[Sequence[tuple[bytes, ...]]], None], QWidget], None] = (
        lambda codes, ready, page: None
    )
    """Hands over the rows of each code, while the given page is there."""


_APART = 16
"""Px between the first line of a page and the quiet ways right of it."""


class Page(Column, Generic[M]):
    """Base of all pages."""

    titled: ClassVar[bool] = True
    """Whether the title stands above everything; elsewhere the page itself says it."""
    summed: ClassVar[bool] = True
    """Whether what is missing stands below the title; elsewhere the page itself puts it where it belongs."""
    value_changed = Signal(str)
    """The person chose an answer."""
    asked = Signal(object)
    """The person pressed something else: a ``Press``."""
    dressed = Signal(object)
    """The person wants another ``Look``."""
    rearranged = Signal()
    """The page has become higher or lower."""
    wanted = Signal(object, object)
    """A part of the page is to be in sight, and what stands below it down to the second one as far as it goes."""

    def __init__(self, look: Look, tools: Tools) -> None:
        super().__init__((), look.gap(16), (18, 14))
        self.look = look
        self.tools = tools
        self._error: QWidget | None = None
        self._quiet: Flow | None = None

    def show_model(self, model: M, /) -> None:
        """Show ``model``; called once, before the page is seen."""
        self.model = model
        parts: list[QWidget] = [self.headline(WrapLabel(self.look, model.title, "title"))] if self.titled else []
        if model.subtitle:
            hint = WrapLabel(self.look, model.subtitle, "body", "soft")
            self.set_gap(hint, 0)
            parts.append(hint)
        error = getattr(model, "error", None)
        if error:
            from qinbao.ui.widgets.errors import ErrorSummary

            words = self.tools.words
            trouble = words("error.title")
            said = words("glue.named", name=trouble, say=error)
            self._error = ErrorSummary(self.look, trouble if self.summed else None, error, said)
            parts += [self._error] * self.summed
        if model.earlier is not None:
            from qinbao.ui.pages.notes import links

            parts += links(self.look, (model.earlier,), self.asked.emit, framed=True)
        ways = self.quiet()
        self._quiet = Flow(ways) if ways else None
        self.put([*parts, *self.build(model), *((self._quiet,) if self._quiet else ())])

    def quiet(self, role: TextRole = "small") -> list[QWidget]:
        """The quiet ways of the page, in letters of ``role``: to what one can ask on the phone, and to its words."""
        found: list[QWidget] = []
        for view in (self.model.asks, self.model.terms):
            if view is None:
                continue
            button = Button(self.look, view.words, view.kind, view.icon, px=self.look.text(role))
            button.setObjectName(view.key)
            button.clicked.connect(lambda _=False, pressed=view.press: self.asked.emit(pressed))
            found.append(button)
        return found

    def place(self, width: int, move: bool, enough: float = inf) -> int:
        """Like all columns, but where there is room, the quiet ways stand right of the first line."""
        ways, head = self._quiet, self._children[0] if self._children else None
        own = ways.natural_width() if ways else 0
        if ways is None or not isinstance(head, WrapLabel) or head.sizeHint().width() + _APART + own > width:
            return self._without_air(super().place(width, move, enough))
        ways_high, whole, gaps = height_of(ways, own), self._children, self._gaps
        if len(whole) > 2:
            # A short line below the first, which nobody presses, may come right below the ways.
            short = isinstance(whole[1], WrapLabel) and whole[1].sizeHint().width() + _APART + own <= width
            clear = ways_high + (0 if short else APART) - height_of(head, width)
            self._gaps = {**gaps, whole[1]: max(self._between(whole[1]), clear)}
        self._children = [child for child in whole if child is not ways]
        high = super().place(width, move, enough)
        self._children, self._gaps = whole, gaps
        if move:
            middle = self._top + max(0, ways_high - head.height()) // 2
            head.setGeometry(0, middle, width - own - _APART, head.height())
            ways.setGeometry(width - own, self._top, own, ways_high)
        return self._without_air(high)

    def _without_air(self, high: int) -> int:
        """Nobody has to scroll for the air below the last line."""
        return min(high, max(self.sight, high - self._pad[1])) if self.sight else high

    def build(self, model: M, /) -> Sequence[QWidget]:
        """The widgets below the title."""
        raise NotImplementedError

    def headline(self, label: QLabel) -> QLabel:
        """Let ``label`` be the title: there a screen reader begins and says what ``announce`` gives, and Tab goes on.

        It is no stop of Tab, and has no ring, for nothing is done there.
        """
        label.setAccessibleName(self.announce())
        self._title = label
        return label

    def focus_target(self) -> QWidget:
        """What gets the focus when the page is shown: the error, else the title."""
        if self._error is not None:
            return self._error
        # Not before it is seen: a QLabel that may have the focus then makes itself a text document, which takes long.
        self._title.setProperty("focusPolicy", "ClickFocus")  # by its name: a start need not load those of all of Qt
        return self._title

    def show_error(self) -> None:
        """Have what is missing in sight, with where it is put right; nothing is where all is well."""
        if self._error is not None:
            self.wanted.emit(self._error, self.focus_target())

    def announce(self) -> str:
        """What a screen reader says when the page is shown: 第 n 问，最多 m 问，标题, and the gist."""
        comma = self.tools.words("paper.comma")
        headline = comma.join(part for part in (self.model.progress, self.model.title) if part)
        return "\n".join(line for line in (headline, self.model.subtitle, *self.gist()) if line)

    def gist(self) -> Sequence[str]:
        """What stands below the title and matters as much: whoever cannot see it need not look for it."""
        return ()

    def spoken(self) -> list[str]:
        """Exactly the words that are shown, in reading order."""
        return [line for _, line in _spoken(self, self.tools.words)]

    def shows(self, index: int, line: str) -> QWidget | None:
        """Where line ``index`` of ``spoken`` stands; none if the page has changed since and says something else."""
        lines = list(_spoken(self, self.tools.words))
        return lines[index][0] if index < len(lines) and lines[index][1] == line else None

    def draft(self) -> object:
        """What was typed but is no answer yet; kept when letters or colours change."""
        return None

    def restore(self, draft: object) -> None:
        """Put a draft back."""


def _spoken(widget: QWidget, words: Words) -> Iterator[tuple[QWidget, str]]:
    for child in widget.children():
        if not isinstance(child, QWidget) or child.isHidden():
            continue
        if isinstance(child, QLabel):
            yield child, child.text() or child.accessibleName()
        elif isinstance(child, QAbstractButton):
            name = child.accessibleName()
            say = child.accessibleDescription()
            yield child, words("glue.told", name=name.removesuffix(words("glue.stop")), say=say) if say else name
        elif isinstance(child, QLineEdit):
            yield child, child.text() or child.placeholderText()
        else:
            yield from _spoken(child, words)
