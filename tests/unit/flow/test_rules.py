"""The grammar of conditions."""

import pytest

from qinbao.content.library import Library
from qinbao.flow.facts import derive
from qinbao.flow.rules import Facts, holds

FACTS = Facts(
    {"channel": "alipay", "face": "no", "place": "330106"}, {"place": frozenset(("330106", "330100", "330000"))}
)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({}, True),
        ({"channel": "alipay"}, True),
        ({"channel": ["wechat", "alipay"]}, True),
        ({"channel": "wechat"}, False),
        ({"channel": "alipay", "face": "yes"}, False),
        ({"not": {"channel": "alipay"}}, False),
        ({"not": {"channel": "alipay", "face": "yes"}}, True),
        ({"any": [{"channel": "wechat"}, {"face": "no"}]}, True),
        ({"any": [{"channel": "wechat"}, {"face": "yes"}]}, False),
        ({"never-asked": "unknown"}, True),
        ({"place": "330000"}, True),
        ({"place": ["320000", "330100"]}, True),
        ({"place": "110000"}, False),
    ],
)
def test_conditions(when: dict[str, object], expected: bool) -> None:
    assert holds(when, FACTS) is expected


@pytest.mark.parametrize(
    ("place", "payer", "provinces", "cities"),
    [
        ("330100", "330100", "same", "same"),
        ("330106", "330100", "same", "same"),
        ("330100", "330200", "same", "other"),
        ("330100", "510100", "other", "other"),
        ("110000", "110100", "same", "same"),
        ("330100", "unknown", "unknown", "unknown"),
        ("unknown", "330100", "unknown", "unknown"),
        ("XPCC", "650100", "other", "other"),
    ],
)
def test_two_places_are_compared(library: Library, place: str, payer: str, provinces: str, cities: str) -> None:
    facts = derive(library, library.local("mutual-aid", None), {"place": place, "payer_place": payer})
    assert (facts.get("provinces"), facts.get("cities")) == (provinces, cities)


@pytest.mark.parametrize(
    ("relation", "near", "age"),
    [
        ("parent", "yes", "16-plus"),
        ("child-under-16", "yes", "under-16"),
        ("grandchild", "yes", "unknown"),
        ("in-law", "no", "unknown"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_relations_tell_nearness_and_age(library: Library, relation: str, near: str, age: str) -> None:
    facts = derive(library, library.local("mutual-aid", None), {"for": relation})
    assert (facts.get("near"), facts.get("age")) == (near, age)
