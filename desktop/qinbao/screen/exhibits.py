"""One state for every page of every topic, on real content: what the page matrix, the photographs and authors look at.

No Qt here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qinbao.content.library import Library
from qinbao.flow import commands
from qinbao.flow.beside import walk
from qinbao.flow.engine import Journey, resolve
from qinbao.flow.session import Session
from qinbao.guide.build import build
from qinbao.guide.practice import drill, finished
from qinbao.screen.moves import MOVES, told
from qinbao.screen.state import NONE, State

USUAL: Mapping[str, str] = {"for": "parent", "place": "330100", "payer_insurance": "employee", "payer_place": "330200"}
"""A daughter in 宁波 and her mother in 杭州; other questions get their first answer."""
APART: Mapping[str, str] = {**USUAL, "payer_place": "510100"}
"""The same daughter in 成都: between provinces a matter has other pages."""
HOUSEHOLD: tuple[Mapping[str, str], ...] = (
    {"for": "parent", "place": "510100"},
    {"for": "child-under-16", "place": "330100"},
    {"for": "in-law", "in_law": "spouse-parent", "place": "500000"},
)
"""Her mother in 成都, her child in 杭州, her husband's father in 重庆."""
PAYERS = ("employee", "330200", "yes", "employee")
"""She and her husband have an account of their own."""


def journey_states(library: Library, topic: str, answers: Mapping[str, str] = USUAL) -> Iterator[tuple[str, State]]:
    """Every page of a topic in order, as (page id, state), answering as a person would on the way."""
    state = MOVES["start"](library, State(session=Session(answers=tuple(answers.items()))), topic)
    while True:
        journey = resolve(library, state.session)
        if journey.blocked:
            state = MOVES["answer"](library, state, _usual(journey))
            journey = resolve(library, state.session)
        yield journey.page.id, state
        following = MOVES["next"](library, state, "")
        if following.session.at == state.session.at:
            return
        state = following


def exhibits(library: Library) -> dict[str, State]:
    """Name → state: the start page, every page of every topic, and every page that opens beside one."""
    found = {"home": State()}
    for topic in library.topic_ids:
        for answers in (USUAL, APART):
            for page, state in journey_states(library, topic, answers):
                found.setdefault(f"{topic}.{page}", state)
    found |= {f"aside.{name}": state for name, state in _asides(library, found)}
    return found


def kinds(library: Library) -> dict[str, State]:
    """One state for each kind of page: enough to look at."""
    every = exhibits(library)
    shown: dict[str, State] = {}
    for name, state in every.items():
        shown.setdefault(_kind(library, name, state), state)
    return shown


def _kind(library: Library, name: str, state: State) -> str:
    if name.startswith("aside."):
        return name.removeprefix("aside.")
    if state.session.topic is None:
        return "home"
    journey = resolve(library, state.session)
    if journey.page.step is not None and journey.page.step.screen is not None:
        return f"step-{journey.page.step.screen.kind}"
    if journey.page.kind == "verdict" and journey.local.topic.order:
        return "verdict-order"
    return journey.page.kind


