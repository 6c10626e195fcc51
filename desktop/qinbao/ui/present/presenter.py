"""Choose what to present: the page beside the journey, the page of the journey, or the start page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from qinbao.content.library import Library
from qinbao.guide.build import build
from qinbao.guide.model import Guide
from qinbao.ui.models import Model
from qinbao.ui.present import asides, questions, results, sheets
from qinbao.ui.present.scene import Scene
from qinbao.ui.services import Abilities
from qinbao.ui.state import State

_PAGES: Mapping[str, Callable[[Scene], Model]] = {
    "choice": questions.choice,
    "place": questions.place,
    "review": questions.review,
    "verdict": results.verdict,
    "checklist": results.checklist,
    "step": results.step,
    "comparison": results.comparison,
    "sheets": sheets.sheets,
}
_ASIDES: Mapping[str, Callable[[Scene], Model]] = {
    "sources": asides.sources,
    "corrections": asides.corrections,
    "terms": asides.terms,
    "problems": asides.problems,
    "problem": asides.problem,
    "preview": sheets.preview,
    "told": asides.told,
}


class Presenter:
    """Gives the model of a state; keeps the last guides, because turning pages must not build them again."""

    def __init__(self, library: Library, abilities: Abilities, today: Callable[[], date] = date.today) -> None:
        self.library = library
        self.abilities = abilities
        self.today = today
        self._guides: dict[object, Guide] = {}

    def scene(self, state: State) -> Scene:
        """What follows from ``state``."""
        return Scene(self.library, state, self.abilities, self._build)

    def model(self, state: State) -> Model:
        """What the page for ``state`` shows."""
        scene = self.scene(state)
        if state.aside is not None:
            return _ASIDES[state.aside.kind](scene)
        if state.session.topic is None:
            return questions.home(scene)
        return _PAGES[scene.journey.page.kind](scene)

    def _build(self, topic: str, answers: Mapping[str, str]) -> Guide:
        today = self.today()
        key = (topic, tuple(sorted(answers.items())), today)
        if key not in self._guides:
            if len(self._guides) >= 8:
                self._guides.clear()
            self._guides[key] = build(self.library, topic, answers, today)
        return self._guides[key]
