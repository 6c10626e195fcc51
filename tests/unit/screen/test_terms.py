"""The way to the explanation of the words on a page names those that tell most."""

from __future__ import annotations

from qinbao.content.library import Library
from qinbao.screen.model import LineView, SectionView
from qinbao.screen.terms import offered
from qinbao.screen.text import TextModel


def test_the_longest_words_are_named_wherever_they_stand(library: Library) -> None:
    terms = sorted((term.term for term in library.terms), key=len)
    said = "，".join(terms)
    page = TextModel(key="page", title="", sections=(SectionView("", (LineView(said),)),))
    way = offered(library, page).terms
    assert way is not None
    named = terms[-3:]
    assert len(named[0]) > len(terms[0])
    assert [len(term) for term in library_named(library, way.words)] == sorted(map(len, named), reverse=True)


def library_named(library: Library, words: str) -> list[str]:
    """Words of the field that are named on the way, in order, each as a whole."""
    found = [term.term for term in library.terms if term.term in words]
    whole = [term for term in found if not any(term in other and term != other for other in found)]
    return sorted(whole, key=words.index)
