"""One state for every page of every topic, on real content: what the page matrix, the photographs and authors look at.

No Qt here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.flow import commands
from qinbao.flow.beside import walk
from qinbao.flow.engine import Journey, resolve
from qinbao.flow.joint import joint
from qinbao.flow.recording import CHECK
from qinbao.flow.session import Session
from qinbao.guide.build import build
from qinbao.guide.practice import drill, finished
from qinbao.paper.catalogue import PHONE
from qinbao.screen import aside, moves, press
from qinbao.screen.moves import told
from qinbao.screen.parts import other_way
from qinbao.screen.state import State

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
_SAVED = aside.Saved("~/sheet.pdf", "desktop")
_PICTURES = aside.Saved("~/pictures", "desktop", 6)
PAYERS = ("employee", "330200", "yes", "employee")
"""She and her husband have an account of their own."""


def journey_states(library: Library, topic: str, answers: Mapping[str, str] = USUAL) -> Iterator[tuple[str, State]]:
    """Every page of a topic in order, as (page id, state), answering as a person would on the way."""
    state = State(session=commands.start(library, Session(answers=tuple(answers.items())), topic))
    while True:
        journey = resolve(library, state.session)
        if journey.blocked:
            state = moves.step(library, state, press.Answer(_usual(library, state, journey)))
            journey = resolve(library, state.session)
        yield journey.page.id, state
        following = moves.step(library, state, press.Next())
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
    if journey.page.kind in ("verdict", "step") and other_way(journey, journey.page.step):
        return f"{journey.page.kind}-other"
    if journey.page.kind == "verdict" and journey.local.topic.order:
        return "verdict-order"
    return journey.page.kind


def _asides(library: Library, found: Mapping[str, State]) -> Iterator[tuple[str, State]]:
    asked = found["family-account.ask.for"]
    verdict, step = found["family-account.verdict"], _last_step(found)
    unanswered = commands.start(library, Session(), "family-account")
    yield "error", moves.step(library, State(session=unanswered), press.Next())
    yield "sources", moves.step(library, verdict, press.Open(aside.Sources()))
    for name in aside.GROUPS:
        yield f"group-{name}", moves.step(library, verdict, press.Open(aside.Group(name)))
    yield "asks", moves.step(library, verdict, press.Open(aside.Asks()))
    yield "problems", moves.step(library, step, press.Open(aside.Problems()))
    yield "problem", moves.step(library, step, press.Open(aside.Problem("problem.face-check")))
    yield "corrections", moves.step(library, asked, press.Open(aside.Corrections()))
    yield "terms", moves.step(library, asked, press.Open(aside.Terms()))
    yield "corrections-all", moves.step(library, State(), press.Open(aside.Corrections(all=True)))
    yield "comparison", moves.step(library, verdict, press.Open(aside.Comparison()))
    yield "help", moves.step(library, State(), press.Open(aside.Help()))
    grounds = moves.step(library, verdict, press.Open(aside.Sources()))
    yield "source", moves.step(library, grounds, press.Open(aside.Source(_sentence(library, verdict))))
    yield from household_states(library)
    yield "preview", moves.step(library, found["family-account.sheets"], press.Open(aside.Preview("fridge")))
    choosing = moves.step(library, found["family-account.sheets"], press.OpenPrinter("fridge"))
    yield "printer", choosing
    yield "printer-none", moves.step(library, choosing, press.Queues(none=True))
    yield from blank_states(library)
    yield "practice", moves.step(library, step, press.Practise())
    yield "practice-wrong", moves.step(library, moves.step(library, step, press.Practise()), press.Touch())
    yield "practice-shown", moves.step(library, moves.step(library, step, press.Practise()), press.Show())
    yield "practice-done", _rehearsed(library, moves.step(library, step, press.Practise()))
    yield from record_states(library, found["mutual-aid.verdict"])
    yield from update_states(library)
    yield "changed", moves.step(library, verdict, press.Open(aside.Changed("2020.01.01")))
    yield "first", moves.step(library, State(), press.Open(aside.First()))
    yield "calibrate", moves.step(library, State(), press.Open(aside.Calibrate()))
    yield "answers", moves.step(library, verdict, press.Open(aside.Answers()))
    one = moves.step(library, step, press.Home())
    yield "home-left", one
    yield "home-forgotten", moves.step(library, one, press.Forget())
    several = replace(one, others=(replace(step.session, topic="mutual-aid"),))
    yield "home-several", several
    yield "left", moves.step(library, several, press.Open(aside.Left()))
    yield "home-lost", State(notice="resume.lost")
    yield "told", told(found["family-account.sheets"], "save.done", "fridge", _SAVED)
    yield "told-pictures-done", told(found["family-account.sheets"], "pictures.done", PHONE, _PICTURES)
    for trouble in ("busy", "full", "failed"):
        yield f"told-pictures-{trouble}", told(found["family-account.sheets"], f"pictures.{trouble}", PHONE)
    yield "told-saved-shut", told(found["family-account.sheets"], "show.failed", "fridge", _SAVED)
    yield "codes", moves.step(library, found["family-account.sheets"], press.Open(aside.Codes()))
    waiting = ("busy", "sent", "printing", "still")
    over = ("none", "off", "rejecting", "paper", "failed", "hour", "day")
    for state in (*waiting, "done", *over):
        yield f"told-print-{state}", told(found["family-account.sheets"], f"print.{state}", sheet="fridge")


def record_states(library: Library, verdict: State) -> Iterator[tuple[str, State]]:
    """Writing down what was asked: a choice, lines to type into, one of them refused, all of it, the notebook."""
    asks = tuple(ask.id for ask in library.asks if "mutual-aid" in ask.topics)
    state = moves.step(library, verdict, press.Record("mutual-aid", "330100", asks))
    yield "record-choice", state
    for pressed in (press.Answer("yes"), press.Next(), press.Answer("wechat"), press.Next()):
        state = moves.step(library, state, pressed)
    yield "record-line", moves.step(library, state, press.Write("name", "0571"))
    yield "record-refused", moves.step(library, moves.step(library, state, press.Write("name", "1" * 11)), press.Next())
    state = moves.step(library, moves.step(library, state, press.Write("name", "APP")), press.Next())
    yield "record-lines", state
    while isinstance(state.aside, aside.Recording) and state.aside.at != CHECK:
        state = moves.step(library, state, press.Next())
    yield "record-check", state
    yield "record-kept", replace(verdict, asides=(aside.Kept("mutual-aid", "330100", None),))
    yield "notebook", moves.step(library, verdict, press.Open(aside.Notebook()))
    yield "calls", replace(verdict, asides=(aside.Calls("330100", (("wallet", 12), ("family-account", 7))),))


def update_states(library: Library) -> Iterator[tuple[str, State]]:
    """更新资料: no pack yet, one being looked at, what is in it, installed, refused."""
    opened = moves.step(library, State(asides=(aside.Help(),)), press.Open(aside.Updating()))
    yield "updating", opened
    news = tuple(library.words("pack.error.half") for _ in range(3))
    for at in (
        aside.Updating(pack="a", how="looking"),
        aside.Updating(pack="a", how="found", version="2026.12.05", news=news),
        aside.Updating(pack="a", how="taking"),
        aside.Updating(how="done"),
        aside.Updating(how="failed", why=library.words("pack.error.keys")),
    ):
        yield f"updating-{at.how}", replace(opened, asides=(*opened.asides[:-1], at))


def blank_states(library: Library, topic: str = "family-account", place: str = "330100") -> Iterator[tuple[str, State]]:
    """Every page of 直接打印 in order, and the preview of a form."""
    state = moves.step(library, State(), press.OpenBlank())
    yield "blank-error", moves.step(library, state, press.Next())
    for value in (topic, place):
        state = moves.step(library, state, press.Answer(value))
        yield f"blank-{_page(library, state)}", state
        state = moves.step(library, state, press.Next())
    yield "blank-sheets", state
    yield "preview-blank", moves.step(library, state, press.Open(aside.Preview("steps")))


def household_states(library: Library) -> Iterator[tuple[str, State]]:
    """Every page of 全家计划 in order: nobody yet, three relatives, who pays, the plan."""
    state = moves.step(library, State(), press.OpenHousehold())
    yield "household-for", state
    yield "household-empty", moves.step(library, state, press.Back())
    for at, relative in enumerate(HOUSEHOLD):
        for question, value in relative.items():
            state = moves.step(library, state, press.Answer(value))
            yield f"household-{question}-{at}", state
            state = moves.step(library, state, press.Next())
        yield f"household-{at + 1}", state
        state = moves.step(library, state, press.AddRelative())
    state = moves.step(library, moves.step(library, state, press.Back()), press.Next())
    for value in PAYERS:
        yield f"household-{_page(library, state)}", moves.step(library, state, press.Answer(value))
        state = moves.step(library, moves.step(library, state, press.Answer(value)), press.Next())
    yield "plan", state
    yield "preview-household", moves.step(library, state, press.Open(aside.Preview("household")))


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
        state = moves.step(library, state, press.Touch(todo[state.rehearsal.at].screen.tap or ""))


def _last_step(found: Mapping[str, State]) -> State:
    return next(found[name] for name in reversed(list(found)) if name.startswith("family-account.step."))


def _usual(library: Library, state: State, journey: Journey) -> str:
    way = joint(library, journey)
    if way is not None:
        return state.session.given.get(way.id) or way.options[0].value
    question = journey.page.question
    if question is None:
        raise ValueError(journey.page.id)
    return USUAL.get(question.id) or (question.options[0].value if question.options else "unknown")
