"""A walk over every journey finds the one that leads nowhere."""

import shutil
from pathlib import Path

import pytest

from qinbao.content.library import Library
from qinbao.guide.survey import leaves, payer_places, place_classes, survey

HANGZHOU = "330100"
NOWHERE = """\
id: nowhere
title: 哪里也不去
official: 哪里也不去
path:
  - ask: whose_money
  - page: verdict
verdict:
  - {id: nowhere.rule, answer: ask, title: 先问, say: 先问一问。, confidence: low, when: {whose_money: account}}
  - id: nowhere.go
    answer: ask
    title: 看别的
    say: 看别的。
    confidence: low
    go: activate
    when: {whose_money: unknown}
"""


@pytest.fixture
def nowhere(root: Path, tmp_path: Path) -> Library:
    """A library with a matter that ends for some in nothing to do, and for some without a word."""
    folder = Path(shutil.copytree(root / "data", tmp_path / "data"))
    (folder / "topics/nowhere.yaml").write_text(NOWHERE, "utf-8")
    with (folder / "home.yaml").open("a", encoding="utf-8") as cards:
        cards.write("- {topic: nowhere, title: 哪里也不去, say: 不去, icon: x}\n")
    return Library(folder)


def test_an_end_with_nothing_to_do_is_a_dead_end_and_one_that_leads_on_is_none(nowhere: Library) -> None:
    found = survey(nowhere, "nowhere")
    assert found.journeys == 1 + len(found.dead_ends)
    assert "whose_money=account" in found.dead_ends
    assert "whose_money=unknown" not in found.dead_ends


def test_a_matter_without_a_place_is_walked_once(library: Library) -> None:
    assert survey(library, "choose").dead_ends == ()


def test_places_with_the_same_rules_are_walked_once_and_all_are_counted(library: Library) -> None:
    classes = place_classes(library, "unbind")
    assert None in classes
    assert sum(classes.values()) == len(library.places.all) + 1
    assert len(classes) < len(library.places.all)


def test_who_pays_is_tried_in_the_same_city_another_one_and_another_province(library: Library) -> None:
    tried = set(payer_places(library, HANGZHOU))
    assert HANGZHOU in tried
    assert any(code.startswith("33") for code in tried - {HANGZHOU})
    assert any(not code.startswith("33") for code in tried)


def test_each_full_set_of_answers_comes_once(library: Library) -> None:
    sets = [tuple(sorted(answers.items())) for answers, _, _ in leaves(library, "activate", HANGZHOU)]
    assert len(sets) == len(set(sets)) > 10


def test_every_payers_place_a_rule_names_is_walked(library: Library) -> None:
    places = {answers.get("payer_place") for answers, _, _ in leaves(library, "wallet", HANGZHOU)}
    assert len(places) > 3
