"""The way to the explanation of words leads to those that stand on the page."""

from __future__ import annotations

from qinbao.content.library import Library
from qinbao.screen import aside, press
from qinbao.screen.links import GroupView, LinksModel
from qinbao.screen.model import ButtonView, LineView, SectionView
from qinbao.screen.terms import offered
from qinbao.screen.text import TextModel


def page(said: str) -> TextModel:
    return TextModel(key="page", title="", sections=(SectionView("", (LineView(said),)),))


def test_it_leads_to_the_words_on_the_page_and_to_no_others(library: Library) -> None:
    term = library.terms[0]
    way = offered(library, page(term.term)).terms
    assert way is not None
    assert isinstance(way.press, press.Open)
    assert isinstance(way.press.aside, aside.Terms)
    named = {one.id for one in library.terms if any(word in term.term for word in (one.term, *one.also))}
    assert set(way.press.aside.first) == named


def test_a_page_without_such_a_word_has_none(library: Library) -> None:
    assert offered(library, page("")).terms is None


def test_a_page_that_leads_there_by_itself_does_not_say_so_twice(library: Library) -> None:
    way = ButtonView(press.Open(aside.Terms()), "词语解释")
    term = ButtonView(press.Home(), library.terms[0].term)
    assert offered(library, LinksModel(key="page", title="", groups=(GroupView("", (way, term)),))).terms is None
    assert offered(library, LinksModel(key="page", title="", groups=(GroupView("", (term,)),))).terms is not None
