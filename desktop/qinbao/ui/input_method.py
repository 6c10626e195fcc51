"""Which input method hanzi are typed with: Qt's wheels have a part for ibus and none for fcitx, which most have."""

from __future__ import annotations

from collections.abc import MutableMapping

_ASKED = ("QT_IM_MODULES", "QT_IM_MODULE", "XMODIFIERS")
"""Where a desktop says which input method it has; the first that is set counts."""


def reach_fcitx(environment: MutableMapping[str, str]) -> None:
    """Where the desktop has fcitx, let Qt look for its own part and else speak to it as to ibus, which fcitx5 answers.

    It answers as the portal of ibus: without that Qt asks for a program of ibus', and gives up where there is none.
    Has to be called before the application is made.
    """
    asked = next((environment[name] for name in _ASKED if environment.get(name)), "")
    if "fcitx" in asked:
        environment["QT_IM_MODULES"] = "fcitx5;fcitx;ibus"
        environment["IBUS_USE_PORTAL"] = "1"
