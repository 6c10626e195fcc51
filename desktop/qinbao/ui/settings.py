"""What is remembered from one start to the next: how the screen looks, nothing of any person."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from qinbao.screen.calibrate import DISTANCES
from qinbao.ui import small_file
from qinbao.ui.room import Shape
from qinbao.ui.theme.angle import USUAL
from qinbao.ui.theme.colours import THEMES
from qinbao.ui.theme.look import Look
from qinbao.ui.theme.sizes import STEPS

_log = logging.getLogger(__name__)
T = TypeVar("T")

FILE = "look.json"
CARD = (120.0, 1600.0)
"""Px a bank card can be wide: from a coarse television to the densest screen."""
_NAME = 200
"""Characters of the name of a printer kept at most."""
_SCREENS = 8
"""Screens remembered at most."""


class Fitted(msgspec.Struct, frozen=True):
    """A screen that was measured with a bank card."""

    card: float
    """Px a bank card is wide there."""
    scale: float
    """Size of the letters there, as last set."""


class Kept(msgspec.Struct, frozen=True):
    """Everything that is remembered. ``Kept()`` is a first start."""

    look: Look = Look()
    distance: int = USUAL
    """Cm from the eyes to the screen."""
    screens: dict[str, Fitted] = {}
    """By name of the screen; the one measured last comes last."""
    own: bool = False
    """Whether the person chose the size of the letters; else they follow the window."""
    printer: str = ""
    """Name of the printer used last; empty: none was chosen yet."""
    introduced: bool = False
    """Whether the page for the first start was read."""
    window: Shape | None = None
    """How the window was left; none: it was never closed."""


class Settings:
    """Holds what is kept and writes every change down."""

    def __init__(self, folder: Path | None = None, default: Look | None = None) -> None:
        """``folder`` none: nothing is written. ``default``: the look of a first start."""
        self._path = folder / FILE if folder else None
        self._unknown: dict[str, Any] = {}
        self.first = True
        """Whether nothing was remembered yet."""
        self.kept = Kept(default or Look())
        if self._path is not None:
            self.kept = self._read(self._path)

    def look(self, look: Look, screen: str = "") -> None:
        """Remember how it looks now, on ``screen`` too if that one was measured."""
        screens = self.kept.screens
        if screen in screens:
            screens = {**screens, screen: replace(screens[screen], scale=look.scale)}
        own = self.kept.own or look.scale != self.kept.look.scale
        self._keep(replace(self.kept, look=look, own=own, screens=screens))

    def suited(self, scale: float) -> None:
        """Remember the size of letters that nobody chose: it suits the screen or the window."""
        self._keep(replace(self.kept, look=replace(self.kept.look, scale=scale)))

    def measured(self, screen: str, card: float, distance: int) -> None:
        """Remember how wide a bank card is on ``screen``, and how far away the eyes are."""
        others = [(name, fitted) for name, fitted in self.kept.screens.items() if name != screen]
        screens = dict([*others[1 - _SCREENS :], (screen, Fitted(card, self.kept.look.scale))])
        self._keep(replace(self.kept, distance=distance, own=True, screens=screens))

    def printer(self, name: str) -> None:
        """Remember which printer was used."""
        self._keep(replace(self.kept, printer=name))

    def introduced(self) -> None:
        """The page for the first start was read."""
        self._keep(replace(self.kept, introduced=True))

    def window(self, shape: Shape) -> None:
        """Remember how the window was left."""
        self._keep(replace(self.kept, window=shape))

    def _keep(self, kept: Kept) -> None:
        if kept == self.kept:
            return
        self.kept = kept
        if self._path is None:
            return
        try:
            small_file.write(self._path, {**self._unknown, **_written(kept)})
        except OSError as error:
            # Nobody has to do anything about it: the letters are as they were set until the window is closed.
            _log.info("look not remembered: %s", type(error).__name__)

    def _read(self, path: Path) -> Kept:
        """Take what can be used, field by field; a field from a later version is kept as it is."""
        try:
            found = small_file.read(path) or {}
            self.first = not found
        except small_file.UnusableError:
            return self.kept
        default = self.kept
        self._unknown = {key: value for key, value in found.items() if key not in _written(default)}
        look = Look(
            _one(found.get("theme"), str, lambda theme: next(t for t in THEMES if t == theme), default.look.theme),
            _one(found.get("scale"), float, _step, default.look.scale),
            _one(found.get("detailed"), bool, bool, default.look.detailed),
        )
        distance = _one(found.get("distance"), int, lambda cm: DISTANCES[DISTANCES.index(cm)], default.distance)
        introduced = _one(found.get("introduced"), bool, bool, default.introduced)
        printer = _one(found.get("printer"), str, lambda name: name[:_NAME], default.printer)
        # What an older version remembered was mostly chosen: nobody's letters change with an update.
        own = _one(found.get("own"), bool, bool, not self.first)
        window = _one(found.get("window"), Shape, _usable, default.window)
        return Kept(look, distance, _screens(found.get("screens")), own, printer, introduced, window)


def _written(kept: Kept) -> dict[str, object]:
    look = kept.look
    return {
        "theme": look.theme,
        "scale": look.scale,
        "detailed": look.detailed,
        "distance": kept.distance,
        "screens": kept.screens,
        "own": kept.own,
        "printer": kept.printer,
        "introduced": kept.introduced,
        "window": kept.window,
    }


def _one(found: object, kind: type[Any], use: Callable[[Any], T], default: T) -> T:
    try:
        return use(msgspec.convert(found, kind))
    except (msgspec.MsgspecError, StopIteration, ValueError):
        return default


def _usable(shape: Shape) -> Shape:
    if min(shape.width, shape.height) < 1:
        raise ValueError(shape)
    return shape


def _step(scale: float) -> float:
    return min(STEPS, key=lambda step: abs(step - scale))


def _screens(found: object) -> dict[str, Fitted]:
    screens: dict[str, Fitted] = {}
    for name, value in list(found.items())[:_SCREENS] if isinstance(found, dict) else ():
        fitted = _one(value, Fitted, lambda one: one, None)
        if fitted is not None and CARD[0] <= fitted.card <= CARD[1]:
            screens[str(name)] = Fitted(fitted.card, _step(fitted.scale))
    return screens
