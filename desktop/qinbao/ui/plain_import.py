"""Imports as Python does them.

PySide6 puts a hook before every import. It reads the source of each module, the standard library's too, and keeps it,
to learn whether the module may say ``from __feature__ import``. Nothing here does, and reading them all would cost a
start a twentieth of its time. There is no switch for it; and as it also reads what was loaded before it and is named
again, no order of imports helps.
"""

from __future__ import annotations

import builtins


def restore() -> None:
    """Take the hook away."""
    import PySide6.QtCore  # noqa: F401 - loading it puts the hook there

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
