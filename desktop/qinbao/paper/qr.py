"""QR codes that cheap phones read: which may exist at all, how coarse they must be, and proof that they decode.

Sizes: module ≥ 0.8 mm on a sheet read at arm's length, ≥ 0.5 mm on a card held closer, ≥ 1 mm on a screen, ≥ 0.4 mm on
that of a phone; at most version 10; a quiet zone of 4 modules (ISO/IEC 18004). Error correction Q (25 %) where paper
gets dirty, else M. UTF-8 in byte mode without ECI: the only form that every decoder tried read without a fault.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Literal

import msgspec

from qinbao.guide.codes import refused
from qinbao.guide.model import Code
from qinbao.paper.errors import PaperError
from qinbao.paper.outline import outline
from qinbao.visit_cache import visit_cache

Use = Literal["sheet", "card", "screen", "phone"]
Level = Literal["M", "Q"]

QUIET = 4
MAX_VERSION = 10


class Rule(msgspec.Struct, frozen=True):
    """What one use of codes demands; lengths in mm."""

    level: Level
    smallest: float
    largest: float


RULES: dict[Use, Rule] = {
    "sheet": Rule("Q", 0.8, 1.2),
    "card": Rule("M", 0.5, 0.8),
    "screen": Rule("M", 1.0, 4.0),
    # A picture 190 mm wide, which a phone shows 65 mm wide: a third of these lengths.
    "phone": Rule("M", 1.2, 3.0),
}


class Symbol(msgspec.Struct, frozen=True):
    """A decoded, proven code."""

    payload: str
    level: Level
    version: int
    rows: tuple[bytes, ...]
    """One byte a module, 1 is dark, without quiet zone."""

    @property
    def modules(self) -> int:
        """Modules along one side, quiet zone included."""
        return len(self.rows) + 2 * QUIET

    def svg(self) -> str:
        """The code with its quiet zone as one black outline on white; one unit is one module."""
        side = self.modules
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
            f'<path fill="#fff" d="M0 0H{side}V{side}H0Z"/>'
            f'<path fill="#000" fill-rule="evenodd" d="{outline(self.rows, QUIET)}"/></svg>'
        )


def symbol(code: Code, use: Use, addresses: Collection[str]) -> Symbol:
    """The code for ``use``. ``addresses``: the only ones that may be encoded (``site.url`` of the library's sites).

    Raises ``PaperError``: a payload that is not allowed, a code too dense, or one that does not decode to itself.
    """
    check(code, addresses)
    return _made(code.payload, RULES[use].level)


def check(code: Code, addresses: Collection[str]) -> None:
    """Refuse (``PaperError``) what may not become a code, see ``guide.codes.refused``."""
    if why := refused(code, addresses):
        raise PaperError(f"code.{why}", address=code.payload, title=code.title)


def module(symbol: Symbol, use: Use, space: float) -> float:
    """Size of a module in mm so that the code with its quiet zone fits ``space`` mm, never more than is useful.

    Raises ``PaperError`` where it would be too fine for ``use``.
    """
    rule = RULES[use]
    size = min(rule.largest, space / symbol.modules)
    if size < rule.smallest:
        raise PaperError("code.dense")
    return round(size, 3)


@visit_cache
@lru_cache(maxsize=512)
def _made(payload: str, level: Level) -> Symbol:
    from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode
    from qrcode.util import MODE_8BIT_BYTE, QRData

    made = QRCode(error_correction={"M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q}[level], border=0)
    made.add_data(QRData(payload.encode(), mode=MODE_8BIT_BYTE), optimize=0)
    try:
        made.make(fit=True)
    except (DataOverflowError, ValueError):
        raise PaperError("code.dense") from None
    if made.version > MAX_VERSION:
        raise PaperError("code.dense")
    result = Symbol(payload, level, made.version, tuple(bytes(map(bool, row)) for row in made.modules))
    _prove(result)
    return result


def _prove(symbol: Symbol) -> None:
    import zxingcpp

    scale = 3
    quiet = b"\xff" * QUIET * scale
    blank = b"\xff" * symbol.modules * scale
    lines = [blank] * (QUIET * scale)
    for row in symbol.rows:
        line = quiet + b"".join((b"\xff" if not dark else b"\0") * scale for dark in row) + quiet
        lines += [line] * scale
    lines += [blank] * (QUIET * scale)
    picture = memoryview(b"".join(lines)).cast("B", (len(lines), len(blank)))
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(picture, formats=formats, try_invert=False)
    if [(code.text, code.ec_level) for code in found] != [(symbol.payload, symbol.level)]:
        raise PaperError("code.unreadable")
