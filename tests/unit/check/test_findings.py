"""Each rule names the very line of what it is against, and nothing else."""

from collections.abc import Callable

import pytest

Broken = Callable[[str, str, str], list[str]]
SHOP, WALK, ZHEJIANG = "topics/shop.yaml", "topics/walk.yaml", "regions/zhejiang.yaml"
JOINED = "joined: {question: channel, means: 'yes', keeps: 'no'}"
RULING = 'verdict:\n  - {id: walk.yes, answer: "yes", say: 可以走。, confidence: high}'
NANJING = 'code: "330100"\n    name: 杭州市', 'code: "320100"\n    name: 南京市'
ALIPAY = "when: {channel: alipay}"
LONG = "这一句说得实在太长了，长得让人读到后面就忘了前面到底说的是什么事情"

# rule: (file, what stands there, what is written instead, what check says)
WRONG = {
    "ids": [
        (SHOP, "id: shop.yes", "id: Shop_Yes", f"{SHOP}:13: id-form"),
        ("glossary.yaml", "id: term.one", "id: myth.one", "glossary.yaml:1: id-repeated"),
        (ZHEJIANG, "id: zhejiang.shop.note", "id: jiangsu.shop.note", f"{ZHEJIANG}:7: id-file"),
        ("sources.yaml", "id: rumour", "id: paper", "sources.yaml:2: id-repeated"),
        (ZHEJIANG, "id: zhejiang.shop.near.home", "id: Home", f"{ZHEJIANG}:24: step-outside"),
    ],
    "sources": [
        ("corrections.yaml", "[paper]", "[paper, gone]", "corrections.yaml:6: source-unknown"),
        ("corrections.yaml", "[paper]", "[rumour]", "corrections.yaml:7: confidence-too-high"),
        (
            "glossary.yaml",
            "  confidence: high",
            '  as_of: "2025"\n  confidence: high',
            "glossary.yaml:4: date-without-source",
        ),
        (ZHEJIANG, "sources: [rumour]", "sources: [paper]", "sources.yaml:2: source-unused"),
    ],
    "dates": [
        (SHOP, "2025-04-20", "2025-04-31", f"{SHOP}:17: date"),
        (SHOP, "2025-04-20", "20.4.2025", f"{SHOP}:17: date"),
        ("sources.yaml", "2025-04", "2025-13", "sources.yaml:1: date"),
    ],
    "conditions": [
        (SHOP, "{for: parent}\n  -", "{four: parent}\n  -", f"{SHOP}:19: when-key"),
        (SHOP, "{for: parent}\n  -", "{for: parents}\n  -", f"{SHOP}:19: when-never"),
        (SHOP, "{for: parent}\n  -", "{place: '999999'}\n  -", f"{SHOP}:19: when-never"),
        (SHOP, "{for: parent}\n  -", "{for: true}\n  -", f"{SHOP}:19: when-value-form"),
        (SHOP, "{for: parent}\n  -", "{any: {for: parent}}\n  -", f"{SHOP}:19: when-form"),
        (SHOP, "{not: {for: parent}}", "{not: parent}", f"{SHOP}:25: when-form"),
        (SHOP, '{smartphone: "yes"}', "{channel: alipay}", f"{SHOP}:9: when-later"),
    ],
    "beside": [
        ("beside.yaml", "{page: plan}", "{ask: season}", "beside.yaml:1: question-unknown"),
        ("beside.yaml", "{page: plan}", "{ask: for}", "beside.yaml:1: asked-twice"),
        ("beside.yaml", "{page: plan}", "{each: []}", "beside.yaml:1: stop-form"),
        ("beside.yaml", "{page: plan}", "{page: plan, when: {for: parent}}", "beside.yaml:1: when-later"),
    ],
    "routes": [
        (SHOP, "- ask: place", "- ask: season", f"{SHOP}:6: question-unknown"),
        (SHOP, "- ask: place", "- ask: for", f"{SHOP}:4: asked-twice"),
        (SHOP, "- page: steps", "- when: {for: parent}", f"{SHOP}:11: stop-form"),
        (WALK, "- page: verdict", "- page: sheets", f"{WALK}:4: no-verdict"),
        (WALK, RULING, "", f"{WALK}:1: no-ruling"),
        (SHOP, "go: walk", "go: run", f"{SHOP}:23: topic-unknown"),
        (SHOP, "go: walk", "go: shop", f"{SHOP}:23: circle"),
        ("questions.yaml", 'assume: "yes"', "assume: perhaps", "questions.yaml:12: when-never"),
        ("questions.yaml", 'assume: "yes"', JOINED.replace("channel", "way"), "questions.yaml:12: question-unknown"),
        ("questions.yaml", 'assume: "yes"', JOINED.replace("'no'", "none"), "questions.yaml:12: when-never"),
        ("questions.yaml", "say: 去窗口}", "say: 去窗口, means: {season: now}}", "questions.yaml:19: question-unknown"),
        ("questions.yaml", "say: 去窗口}", "say: 去窗口, means: {for: dog}}", "questions.yaml:19: when-never"),
        ("questions.yaml", "value: counter", "value: alipay", "questions.yaml:16: option-repeated"),
        ("questions.yaml", "    - {value: counter, say: 去窗口}\n", "", "questions.yaml:16: question-options"),
    ],
    "overlays": [
        (ZHEJIANG, "name: 浙江省", "name: 江苏省", f"{ZHEJIANG}:2: place-name"),
        (ZHEJIANG, 'code: "330100"', 'code: "330199"', f"{ZHEJIANG}:32: place-unknown"),
        (ZHEJIANG, *NANJING, f"{ZHEJIANG}:31: city-elsewhere"),
        (ZHEJIANG, "[shop.go]", "[shop.gone]", f"{ZHEJIANG}:5: withdraw-nothing"),
        (ZHEJIANG, "[zhejiang.shop.note]", "[zhejiang.note]", f"{ZHEJIANG}:36: withdraw-nothing"),
        (ZHEJIANG, "  shop:\n    withdraw: [shop.go]", "  shopping:\n    withdraw: []", f"{ZHEJIANG}:4: topic-unknown"),
    ],
    "start_page": [
        ("home.yaml", "topic: walk", "topic: run", "home.yaml:2: topic-unknown"),
        ("home.yaml", "topic: walk", "topic: shop", "home.yaml:2: card-repeated"),
    ],
    "placeholders": [
        (SHOP, "{hotline}", "{phone}", f"{SHOP}:15: placeholder"),
        (SHOP, "{hotline}", "{hotline", f"{SHOP}:15: placeholder"),
    ],
    "pictures": [(SHOP, "tap: 医保", "tap: 医保码", f"{SHOP}:34: tap-missing")],
    "problems": [
        (SHOP, "[stuck.one]", "[stuck.two]", f"{SHOP}:35: problem-unknown"),
        ("problems.yaml", "topics: [shop]", "topics: [sing]", "problems.yaml:5: topic-unknown"),
        ("corrections.yaml", "topics: [shop]", "topics: [sing]", "corrections.yaml:4: topic-unknown"),
        ("corrections.yaml", "[shop]", "[shop]\n  bites: [shop.gone]", "corrections.yaml:5: step-unknown"),
        ("asks.yaml", "topics: [shop]", "topics: [sing]", "asks.yaml:6: topic-unknown"),
        ("comparison.yaml", "go: shop", "go: sing", "comparison.yaml:3: topic-unknown"),
    ],
    "addresses": [
        ("sites.yaml", "https://", "http://", "sites.yaml:4: site-address"),
        ("sites.yaml", "hangzhou.gov.cn", "hangzhou.com", "sites.yaml:4: site-address"),
        ("sites.yaml", "gov.cn/", f"gov.cn/{'a' * 60}", "sites.yaml:4: site-long"),
        ("sites.yaml", '"330100"', '"330199"', "sites.yaml:2: place-unknown"),
        ("glossary.yaml", "say: 手机里的", "say: 打开 https://a.cn 看", "glossary.yaml:3: loose-address"),
    ],
    "sentences": [("glossary.yaml", "手机里的医保卡", LONG, "glossary.yaml:3: sentence-long")],
    "punctuation": [
        ("glossary.yaml", "手机里的医保卡", "手机,医保卡", "glossary.yaml:3: punctuation"),
        ("glossary.yaml", "手机里的医保卡", "点“医保卡", "glossary.yaml:3: quotes"),
    ],
    "banned": [
        ("glossary.yaml", "手机里的医保卡", "请看手机", "glossary.yaml:3: banned"),
        ("words.yaml", "继续", "抱歉", "words.yaml:1: banned"),
    ],
    "never": [
        (SHOP, "{for: parent}\n  -", "{for: parent, not: {for: [parent, in-law]}}\n  -", f"{SHOP}:19: never"),
        (SHOP, "{for: parent}\n  -", '{for: in-law, near: "yes"}\n  -', f"{SHOP}:19: never"),
        (SHOP, "{channel: alipay}", '{channel: alipay, smartphone: "no"}', f"{SHOP}:36: never"),
        (SHOP, "{channel: alipay}", "{provinces: same}", f"{SHOP}:36: never"),
        (SHOP, '{smartphone: "yes"}', '{smartphone: "yes", any: [{smartphone: "no"}]}', f"{SHOP}:9: never"),
        (SHOP, "{channel: alipay}", "{channel: unknown}", f"{SHOP}:36: never"),
    ],
    "blank": [
        ("questions.yaml", "say: 公婆", 'say: " "', "questions.yaml:5: blank"),
        ("questions.yaml", "say: 公婆", "say: OK", "questions.yaml:5: answer-text"),
    ],
    "titles": [
        (WALK, "title: 去散步", "title: 去买药", f"{WALK}:2: title-repeated"),
        ("home.yaml", "title: 去散步", "title: 去买药", "home.yaml:2: title-repeated"),
        ("questions.yaml", "say: 公婆", "say: 爸爸或妈妈", "questions.yaml:3: title-repeated"),
        ("glossary.yaml", "term: 医保码", "term: 医保码\n  also: [医保码]", "glossary.yaml:3: title-repeated"),
    ],
    "one_action": [
        (SHOP, "say: 打开“医保”", "say: 打开“医保”，点“我的”", f"{SHOP}:33: two-actions"),
        (SHOP, "say: 打开“医保”", "say: 填名字，再选城市", f"{SHOP}:33: two-actions"),
        (ZHEJIANG, "say: 看清城市", "say: 选城市，点同意", f"{ZHEJIANG}:27: two-actions"),
    ],
    "content_date": [
        ("words.yaml", "2025 年 4 月", "2025 年 5 月", "words.yaml:3: content-date"),
        (SHOP, "2025-04-20", "2025-06", "words.yaml:3: content-date"),
    ],
    "ways": [
        (ZHEJIANG, "        done: 写着“买好了”\n", "", f"{ZHEJIANG}:20: route-endless"),
        (ZHEJIANG, "steps: [{open: 浙里买}]", "steps: []", f"{ZHEJIANG}:12: route-no-way-in"),
        (ZHEJIANG, "sources: [rumour]", "done: 好了\n        sources: [rumour]", f"{ZHEJIANG}:15: route-done-unknown"),
        (ZHEJIANG, "known: entry", "known: name", f"{ZHEJIANG}:14: route-more-than-name"),
        (ZHEJIANG, "known: entry", "known: general", f"{ZHEJIANG}:12: route-general"),
        (ZHEJIANG, "within: app\n        known: entry", "known: entry", f"{ZHEJIANG}:9: missing-key"),
        (ZHEJIANG, "name: 浙里买\n", "name: 浙里办\n", f"{ZHEJIANG}:18: route-twice"),
        (ZHEJIANG, "first: [zhejiang.shop.far]", "first: [zhejiang.shop.gone]", f"{ZHEJIANG}:22: route-unknown"),
        (ZHEJIANG, "undo: zhejiang.shop.far", "undo: zhejiang.shop.gone", f"{ZHEJIANG}:23: route-unknown"),
        (ZHEJIANG, "first: [zhejiang.shop.far]", "first: [zhejiang.shop.near]", f"{ZHEJIANG}:22: route-circle"),
        (ZHEJIANG, "- open: 浙里办\n", "- {open: 浙里办, tap: 医保}\n", f"{ZHEJIANG}:26: step-form"),
        (ZHEJIANG, "- open: 浙里办\n", "- {open: 浙里办, id: shop.open}\n", f"{ZHEJIANG}:26: step-outside"),
        (ZHEJIANG, "by: answer", "by: call", f"{ZHEJIANG}:24: need-form"),
        (ZHEJIANG, "met: {for: parent}", "met: {provinces: same}", f"{ZHEJIANG}:24: need-unasked"),
        (ZHEJIANG, "known: entry", f"known: entry\n        {ALIPAY}", f"{ZHEJIANG}:13: route-when-channel"),
        (SHOP, "    known: general\n", "    known: general\n    instead: true\n", f"{SHOP}:41: route-always-instead"),
        (SHOP, "    known: general\n", "    known: general\n    when: {for: parent}\n", f"{SHOP}:26: route-no-resort"),
    ],
    "changes": [
        ("changes.yaml", "version: 2026.11.28\nc", "version: 28.11.2026\nc", "changes.yaml:1: version-form"),
        ("changes.yaml", "{version: 2026.11.01", "{version: 2026.11.1", "changes.yaml:4: version-form"),
        ("changes.yaml", "{version: 2026.11.01", "{version: 2026.11.30", "changes.yaml:4: version-order"),
        ("changes.yaml", '"330100"', '"330199"', "changes.yaml:3: place-unknown"),
        ("changes.yaml", "topic: shop", "topic: run", "changes.yaml:3: topic-unknown"),
    ],
    "characters": [
        ("glossary.yaml", "手机里的医保卡", "龃龉的医保卡", "glossary.yaml:3: rare-character"),
        ("words.yaml", "继续", "踟蹰", "words.yaml:1: rare-character"),
    ],
}  # fmt: skip

