"""The pages of the steps say which of them are doubtful: a whole way once, on its first page."""

from datetime import date

from qinbao.content.library import Library
from qinbao.screen.abilities import Abilities
from qinbao.screen.exhibits import journey_states
from qinbao.screen.model import StepModel
from qinbao.ui.presenter import Presenter

XINING, DEZHOU, WAY = "630100", "371400", "shandong.dezhou.pay-premium.dzyb"


def marks(library: Library, topic: str, answers: dict[str, str]) -> dict[str, str]:
    """What stands on the pages of the steps that are marked, by their titles."""
    presenter = Presenter(library, Abilities(), lambda: date(2026, 11, 22))
    pages = [presenter.model(state) for _, state in journey_states(library, topic, answers)]
    return {page.title: page.mark for page in pages if isinstance(page, StepModel) and page.mark}


def test_a_doubtful_way_is_told_on_its_first_page() -> None:
    own = {"for": "parent", "place": XINING, "payer_place": XINING, "payer_insurance": "employee"}
    assert marks(Library(), "mutual-aid", {**own, "channel": "local-app"}) == {
        "打开“青海医保”": "第 1 到 10 个动作不一定准，先打 0971-12393 核实。",
    }


def test_a_doubtful_step_of_a_surer_way_is_told_on_its_own_page() -> None:
    library = Library()
    answers = {"for": "parent", "place": DEZHOU, "payer_place": DEZHOU, "relative_insured": "resident", "channel": WAY}
    told = marks(library, "pay-premium", answers)
    assert told == {"点“代缴城乡居民保费”": library.words("paper.mark.verify", hotline="0534-12393")}
