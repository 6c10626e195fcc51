"""The registry of page kinds: each row joins what fills a page, its model, and the view that draws it.

A row imports its two modules when such a page is first shown: the start must not wait for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import singledispatch
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from qinbao.screen import aside
from qinbao.screen.model import Model
from qinbao.screen.scene import Scene

if TYPE_CHECKING:
    from qinbao.screen.choice import ChoiceModel
    from qinbao.screen.place import PlaceModel
    from qinbao.screen.told import ToldModel
    from qinbao.ui.pages.page import Page, Tools
    from qinbao.ui.theme.look import Look

M = TypeVar("M", bound=Model)


class Shown(NamedTuple, Generic[M]):
    """What a page says, and the view that draws just that."""

    model: M
    view: Callable[[Look, Tools], Page[M]]

    def page(self, look: Look, tools: Tools) -> Page[M]:
        """The page itself."""
        page = self.view(look, tools)
        page.show_model(self.model)
        return page


def shown(scene: Scene) -> Shown[Any]:
    """The page beside the journey, the page of the journey, or the start page.

    Raises ``KeyError`` for a kind of page of the journey there is not.
    """
    if scene.state.aside is not None:
        return _beside(scene.state.aside, scene)
    if scene.state.session.topic is None:
        return _home(scene)
    return JOURNEY[scene.journey.page.kind](scene)


def _join(model: M, view: type[Page[M]]) -> Shown[Any]:
    """A row. That the view draws this model is seen by the type checker, here and nowhere else."""
    return Shown(model, view)


def _home(scene: Scene) -> Shown[Any]:
    from qinbao.screen.home import home
    from qinbao.ui.pages.home import HomePage

    return _join(home(scene), HomePage)


def _choice(scene: Scene) -> Shown[Any]:
    from qinbao.screen.choice import choice

    return _asked(choice(scene))


def _place(scene: Scene) -> Shown[Any]:
    from qinbao.screen.place import place

    return _asked(place(scene))


def _asked(model: ChoiceModel | PlaceModel) -> Shown[Any]:
    from qinbao.screen.place import PlaceModel

    if isinstance(model, PlaceModel):
        from qinbao.ui.pages.place import PlacePage

        return _join(model, PlacePage)
    from qinbao.ui.pages.choice import ChoicePage

    return _join(model, ChoicePage)


def _review(scene: Scene) -> Shown[Any]:
    from qinbao.screen.review import review
    from qinbao.ui.pages.review import ReviewPage

    return _join(review(scene), ReviewPage)


def _verdict(scene: Scene) -> Shown[Any]:
    from qinbao.screen.verdict import verdict
    from qinbao.ui.pages.verdict import VerdictPage

    return _join(verdict(scene), VerdictPage)


def _checklist(scene: Scene) -> Shown[Any]:
    from qinbao.screen.checklist import checklist
    from qinbao.ui.pages.checklist import ChecklistPage

    return _join(checklist(scene), ChecklistPage)


def _step(scene: Scene) -> Shown[Any]:
    from qinbao.screen.step import step
    from qinbao.ui.pages.step import StepPage

    return _join(step(scene), StepPage)


def _comparison(scene: Scene) -> Shown[Any]:
    from qinbao.screen.comparison import comparison
    from qinbao.ui.pages.comparison import ComparisonPage

    return _join(comparison(scene), ComparisonPage)


def _sheets(scene: Scene) -> Shown[Any]:
    from qinbao.screen.sheets import sheets
    from qinbao.ui.pages.sheets import SheetsPage

    return _join(sheets(scene), SheetsPage)


JOURNEY: Mapping[str, Callable[[Scene], Shown[Any]]] = {
    "choice": _choice,
    "place": _place,
    "review": _review,
    "verdict": _verdict,
    "checklist": _checklist,
    "step": _step,
    "comparison": _comparison,
    "sheets": _sheets,
}
"""By the kind of the page in the path of a topic."""


@singledispatch
def _beside(at: aside.Beside, scene: Scene) -> Shown[Any]:
    """A row for each record of ``screen.aside``."""
    raise TypeError(at)


@_beside.register(aside.Sources)
def _(at: aside.Sources, scene: Scene) -> Shown[Any]:
    from qinbao.screen.sources import sources
    from qinbao.ui.pages.links import LinksPage

    return _join(sources(scene), LinksPage)


@_beside.register(aside.Source)
def _(at: aside.Source, scene: Scene) -> Shown[Any]:
    from qinbao.screen.sources import source
    from qinbao.ui.pages.text import TextPage

    return _join(source(scene, at), TextPage)


@_beside.register(aside.Group)
def _(at: aside.Group, scene: Scene) -> Shown[Any]:
    from qinbao.screen.groups import group
    from qinbao.ui.pages.text import TextPage

    return _join(group(scene, at), TextPage)


@_beside.register(aside.Answers)
def _(at: aside.Answers, scene: Scene) -> Shown[Any]:
    from qinbao.screen.review import answers
    from qinbao.ui.pages.review import ReviewPage

    return _join(answers(scene), ReviewPage)


@_beside.register(aside.Asks)
def _(at: aside.Asks, scene: Scene) -> Shown[Any]:
    from qinbao.screen.asks import asks
    from qinbao.ui.pages.text import TextPage

    return _join(asks(scene), TextPage)


@_beside.register(aside.Problems)
def _(at: aside.Problems, scene: Scene) -> Shown[Any]:
    from qinbao.screen.problems import problems
    from qinbao.ui.pages.problems import ProblemsPage

    return _join(problems(scene, at), ProblemsPage)


@_beside.register(aside.Problem)
def _(at: aside.Problem, scene: Scene) -> Shown[Any]:
    from qinbao.screen.problems import problem
    from qinbao.ui.pages.text import TextPage

    return _join(problem(scene, at), TextPage)


@_beside.register(aside.Corrections)
def _(at: aside.Corrections, scene: Scene) -> Shown[Any]:
    from qinbao.screen.corrections import corrections
    from qinbao.ui.pages.text import TextPage

    return _join(corrections(scene, at), TextPage)


@_beside.register(aside.Comparison)
def _(at: aside.Comparison, scene: Scene) -> Shown[Any]:
    return _comparison(scene)


@_beside.register(aside.Terms)
def _(at: aside.Terms, scene: Scene) -> Shown[Any]:
    from qinbao.screen.terms import terms
    from qinbao.ui.pages.text import TextPage

    return _join(terms(scene, at), TextPage)


@_beside.register(aside.Help)
def _(at: aside.Help, scene: Scene) -> Shown[Any]:
    from qinbao.screen.help import help
    from qinbao.ui.pages.links import LinksPage

    return _join(help(scene), LinksPage)


@_beside.register(aside.Left)
def _(at: aside.Left, scene: Scene) -> Shown[Any]:
    from qinbao.screen.left import left
    from qinbao.ui.pages.links import LinksPage

    return _join(left(scene), LinksPage)


@_beside.register(aside.First)
def _(at: aside.First, scene: Scene) -> Shown[Any]:
    from qinbao.screen.first import first
    from qinbao.ui.pages.first import FirstPage

    return _join(first(scene), FirstPage)


@_beside.register(aside.Calibrate)
def _(at: aside.Calibrate, scene: Scene) -> Shown[Any]:
    from qinbao.screen.calibrate import calibrate
    from qinbao.ui.pages.calibrate import CalibratePage

    return _join(calibrate(scene), CalibratePage)


@_beside.register(aside.Preview)
def _(at: aside.Preview, scene: Scene) -> Shown[Any]:
    from qinbao.screen.preview import preview
    from qinbao.ui.pages.preview import PreviewPage

    return _join(preview(scene, at), PreviewPage)


@_beside.register(aside.Printer)
def _(at: aside.Printer, scene: Scene) -> Shown[Any]:
    from qinbao.screen.printer import none, printer

    if at.none:
        return _told(none(scene, at.sheet))
    from qinbao.ui.pages.printer import PrinterPage

    return _join(printer(scene, at), PrinterPage)


@_beside.register(aside.Told)
def _(at: aside.Told, scene: Scene) -> Shown[Any]:
    from qinbao.screen.told import told

    return _told(told(scene, at))


def _told(model: ToldModel) -> Shown[Any]:
    from qinbao.ui.pages.told import ToldPage

    return _join(model, ToldPage)


@_beside.register(aside.Codes)
def _(at: aside.Codes, scene: Scene) -> Shown[Any]:
    from qinbao.screen.codes import codes
    from qinbao.ui.pages.codes import CodesPage

    return _join(codes(scene), CodesPage)


@_beside.register(aside.Practice)
def _(at: aside.Practice, scene: Scene) -> Shown[Any]:
    from qinbao.screen.practice import PracticeModel, practice

    model = practice(scene, at)
    if not isinstance(model, PracticeModel):
        return _told(model)
    from qinbao.ui.pages.practice import PracticePage

    return _join(model, PracticePage)


@_beside.register(aside.Recording)
def _(at: aside.Recording, scene: Scene) -> Shown[Any]:
    from qinbao.screen.choice import ChoiceModel
    from qinbao.screen.recording import FieldsModel, recording

    model = recording(scene, at)
    if isinstance(model, ChoiceModel):
        return _asked(model)
    if isinstance(model, FieldsModel):
        from qinbao.ui.pages.fields import FieldsPage

        return _join(model, FieldsPage)
    from qinbao.ui.pages.review import ReviewPage

    return _join(model, ReviewPage)


@_beside.register(aside.Kept)
def _(at: aside.Kept, scene: Scene) -> Shown[Any]:
    from qinbao.screen.notebook import kept

    return _told(kept(scene, at))


@_beside.register(aside.Notebook)
@_beside.register(aside.Calls)
def _(at: aside.Notebook | aside.Calls, scene: Scene) -> Shown[Any]:
    from qinbao.screen.calls import urgent
    from qinbao.screen.notebook import notebook
    from qinbao.ui.pages.links import LinksPage

    return _join(urgent(scene, at) if isinstance(at, aside.Calls) else notebook(scene), LinksPage)


@_beside.register(aside.Noted)
def _(at: aside.Noted, scene: Scene) -> Shown[Any]:
    from qinbao.screen.notebook import one
    from qinbao.ui.pages.text import TextPage

    return _join(one(scene, at), TextPage)


@_beside.register(aside.Updating)
def _(at: aside.Updating, scene: Scene) -> Shown[Any]:
    from qinbao.screen.told import ToldModel
    from qinbao.screen.updating import updating

    model = updating(scene, at)
    if isinstance(model, ToldModel):
        return _told(model)
    from qinbao.ui.pages.updating import UpdatingPage

    return _join(model, UpdatingPage)


@_beside.register(aside.Changed)
def _(at: aside.Changed, scene: Scene) -> Shown[Any]:
    from qinbao.screen.changed import changed
    from qinbao.ui.pages.text import TextPage

    return _join(changed(scene, at), TextPage)


@_beside.register(aside.Household)
def _(at: aside.Household, scene: Scene) -> Shown[Any]:
    kind = scene.walk.page.kind
    if kind == "plan":
        from qinbao.screen.plan import plan
        from qinbao.ui.pages.plan import PlanPage

        return _join(plan(scene), PlanPage)
    from qinbao.screen.household import members, question

    if kind != "members":
        return _asked(question(scene))
    from qinbao.ui.pages.household import HouseholdPage

    return _join(members(scene), HouseholdPage)


@_beside.register(aside.Blank)
def _(at: aside.Blank, scene: Scene) -> Shown[Any]:
    from qinbao.screen.blank import question, sheets

    if scene.walk.page.kind != "sheets":
        return _asked(question(scene))
    from qinbao.ui.pages.sheets import SheetsPage

    return _join(sheets(scene), SheetsPage)
