"""What cannot be put on paper is said in one sentence, and never leaves half a file."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from qinbao.content.library import Library
from qinbao.guide.model import Code, Guide, Item, Line
from qinbao.paper.catalogue import NAMES
from qinbao.paper.errors import PaperError
from qinbao.paper.files import save
from qinbao.paper.sheets import pages, render

Make = Callable[..., Guide]


def sentence(library: Library, error: PaperError) -> str:
    return library.words(error.key, **error.fields)


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
@pytest.mark.parametrize("character", ["𠮷", "😀", "ก", "⺀"])
def test_a_character_outside_the_font_is_named(library: Library, make: Make, character: str, form: str) -> None:
    guide = make(title=f"替{character}亮码")
    with pytest.raises(PaperError) as raised:
        pages(library, guide, "fridge", form)  # type: ignore[arg-type]
    assert raised.value.key == "paper.error.glyph"
    assert character in sentence(library, raised.value)


def test_an_unknown_sheet_is_refused(library: Library, guide: Guide) -> None:
    with pytest.raises(PaperError) as raised:
        render(library, guide, "poster")
    assert "poster" in sentence(library, raised.value)


def test_words_too_long_for_the_card_are_refused(library: Library, make: Make) -> None:
    with pytest.raises(PaperError) as raised:
        render(library, make(title="替家人亮医保码" * 8), "card")
    assert raised.value.key == "paper.error.long"
    assert sentence(library, raised.value)


def test_long_uses_are_left_off_the_card_instead(library: Library, make: Make) -> None:
    after = tuple(Line(id=f"a{n}", say="看病的时候先亮家人的码，再说要用谁的钱付。" * 3) for n in range(9))
    assert render(library, make(after=after), "card")


def test_a_title_that_leaves_no_room_for_a_step_is_refused(library: Library, make: Make) -> None:
    with pytest.raises(PaperError) as raised:
        render(library, make(title="替家人亮医保码" * 20), "fridge")
    assert raised.value.key == "paper.error.long"


def test_an_address_that_is_not_listed_stops_the_sheet(library: Library, make: Make) -> None:
    code = Code(id="x", kind="site", payload="https://example.com", title="假的", words="骗人的")
    for sheet in ("qr", "fridge", "card"):
        with pytest.raises(PaperError) as raised:
            render(library, make(qr=(code,)), sheet)
        assert "https://example.com" in sentence(library, raised.value)


@pytest.mark.parametrize(
    "nasty", ['"', "\\", '\\") #panic("x', "#{", "$x$", "*bold* _it_ `raw`", "@ref <label>", "//x", "{city}"]
)
def test_signs_of_the_typesetting_language_are_only_words(
    library: Library, make: Make, poppler: Callable[..., bytes], nasty: str
) -> None:
    pdf = render(library, make(documents=(Item(id="d", say=f"甲{nasty}乙"),)), "checklist")
    found = poppler(pdf, "pdftotext", "-raw", "FILE", "-").decode()
    assert f"甲{nasty}乙".replace(" ", "") in found.replace(" ", "").replace("\n", "")


def test_one_sentence_of_a_thousand_characters_still_prints(library: Library, make: Make) -> None:
    guide = make(documents=(Item(id="d", say="材料" * 500),))
    assert render(library, guide, "checklist")


def test_every_error_has_its_sentence(library: Library) -> None:
    import re

    from qinbao import paper

    sources = "".join(path.read_text("utf-8") for path in Path(paper.__file__).parent.glob("*.py"))
    keys = set(re.findall(r'PaperError\(\s*"([\w.]+)"', sources))
    assert len(keys) > 8
    assert [key for key in keys if f"paper.error.{key}" not in library.words] == []


def test_a_good_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    save(b"old", path)
    save(b"new", path)
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PaperError) as raised:
        save(b"x", tmp_path / "none" / "a.pdf")
    assert raised.value.key == "paper.error.folder"


def test_a_folder_in_the_way_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(PaperError) as raised:
        save(b"x", tmp_path)
    assert raised.value.key == "paper.error.write"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_the_good_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    save(b"old", path)
    real = Path.open

    def full(beside: Path, mode: str) -> object:
        real(beside, mode).close()
        return real(Path("/dev/full"), mode)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(PaperError) as raised:
        save(b"x" * 100_000, path)
    monkeypatch.undo()
    assert raised.value.key == "paper.error.full"
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_stop_while_writing_leaves_the_good_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    save(b"old", path)

    def stop(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        save(b"new", path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_place_that_cannot_be_written_is_named() -> None:
    with pytest.raises(PaperError) as raised:
        save(b"x", Path("/proc/a.pdf"))
    assert raised.value.key == "paper.error.write"


def test_nothing_of_the_answers_gets_onto_paper(library: Library, make: Make) -> None:
    guide = make(answers={"place": "330100", "for": "SECRET-ANSWER"})
    for sheet in NAMES:
        assert b"SECRET-ANSWER" not in msgspec.json.encode(pages(library, guide, sheet, "svg"))
