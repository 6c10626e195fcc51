"""What a kiosk is doing and what may follow from it: one pure state machine.

``step(mode, event, now, times)`` gives the next mode and what is to be done, in this order. The station only hands in
what happened and does what it is told. A mode without a person in it has no room for one: where the start page stands,
or a page about trouble, there is no visit behind it, because every way there begins with ``Wipe``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from qinbao.flow.session import Session
from qinbao.kiosk.effects import (
    Count,
    Counted,
    Effect,
    How,
    Leave,
    Left,
    Note,
    Prepare,
    Quiet,
    Resume,
    Save,
    Show,
    Why,
    Wipe,
)
from qinbao.kiosk.events import (
    Agreed,
    Began,
    Broke,
    Cleared,
    Closing,
    Cornered,
    Event,
    Leaving,
    Locked,
    Noting,
    Returned,
    Scanned,
    Stayed,
    Ticked,
    Touched,
    Unlocked,
    Woken,
)


class Times(Struct, frozen=True):
    """Seconds: without input until the question, for its answer, and for a calm page with nobody behind it."""

    idle: float = 180.0
    countdown: float = 60.0
    calm: float = 20.0


class Now(Struct, frozen=True):
    """The moment of an event."""

    at: float
    """Monotonic seconds."""
    lit: bool = True
    """Whether these are the hours in which the screen is lit."""
    busy: bool = False
    """Whether paper is coming out: nobody has to touch anything meanwhile."""


class Resting(Struct, frozen=True):
    """The start page, and nobody there."""

    until: float = float("-inf")
    """Lit until then, whatever the hours say: somebody has touched the dark screen."""


class Dark(Struct, frozen=True):
    """Outside the hours; nobody there."""


class Serving(Struct, frozen=True):
    """A visit."""

    seen: float
    """When the person last did something."""


class Operator(Struct, frozen=True):
    """Whoever looks after the kiosk: before the PIN or behind it."""

    seen: float
    unlocked: bool = False
    leaving: How | None = None
    """What waits for a second yes: for weeks nobody may come by who could undo it."""
    noting: bool = False
    """Whether it is calls that are looked after."""


class Asking(Struct, frozen=True):
    """您还在吗? Only its own buttons answer it: a passer-by may not."""

    since: float
    whom: Literal["visit", "operator"]


class Calm(Struct, frozen=True):
    """One calm sentence: over a visit that goes on behind it, or before the start page."""

    why: Why
    since: float
    behind: Serving | Resting


class Closed(Struct, frozen=True):
    """Not open yet, or closed for good: nothing happens any more."""


Mode = Resting | Dark | Serving | Operator | Asking | Calm | Closed
Change = tuple[Mode, tuple[Effect, ...]]


def opened(now: Now) -> Change:
    """The first mode of all."""
    mode, show = _home(now)
    return mode, (Prepare(), show)


def step(mode: Mode, event: Event, now: Now, times: Times) -> Change:
    """What follows from ``event`` at the moment ``now``; total: what means nothing in a mode changes nothing."""
    if isinstance(mode, Closed):
        return mode, ()
    match event:
        case Closing():
            return Closed(), (Wipe(), Save())
        case Broke():
            return Calm("trouble", now.at, Resting()), (Wipe(), Show("calm", "trouble"), Save())
        case Cleared():
            return _over(now, "cleared" if visited(mode) else None)
    match mode:
        case Resting():
            return _resting(mode, event, now, times)
        case Dark():
            return _dark(mode, event, now, times)
        case Serving():
            return _serving(mode, event, now, times)
        case Operator():
            return _operator(mode, event, now, times)
        case Asking():
            return _asking(mode, event, now, times)
        case Calm(behind=Serving() as visit):
            return _calm_over(mode, visit, event, now, times)
        case Calm():
            return _calm_before(mode, event, now, times)


def visited(mode: Mode) -> bool:
    """Whether a visit is going on, seen or covered."""
    match mode:
        case Serving() | Asking(whom="visit") | Calm(behind=Serving()):
            return True
    return False


def idle_since(mode: Mode) -> float | None:
    """Since when the clock runs that ends in the question or in its answer; none where nobody is served."""
    match mode:
        case Serving(seen) | Operator(seen) | Calm(behind=Serving(seen)):
            return seen
        case Asking(since):
            return since
    return None


def watched(mode: Mode) -> bool:
    """Whether time matters by the second: somebody is there, or a calm page has its own end."""
    return not isinstance(mode, Resting | Dark | Closed)


def _home(now: Now) -> tuple[Resting | Dark, Show]:
    return (Resting(), Show("start")) if now.lit else (Dark(), Show("dark"))


def _over(now: Now, counted: Counted | None = None) -> Change:
    """The only way out of a visit, and of the operator's pages."""
    mode, show = _home(now)
    counts = (Count(counted),) if counted else ()
    return mode, (*counts, Wipe(), show, Save(), Prepare())


