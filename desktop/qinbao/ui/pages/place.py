"""A question for a place: type it, or go from province to city (to county, for those who want)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from qinbao.content.place import Place
from qinbao.screen.place import PlaceModel
from qinbao.ui.pages.spread import Loose, SpreadPage
from qinbao.ui.widgets.arrange import Column, Flow, Grid
from qinbao.ui.widgets.button import Button
from qinbao.ui.widgets.cells import CellGroup, PlaceCell
from qinbao.ui.widgets.choice import ChoiceCard, ChoiceGroup
from qinbao.ui.widgets.label import WrapLabel
from qinbao.ui.widgets.search import SearchBox

_RESULTS = 8
_MOST = 12
"""Cells in a row at most, however wide the window."""
_LEAST = 420
"""Px at scale 1 of what was said before, and of the search line, where they stand side by side."""
_CARD = 280
"""Px at scale 1 of what was said before, where it is one of several."""


class Typed(NamedTuple):
    """What is typed and no answer yet, and the code of the place whose list is open."""

    text: str
    within: str


class PlacePage(SpreadPage[PlaceModel]):
    """One list at a time: provinces, then cities, then counties; while something is typed, what it may mean."""

    def build(self, question: PlaceModel) -> Sequence[QWidget]:
        """What was said before as one large answer, the search line, what is chosen, one list."""
        words = self.tools.words
        self._places = self.tools.places()
        self._chosen = self._places.get(question.chosen or "")
        self._within = self._open_at(self._chosen)
        self.search = SearchBox(self.look, words("place.hint"), words("place.clear"), words("place.name"))
        self.search.typed.connect(self._search)
        self.search.entered.connect(self._take_first)
        self._told = WrapLabel(self.look, "", "strong", "brand")
        self._unfound = ""
        self._below = Column((), self.look.gap(12))
        ways: list[QWidget] = [self.search]
        self._same: ChoiceGroup | None = None
        if question.same_as:
            cards = [ChoiceCard(self.look, same.value, same.say, same.note) for same in question.same_as]
            name = question.title if len(cards) > 1 else question.same_as[0].say
            self._same = ChoiceGroup(self.look, cards, name, columns=len(cards), least=self.look.px(_CARD))
            self._same.choose(question.chosen)
            self._same.chosen.connect(self._choose)
            ways.insert(0, self._same)
        self._ways = Grid(ways, self.look.px(_LEAST), columns=1)
        self.set_gap(self._below, self.look.gap(8))
        self._list()
        return (self._ways, self._below)

    def draft(self) -> Typed:
        """What is typed, and which list is open."""
        return Typed(self.search.line.text(), self._within.code if self._within else "")

    def restore(self, draft: object) -> None:
        """Type it again and open the list again."""
        if not isinstance(draft, Typed):
            raise TypeError(draft)
        typed, within = draft
        self._within = self._places.get(within)
        self.search.line.setText(typed)
        self._list()

    def _open_at(self, chosen: Place | None) -> Place | None:
        """The list a chosen place is in; a city that is a province of its own is chosen in the list of provinces."""
        if chosen is None:
            return None
        parent = self._places.get(chosen.parent)
        return None if parent is not None and self._single(parent) == chosen else parent

    def _single(self, province: Place) -> Place | None:
        return self._places.city_of(province) if province.kind == "province" else None

    def _list(self) -> None:
        """Show the one list that fits what is typed or where one has gone."""
        query = self.search.line.text().strip()
        self._unfound = ""
        if query:
            self._results(query)
        elif self._within is None:
            self._provinces()
        else:
            self._inside(self._within)
        self._tell()
        self.rearranged.emit()

    def _search(self, typed: str) -> None:
        """Show what fits; where there is little room the line goes up, and what was found stands below it."""
        self._list()
        if typed.strip() and self.search.line.hasFocus():
            self.wanted.emit(self.search.line, self.cells)

    def _provinces(self) -> None:
        cells = [PlaceCell(self.look, p.code, p.short, small=True) for p in self._places.provinces()]
        self._show([], cells, least=104, columns=8, follow=False)
        self.cells.pressed.connect(self._enter)

    def _enter(self, code: str) -> None:
        province = self._places.get(code)
        if province is None:
            return
        only = self._single(province)
        if only is not None:
            self._choose(only.code)
            return
        self._within = province
        self._list()
        self.cells.tab_stop().setFocus()

    def _inside(self, within: Place) -> None:
        words = self.tools.words
        children = self._places.children(within.code)
        up = Button(self.look, words("place.up"), "secondary", "arrow-left", px=self.look.text("body"))
        up.clicked.connect(self._up)
        counties = within.kind == "city" or self._single(within) is not None
        cells = [PlaceCell(self.look, p.code, p.name if counties else p.short) for p in children]
        self._show([], cells, up=up, least=self.look.px(140), columns=8, follow=True)

    def _results(self, query: str) -> None:
        found = self._places.search(query, _RESULTS)
        if not found:
            near = self._places.nearest(query)
            key = "place.near" if near else "place.none"
            found = near
            self._unfound = self.tools.words(key, given=query)
            head: list[QWidget] = [WrapLabel(self.look, self._unfound, "body")]
        else:
            head = []
        cells = [PlaceCell(self.look, p.code, p.name, self._where(p)) for p in found]
        self._show(head, cells, least=260, columns=4, follow=True)

    def _where(self, place: Place) -> str | None:
        names = dict.fromkeys(step.name for step in reversed(self._places.ancestors(place)))
        above = [name for name in names if name != place.name]
        return " ".join(above) or None

    def _show(
        self,
        head: list[QWidget],
        cells: list[PlaceCell],
        *,
        least: int,
        columns: int,
        follow: bool,
        up: Button | None = None,
    ) -> None:
        self.cells = CellGroup(self.look, cells, self.model.title, least, columns, follow=follow)
        chosen = self._chosen.code if self._chosen else None
        marked = self._marked(chosen)
        self.cells.choose(marked)
        self.loose = (Loose(self.cells, columns, _MOST), Loose(self._ways, 1, 2))
        if follow:
            self.cells.chosen.connect(self._choose)
        # What is chosen, and beside it the way out of this list and the way further in.
        self._row = Flow([self._told, up] if up else [self._told])
        self._told.show()
        self.deeper: Button | None = None
        self._deeper()
        self._below.put([self._row, *head, self.cells])

    def _marked(self, chosen: str | None) -> str | None:
        """The cell to mark for a chosen place: itself, or the one it lies in."""
        place = self._places.get(chosen or "")
        chain = [place.code, *(step.code for step in self._places.ancestors(place))] if place else []
        shown = {card.value for card in self.cells.cards}
        return next((code for code in chain if code in shown), None)

    def _deeper(self) -> None:
        """Beside what is chosen, offer the counties of a chosen city; nobody has to use it."""
        if self.deeper is not None:
            self._row.take(self.deeper)
        place, self.deeper = self._chosen, None
        inside = place is not None and place.kind != "county" and self._within != place
        if place and inside and not self.search.line.text() and self._places.children(place.code):
            say = self.tools.words("place.county", city=place.short)
            self.deeper = Button(self.look, say, "plain", "map-pin", px=self.look.text("small"))
            self.deeper.clicked.connect(lambda _=False: self._down(place))
            self._row.add(self.deeper)

    def _down(self, place: Place) -> None:
        self._within = place
        self._list()
        self.cells.tab_stop().setFocus()

    def _up(self) -> None:
        within = self._within
        parent = self._places.get(within.parent) if within else None
        single = parent is not None and self._single(parent) is not None
        self._within = None if parent is None or single else parent
        self._list()
        self.cells.tab_stop().setFocus()

    def _take_first(self) -> None:
        """Enter in the search line: the best hit is chosen and shown as such; nothing typed is lost."""
        if self._places.search(self.search.line.text().strip(), 1):
            best = self.cells.cards[0].value
            self.cells.choose(best)
            self._choose(best)

    def _choose(self, code: str) -> None:
        self._chosen = self._places.get(code)
        if self._same is not None and self._same.value != code:
            self._same.clear()
            self._same.choose(code)
        self._tell()
        self._refresh_deeper()
        self.value_changed.emit(code)

    def _refresh_deeper(self) -> None:
        self._deeper()
        if self._within is None and not self.search.line.text():
            self.cells.choose(self._marked(self._chosen.code if self._chosen else None))
        self.rearranged.emit()

    def _tell(self) -> None:
        words = self.tools.words
        if self._chosen:
            said = words("place.chosen", place=self._places.label(self._chosen))
        elif self.search.line.text().strip():
            count = len(self.cells.cards)
            said = words("place.found", n=count) if count else words("place.instead")
        else:
            within = self._within
            said = words("place.open") if within is None else words("place.inside", place=self._places.label(within))
        self._told.say(said)
        told = self._chosen or self.search.line.text().strip()
        self.search.tell(f"{self._unfound}{said}" if told else words("place.hint"))
        if self._row.width() and self._row.isVisible():
            self._row.place(self._row.width(), True)
