"""How high words are: found out once for a width, and less where they do without the air around them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

# Two Qt classes as bases of one crash PySide; for the type checker only the mixins are widgets themselves.
if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object

W = TypeVar("W", bound=QWidget)


def kept(measure: Callable[[W, int], int]) -> Callable[[W, int], int]:
    """A ``heightForWidth`` of words that stay: asked for several times while a page is laid out, found out once."""

    def known(self: W, width: int) -> int:
        at: tuple[int, int] | None = self.__dict__.get("_high")
        if at is None or at[0] != width:
            at = self.__dict__["_high"] = width, measure(self, width)
        return at[1]

    return known


class DrawnIn:
    """What can do without some of its air."""

    def draw_in(self, near: bool) -> None:
        """Without the air, or with it."""
        raise NotImplementedError


class Airy(DrawnIn, _Widget):
    """What has air around its words that it can do without."""

    near = False
    """Whether it does."""

    def draw_in(self, near: bool) -> None:
        """Measured anew, if it is not so already."""
        if near != self.near:
            self.near = near
            self.__dict__.pop("_high", None)  # of ``kept``
            self.update()


def draw_in(widget: QWidget, near: bool) -> None:
    """Let ``widget`` do without its air, or with it, if it can."""
    if isinstance(widget, DrawnIn):
        widget.draw_in(near)
