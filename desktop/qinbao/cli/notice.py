"""Why no window opens, for who has double-clicked: there is no terminal to read it in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

_DESKTOPS = ("GIO_LAUNCHED_DESKTOP_FILE", "DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN")
"""Variables of which a Linux desktop sets one when it starts a program."""
_SHOWN_BY = (
    ("zenity", "--warning", "--no-markup", "--text"),
    ("kdialog", "--sorry"),
    ("notify-send", "--urgency=critical"),
    ("xmessage", "-center"),
)
"""Programs of Linux desktops that show a sentence, the clearest first."""
_WARNING = 0x30
"""``MB_ICONWARNING``."""


def show(sentence: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Show ``sentence`` in a window of the system's own, where it can be read nowhere else; whether it was shown."""
    if sys.platform == "win32":
        if sys.stderr is not None:
            return False
        import ctypes

        return bool(ctypes.windll.user32.MessageBoxW(None, sentence, "qinbao", _WARNING))
    if not any(environment.get(name) for name in _DESKTOPS):
        return False
    for command in _SHOWN_BY:
        if shutil.which(command[0], path=environment.get("PATH")):
            return subprocess.run([*command, sentence], env=dict(environment), check=False).returncode == 0
    return False
