"""Whatever anybody presses in whatever order: nothing breaks, nothing is warned of, nothing is left behind.

Ninety events on every topic here; ten thousand with packaging/proof/monkey.
"""

import gc
import os
import threading
import time
import weakref
from collections.abc import Callable

import pytest
from gui_monkey import Monkey, check_properties, check_window
from gui_window import Listener, close, open_window
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from qinbao.content.library import Library
from qinbao.screen import press
from qinbao.ui.theme.apply import apply
from qinbao.ui.theme.look import Look

EVENTS = int(os.environ.get("QINBAO_EVENTS", "90"))
LOOKED_AFTER = 25
"""Events between two looks at what must always hold."""
TOPICS = Library().topic_ids


@pytest.mark.parametrize("topic", TOPICS)
def test_any_presses_leave_everything_in_order(
    qapp: QApplication, library: Library, topic: str, record_property: Callable[[str, object], None]
) -> None:
    before = set(QApplication.topLevelWidgets())
    threads = _threads()
    window = open_window(library, Listener())
    window.press(press.Start(topic))
    monkey = Monkey(window, topic, seed=EVENTS)
    for at in range(EVENTS):
        monkey.act()
        if at % LOOKED_AFTER == 0:
            try:
                check_window(window)
                check_properties(window)
            except AssertionError as error:
                raise AssertionError(f"{error} after {monkey.done}") from error
    record_property("events of the monkey", EVENTS)
    assert len(monkey.pages) > 5
    assert [timer for timer in window.findChildren(QTimer) if timer.isActive()] == []
    ghost = weakref.ref(window)
    close(window)
    del window, monkey
    _let_go(qapp, ghost)
    assert ghost() is None, [type(held).__name__ for held in gc.get_referrers(ghost())]
    # What an earlier test of this process left to be deleted may go at any time; nothing may come.
    assert [type(came).__name__ for came in set(QApplication.topLevelWidgets()) - before] == []
    assert _threads() == threads
    apply(qapp, Look())


def _threads() -> int:
    """Threads of Python; one of Qt that once logged something stays known to Python when it is gone."""
    return sum(not isinstance(thread, threading._DummyThread) for thread in threading.enumerate())


def _let_go(qapp: QApplication, ghost: Callable[[], object]) -> None:
    """Let what is under way, such as the search for printers, come to its end; it may hold the window until then."""
    until = time.monotonic() + 8
    while ghost() is not None and time.monotonic() < until:
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        time.sleep(0.02)
