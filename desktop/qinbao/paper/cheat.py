"""二维码小抄: each code with what it opens and who runs it, in words."""

from __future__ import annotations

from qinbao.content.library import Library
from qinbao.guide.model import Code, Guide
from qinbao.paper.frame import Model, address, drawn, frame, hotline

CODE_MM = 52.0


def model(library: Library, guide: Guide) -> Model:
    """All codes of the guide."""
    words = library.words
    body = {"codes": [_row(library, code) for code in guide.qr], "call": hotline(words, guide, "unread")}
    return frame(library, guide, "qr", body, title=words("paper.sheet.qr"))


def _row(library: Library, code: Code) -> Model:
    row = {**drawn(library, code, "sheet", CODE_MM), "title": code.title, "words": code.words}
    if code.kind == "site":
        return {**row, "address": address(code)}
    return {**row, "payload": code.payload}
