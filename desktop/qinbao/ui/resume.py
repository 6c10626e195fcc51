"""Where the person stopped: ids of a topic, its pages and answers, in one small file. No name, no number, no time.

Nothing depends on the clock. What a later version wrote is read as far as it is understood.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from qinbao.content.beside import BESIDE
from qinbao.flow.session import Session
from qinbao.screen.state import MOST_OTHERS, State
from qinbao.ui import small_file

_log = logging.getLogger(__name__)

FILE = "resume.json"
VERSION = 2
_ID = r"[A-Za-z0-9_.+#-]{1,80}"
_MOST = 400
"""Ids in one list at most."""


def load(folder: Path, topics: Callable[[], Collection[str]]) -> State:
    """The state to start with: fresh, with what can be gone on with, or with the one sentence that it is lost."""
    try:
        found = small_file.read(folder / FILE)
    except small_file.UnusableError:
        return State(notice="resume.lost")
    if found is None:
        return State()
    beside = tuple(_beside(found.get("beside")))
    if found.get("topic") is None and beside:
        return State(beside=beside)
    session = _session(found)
    if session.topic is None or session.topic not in (*topics(), *BESIDE):
        return State(notice="resume.lost", beside=beside)
    known = (*topics(), *BESIDE)
    others = tuple(one for one in map(_session, _parts(found.get("others"))) if one.topic in known)
    return State(left=session, beside=beside, others=others[:MOST_OTHERS])


def save(
    folder: Path, session: Session | None, beside: Collection[Session] = (), others: Collection[Session] = ()
) -> bool:
    """Remember ``session``, those ``beside`` and the ``others`` left before, or with none forget.

    Of those beside only what has answers is remembered. False where that cannot be: no reason to bother.
    """
    path = folder / FILE
    said = [_written(kept) for kept in beside if kept.answers]
    try:
        if session is None and not said:
            path.unlink(missing_ok=True)
        else:
            kept = {"beside": said, "others": [_written(other) for other in others]}
            small_file.write(path, {"version": VERSION, **_written(session or Session()), **kept})
    except OSError as error:
        _log.info("place not remembered: %s", type(error).__name__)
        return False
    return True


def _written(session: Session) -> dict[str, object]:
    return {
        "topic": session.topic,
        "answers": [pair for pair in session.answers if _id(pair[0]) and _id(pair[1])],
        "at": session.at,
        "seen": sorted(session.seen),
        "told": sorted(session.told),
        "return_to": session.return_to,
        "ticked": sorted(session.ticked),
    }


def _session(found: dict[Any, Any]) -> Session:
    return Session(
        topic=_id(found.get("topic")),
        answers=tuple(dict(_pairs(found.get("answers"))).items()),
        at=_id(found.get("at")),
        seen=frozenset(_ids(found.get("seen"))),
        told=frozenset(_ids(found.get("told"))),
        return_to=_id(found.get("return_to")),
        ticked=frozenset(_ids(found.get("ticked"))),
    )


def _beside(found: object) -> Iterable[Session]:
    """One session for each matter beside the topics at most."""
    kept = {session.topic: session for session in map(_session, _parts(found))}
    return (kept[kind] for kind in BESIDE if kind in kept)


def _parts(found: object) -> list[dict[Any, Any]]:
    return [part for part in found[:_MOST] if isinstance(part, dict)] if isinstance(found, list) else []


def _id(found: object) -> str | None:
    return found if isinstance(found, str) and re.fullmatch(_ID, found) else None


def _ids(found: object) -> Iterable[str]:
    known = (_id(one) for one in found[:_MOST]) if isinstance(found, list) else ()
    return (one for one in known if one is not None)


def _pairs(found: object) -> Iterable[tuple[str, str]]:
    for pair in found[:_MOST] if isinstance(found, list) else ():
        if isinstance(pair, list) and len(pair) == 2:
            question, value = _id(pair[0]), _id(pair[1])
            if question is not None and value is not None:
                yield question, value
