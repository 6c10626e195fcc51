"""Choose what to present: the page beside the journey, the page of the journey, or the start page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from qinbao.content.library import Library
from qinbao.screen.abilities import Abilities
from qinbao.screen.model import Model
from qinbao.screen.scene import Scene
from qinbao.screen.state import State
from qinbao.ui.kinds import Shown, shown

if TYPE_CHECKING:
    from qinbao.flow.household import Household
    from qinbao.guide.household import Plan
    from qinbao.guide.model import Guide


class Presenter:
    """Gives the model of a state; keeps the last guides, because turning pages must not build them again."""

    def __init__(self, library: Library, abilities: Abilities, today: Callable[[], date] = date.today) -> None:
        self.library = library
        self.abilities = abilities
        self.today = today
        self._guides: dict[object, Guide] = {}
        self._planned: tuple[object, Plan] | None = None
        self._scene: Scene | None = None

    def scene(self, state: State) -> Scene:
        """What follows from ``state``: the same again as long as that is asked, for each sheet of a page does."""
        today = self.today()
        if self._scene is None or self._scene.state is not state or self._scene.today != today:
            self._scene = Scene(self.library, state, self.abilities, self._build, self._plan, today)
        return self._scene

    def model(self, state: State) -> Model:
        """What the page for ``state`` says."""
        model: Model = self.shown(state).model
        return model

    def shown(self, state: State) -> Shown[Any]:
        """What the page for ``state`` says, and the view that draws it."""
        scene = self.scene(state)
        page = shown(scene)
        if state.aside is None and state.session.topic is None:
            return page
        from qinbao.screen.once import said_once
        from qinbao.screen.terms import offered
        from qinbao.screen.whom import cornered, offering

        model = said_once(self.library.words, offering(scene, cornered(scene, page.model)))
        return page._replace(model=offered(self.library, model))

    def reread(self) -> None:
        """Local records have changed: what was worked out from them is worked out anew."""
        from qinbao.visit_cache import forget_visit

        self.library.reread()
        self._guides.clear()
        self._planned = self._scene = None
        forget_visit()

    def _build(self, topic: str, answers: Mapping[str, str]) -> Guide:
        today = self.today()
        key = (topic, tuple(sorted(answers.items())), today)
        if key not in self._guides:
            from qinbao.guide.build import build

            if len(self._guides) >= 8:
                self._guides.clear()
            self._guides[key] = build(self.library, topic, answers, today)
        return self._guides[key]

    def _plan(self, household: Household) -> Plan:
        key = (household, self.today())
        if self._planned is None or self._planned[0] != key:
            from qinbao.guide.household import plan

            self._planned = key, plan(self.library, *key)
        return self._planned[1]