def _asides(library: Library, found: Mapping[str, State]) -> Iterator[tuple[str, State]]:
    asked = found["family-account.ask.for"]
    verdict, step = found["family-account.verdict"], _last_step(found)
    unanswered = commands.start(library, Session(), "family-account")
    yield "error", MOVES["next"](library, State(session=unanswered), "")
    yield "sources", MOVES["sources"](library, verdict, "")
    yield "problems", MOVES["problems"](library, step, "")
    yield "problem", MOVES["problem"](library, step, "problem.face-check")
    yield "corrections", MOVES["corrections"](library, asked, "")
    yield "terms", MOVES["terms"](library, asked, "")
    yield "corrections-all", MOVES["corrections"](library, State(), "all")
    yield "comparison", MOVES["comparison"](library, verdict, "")
    yield "help", MOVES["help"](library, State(), "")
    grounds = MOVES["sources"](library, verdict, "")
    yield "source", MOVES["source"](library, grounds, _sentence(library, verdict))
    yield from household_states(library)
    yield "preview", MOVES["preview"](library, found["family-account.sheets"], "fridge")
    choosing = MOVES["printer"](library, found["family-account.sheets"], "fridge")
    yield "printer", choosing
    yield "printer-none", MOVES["queues"](library, choosing, NONE)
    yield from blank_states(library)
    yield "practice", MOVES["practice"](library, step, "")
    yield "practice-wrong", MOVES["touch"](library, MOVES["practice"](library, step, ""), "")
    yield "practice-shown", MOVES["show"](library, MOVES["practice"](library, step, ""), "")
    yield "practice-done", _rehearsed(library, MOVES["practice"](library, step, ""))
    yield "first", MOVES["first"](library, State(), "")
    yield "calibrate", MOVES["calibrate"](library, State(), "")
    yield "home-left", MOVES["home"](library, step, "")
    yield "home-lost", State(notice="resume.lost")
    yield "told", told(found["family-account.sheets"], "save.done", "~/sheet.pdf", "fridge")
    for state in ("busy", "sent", "printing", "done", "none", "off", "rejecting", "paper", "failed"):
        yield f"told-print-{state}", told(found["family-account.sheets"], f"print.{state}", sheet="fridge")


def blank_states(library: Library, topic: str = "family-account", place: str = "330100") -> Iterator[tuple[str, State]]:
    """Every page of 直接打印 in order, and the preview of a form."""
    state = MOVES["blank"](library, State(), "")
    yield "blank-error", MOVES["next"](library, state, "")
    for value in (topic, place):
        state = MOVES["answer"](library, state, value)
        yield f"blank-{_page(library, state)}", state
        state = MOVES["next"](library, state, "")
    yield "blank-sheets", state
    yield "preview-blank", MOVES["preview"](library, state, "steps")


def household_states(library: Library) -> Iterator[tuple[str, State]]:
    """Every page of 全家计划 in order: nobody yet, three relatives, who pays, the plan."""
    state = MOVES["household"](library, State(), "")
    yield "household-for", state
    yield "household-empty", MOVES["back"](library, state, "")
    for at, relative in enumerate(HOUSEHOLD):
        for question, value in relative.items():
            state = MOVES["answer"](library, state, value)
            yield f"household-{question}-{at}", state
            state = MOVES["next"](library, state, "")
        yield f"household-{at + 1}", state
        state = MOVES["household"](library, state, "add")
    state = MOVES["next"](library, MOVES["back"](library, state, ""), "")
    for value in PAYERS:
        yield f"household-{_page(library, state)}", MOVES["answer"](library, state, value)
        state = MOVES["next"](library, MOVES["answer"](library, state, value), "")
    yield "plan", state
    yield "preview-household", MOVES["preview"](library, state, "household")


def _page(library: Library, state: State) -> str:
    """The question of the page beside the journey, without which relative it is about."""
    return walk(library, state.kept(state.asking)).page.id.removeprefix("ask.").partition("#")[0]


def _sentence(library: Library, state: State) -> str:
    """A sentence with a source and with doubts about it, if there is one."""
    journey = resolve(library, state.session)
    guide = build(library, journey.local.topic.id, journey.answers, date(2026, 11, 22))
    lines = [*guide.documents, *guide.steps, *guide.limits, *guide.notes]
    return sorted((line for line in lines if line.sources), key=lambda line: line.conflict is None)[0].id


def _rehearsed(library: Library, state: State) -> State:
    """Every picture done, as somebody does who is shown each place."""
    while True:
        journey = resolve(library, state.session)
        todo = drill(library, journey.local, journey.facts)
        if state.rehearsal is None or finished(state.rehearsal, todo):
            return state
        state = MOVES["touch"](library, state, todo[state.rehearsal.at].screen.tap or "")


def _last_step(found: Mapping[str, State]) -> State:
    return next(found[name] for name in reversed(list(found)) if name.startswith("family-account.step."))


def _usual(journey: Journey) -> str:
    question = journey.page.question
    if question is None:
        raise ValueError(journey.page.id)
    return USUAL.get(question.id) or (question.options[0].value if question.options else "unknown")