def _resting(mode: Resting, event: Event, now: Now, times: Times) -> Change:
    match event:
        case Began():
            return Serving(now.at), (Count("visits"), Show("visit"))
        case Scanned(Session() as session):
            return _resumed(session, now)
        case Scanned():
            return Calm("scan", now.at, mode), (Show("calm", "scan"),)
        case Locked():
            return Calm("locked", now.at, mode), (Show("calm", "locked"),)
        case Cornered():
            return Operator(now.at), (Show("pin"),)
        case Ticked() if not now.lit and now.at >= mode.until:
            return Dark(), (Show("dark"),)
    return mode, ()


def _dark(mode: Dark, event: Event, now: Now, times: Times) -> Change:
    match event:
        case Woken():
            return Resting(now.at + times.idle), (Show("start"),)
        case Scanned(Session() as session):
            return _resumed(session, now)
        case Cornered():
            return Operator(now.at), (Show("pin"),)
        case Ticked() if now.lit:
            return Resting(), (Show("start"),)
    return mode, ()


def _serving(mode: Serving, event: Event, now: Now, times: Times) -> Change:
    match event:
        case Touched():
            return Serving(now.at), ()
        case Ticked() if now.busy:
            return Serving(now.at), ()
        case Ticked() if now.at - mode.seen >= times.idle:
            return _ask("visit", now, times)
        case Scanned(Session() as session):
            return _resumed(session, now)
        case Scanned():
            return Calm("scan", now.at, Serving(now.at)), (Show("calm", "scan"),)
        case Locked():
            return Calm("locked", now.at, Serving(now.at)), (Show("calm", "locked"),)
    return mode, ()


def _operator(mode: Operator, event: Event, now: Now, times: Times) -> Change:
    match event:
        case Touched():
            return replace(mode, seen=now.at), ()
        case Ticked() if now.at - mode.seen >= times.idle:
            return _ask("operator", now, times)
        case Unlocked() if not mode.unlocked:
            return Operator(now.at, True), (Show("operator"),)
        case Noting() if mode.unlocked:
            return Operator(now.at, True, noting=True), (Wipe(), Note())
        case Returned() if mode.noting:
            return Operator(now.at, True), (Wipe(), Show("operator"))
        case Leaving("restart") if mode.unlocked:
            return _leave("restart")
        case Leaving(how) if mode.unlocked:
            return Operator(now.at, True, leaving=how), (Show("sure", how=how),)
        case Agreed() if mode.leaving is not None:
            return _leave(mode.leaving)
        case Returned() if mode.leaving is not None:
            return Operator(now.at, True), (Show("operator"),)
        case Returned():
            return _over(now)
    return mode, ()


def _leave(how: How) -> Change:
    return Closed(), (Wipe(), Save(), Leave(how))


def _asking(mode: Asking, event: Event, now: Now, times: Times) -> Change:
    """However long nobody looked at the clock, the question always gets its full countdown."""
    match event:
        case Stayed() if mode.whom == "visit":
            return Serving(now.at), (Quiet(), Show("visit"))
        case Stayed():
            # Whoever answers need not be the one who knew the PIN.
            return Operator(now.at), (Quiet(), Show("pin"))
        case Ticked() if now.at - mode.since >= times.countdown:
            return _over(now, "timeouts" if mode.whom == "visit" else None)
        case Ticked():
            return mode, (_left(mode, now, times),)
    return mode, ()


def _calm_over(mode: Calm, visit: Serving, event: Event, now: Now, times: Times) -> Change:
    """A calm page over a visit: everything goes on behind it."""
    if isinstance(event, Returned):
        return Serving(now.at), (Show("visit"),)
    after, effects = _serving(visit, event, now, times)
    return (replace(mode, behind=after), ()) if isinstance(after, Serving) and not effects else (after, effects)


def _calm_before(mode: Calm, event: Event, now: Now, times: Times) -> Change:
    """A calm page with nobody behind it ends by itself; the one about trouble only then, or by its button."""
    match event:
        case Returned():
            return _rest(mode, now)
        case Ticked() if now.at - mode.since >= times.calm:
            return _rest(mode, now)
        case Touched() if mode.why != "trouble":
            return replace(mode, since=now.at), ()
        case Scanned() | Locked() if mode.why != "trouble" and isinstance(mode.behind, Resting):
            return _resting(mode.behind, event, now, times)
    return mode, ()


def _rest(mode: Calm, now: Now) -> Change:
    after, show = _home(now)
    if mode.why == "trouble":
        return after, (Prepare(), show)
    if isinstance(mode.behind, Resting) and now.at < mode.behind.until:
        return mode.behind, (Show("start"),)
    return after, (show,)


def _resumed(session: Session, now: Now) -> Change:
    return Serving(now.at), (Count("resumed"), Show("visit"), Resume(session))


def _ask(whom: Literal["visit", "operator"], now: Now, times: Times) -> Change:
    mode = Asking(now.at, whom)
    return mode, (Show("ask"), _left(mode, now, times))


def _left(mode: Asking, now: Now, times: Times) -> Left:
    return Left(max(0, min(round(times.countdown), round(times.countdown - (now.at - mode.since)))))
