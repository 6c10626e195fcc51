"""Where a page says which hotline to ring, the corner shows that one, and where it names two, whose it is."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec
import pytest

from qinbao.content.library import Library
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import APART, USUAL, journey_states
from qinbao.screen.model import Model
from qinbao.ui.presenter import Presenter

LIBRARY = Library()
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: date(2026, 11, 28))
SPOUSE = {"for": "spouse", "place": "420100", "payer_insurance": "employee", "payer_place": "330100"}
NUMBER = re.compile(r"\d{3,4}-12393")


def pages(answers: Mapping[str, str]) -> Iterator[tuple[str, Model, set[str]]]:
    for topic in LIBRARY.topic_ids:
        for name, state in journey_states(LIBRARY, topic, answers):
            page = PRESENTER.model(state)
            shown = msgspec.to_builtins(page)
            for own in ("hotline", "call", "actions", "key"):
                shown.pop(own)
            yield f"{topic}.{name}", page, set(NUMBER.findall(str(shown)))


@pytest.mark.parametrize("answers", [SPOUSE, USUAL, APART], ids=["spouse", "one province", "two provinces"])
def test_a_number_in_the_text_is_the_one_in_the_corner(answers: Mapping[str, str]) -> None:
    assert [name for name, page, named in pages(answers) if named and page.hotline not in named] == []


def test_where_two_are_named_the_corner_says_whose_it_shows() -> None:
    two = [page for _, page, named in pages(SPOUSE) if len(named) > 1 or page.hotline == "0571-12393"]
    assert {page.whose for page in two} == {"家人那边的医保热线", "出钱那边的医保热线"}


def test_where_there_is_only_one_nobody_has_to_be_told_whose_it_is() -> None:
    assert {page.whose for _, page, _ in pages({"for": "parent", "place": "510100", "payer_place": "510100"})} == {""}
