"""Does what the pages of local records ask for: keep, delete, take back, hand on."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from msgspec.structs import replace

from qinbao.content.heard import Heard, Noted
from qinbao.content.heard_files import spelled
from qinbao.screen import aside, press
from qinbao.screen.aside import Kept

if TYPE_CHECKING:
    from qinbao.ui.presenter import Presenter
    from qinbao.ui.sheet_jobs import SheetJobs
    from qinbao.ui.store import Store

_log = logging.getLogger(__name__)


def record(pressed: press.Press, store: Store, presenter: Presenter, office: SheetJobs) -> None:
    """Do it, and open the page that says how it went; the records on disk are as before where it fails."""
    at = store.state.aside
    match pressed:
        case press.Keep() if isinstance(at, aside.Recording):
            from qinbao.flow.recording import written
            from qinbao.guide.fill import hotline
            from qinbao.screen.recording_moves import refused

            library = store.library
            if (again := refused(library, at)) is not None:
                store.become(replace(store.state, asides=(*store.state.asides[:-1], again)))
                return
            number = hotline(library.places.get(at.place))
            heard = written(library, at.asks, dict(at.draft), number, presenter.today(), at.year, (at.whom, at.way))
            _put(store, presenter, at.topic, at.place, heard, "kept")
        case press.TakeOut(topic, place):
            _put(store, presenter, topic, place, None, "gone")
        case press.Undo() if isinstance(at, Kept):
            _put(store, presenter, at.topic, at.place, at.before, "undone")
        case press.HandOn():
            records = store.library.heard
            found = (store.library.noted(code) for code in (records.codes() if records else ()))
            data = spelled(noted for noted in found if isinstance(noted, Noted))
            office.hand_on(data, store.library.words("heard.file"), store)


def _put(store: Store, presenter: Presenter, topic: str, place: str, heard: Heard | None, how: str) -> None:
    from qinbao.screen.notebook import standing

    records, before = store.library.heard, None
    about = aside.Noted(topic, place)
    stood = standing(presenter.scene(store.state), about)
    try:
        if records is None:
            raise OSError
        before = records.put(place, topic, heard)
    except OSError as error:
        _log.info("not written down: %s", type(error).__name__)
        how = "failed"
    presenter.reread()
    state = store.state
    if how == "failed":
        # What was typed is still there: 回到刚才那页 leads back to it.
        store.become(replace(state, asides=(*state.asides, Kept(topic, place, None, "failed"))))
        return
    # The page it was pressed on speaks of what is no more.
    changed = standing(presenter.scene(state), about) != stood
    told = Kept(topic, place, before, how, changed)  # type: ignore[arg-type]
    store.become(replace(state, asides=(*state.asides[:-1], told)))
