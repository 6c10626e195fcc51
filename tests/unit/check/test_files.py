"""Files that are missing, strange or misnamed are named themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qinbao.check import check


def said(folder: Path) -> list[str]:
    return [f"{trouble.file}:{trouble.line}: {trouble.code}" for trouble in check(folder)]


@pytest.mark.parametrize("name", ["questions.yaml", "words.yaml", "common-characters.txt"])
def test_a_missing_file_is_named(small: Path, name: str) -> None:
    (small / name).unlink()
    assert f"{name}:1: missing" in said(small)


def test_a_strange_file_is_named(small: Path) -> None:
    (small / "question.yaml").write_text("- a\n", "utf-8")
    assert said(small) == ["question.yaml:1: stranger"]


def test_a_file_that_is_not_its_topic_is_named(small: Path) -> None:
    (small / "topics/walk.yaml").rename(small / "topics/stroll.yaml")
    assert "topics/stroll.yaml:1: topic-file" in said(small)


def test_a_topic_without_a_card_is_named(broken: Callable[[str, str, str], list[str]]) -> None:
    card = "- {topic: walk, title: 去散步, say: 另一句说明, icon: star}\n"
    assert "topics/walk.yaml:1: card-missing" in broken("home.yaml", card, "")


def test_a_file_of_long_sentences_is_named(broken: Callable[[str, str, str], list[str]]) -> None:
    assert broken("glossary.yaml", "手机里的医保卡", "字" * 30) == ["glossary.yaml:1: sentences-long"]


def test_a_broken_topic_is_one_finding(small: Path) -> None:
    file = small / "topics/shop.yaml"
    file.write_text(file.read_text("utf-8").replace("id: shop", 'id: "shop', 1), "utf-8")
    assert [line.partition(":")[0] for line in said(small)] == ["topics/shop.yaml"]


def test_a_broken_file_hides_no_other(broken: Callable[[str, str, str], list[str]], small: Path) -> None:
    (small / "glossary.yaml").write_text("- {\n", "utf-8")
    assert broken("topics/shop.yaml", "[paper]", "[gone]") == [
        "glossary.yaml:2: syntax",
        "topics/shop.yaml:16: source-unknown",
    ]


def test_a_way_that_leads_into_a_broken_file_is_no_finding_of_its_own(small: Path) -> None:
    shop, zhejiang = small / "topics/shop.yaml", small / "regions/zhejiang.yaml"
    done = "    done: 写着“买到了”\n"
    shop.write_text(shop.read_text("utf-8").replace(done, f"{done}    undo: zhejiang.shop.far\n"), "utf-8")
    assert said(small) == []
    zhejiang.write_text(zhejiang.read_text("utf-8").replace("name: 浙江省", 'name: "浙江省', 1), "utf-8")
    assert [line.partition(":")[0] for line in said(small)] == ["regions/zhejiang.yaml"]
