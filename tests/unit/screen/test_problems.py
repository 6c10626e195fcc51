"""做不下去: at a step only what can happen there."""

from datetime import date

from qinbao.content.library import Library
from qinbao.screen import aside, moves, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import exhibits
from qinbao.screen.model import words_of
from qinbao.ui.presenter import Presenter

LIBRARY = Library()
PRESENTER = Presenter(LIBRARY, Abilities(), lambda: date(2026, 11, 28))
STATES = exhibits(LIBRARY)


def test_where_an_app_is_opened_the_first_is_that_the_phone_has_none() -> None:
    state = STATES["family-account.step.fa.alipay.open"]
    asked = moves.step(LIBRARY, state, press.Open(aside.Problems()))
    page = PRESENTER.model(asked)
    assert page.problems[0].say == "手机里没有“支付宝”"  # type: ignore[attr-defined]
    told = PRESENTER.model(moves.step(LIBRARY, asked, press.Open(aside.Problem("no-app"))))
    assert "应用商店，搜“支付宝”" in words_of(told)


def test_the_others_of_the_matter_are_one_press_further() -> None:
    state = STATES["family-account.step.fa.alipay.fill"]
    asked = moves.step(LIBRARY, state, press.Open(aside.Problems()))
    few = PRESENTER.model(asked)
    further = next(action for action in few.actions if action.key == "problems:all")
    many = PRESENTER.model(moves.step(LIBRARY, asked, further.press))
    assert len(many.problems) > len(few.problems)  # type: ignore[attr-defined]


def test_where_something_is_looked_for_the_first_is_that_it_is_not_there() -> None:
    state = STATES["family-account.step.fa.alipay.family"]
    asked = moves.step(LIBRARY, state, press.Open(aside.Problems()))
    page = PRESENTER.model(asked)
    assert page.problems[0].say == "页面上找不到“亲情账户”"  # type: ignore[attr-defined]
    told = words_of(PRESENTER.model(moves.step(LIBRARY, asked, press.Open(aside.Problem("not-there")))))
    assert "一样一样试" in told
    assert "12393" in told


def test_an_action_of_which_nothing_is_named_does_not_list_the_troubles_of_all_others() -> None:
    for name, state in STATES.items():
        if ".step." in name:
            few = PRESENTER.model(moves.step(LIBRARY, state, press.Open(aside.Problems())))
            many = PRESENTER.model(moves.step(LIBRARY, state, press.Open(aside.Problems(all=True))))
            assert 1 <= len(few.problems) <= 5, name  # type: ignore[attr-defined]
            assert set(few.problems) <= set(many.problems), name  # type: ignore[attr-defined]
            further = any(action.key == "problems:all" for action in few.actions)
            assert further == (len(many.problems) > len(few.problems)), name  # type: ignore[attr-defined]
