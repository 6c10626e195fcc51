"""Words laid out in lines: the one place where text is broken, measured and drawn.

Qt's line breaking keeps closing punctuation off the start of a line and opening punctuation off its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise, product
from math import ceil

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout

from qinbao.ui.theme.ink import brush, rgb
from qinbao.ui.theme.sizes import LINE_MAX, PITCH
from qinbao.visit_cache import visit_cache

_ENDLESS = 1 << 20
_BLACK = 0xFF000000
_UNBROKEN = re.compile(r"[!-~]{12,}")
"""An address or a path: the only thing that may have to be broken anywhere."""
_PAIRS = frozenset(map("".join, (*product("”’）》", "。，、！？：；”’）》"), *product("。，、：；”’）》", "“‘（《"))))
"""Two punctuation marks of which the first gives up its empty half (CLREQ 3.1.6): no hole between ” and 。

Looked for without a regular expression: to compile a set or a range of hanzi takes longer than to lay out a page.
"""
_ENCLOSING = frozenset("“”‘’（）《》")
"""One of a pair is of these, and most sentences have none."""
_OPENING = frozenset("（《")
_DOT = re.compile(" (?=· )")
_QUOTED = re.compile("“[^”]*”")
_UNIT = re.compile(r"(?<![\d-])(\d{1,4}) (?=[^\W\x00-\x7f])")
"""Between a number and what it counts, where no line may break: 10 月."""
_LONELY = 1
"""Characters on the last line of a paragraph that look forgotten there; marks are not counted. Two may be a word."""
_NAMED = re.compile(r"(?:(?<!\S)\S{1,2})?“[^”]*”|（[^）]{1,7}）")
"""A name with what is to be done with it, where that is a word or two after a space: → 点“…”. Or a short aside."""
_NAME = 20
"""Characters of a name between “ and ” that is better not broken: it has to be found again on a button."""
_WIDEST = 1.1
"""Em: no letter of the bundled font takes more."""
_NARROWER = 5
"""By so many hanzi at most the lines are shortened to look better."""


class TextBlock:
    """Some words in one font, at most 40 hanzi to the line, never justified."""

    drawn = QRectF()
    """Where the lines were last drawn, in px of whatever they were drawn on; empty: nowhere yet."""

    def __init__(
        self,
        words: str,
        font: QFont,
        *,
        centre: bool = False,
        quoted_bold: bool = False,
        bold_to: int = 0,
        colour: str = "",
    ) -> None:
        """``quoted_bold``: set the exact words of a button, between “ and ”, in bold. ``bold_to``: bold up to there.

        ``colour``: of the letters where it is not that of the palette. What ``draw`` asks for decides; known from the
        first it costs nothing.
        """
        self.words = words
        self.px = font.pixelSize()
        self.pitch = ceil(self.px * PITCH)
        self._font = font
        self.centred = centre
        self._bold_to = bold_to
        self._quoted_bold = quoted_bold
        self._colour = colour
        self._natural = -1
        self._widest = 0.0
        """Px of the longest line."""
        self._count = 0
        """Lines as they are broken now, which is how they are for each of ``_same``."""
        self._same: tuple[float, float] = (_ENDLESS, 0.0)
        """Narrowest and widest line with which the words are broken as they are now: none yet."""
        self._polished = -1.0
        """Width of a line for which they were looked at, and perhaps broken better; negative: for none."""

    @cached_property
    def _layout(self) -> QTextLayout:
        """Made when first measured: many a page has words that are never drawn, such as those of a chosen card."""
        said = self.words.replace("\n", "\u2028")
        if " " in said:
            # A dot between two things belongs to the first: no line begins with it.
            said = _UNIT.sub("\\1\u00a0", _DOT.sub("\u00a0", said))
        made = QTextLayout(said, self._font)
        made.setCacheEnabled(True)  # else all letters are looked up again when they are drawn
        if _UNBROKEN.search(self.words):
            option = QtGui.QTextOption()
            option.setWrapMode(QtGui.QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            made.setTextOption(option)
        if formats := self._formats():
            made.setFormats(formats)
        return made

    def natural_width(self) -> int:
        """Px the words take when no line has to be broken."""
        if self._natural < 0:
            if self._count != self.words.count("\n") + 1:  # else no line is broken now
                self._lay_out(_ENDLESS)
            self._natural = ceil(self._widest)
        return self._natural

    def height(self, width: int) -> int:
        """Px the words take when no line may be wider than ``width``."""
        return self.line_count(width) * self.pitch

    def line_count(self, width: int) -> int:
        """Lines at that width.

        Few words in a wide line are one, whichever letters they are: below what is in sight none of them is looked up.
        """
        most = len(self.words) * self.px * _WIDEST
        if not self._count and most <= self._line_width(width) and "\n" not in self.words:
            return 1
        self._lay_out(width)
        return self._count

    def lines(self, width: int) -> list[str]:
        """The words of each line at that width."""
        self._polish(width)
        text = self._layout.text()
        found = (self._layout.lineAt(at) for at in range(self._count))
        return [text[line.textStart() : line.textStart() + line.textLength()] for line in found]

    def fits(self, width: int) -> bool:
        """Whether no line is wider than ``width`` (a line with nowhere to break would be)."""
        self._lay_out(width)
        return all(self._layout.lineAt(at).naturalTextWidth() <= width + 0.5 for at in range(self._count))

    def draw(self, painter: QPainter, x: float, y: float, width: int, colour: str) -> None:
        """Draw with the upper left corner of the first line box at (x, y)."""
        if colour != self._colour:
            own = painter.pen().color().rgb()
            # A pen that draws nothing calls itself black.
            self._take("" if own == rgb(colour) != _BLACK else colour)
        self._polish(width)
        self.drawn = QRectF(x, y, width, self._count * self.pitch)
        self._layout.draw(painter, QPointF(x + width / 2 if self.centred else x, y))

    def _take(self, colour: str) -> None:
        """Let the letters have this colour, or with none the painter's own: that of the palette, which most have.

        By format, for which all lines are broken anew, because setting a painter's pen costs a start what ``ink`` says.
        """
        if colour == self._colour:
            return
        self._colour = colour
        self._same, self._polished = (_ENDLESS, 0.0), -1.0
        self._layout.setFormats(self._formats())

    def _formats(self) -> list[QTextLayout.FormatRange]:
        colour = self._colour
        whole = [_range(0, len(self.words), colour=colour)] if colour else []
        parts = [(0, self._bold_to)] if self._bold_to else []
        if self._quoted_bold and not parts:
            parts = [(found.start() + 1, found.end() - 1) for found in _QUOTED.finditer(self.words)]
        words = self.words
        narrow: list[int] = []
        if not _ENCLOSING.isdisjoint(words):
            marks = [at for at, letter in enumerate(words) if letter in _ENCLOSING]
            narrow = sorted({at for mark in marks for at in (mark - 1, mark) if words[at : at + 2] in _PAIRS})
        bold = [_range(*part, bold=True, colour=colour) for part in parts]
        return [*whole, *bold, *(_range(at, at + 1, colour=colour, spacing=-self.px / 2) for at in narrow)]

    def _lay_out(self, width: int) -> None:
        """Lines as they come: that many there are, however they are broken later."""
        line_width = self._line_width(width)
        least, most = self._same
        if not least <= line_width <= most and line_width != self._polished:
            self._break(line_width)

    def _polish(self, width: int) -> None:
        """Shorten the lines a little, if that looks better and makes no more of them: only what is seen needs it."""
        self._lay_out(width)
        line_width, count = self._line_width(width), self._count
        if line_width == self._polished:
            return
        least = self._ugly(count) if count > 1 else 0
        names = self._names() if least else ()
        tried = best = (0, False)
        for narrower in range(0 if names else 1, 1 + min(_NARROWER, line_width // self.px // 3)):
            if not least:
                break
            tried = narrower, bool(names)
            self._break(line_width - narrower * self.px, names)
            if self._count > count and narrower:
                break
            if self._count > count:
                names = ()  # to keep them whole would make a line more
            elif (ugly := self._ugly(count)) < least:
                least, best = ugly, tried
        if tried != best:
            self._break(line_width - best[0] * self.px, names if best[1] else ())
        self._polished = line_width

    def _names(self) -> Sequence[tuple[int, int]]:
        """Where a name begins, with what stands before it on its line, and where it ends."""
        words = self.words
        found = [named.span() for named in _NAMED.finditer(words) if len(named[0]) <= _NAME]
        return [(begin - (words[begin - 1 : begin] in _OPENING and begin > 0), end) for begin, end in found]

    def _line_width(self, width: int) -> int:
        return min(width, LINE_MAX * self.px) if width < _ENDLESS else width

    def _ugly(self, count: int) -> int:
        """How often a paragraph ends with a character on a line of its own, or a line breaks a name."""
        words = self.words
        starts = [self._layout.lineAt(at).textStart() for at in range(count)]
        ugly = sum(begin < start < end for begin, end in self._names() for start in starts)
        for start, end in pairwise([*starts[1:], len(words)]):
            ends = end == len(words) or words[end - 1] == "\n"
            if ends and end - start < 4 + _LONELY and words[start - 1] != "\n":
                ugly += sum(letter.isalnum() for letter in words[start:end]) <= _LONELY
        return ugly

    def _break(self, line_width: float, names: Sequence[tuple[int, int]] = ()) -> None:
        """Lines of at most ``line_width`` px; those of centred words are placed about a middle of 0.

        One of ``names`` for which there is no room goes on the next line as a whole.
        A narrower line in which all of them still fit would be broken at the same places, and need not be.
        """
        layout, count, widest, y = self._layout, 0, 0.0, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(line_width)
            if names:
                self._keep(line, names)
            natural = line.naturalTextWidth()
            line.setPosition(QPointF(-natural / 2 if self.centred else 0.0, y + (self.pitch - line.height()) / 2))
            widest = max(widest, natural)
            y += self.pitch
            count += 1
        layout.endLayout()
        self._widest, self._count, self._polished = widest, count, -1.0
        self._same = (min(widest + 1, line_width), line_width)

    def _keep(self, line: QtGui.QTextLine, names: Sequence[tuple[int, int]]) -> None:
        """End ``line`` before the name that it breaks, unless it begins with that."""
        start, end = line.textStart(), line.textStart() + line.textLength()
        if cut := next((begin for begin, close in names if start < begin < end < close), 0):
            # Qt breaks nowhere between ” and “, unless it may anywhere.
            usual = self._layout.textOption()
            self._layout.setTextOption(_anywhere())
            line.setNumColumns(cut - start)
            self._layout.setTextOption(usual)


def line(painter: QPainter, words: str, font: QFont, x: float, middle: float, colour: str) -> None:
    """Draw one line of words from ``x`` on, its middle at the height ``middle``."""
    block = _line(words, font, colour)
    block.draw(painter, x, middle - block.pitch / 2, _ENDLESS, colour)


@visit_cache
@lru_cache(maxsize=32)
def _line(words: str, font: QFont, colour: str) -> TextBlock:
    """The words of a bar, which are drawn again at nearly every turn of a page and mostly are the same."""
    return TextBlock(words, font, colour=colour)


def _range(
    begin: int, end: int, *, bold: bool = False, colour: str = "", spacing: float = 0.0
) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = begin
    made.length = end - begin
    made.format = _style(bold, colour, spacing)
    return made


@lru_cache(maxsize=1)
def _anywhere() -> QtGui.QTextOption:
    option = QtGui.QTextOption()
    option.setWrapMode(QtGui.QTextOption.WrapMode.WrapAnywhere)
    return option


@lru_cache(maxsize=64)
def _style(bold: bool, colour: str, spacing: float) -> QTextCharFormat:
    """How letters look that are not as their font has them: there are few such ways, on every page the same."""
    style = QTextCharFormat()
    if bold:
        style.setFontWeight(QFont.Weight.Bold)
    if spacing:
        style.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        style.setFontLetterSpacing(spacing)
    if colour:
        style.setForeground(brush(colour))
    return style
