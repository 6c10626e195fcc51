"""Which engine speaks on this system."""

from __future__ import annotations

import sys

from qinbao.speech.engine import Engine


def engine_of_this_system() -> Engine:
    """Give speech-dispatcher on Linux, and the voices of the system elsewhere; neither is loaded before."""
    if sys.platform == "linux":
        from qinbao.speech.dispatcher import Dispatcher

        return Dispatcher()
    from qinbao.speech.system import SystemVoices

    return SystemVoices()
