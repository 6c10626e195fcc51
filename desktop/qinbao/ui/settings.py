"""What is remembered from one start to the next: size of the letters and colours, nothing of any person."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

from qinbao.ui.theme.colours import Theme
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS

_log = logging.getLogger(__name__)


class _Kept(msgspec.Struct, frozen=True):
    theme: Theme = "light"
    scale: float = 1.0


def load(folder: Path, default: Look) -> Look:
    """The look of last time; ``default`` at the first start or where the file cannot be used."""
    try:
        kept = msgspec.json.decode((folder / "look.json").read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return default
    return Look(kept.theme, min(STEPS, key=lambda step: abs(step - kept.scale)))


def save(folder: Path, look: Look) -> None:
    """Remember ``look``. A folder that cannot be written to is no reason to bother anyone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "look.json").write_bytes(msgspec.json.encode(_Kept(look.theme, look.scale)))
    except OSError as error:
        _log.info("look not remembered: %s", type(error).__name__)
