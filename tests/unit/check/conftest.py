"""A data folder as small as one can be that is in order, so that one thing at a time can be broken."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qinbao.check import check

FILES = {
    "home.yaml": """\
- {topic: shop, title: 去买药, say: 一句话说明, icon: star}
- {topic: walk, title: 去散步, say: 另一句说明, icon: star}
""",
    "questions.yaml": """\
- id: for
  ask: 帮谁办？
  options:
    - {value: parent, say: 爸爸或妈妈}
    - {value: in-law, say: 公婆}
    - {value: unknown, say: 我不知道}
- id: place
  kind: place
  ask: 在哪个城市？
- id: smartphone
  ask: 有手机吗？
  assume: "yes"
  options:
    - {value: "yes", say: 有手机}
    - {value: "no", say: 没有手机}
- id: channel
  ask: 用哪个办？
  assume: alipay
  options:
    - {value: alipay, say: 支付宝}
    - {value: counter, say: 去窗口}
""",
    "sources.yaml": """\
- {id: paper, title: 一篇文章, publisher: 一家报社, kind: media, date: "2025-04"}
- {id: rumour, title: 一个帖子, publisher: 一个网友, kind: third_party}
""",
    "sites.yaml": """\
- id: site.bureau
  place: "330100"
  name: 杭州医保局
  url: https://ybj.hangzhou.gov.cn/
  say: 看杭州的政策。
  sources: [paper]
  confidence: high
""",
    "corrections.yaml": """\
- id: myth.one
  claim: 亮谁的码都行
  kind: wrong
  topics: [shop]
  say: 谁看病，亮谁的码。
  sources: [paper]
  confidence: high
""",
    "problems.yaml": """\
- id: stuck.one
  say: 点不动
  why: 多半是网不好。
  do: [换一个网络再试。]
  topics: [shop]
  confidence: high
""",
    "asks.yaml": """\
- id: ask.can
  say: 能不能办？
  fills: known
  form: boxes
  boxes: [能, 不能]
  topics: [shop]
  rank: 10
  confidence: high
""",
    "glossary.yaml": """\
- id: term.one
  term: 医保码
  say: 手机里的医保卡。
  confidence: high
""",
    "comparison.yaml": """\
title: 两样东西
columns:
  - {say: 这一样, go: shop}
  - {say: 那一样}
rows:
  - {id: compare.one, say: 谁管, cells: [医保部门, 税务部门], sources: [paper], confidence: high}
""",
    "household.yaml": """\
relatives: {id: hh.relatives, most: "5", say: 最多 5 位。, sources: [paper], confidence: high}
binders: {id: hh.binders, most: "2", say: 最多 2 位。, sources: [paper], confidence: high}
bind:
  - {id: hh.bind, say: 您来绑。, when: {binder: me}, confidence: high}
share:
  - {id: hh.share, say: 您来付。, when: {payer: me, reason: near}, confidence: high}
""",
    "beside.yaml": """\
household: {path: [{page: members, each: [{ask: for}, {ask: place, when: {for: parent}}]}, {page: plan}]}
blank: {questions: [{id: matter, ask: 要哪张纸？}], path: [{ask: matter}, {page: sheets}]}
""",
    "leaflet.yaml": "{title: 怎么用, sub: 不收费, parts: [{title: 打开, say: [点两下。]}], helper: 帮忙的人看。}\n",
    "words.yaml": "nav: {continue: 继续}\nhome:\n  fresh: 内容截至 2025 年 4 月。\n",
    "check.yaml": "missing: 文件不在。\n",
    "places-extra.yaml": "{}\n",
    "changes.yaml": """\
version: 2026.11.28
changes:
  - {version: 2026.11.28, place: "330100", topic: shop, say: 改了一句。}
  - {version: 2026.11.01, place: CN, say: 又改了一句。}
""",
    "topics/shop.yaml": """\
id: shop
title: 去买药
official: 买药
path:
  - ask: for
  - ask: place
  - ask: smartphone
  - ask: channel
    when: {smartphone: "yes"}
  - page: verdict
  - page: steps
verdict:
  - id: shop.yes
    answer: "yes"
    say: 可以买，{hotline} 能问。
    sources: [paper]
    as_of: "2025-04-20"
    confidence: medium
    when: {for: parent}
  - id: shop.go
    answer: ask
    say: 先去走一走。
    go: walk
    confidence: high
    when: {not: {for: parent}}
routes:
  - id: shop.alipay
    name: 支付宝
    within: alipay
    known: whole
    say: 在支付宝里买。
    steps:
      - say: 打开“医保”
        screen: {kind: home, app: 桌面, rows: [{say: 医保}], tap: 医保}
        problems: [stuck.one]
        when: {channel: alipay}
    done: 写着“买到了”
    confidence: high
  - id: shop.ask
    known: general
    say: 先打电话问。
    steps: [{say: 打电话问一句}]
    confidence: high
""",
    "topics/walk.yaml": """\
id: walk
title: 去散步
official: 散步
path:
  - page: verdict
verdict:
  - {id: walk.yes, answer: "yes", say: 可以走。, confidence: high}
""",
    "regions/zhejiang.yaml": """\
code: "330000"
name: 浙江省
topics:
  shop:
    withdraw: [shop.go]
    notes:
      - {id: zhejiang.shop.note, say: 浙江另有说法。, sources: [paper], confidence: medium}
    routes:
      - id: zhejiang.shop.far
        name: 浙里买
        within: app
        known: entry
        say: 在“浙里买”里也能进去。
        steps: [{open: 浙里买}]
        sources: [rumour]
        confidence: low
      - id: zhejiang.shop.near
        name: 浙里办
        within: app
        known: whole
        say: 在“浙里办”里买。
        first: [zhejiang.shop.far]
        undo: zhejiang.shop.far
        needs: [{id: zhejiang.shop.near.home, say: 人在家, by: answer, met: {for: parent}}]
        steps:
          - open: 浙里办
          - say: 看清城市
        done: 写着“买好了”
        sources: [paper]
        confidence: low
cities:
  - code: "330100"
    name: 杭州市
    topics:
      shop:
        withdraw: [zhejiang.shop.note]
""",
}


@pytest.fixture
def small(tmp_path: Path, root: Path) -> Path:
    """The small data folder."""
    folder = tmp_path / "data"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for name in ("places.json", "common-characters.txt"):
        shutil.copy(root / "data" / name, folder / name)
    return folder


@pytest.fixture
def broken(small: Path) -> Callable[[str, str, str], list[str]]:
    """``broken(file, old, new)``: what check says as ``file:line: code`` after that one change of the small folder."""

    def change(file: str, old: str, new: str) -> list[str]:
        path = small / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), "utf-8")
        return [f"{trouble.file}:{trouble.line}: {trouble.code}" for trouble in check(small)]

    return change