# rule: (file, what stands there, what may well be written instead)
RIGHT = {
    "ids": [(ZHEJIANG, "withdraw: [shop.go]", "verdict: [{id: shop.go, answer: ask, say: 先问。, confidence: high}]")],
    "sources": [("corrections.yaml", "[paper]", "[rumour, paper]")],
    "dates": [("sources.yaml", "2025-04", "2024-02-29"), ("sources.yaml", "2025-04", "2025")],
    "conditions": [
        (SHOP, "{for: parent}\n  -", "{any: [{for: parent}, {place: '330000'}]}\n  -"),
        (SHOP, '{smartphone: "yes"}', "{local: city}"),
    ],
    "beside": [("beside.yaml", "{page: plan}", "{ask: channel}, {page: plan, when: {channel: alipay}}")],
    "routes": [(SHOP, "  - page: steps\n", "")],
    "overlays": [(ZHEJIANG, "withdraw: [zhejiang.shop.note]", "withdraw: [shop.alipay]")],
    "ways": [
        (ZHEJIANG, "first: [zhejiang.shop.far]", "first: [shop.alipay]"),
        (ZHEJIANG, "- open: 浙里办\n", "- {open: 浙里办, id: zhejiang.shop.near.open}\n"),
        (ZHEJIANG, "steps: [{open: 浙里买}]", "steps: [{open: 浙里买}]\n        when: {for: parent}"),
    ],
    "start_page": [("home.yaml", "title: 去散步", "title: 出去散步")],
    "placeholders": [(SHOP, "{hotline}", "{city}")],
    "pictures": [(SHOP, "rows: [{say: 医保}]", "button: 医保")],
    "problems": [("problems.yaml", "topics: [shop]", "topics: [shop, walk]")],
    "addresses": [("sites.yaml", '"330100"', "CN"), ("glossary.yaml", "say: 手机里的", "say: 官网上的")],
    "sentences": [("glossary.yaml", "手机里的医保卡", f"{LONG[:20]}。{LONG[20:]}")],
    "punctuation": [("glossary.yaml", "手机里的医保卡", "点“+”，看 APP 里的码（以页面为准）")],
    "banned": [("glossary.yaml", "手机里的医保卡", "申请时点“保证”"), ("corrections.yaml", "亮谁的码都行", "保证能报")],
    "never": [
        (SHOP, "{for: parent}\n  -", '{for: [in-law, parent], near: "yes"}\n  -'),
        (SHOP, "{channel: alipay}", '{channel: counter, smartphone: "no"}'),
        (SHOP, "{channel: alipay}", "{place: '330000', not: {place: '330100'}}"),
    ],
    "blank": [("questions.yaml", "say: 公婆", "say: 用 OK 键")],
    "titles": [("sites.yaml", "name: 杭州医保局", "name: 医保码")],
    "one_action": [
        (SHOP, "say: 打开“医保”", "say: 看清城市，再点“填、选、搜”"),
        (SHOP, "say: 打开“医保”", "say: 点“提交”，不点不算数"),
    ],
    "changes": [("changes.yaml", "{version: 2026.11.01", "{version: 2026.11.28")],
    "content_date": [(SHOP, "2025-04-20", "2025-04-30")],
    "characters": [
        ("glossary.yaml", "手机里的医保卡", "东莞、漳州的医保卡"),
        ("glossary.yaml", "term: 医保码\n  say: 手机", "term: 龃龉\n  say: 龃龉就是不合，手机"),
    ],
}  # fmt: skip


def cases(table: dict[str, list[tuple[str, ...]]]) -> list[object]:
    return [pytest.param(*row, id=f"{rule}-{n}") for rule, rows in table.items() for n, row in enumerate(rows)]


def test_every_rule_is_tried_both_ways() -> None:
    from qinbao.check import RULES

    names = {rule.__module__.rsplit(".", 1)[-1] for rule in RULES}
    assert set(WRONG) == set(RIGHT) == names


@pytest.mark.parametrize(("file", "old", "new", "said"), cases(WRONG))
def test_what_is_wrong_is_named_with_its_line(broken: Broken, file: str, old: str, new: str, said: str) -> None:
    assert said in broken(file, old, new)


@pytest.mark.parametrize(("file", "old", "new"), cases(RIGHT))
def test_what_only_looks_wrong_is_left_alone(broken: Broken, file: str, old: str, new: str) -> None:
    assert broken(file, old, new) == []
