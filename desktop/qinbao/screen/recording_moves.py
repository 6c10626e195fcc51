"""What presses do while the answers of a call are written down. Pure, like all moves."""

from __future__ import annotations

from msgspec.structs import replace

from qinbao.content.heard import Noted
from qinbao.content.library import Library
from qinbao.content.route import Route
from qinbao.flow.recording import CHECK, Station, spread, stations, wrong
from qinbao.flow.rules import UNKNOWN
from qinbao.screen import press
from qinbao.screen.aside import Recording

MOST_TYPED = 60
"""Characters of a line that are remembered; a longer text is refused in any case."""


def begun(library: Library, pressed: press.Record, route: Route | None) -> Recording:
    """The first page; what stands there already, or else what is known of the way, is filled in."""
    noted = library.noted(pressed.place)
    heard = noted.topics.get(pressed.topic) if isinstance(noted, Noted) else None
    draft = spread(heard) if heard else _way(library, pressed.asks, route)
    whom, way = pressed.whom, pressed.way
    if heard and heard.known == "no" and (heard.whom, heard.way) != (whom, way):
        # It was told about somebody else: asked here, it is asked anew; not asked, it stays theirs.
        if any(ask.into == "known" for ask in library.asks if ask.id in pressed.asks):
            del draft["known"]
        else:
            whom, way = heard.whom, heard.way
    first = stations(library, pressed.asks, draft)
    return Recording(
        topic=pressed.topic,
        place=pressed.place,
        asks=pressed.asks,
        at=first[0].id if first else CHECK,
        year=pressed.year,
        whom=whom,
        way=way,
        draft=tuple(draft.items()),
    )


def _way(library: Library, asks: tuple[str, ...], route: Route | None) -> dict[str, str]:
    """In what it is done and how that is called, where only the buttons inside have to be asked."""
    fills = {ask.fills for ask in library.asks if ask.id in asks}
    if "steps" not in fills or "name" in fills or route is None or route.within is None or route.known == "general":
        return {}
    return {"within": route.within, **({"name": route.name} if route.within not in ("counter", "nhsa-app") else {})}


def recorded(library: Library, at: Recording, pressed: press.Press) -> Recording | None:
    """The page after ``pressed``; none where it does not concern this page alone."""
    found = stations(library, at.asks, dict(at.draft))
    station = next((one for one in found if one.id == at.at), None)
    match pressed:
        case press.Answer(value) if station is not None and not station.fields and station.ask.into:
            return replace(at, draft=_with(at, station.ask.into, "" if value == UNKNOWN else value))
        case press.Write(key, text):
            return replace(at, draft=_with(at, key, text[:MOST_TYPED]))
        case press.Next() if station is not None:
            return _next(library, at, station)
        case press.Back() if at.checking:
            return replace(at, at=CHECK, checking=False, wrong=("", ""))
        case press.Back():
            ids = [one.id for one in found]
            index = ids.index(at.at) if at.at in ids else len(ids)
            return replace(at, at=ids[index - 1], wrong=("", "")) if index > 0 else None
        case press.Change(page):
            return replace(at, at=page, checking=True, wrong=("", ""))
    return None


def _next(library: Library, at: Recording, station: Station) -> Recording:
    """One page on; after 更改 to the pages that follow from the new answer, and then back to where all is looked at."""
    if fault := wrong(library, station, dict(at.draft), at.year):
        return replace(at, wrong=fault)
    found = stations(library, at.asks, dict(at.draft))
    following = [one for one in found[[one.id for one in found].index(station.id) + 1 :]]
    typed = following[0].fields and following[0].ask == station.ask if following else False
    if not following or (at.checking and not typed):
        return replace(at, at=CHECK, checking=False, wrong=("", ""))
    return replace(at, at=following[0].id, wrong=("", ""))


def refused(library: Library, at: Recording) -> Recording | None:
    """The page with the first line that cannot be kept, where there is one: 上一步 leads away from it as from any."""
    for station in stations(library, at.asks, dict(at.draft)):
        if fault := wrong(library, station, dict(at.draft), at.year):
            return replace(at, at=station.id, checking=True, wrong=fault)
    return None


def _with(at: Recording, key: str, text: str) -> tuple[tuple[str, str], ...]:
    draft = {name: said for name, said in at.draft if name != key}
    return tuple({**draft, key: text}.items()) if text else tuple(draft.items())
