"""Content that cannot be read: a calm page with the hotline, the reason in the journal, and recovery by itself."""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from kiosk_people import Clock, Listener, clear, let_operator_in
from PySide6.QtWidgets import QApplication
from test_visits import later, press, texts

from qinbao.content.library import Library
from qinbao.content.trouble import ContentError, Trouble
from qinbao.kiosk import contents, fallback_page, run, whole
from qinbao.kiosk.clocks import Clocks
from qinbao.kiosk.config import KioskConfig
from qinbao.kiosk.equipment import Equipment
from qinbao.kiosk.operator.counters import Counters
from qinbao.kiosk.pages import CalmPage, StartPage
from qinbao.kiosk.station import Station
from qinbao.paths import shipped
from qinbao.screen.press import Start
from qinbao.ui.theme.look import Look


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of all content, to be damaged."""
    return Path(shutil.copytree(shipped("data"), tmp_path / "data"))


@pytest.fixture
def kiosk(qapp: QApplication, content: Path, clock: Clock, tmp_path: Path) -> Iterator[Station]:
    """A kiosk on that copy."""
    state = tmp_path / "state"
    kit = Equipment(
        Library(content), KioskConfig(printing=False), Look(), state, state / "session", clock,
        Counters(state / "counters.json", date.today), speaker=Listener(),
    )  # fmt: skip
    station = Station(qapp, kit, Clocks(clock, date.today, lambda: clock.at))
    station.open()
    station.shell.resize(1280, 800)
    station.shell.show()
    yield station
    station.close()
    station.shell.hide()
    station.shell.deleteLater()


def opened_from_now_on(folder: Path) -> list[str]:
    """Filled with the name of every file below ``folder`` that this process opens from now on."""
    opened: list[str] = []

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and str(folder) in str(arguments[0]):
            opened.append(str(arguments[0]))

    sys.addaudithook(hear)
    return opened


def test_no_file_of_the_content_is_opened_for_what_somebody_asks(content: Path) -> None:
    library, damaged = contents.proven(content)
    assert damaged == ()
    opened = opened_from_now_on(content)
    for place in ("540100", "330106"):
        library.local("wallet", place)
        library.forget()
    assert opened == []


def test_nothing_of_the_content_is_kept_on_disk_where_somebody_could_put_other_sentences(content: Path) -> None:
    before = {path for path in content.parent.rglob("*") if path.is_file()}
    library, _ = contents.content(KioskConfig(content=str(content)), shipped("data"))
    assert library.root == content
    assert {path for path in content.parent.rglob("*") if path.is_file()} == before


def test_a_page_that_breaks_becomes_calm_and_the_next_visit_works(
    kiosk: Station, content: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    run._catch(kiosk)
    file = content / "topics" / "activate.yaml"
    whole = file.read_bytes()
    press(kiosk, "点一下开始")
    file.write_bytes(b"path: [\n")
    assert kiosk.visit is not None
    with caplog.at_level("ERROR"):
        try:
            kiosk.visit.store.apply(Start("activate"))
        except ContentError as error:
            sys.excepthook(ContentError, error, error.__traceback__)
        QApplication.processEvents()
    assert "topics/activate.yaml:" in caplog.text
    assert isinstance(kiosk.shell.cover, CalmPage)
    assert "12393" in texts(kiosk.shell)
    file.write_bytes(whole)
    press(kiosk, "回到开头")
    assert isinstance(kiosk.shell.cover, StartPage)
    press(kiosk, "点一下开始")
    kiosk.visit.store.apply(Start("activate"))
    assert kiosk.visit.store.state.session.topic == "activate"


def test_a_start_page_that_cannot_be_made_is_tried_again_until_it_can(
    kiosk: Station, clock: Clock, content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = (content / "home.yaml").read_bytes()
    (content / "home.yaml").write_bytes(b"- [\n")
    kiosk.kit.library = Library(content)
    with caplog.at_level("ERROR"):
        clear(kiosk)
        assert isinstance(kiosk.shell.cover, CalmPage)
        later(kiosk, clock, 60)
        assert isinstance(kiosk.shell.cover, CalmPage)
    (content / "home.yaml").write_bytes(whole)
    kiosk.kit.library = Library(content)
    later(kiosk, clock, 60)
    assert isinstance(kiosk.shell.cover, StartPage)
    press(kiosk, "点一下开始")
    assert "您想办哪件事？" in texts(kiosk.shell)


SHARED = (
    "words.yaml", "questions.yaml", "home.yaml", "places.json", "topics/wallet.yaml", "glossary.yaml",
    "corrections.yaml", "comparison.yaml", "sites.yaml", "problems.yaml", "asks.yaml", "household.yaml", "leaflet.yaml",
    "sources.yaml", "beside.yaml", "changes.yaml",
)  # fmt: skip
"""What every visit needs, wherever somebody lives."""


@pytest.mark.parametrize("name", SHARED)
def test_damaged_content_of_the_operators_own_gives_way_to_ours(
    content: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    config = KioskConfig(content=str(content))
    (content / name).write_bytes(b"\xff[{")
    with caplog.at_level("WARNING"):
        library, damaged = contents.content(config, shipped("data"))
    assert library.root == shipped("data")
    assert [trouble.file for trouble in damaged] == [name]
    assert str(content) in caplog.text


def test_a_damaged_province_is_told_to_the_operator_by_file_and_the_others_are_served(
    content: Path, kiosk: Station, caplog: pytest.LogCaptureFixture
) -> None:
    (content / "regions" / "zhejiang.yaml").write_bytes(b"code: 330000\n: [\n")
    with caplog.at_level("WARNING"):
        library, damaged = contents.content(KioskConfig(content=str(content)), shipped("data"))
    assert library.root == content
    kiosk.kit.damaged = damaged
    let_operator_in(kiosk)
    assert "regions/zhejiang.yaml:" in texts(kiosk.shell)
    assert library.local("wallet", "330100").out is not None
    assert library.local("wallet", "310100").out is None


def test_a_province_that_was_not_copied_is_told_to_the_operator(
    content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (content / "regions" / "zhejiang.yaml").unlink()
    with caplog.at_level("WARNING"):
        library, damaged = contents.content(KioskConfig(content=str(content)), shipped("data"))
    assert library.root == content
    assert [(trouble.file, trouble.code) for trouble in damaged] == [("regions/zhejiang.yaml", "missing")]


def test_questions_half_of_which_were_copied_give_way_to_ours(content: Path, caplog: pytest.LogCaptureFixture) -> None:
    rows = (content / "questions.yaml").read_text("utf-8").split("\n- ")
    (content / "questions.yaml").write_text("# ours\n" + "\n- ".join(rows[: len(rows) // 2]) + "\n", "utf-8")
    with caplog.at_level("WARNING"):
        library, damaged = contents.content(KioskConfig(content=str(content)), shipped("data"))
    assert library.root == shipped("data")
    assert [(trouble.file, trouble.code) for trouble in damaged] == [("questions.yaml", "question-unknown")]


def begun_with(folder: Path) -> tuple[Path, list[tuple[str, str]]]:
    """Which content a kiosk with this folder serves, and what it tells the operator of, as files and codes."""
    library, damaged = contents.content(KioskConfig(content=str(folder)), shipped("data"))
    return library.root, [(trouble.file, trouble.code) for trouble in damaged]


@pytest.mark.parametrize(
    "name",
    [*(name for name in SHARED if name.endswith("yaml")), "topics/choose.yaml", "topics/family-account.yaml"],
)
def test_a_file_of_which_the_end_was_not_copied_gives_way_to_ours(
    content: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    caplog.set_level("WARNING")
    lines = (content / name).read_bytes().splitlines(keepends=True)
    # At the beginning of a line, where no comma and no bracket tells of it; within a record, where it has many lines.
    cut = len(lines) * 2 // 3
    cut = next((n for n in range(cut, len(lines)) if lines[n].startswith(b" ")), cut)
    (content / name).write_bytes(b"".join(lines[:cut]))
    root, told = begun_with(content)
    assert root == shipped("data")
    assert [file for file, _ in told] == [name]


def without_last(file: Path, begins: bytes) -> bytes:
    """Take the last record out of a list, as in a copy that is older than it; gives that record."""
    before, mark, last = file.read_bytes().rpartition(begins)
    file.write_bytes(before + b"\n")
    return mark + last


@pytest.mark.parametrize("name", ["sources.yaml", "glossary.yaml", "corrections.yaml", "asks.yaml"])
def test_an_older_copy_of_a_list_that_has_grown_since_is_used(
    content: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    caplog.set_level("WARNING")
    record = without_last(content / name, b"\n- id:")
    if name == "sources.yaml":
        newest = record.split()[2]
        for file in (file for file in content.rglob("*.yaml") if newest in file.read_bytes()):
            file.write_bytes(file.read_bytes().replace(newest, b"sw-n13"))
    assert begun_with(content) == (content, [])
    assert name in caplog.text


def test_a_list_without_a_source_that_something_refers_to_gives_way_to_ours(
    content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    without_last(content / "sources.yaml", b"\n- id:")
    assert begun_with(content) == (shipped("data"), [("sources.yaml", "source-unknown")])


def test_an_older_copy_of_a_province_to_which_a_city_was_added_since_is_used(
    content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    without_last(content / "regions" / "zhejiang.yaml", b"\n  - code:")
    library, damaged = contents.content(KioskConfig(content=str(content)), shipped("data"))
    assert (library.root, damaged) == (content, ())
    assert library.local("wallet", "330100").out is None


@pytest.mark.parametrize("name", ["sources.yaml", "glossary.yaml", "regions/zhejiang.yaml"])
def test_an_empty_file_is_no_older_copy(content: Path, caplog: pytest.LogCaptureFixture, name: str) -> None:
    caplog.set_level("WARNING")
    (content / name).write_bytes(b"")
    root, told = begun_with(content)
    assert root == (content if "/" in name else shipped("data"))
    assert {file for file, _ in told} == {name}


@pytest.mark.parametrize("name", ["beside.yaml", "changes.yaml", "common-characters.txt"])
def test_a_file_that_was_not_copied_and_can_be_done_without_is_told_to_the_operator(
    content: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    caplog.set_level("WARNING")
    (content / name).unlink()
    assert begun_with(content) == (content, [(name, "missing")])


def test_a_start_page_that_does_not_lead_to_every_topic_gives_way_to_ours(
    content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    home = (content / "home.yaml").read_text("utf-8").splitlines()
    (content / "home.yaml").write_text("# ours\n" + "\n".join(home[:-3]) + "\n", "utf-8")
    assert begun_with(content) == (shipped("data"), [("home.yaml", "card-missing")])


@pytest.mark.parametrize("lost", ["activate", "family-account"])
def test_a_topic_that_others_lead_to_and_that_was_not_copied_makes_ours_be_used(
    content: Path, caplog: pytest.LogCaptureFixture, lost: str
) -> None:
    caplog.set_level("WARNING")
    (content / f"topics/{lost}.yaml").unlink()
    home = (content / "home.yaml").read_text("utf-8").splitlines()
    (content / "home.yaml").write_text("\n".join(row for row in home if lost not in row) + "\n", "utf-8")
    assert begun_with(content) == (shipped("data"), [(f"topics/{lost}.yaml", "missing")])


def test_a_topic_of_which_no_guide_can_be_made_gives_way_to_ours(
    content: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("WARNING")
    made = whole.build

    def break_on_wallet(library: Library, topic: str, *rest: object) -> object:
        if topic == "wallet" and library.root == content:
            raise StopIteration
        return made(library, topic, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(whole, "build", break_on_wallet)
    assert begun_with(content) == (shipped("data"), [("topics/wallet.yaml", "guide")])


def test_a_province_of_which_the_end_was_not_copied_is_told_and_left_out(
    content: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    file = content / "regions" / "zhejiang.yaml"
    lines = file.read_bytes().splitlines(keepends=True)
    cut = next(n for n, line in enumerate(lines) if line.startswith(b"        notes:") and n > len(lines) // 2)
    file.write_bytes(b"".join(lines[:cut]))
    library, damaged = contents.content(KioskConfig(content=str(content)), shipped("data"))
    assert library.root == content
    assert [(trouble.file, trouble.code) for trouble in damaged] == [("regions/zhejiang.yaml", "half")]
    assert library.local("wallet", "330100").out is not None
    assert library.local("wallet", "310100").out is None


def test_content_of_the_operators_own_that_says_other_things_is_used(content: Path) -> None:
    for name in ("corrections.yaml", "glossary.yaml"):
        rows = (content / name).read_text("utf-8").split("\n- ")
        (content / name).write_text("\n- ".join([*rows[:3], *rows[4:-1]]) + "\n# ours\n", "utf-8")
    assert begun_with(content) == (content, [])


@pytest.mark.parametrize("thing", ["pipe", "endless", "folder"])
def test_what_is_no_plain_file_does_not_hang_the_start(
    content: Path, thing: str, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("words.yaml", "places.json", "regions/zhejiang.yaml", "regions/zz.yaml"):
        path = content / name
        path.unlink(missing_ok=True)
        if thing == "pipe":
            os.mkfifo(path)
        elif thing == "endless":
            path.symlink_to("/dev/zero")
        else:
            path.mkdir()
    library = Library(content)
    for read in (lambda: library.words, lambda: library.places):
        with pytest.raises(ContentError):
            read()
    for path in ("words.yaml", "places.json"):
        (content / path).rmdir() if thing == "folder" else (content / path).unlink()
        shutil.copy(shipped("data") / path, content / path)
    for province in ("330000", "zz"):
        assert isinstance(library.region(province), Trouble)


def test_the_last_page_needs_no_content_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "12393" in fallback_page.sentence()
    assert len(fallback_page.sentence()) > 10
    monkeypatch.setattr(fallback_page, "message", lambda code: code)
    assert fallback_page.sentence() == "12393"


def test_the_last_page_is_shown_and_locked(qapp: QApplication) -> None:
    page = fallback_page.page()
    page.show()
    assert page.isVisible()
    assert "12393" in page.text()
    page.close()


def test_too_much_trouble_ends_the_process_for_a_fresh_start(
    kiosk: Station, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    run._catch(kiosk)
    with caplog.at_level("ERROR"):
        for _ in range(6):
            sys.excepthook(ValueError, ValueError("x"), None)
    assert ended == [run.BROKEN]
    QApplication.processEvents()
