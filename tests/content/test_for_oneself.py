"""Who asks for themselves reads about their own code and money, never as if they were the one who gives."""

from datetime import date

from qinbao.content.library import Library
from qinbao.guide.build import build

DAY = date(2026, 11, 30)
LIBRARY = Library()


def test_who_was_given_a_sum_shows_their_own_code_and_is_not_told_that_it_may_not_be_used() -> None:
    made = build(LIBRARY, "wallet", {"for": "self", "place": "420100", "relative_insured": "resident"}, DAY)
    told = [line.say for line in made.warnings]
    assert "家人给了额度，您看病还是亮您自己的码。" in told
    assert not any("不能用您的码" in say for say in told)
