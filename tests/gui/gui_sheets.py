"""Real sheets for windows that show, save and print them again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

from qinbao.guide.household import Subject
from qinbao.paper.maker import Sheets

T = TypeVar("T")
_made: dict[tuple[object, ...], object] = {}


class Kept(Sheets):
    """Makes each sheet once: that the same input gives the same bytes is proven in tests/paper."""

    def pdf(self, guide: Subject, sheet: str) -> bytes:
        """See ``Sheets``."""
        return self._once(super().pdf, guide, sheet)

    def text(self, guide: Subject, sheet: str) -> str:
        """See ``Sheets``."""
        return self._once(super().text, guide, sheet)

    def pages(self, guide: Subject, sheet: str, ppi: float) -> tuple[bytes, ...]:
        """See ``Sheets``."""
        return self._once(super().pages, guide, sheet, ppi)

    def pictures(self, guide: Subject, sheet: str) -> tuple[bytes, ...]:
        """See ``Sheets``."""
        return self._once(super().pictures, guide, sheet)

    def _once(self, make: Callable[..., T], guide: Subject, *how: object) -> T:
        key = (self.library, make.__name__, type(guide), msgspec.json.encode(guide), *how)
        if key not in _made:
            _made[key] = make(guide, *how)
        return _made[key]  # type: ignore[return-value]
