"""What a press does to the state: one pure function, ``step``, by the type of the press.

Nothing here prints, saves or speaks: the window does that, and only for buttons that say so.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from msgspec.structs import replace

from qinbao.content.beside import BESIDE, Matter
from qinbao.content.library import Library
from qinbao.flow import commands
from qinbao.flow.beside import walk
from qinbao.flow.engine import Journey, resolve, valid
from qinbao.flow.joint import both, joined, second
from qinbao.flow.route_choice import route_of
from qinbao.flow.rules import UNKNOWN, Facts
from qinbao.flow.session import Session
from qinbao.screen import press
from qinbao.screen.aside import Answers, Aside, Blank, First, Household, Practice, Printer, Recording, Saved, Told
from qinbao.screen.state import State, left_before, to_resume

if TYPE_CHECKING:
    from qinbao.guide.practice import Exercise


def step(library: Library, state: State, pressed: press.Press) -> State:
    """The state after a press. Raises ``TypeError`` for one that is not about the state, such as ``Print``."""
    if isinstance(state.aside, Recording):
        from qinbao.screen.recording_moves import recorded

        if (following := recorded(library, state.aside, pressed)) is not None:
            return _instead(state, following)
    after = _step(pressed, library, state)
    return replace(after, undo=None) if after.undo is not None and after.undo is state.undo else after


def told(state: State, key: str, sheet: str = "", saved: Saved | None = None) -> State:
    """Open the page that says how printing or saving went."""
    return _opened(state, Told(key, saved, sheet))


def past(state: State, kind: type[Told] | type[Printer]) -> State:
    """``state`` without the page beside the journey that is open, if it is of that kind."""
    return replace(state, asides=state.asides[:-1]) if isinstance(state.aside, kind) else state


@singledispatch
def _step(pressed: press.Press, library: Library, state: State) -> State:
    raise TypeError(pressed.name)


@_step.register(press.Start)
def _start(pressed: press.Start, library: Library, state: State) -> State:
    """Begin afresh: who is helped now need not be who was helped before."""
    left = to_resume(state)
    fresh = _away(state, commands.start(library, Session(), pressed.topic), left)
    known = state.session.answers or (left.answers if left and left.topic not in BESIDE else ())
    return replace(fresh, earlier=known)


@_step.register(press.Follow)
def _follow(pressed: press.Follow, library: Library, state: State) -> State:
    following = _away(state, commands.follow(library, state.session, pressed.topic), to_resume(state))
    return replace(following, earlier=state.earlier)


@_step.register(press.Again)
def _again(pressed: press.Again, library: Library, state: State) -> State:
    topic = state.session.topic
    if topic is None:
        return state
    taken = commands.follow(library, Session(answers=state.earlier), topic)
    return replace(state, session=taken, earlier=(), error=False)


@_step.register(press.Answer)
def _answer(pressed: press.Answer, library: Library, state: State) -> State:
    session = _here(state)
    page = walk(library, session).page
    if page.question is None or (_beside(state) and not valid(library, page.question, pressed.value, Facts({}))):
        return state
    if not _beside(state) and joined(library, resolve(library, session), pressed.value):
        return replace(state, session=both(library, session, page.key, pressed.value))
    return _stands(state, commands.answer(session, page.key, pressed.value))


@_step.register(press.Take)
def _take(pressed: press.Take, library: Library, state: State) -> State:
    """To the answer for that way, from wherever it was offered; nothing for a way that is not on file here."""
    session = commands.take(library, state.session, pressed.way)
    return state if session is state.session else replace(state, session=session, error=False)


@_step.register(press.Next)
def _next(pressed: press.Next, library: Library, state: State) -> State:
    session = _here(state)
    if walk(library, session).blocked:
        return replace(state, error=True)
    return replace(_stands(state, commands.proceed(library, session)), error=False)


@_step.register(press.Unknown)
def _unknown(pressed: press.Unknown, library: Library, state: State) -> State:
    return step(library, step(library, state, press.Answer(UNKNOWN)), press.Next())


@_step.register(press.Back)
def _back(pressed: press.Back, library: Library, state: State) -> State:
    if state.rehearsal is not None and state.rehearsal.at > 0:
        from qinbao.guide.practice import again

        return _instead(state, Practice(again(state.rehearsal)))
    if _beside(state) and walk(library, _here(state)).index > 0:
        return replace(_stands(state, commands.back(library, _here(state))), error=False)
    if state.asides:
        left = to_resume(state) if _beside(state) else state.left
        return replace(state, asides=state.asides[:-1], error=state.error and not _beside(state), left=left)
    session = commands.back(library, state.session)
    if session.topic is not None and second(library, resolve(library, session)):
        session = commands.back(library, session)
    left = state.left if session.topic else to_resume(state)
    return replace(state, session=session, left=left, error=False)


@_step.register(press.Change)
def _change(pressed: press.Change, library: Library, state: State) -> State:
    at = replace(state, asides=state.asides[:-1]) if isinstance(state.aside, Answers) else state
    return replace(_stands(at, commands.change(library, _here(at), pressed.page)), error=False)


@_step.register(press.Tick)
def _tick(pressed: press.Tick, library: Library, state: State) -> State:
    on = pressed.document not in state.session.ticked
    return replace(state, session=commands.tick(state.session, pressed.document, on))


@_step.register(press.Home)
def _home(pressed: press.Home, library: Library, state: State) -> State:
    return _away(state, commands.home(state.session), to_resume(state))


@_step.register(press.Resume)
def _resume(pressed: press.Resume, library: Library, state: State) -> State:
    at = ((state.left, *state.others) if state.left else ())[pressed.at : pressed.at + 1]
    left = next(iter(at), None)
    if left is None:
        return state
    beside = next((kind for kind in BESIDE if kind == left.topic), None)
    if beside is None:
        return _away(state, left, left)
    home = _away(state, commands.home(state.session), left)
    return _asks(home, beside, state.kept(beside) if state.kept(beside).seen else left)


@_step.register(press.Forget)
def _forget(pressed: press.Forget, library: Library, state: State) -> State:
    return State(undo=replace(state, undo=None), notice="resume.forgotten")


@_step.register(press.Restore)
def _restore(pressed: press.Restore, library: Library, state: State) -> State:
    return state.undo or state


@_step.register(press.Choose)
def _choose(pressed: press.Choose, library: Library, state: State) -> State:
    return replace(state, sheet=pressed.sheet)


@_step.register(press.Open)
def _open(pressed: press.Open, library: Library, state: State) -> State:
    return _opened(state, pressed.aside)


@_step.register(press.Return)
def _return(pressed: press.Return, library: Library, state: State) -> State:
    """Leave what is open, and what was read on the way there; from what the first start says, to the start page."""
    asides = state.asides[:-1] if not isinstance(state.aside, First) else ()
    while asides and not asides[-1].stays:
        asides = asides[:-1]
    return replace(state, asides=asides)


@_step.register(press.OpenHousehold)
def _open_household(pressed: press.OpenHousehold, library: Library, state: State) -> State:
    """Where it was left; for who has named nobody the first question; from its plan 更改 of the relatives."""
    session = state.kept("household")
    if not session.seen:
        session = commands.start(library, session, "household")
    if state.asking == "household":
        session = commands.change(library, session, "members")
    if walk(library, session).page.kind == "members" and not walk(library, session).relatives:
        session = commands.add(library, session)
    return _asks(state, "household", session)


@_step.register(press.AddRelative)
def _add(pressed: press.AddRelative, library: Library, state: State) -> State:
    return replace(state.keeping(commands.add(library, state.kept("household"))), error=False)


@_step.register(press.RemoveRelative)
def _remove(pressed: press.RemoveRelative, library: Library, state: State) -> State:
    without = commands.remove(library, state.kept("household"), pressed.index)
    if without == state.kept("household"):
        return state
    return replace(state.keeping(without), undo=replace(state, undo=None))


@_step.register(press.Lead)
def _lead(pressed: press.Lead, library: Library, state: State) -> State:
    """What was said in 全家计划 is known; the plan is kept, and can be gone on with."""
    from qinbao.flow.household import said
    from qinbao.guide.household import answers_for

    known = answers_for(library, said(walk(library, state.kept("household"))), pressed.topic, pressed.index)
    if known is None:
        return state
    given = Session(answers=tuple(known.items()))
    return _away(state, commands.follow(library, given, pressed.topic), to_resume(state))


@_step.register(press.TickNeed)
def _tick_need(pressed: press.TickNeed, library: Library, state: State) -> State:
    session = state.kept("household")
    return state.keeping(commands.tick(session, pressed.item, pressed.item not in session.ticked))


@_step.register(press.OpenBlank)
def _open_blank(pressed: press.OpenBlank, library: Library, state: State) -> State:
    return _asks(state, "blank", commands.start(library, state.kept("blank"), "blank"))


@_step.register(press.Record)
def _record(pressed: press.Record, library: Library, state: State) -> State:
    from qinbao.screen.recording_moves import begun

    known = route_of(journey.local, journey.facts) if (journey := _journey(library, state)) else None
    return _opened(state, begun(library, pressed, known if state.session.topic == pressed.topic else None))


@_step.register(press.OpenPrinter)
def _printer(pressed: press.OpenPrinter, library: Library, state: State) -> State:
    """Open the choice of the printer anew: neither how it went nor an earlier choice is to be come back to."""
    asides = (aside for aside in state.asides if not isinstance(aside, (Told, Printer)))
    return replace(state, asides=(*asides, Printer(pressed.sheet)))


@_step.register(press.Queues)
def _queues(pressed: press.Queues, library: Library, state: State) -> State:
    if not isinstance(state.aside, Printer):
        return state
    return _instead(state, replace(state.aside, none=pressed.none))


@_step.register(press.Copies)
def _copies(pressed: press.Copies, library: Library, state: State) -> State:
    return _instead(state, replace(state.aside, copies=pressed.count)) if isinstance(state.aside, Printer) else state


@_step.register(press.Practise)
def _practise(pressed: press.Practise, library: Library, state: State) -> State:
    """Begin at a step, or at the first picture; nothing where there is no picture."""
    from qinbao.guide.practice import Rehearsal, beginning

    todo = _drill(library, state)
    return _opened(state, Practice(Rehearsal(at=beginning(todo, pressed.step)))) if todo else state


@_step.register(press.Touch)
def _touch(pressed: press.Touch, library: Library, state: State) -> State:
    from qinbao.guide.practice import touch

    if state.rehearsal is None:
        return state
    return _instead(state, Practice(touch(state.rehearsal, _drill(library, state), pressed.target or None)))


@_step.register(press.Show)
def _show(pressed: press.Show, library: Library, state: State) -> State:
    from qinbao.guide.practice import show

    return state if state.rehearsal is None else _instead(state, Practice(show(state.rehearsal)))


@_step.register(press.Skip)
def _skip(pressed: press.Skip, library: Library, state: State) -> State:
    from qinbao.guide.practice import skip

    return (
        state if state.rehearsal is None else _instead(state, Practice(skip(state.rehearsal, _drill(library, state))))
    )


@_step.register(press.Rehearse)
def _rehearse(pressed: press.Rehearse, library: Library, state: State) -> State:
    from qinbao.guide.practice import Rehearsal

    return state if state.rehearsal is None else _instead(state, Practice(Rehearsal()))


def _away(state: State, session: Session, left: Session | None) -> State:
    """Another journey or none; what was said about the household stays."""
    return State(session=session, left=left, others=left_before(state, left), beside=state.beside)


def _asks(state: State, matter: Matter, session: Session) -> State:
    """What asks beside the journey, with nothing left lying upon it."""
    asides = state.asides
    while any(aside.matter == matter for aside in asides):
        asides = asides[:-1]
    opened = Household() if matter == "household" else Blank()
    return replace(state.keeping(session), asides=(*asides, opened), error=False)


def _beside(state: State) -> bool:
    """Whether the page that is open is one of 全家计划 or 直接打印."""
    return state.aside is not None and state.aside.matter is not None


def _here(state: State) -> Session:
    """The session of the page that is open."""
    return state.kept(state.asking) if _beside(state) else state.session


def _stands(state: State, session: Session) -> State:
    """``state`` with this session in the place of ``_here``."""
    return state.keeping(session) if _beside(state) else replace(state, session=session)


def _opened(state: State, aside: Aside) -> State:
    return replace(state, asides=(*state.asides, aside))


def _instead(state: State, aside: Aside) -> State:
    """The page beside the journey that is open, in another state."""
    return replace(state, asides=(*state.asides[:-1], aside))


def _journey(library: Library, state: State) -> Journey | None:
    return resolve(library, state.session) if state.session.topic is not None else None


def _drill(library: Library, state: State) -> tuple[Exercise, ...]:
    from qinbao.guide.practice import drill

    journey = resolve(library, state.session)
    return drill(library, journey.local, journey.facts)
