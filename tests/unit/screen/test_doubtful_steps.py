"""The pages of the steps say which of them are doubtful: a whole way once, on its first page."""

from datetime import date

from qinbao.content.library import Library
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import journey_states
from qinbao.screen.step import StepModel
from qinbao.ui.presenter import Presenter

XINING, DEZHOU, WAY = "630100", "371400", "shandong.dezhou.pay-premium.dzyb"


def test_a_doubtful_way_is_told_once_on_its_first_page() -> None:
    library = Library()
    own = {"for": "parent", "place": XINING, "payer_place": XINING, "payer_insurance": "employee"}
    presenter = Presenter(library, Abilities(), lambda: date(2026, 11, 22))
    states = journey_states(library, "mutual-aid", {**own, "channel": "local-app"})
    pages = [page for _, state in states if isinstance(page := presenter.model(state), StepModel)]
    assert [(page.title, page.mark) for page in pages if page.mark] == [
        ("打开“青海医保”", f"第 1 到 {len(pages) - 1} 个动作不一定准，先打 0971-12393 核实。"),
    ]


def test_a_doubtful_step_of_a_surer_way_is_told_on_its_own_page() -> None:
    library = Library()
    answers = {"for": "parent", "place": DEZHOU, "payer_place": DEZHOU, "relative_insured": "resident", "channel": WAY}
    presenter = Presenter(library, Abilities(), lambda: date(2026, 11, 22))
    pages = [presenter.model(state) for _, state in journey_states(library, "pay-premium", answers)]
    told = {page.title: page.mark for page in pages if isinstance(page, StepModel) and page.mark}
    assert told == {"点“代缴城乡居民保费”": library.words("paper.mark.verify", hotline="0534-12393")}
