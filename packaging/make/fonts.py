"""Make assets/fonts: Noto Sans CJK SC cut down to what this program can say. Developer's tool.

    python packaging/make/fonts.py [--source /usr/share/fonts/opentype/noto]

Needs Debian's fonts-noto-cjk and fontTools. Run it again when tests/unit/content/test_font_covers_words.py
names a missing character: every character found in data/ and assets/paper/ is taken in by itself.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from fontTools import subset
from fontTools.cffLib.transforms import desubroutinizeCharString
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs

ROOT = Path(__file__).resolve().parents[2]
FAMILY = "Qinbao Sans SC"  # its own name: a system Noto Sans CJK can never be mistaken for it
SC_FACE = 2  # order inside the collection: JP KR SC TC HK
RADICALS = range(0x2E80, 0x2FE0)  # look like 户 一 支 子 but cannot be searched for: must not be reachable

SIGNS = (
    "·•…—–―‘’“”‹›×÷°±℃‰§©®№²³½¼¾µ«»¡¿¢£¥¦¨ª¬¯´¶¸¹º\u00a0\u2010\u2011\u2002\u2003"
    "、。〃〈〉《》「」『』【】〔〕〖〗〇々〜～・\u3000￥￠￡"
    "→←↑↓↗↘↖↙⇒■□▲△▶▷▼▽◀◆◇○●◎★☆♥≤≥≠≈✓☎"
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖÙÚÛÜàâäçëîïñôöûÿßøØåÅæÆ℡㎡㎝㎜"
)
# Noto has no ☐ ☑ ✗. Three shades of grey nobody prints give up their glyphs for them.
DONORS = {"☐": "░", "☑": "▒", "✗": "▓"}

# Line height 1.5 by itself, hanzi in the middle of the line: (ASCENT + DESCENT) / 2 is the middle of the
# ideographic square (880 − 120) / 2 = 380. Noto's own 1160/−288 lets hanzi sag by 56 units in a button.
ASCENT, DESCENT = 1130, -370
START = ("app", "top", "bottom", "scroll", "home", "resume", "first")
"""What stands on the start page, of data/words.yaml."""
WHOLE = 1000
"""So many glyphs, those needed most, hold their whole outline themselves."""

Point = tuple[float, float]


def words_in_the_project() -> Counter[str]:
    """Every character of every text file under data/ and assets/paper/, and how often it stands there."""
    found: Counter[str] = Counter()
    for folder in ("data", "assets/paper"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".yaml", ".json", ".typ", ".md", ".csv", ".txt"}:
                found.update(path.read_text(encoding="utf-8"))
    return found


def words_of_the_start() -> set[str]:
    """Every character that the start page may show, and some more of the same files."""
    words = yaml.safe_load((ROOT / "data/words.yaml").read_text(encoding="utf-8"))
    return {*(ROOT / "data/home.yaml").read_text(encoding="utf-8"), *str([words[part] for part in START])}


def wanted() -> set[int]:
    """Code points to keep: 通用规范汉字表, ASCII, full-width forms, signs, and all words in the project."""
    hanzi = (ROOT / "packaging/make/sources/hanzi-8105.txt").read_text(encoding="utf-8")
    characters = {*hanzi, *SIGNS, *DONORS.values(), *words_in_the_project()}
    points = {ord(c) for c in characters if c.isprintable() or c in SIGNS}
    points |= set(range(0x20, 0x7F)) | set(range(0xFF01, 0xFF5F))
    points |= set(range(0x2460, 0x2474)) | set(range(0x2160, 0x216C))  # ①–⑳, Ⅰ–Ⅻ
    return points - set(RADICALS)


def cut(font: TTFont, points: set[int]) -> None:
    """Keep `points` only; of the layout features keep Latin kerning."""
    options = subset.Options(
        layout_features=["kern"],
        layout_scripts=["DFLT", "latn", "hani"],
        hinting=False,
        desubroutinize=False,
        drop_tables=["VORG", "vhea", "vmtx", "BASE", "GDEF", "DSIG"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
        name_languages=[0x409],
        notdef_outline=True,
        recalc_bounds=True,
        legacy_cmap=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)


def box(left: float, bottom: float, side: float) -> list[list[Point]]:
    """Outline a square, 60 units thick: outer ring anticlockwise, inner ring clockwise."""
    right, top, w = left + side, bottom + side, 60
    outer: list[Point] = [(left, bottom), (right, bottom), (right, top), (left, top)]
    inner: list[Point] = [
        (left + w, bottom + w),
        (left + w, top - w),
        (right - w, top - w),
        (right - w, bottom + w),
    ]
    return [outer, inner]


def drawings(bold: bool) -> dict[str, list[list[Point]]]:
    """Outlines, in 1/1000 em, of the signs that Noto lacks."""
    w = 62 if bold else 44
    tick: list[Point] = [
        (262, 400 - w),
        (430, 232 - w),
        (738, 540),
        (738 - w, 540 + w),
        (430, 232 + w),
        (262 + w, 400),
    ]
    cross: list[Point] = [
        (500, 380 - w),
        (760 - w, 120),
        (760, 120 + w),
        (500 + w, 380),
        (760, 640 - w),
        (760 - w, 640),
        (500, 380 + w),
        (240 + w, 640),
        (240, 640 - w),
        (500 - w, 380),
        (240, 120 + w),
        (240 + w, 120),
    ]
    return {"☐": box(110, -10, 780), "☑": [*box(110, -10, 780), tick], "✗": [cross]}


def add_signs(font: TTFont, bold: bool) -> None:
    """Draw ☐ ☑ ✗ into the donors' glyphs and let only the new code points reach them."""
    top = font["CFF "].cff.topDictIndex[0]
    for character, contours in drawings(bold).items():
        donor = ord(DONORS[character])
        name = font.getBestCmap()[donor]
        pen = T2CharStringPen(font["hmtx"][name][0], None)
        for contour in contours:
            pen.moveTo(contour[0])
            for point in contour[1:]:
                pen.lineTo(point)
            pen.closePath()
        old = top.CharStrings[name]
        new: T2CharString = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
        top.CharStrings[name].setProgram(new.program)
        for table in font["cmap"].tables:
            if table.isUnicode() and table.cmap.pop(donor, None):
                table.cmap[ord(character)] = name


