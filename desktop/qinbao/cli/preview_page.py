"""One page of a topic as it would stand on the screen, drawn without one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from qinbao.cli import request
from qinbao.content.library import Library
from qinbao.screen.exhibits import USUAL, journey_states
from qinbao.screen.state import State

SIZE = (1280, 800)
STEPS, STEP = "steps", "step."


def picture(library: Library, topic: str, answers: Mapping[str, str], page: str, day: date, path: Path) -> None:
    """Save the page as PNG. Raises ``RequestError`` for a page that is not on the way, ``OutputError`` if unsaved."""
    state = _state(library, topic, {**USUAL, **answers}, page)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from qinbao.app import application, voice
    from qinbao.paper.maker import Sheets
    from qinbao.screen.abilities import Abilities
    from qinbao.ui.desktop import Desktop
    from qinbao.ui.presenter import Presenter
    from qinbao.ui.sheet_jobs import SheetJobs
    from qinbao.ui.store import Store
    from qinbao.ui.theme.look import Look
    from qinbao.ui.window import Window

    look = Look()
    app = application(look)
    office = SheetJobs(Sheets(library), None, Desktop())
    window = Window(Store(library, state), Presenter(library, Abilities(), lambda: day), office, voice, look)
    window.resize(*SIZE)
    window.show()
    app.processEvents()
    saved = window.grab().save(str(path), "PNG")
    window.close()
    office.close()
    if not saved:
        raise request.OutputError(library.words("paper.error.write", path=path))


def _state(library: Library, topic: str, answers: Mapping[str, str], page: str) -> State:
    """The state of the page called ``page``; ``steps`` is the first of them."""
    states = dict(journey_states(library, topic, answers))
    if page == STEPS:
        page = next((id for id in states if id.startswith(STEP)), page)
    return states[request.one_of(library, page, states, "cli.preview.page")]
