"""What every presenting function looks at, worked out once for a state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from qinbao.content.beside import MATTER
from qinbao.content.library import Library
from qinbao.content.words import Words
from qinbao.screen import press
from qinbao.screen.abilities import Abilities
from qinbao.screen.aside import Asks, Rung
from qinbao.screen.model import ButtonView, CallView, CardView
from qinbao.screen.state import State

if TYPE_CHECKING:
    from qinbao.flow.engine import Journey
    from qinbao.flow.household import Household
    from qinbao.flow.walk import Walk
    from qinbao.guide.household import Plan, Subject
    from qinbao.guide.model import Guide

HOTLINE = "12393"
"""医保服务热线, the same number everywhere; with the area code before it, it reaches the city meant."""


class Scene(msgspec.Struct, frozen=True, dict=True):
    """Library, state, and what follows from both. Journey and guide exist only where a topic is chosen."""

    library: Library
    state: State
    abilities: Abilities
    build: Callable[[str, Mapping[str, str]], Guide]
    build_plan: Callable[[Household], Plan]
    today: date

    @property
    def words(self) -> Words:
        """Words of the program."""
        return self.library.words

    @cached_property
    def journey(self) -> Journey:
        """Where the answers lead. Raises ``KeyError`` on the start page."""
        from qinbao.flow.engine import resolve

        return resolve(self.library, self.state.session)

    @cached_property
    def walk(self) -> Walk:
        """Where the answers lead in 全家计划 or 直接打印, whichever is open. Raises ``KeyError`` where neither is."""
        from qinbao.flow.beside import walk

        return walk(self.library, self.state.kept(self.state.asking))

    @cached_property
    def guide(self) -> Guide:
        """The guide for the answers on the path, or for the form taken from the shelf."""
        if self.state.asking == "blank":
            form = self.walk.answers
            return self.build(form[MATTER], {"place": form["place"]})
        if isinstance(self.state.aside, Asks) and self.state.aside.topic:
            from qinbao.guide.calls import here

            return self.build(self.state.aside.topic, here(self.state.aside.place))
        return self.build(self.journey.local.topic.id, self.journey.answers)

    @cached_property
    def plan(self) -> Plan:
        """The plan for the household."""
        from qinbao.flow.household import said

        return self.build_plan(said(self.walk))

    def subject(self, sheet: str) -> Subject:
        """What ``sheet`` is about."""
        return self.plan if sheet == "household" else self.guide

    def file(self, sheet: str) -> str:
        """Name for a file of ``sheet``."""
        words, name = self.words, self.words(f"sheet.{sheet}.name")
        if sheet == "household":
            return name
        place = self.guide.rules_of.city if self.guide.rules_of else words("paper.nation")
        return words("sheet.file", sheet=name, city=place, title=self.guide.title)

    @property
    def begun(self) -> bool:
        """Whether a topic is chosen, so that there are journey and guide."""
        return self.state.session.topic is not None

    @cached_property
    def hotline(self) -> str:
        """Whom to ring: with the area code once the place is known."""
        from qinbao.flow.rules import RULES_OF
        from qinbao.guide.fill import hotline

        at = self.state.aside
        if isinstance(at, Rung):
            code = at.place
        elif self.state.asking == "blank":
            code = self.walk.answers.get("place", "")
        elif self.begun:
            code = self.journey.facts.get(RULES_OF)
        else:
            return HOTLINE
        return hotline(self.library.places.get(code))

    @cached_property
    def call(self) -> CallView | None:
        """Whom to ring before the 医保 hotline, where somebody else comes first."""
        from qinbao.flow.facts import derive
        from qinbao.flow.rules import applicable

        if isinstance(self.state.aside, Rung):
            return None
        if self.state.asking == "blank":
            form = self.walk.answers
            if MATTER not in form:
                return None
            local = self.library.local(form[MATTER], form.get("place"))
            calls = applicable(local.topic.calls, derive(self.library, local, {}))
        elif self.begun:
            calls = applicable(self.journey.local.topic.calls, self.journey.facts)
        else:
            return None
        then = self.words("bottom.then", hotline=self.hotline)
        return next((CallView(call.say, call.number, then) for call in calls), None)

    def filled(self, text: str) -> str:
        """``text`` with the names of place, relative and hotline filled in; without a topic only the general ones."""
        from qinbao.guide.fill import fill

        return fill(text, self._slots) if "{" in text else text

    @cached_property
    def _slots(self) -> Mapping[str, str]:
        from qinbao.guide.fill import slots

        return slots(self.library, self.journey.local, self.journey.facts) if self.begun else self.general

    @property
    def general(self) -> Mapping[str, str]:
        """What placeholders stand for where neither place nor relative is known."""
        words = self.words
        known = {name: words(f"guide.{name}") for name in ("family", "city", "local_app")}
        return {**known, "relative_city": known["city"], "hotline": HOTLINE, "relative_hotline": HOTLINE}

    def header(self, key: str = "") -> dict[str, Any]:
        """The parts of a model that all pages of a journey have; ``key``: of a page beside it."""
        progress = ""
        if not key:
            page = self.journey.page
            key = f"{self.journey.local.topic.id}/{page.id}/{self.state.error}"
            progress = _progress(self.library, self.words, self.journey)
        return {"key": key, "progress": progress, "hotline": self.hotline, "call": self.call}

    @property
    def about(self) -> str:
        """Place and matter in one line: 杭州 · 替爸妈亮医保码（亲情账户）."""
        guide = self.guide
        matter = self.words("result.matter", title=guide.title, official=guide.official)
        return self.words("result.about", city=guide.rules_of.city, matter=matter) if guide.rules_of else matter

    def card(self, topic: str) -> CardView:
        """The start page's card of a topic."""
        card = next(card for card in self.library.cards if card.topic == topic)
        return CardView(card.topic, card.title, card.say, card.icon)

    def forward(self, words: str, pressed: press.Press | None = None) -> ButtonView:
        """The one primary button of a page that leads on."""
        return ButtonView(pressed or press.Next(), words, "primary", "arrow-right", icon_after=True)

    @property
    def backward(self) -> ButtonView:
        """上一步."""
        return ButtonView(press.Back(), self.words("nav.back"), "secondary", "arrow-left")


def _progress(library: Library, words: Words, journey: Journey) -> str:
    """How far one is, with a total that no answer changes: questions are as many at most, actions all known."""
    from qinbao.flow.joint import pairs

    page, steps = journey.page, [page for page in journey.pages if page.step]
    if page.step:
        return words("step.number", n=steps.index(page) + 1, m=len(steps))
    if page.question:
        stops = [stop for stop in journey.local.topic.path if stop.ask]
        key = "top.most" if any(stop.when for stop in stops) else "top.all"
        number = sum(bool(before.question) for before in journey.pages[: journey.index + 1])
        joined = pairs(library, stops)
        behind = {before.key for before in journey.pages[: journey.index + 1]}
        number -= sum(second in behind for _, second in joined)
        return words(key, n=number, m=len(stops) - len(joined))
    ahead = steps and page.kind == "checklist" and journey.pages.index(steps[0]) > journey.index
    own = f"top.at.{page.kind}"
    return words("top.ahead", m=len(steps)) if ahead else words(own) if own in words else ""