def lay_together(font: TTFont) -> None:
    """Lay out the glyphs by how soon and how often our words need them: those of the start page, then of all pages.

    A page then asks for few pages of the file, not all. The first ones call no subroutine, for those lie elsewhere.
    """
    soon, often = words_of_the_start(), words_in_the_project()
    needed: Counter[str] = Counter()
    at_once = set()
    for point, name in font.getBestCmap().items():
        needed[name] += often[chr(point)]
        if chr(point) in soon:
            at_once.add(name)
    old = font.getGlyphOrder()
    order = [old[0], *sorted(old[1:], key=lambda name: (name not in at_once, -needed[name]))]
    # fontTools would move the names alone: each outline has to know by itself which private dictionary is its own.
    top = font["CFF "].cff.topDictIndex[0]
    outlines = top.CharStrings
    for name in order[:WHOLE]:
        desubroutinizeCharString(outlines[name])
    moved = {}
    for number, name in enumerate(old):
        moved[name] = outlines[name]
        moved[name].fdSelectIndex = top.FDSelect[number]
    outlines.charStrings, outlines.charStringsAreIndexed = moved, 0
    top.FDSelect.gidArray = [moved[name].fdSelectIndex for name in order]
    font.ensureDecompiled()
    reorderGlyphs(font, order)


def rename(font: TTFont, style: str) -> None:
    """One family, two styles, under our own name in every name record that carries one."""
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    full = FAMILY if style == "Regular" else f"{FAMILY} {style}"
    names = font["name"]
    names.names = [n for n in names.names if n.platformID == 3 and n.langID == 0x409]
    for number, words in {1: FAMILY, 2: style, 3: f"2.004;{postscript}", 4: full, 6: postscript}.items():
        names.setName(words, number, 3, 1, 0x409)
    names.setName("Subset and renamed from Noto Sans CJK SC 2.004.", 10, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    cff.topDictIndex[0].FullName = full
    cff.topDictIndex[0].FamilyName = FAMILY


def set_metrics(font: TTFont) -> None:
    """Give the same line box to whoever asks: hhea (Qt, Typst), typographic, or Windows."""
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, -DESCENT
    os2.version = max(os2.version, 4)
    os2.fsSelection |= 1 << 7


def check(font: TTFont, points: Iterable[int]) -> Iterator[str]:
    """Say in words what would make the font unusable."""
    reach = font.getBestCmap()
    missing = [chr(p) for p in points if p not in reach and chr(p) not in DONORS.values()]
    if missing:
        yield f"not in Noto: {' '.join(missing)}"
    if any(p in RADICALS for p in reach):
        yield "Kangxi radicals can be reached"
    glyphs = font.getGlyphSet()
    for point, name in reach.items():
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        if pen.bounds and (pen.bounds[3] > ASCENT or pen.bounds[1] < DESCENT):
            yield f"{chr(point)} sticks out of the line: {pen.bounds}"


def make(source: Path, style: str, target: Path) -> None:
    """Write one style to `target`; raises SystemExit when a wanted character is missing."""
    font = TTCollection(source / f"NotoSansCJK-{style}.ttc", lazy=True).fonts[SC_FACE]
    points = wanted()
    cut(font, points)
    add_signs(font, bold=style == "Bold")
    rename(font, style)
    set_metrics(font)
    lay_together(font)
    problems = list(check(font, sorted(points)))
    if problems:
        raise SystemExit("\n".join(problems))
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Make both styles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--source", type=Path, default=Path("/usr/share/fonts/opentype/noto"))
    source: Path = parser.parse_args().source
    target = ROOT / "assets/fonts"
    target.mkdir(parents=True, exist_ok=True)
    for style in ("Regular", "Bold"):
        make(source, style, target / f"QinbaoSansSC-{style}.otf")


if __name__ == "__main__":
    main()
