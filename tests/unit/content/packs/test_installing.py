"""A pack becomes the content in use, or nothing changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from packs_demo import Computer, Publisher, content, trial

from qinbao.content.packs.choose import chosen
from qinbao.content.packs.error import PackError
from qinbao.content.packs.install import Ground, looked_at, renewed, rolled_back, verified
from qinbao.content.packs.lock import locked
from qinbao.content.packs.shelf import TRIES, Shelf
from qinbao.content.packs.stamp import changed

NEWER = "2026.11.20"
NEWEST = "2026.11.27"
NOBODY = Path("nobody") / "content"


def refused(data: Path) -> None:
    raise PackError("bad")


def test_a_pack_is_used_from_the_next_start_on(computer: Computer, publisher: Publisher) -> None:
    assert computer.version() == "2026.01.01"
    laid = computer.install(publisher.publish(NEWER))
    assert computer.version() == NEWER
    assert [change.say for change in laid.changes.changes] == ["原来的话。"]


def test_a_folder_of_a_static_host_is_as_good_as_a_file(computer: Computer, publisher: Publisher) -> None:
    publisher.publish(NEWER)
    computer.install(publisher.folder)
    assert computer.version() == NEWER


def test_looking_at_a_pack_changes_nothing(computer: Computer, publisher: Publisher) -> None:
    pack = publisher.publish(NEWER)
    assert looked_at(pack, computer.ground).about.version == NEWER
    assert verified(pack, computer.ground, trial()).about.version == NEWER
    assert computer.state() == {}


def test_a_small_pack_takes_the_rest_from_what_is_here(computer: Computer, publisher: Publisher) -> None:
    before, after = content(NEWER), content(NEWEST, "改过的话。")
    computer.install(publisher.publish(NEWER))
    small = publisher.publish_small(NEWEST, before, after)
    computer.install(small)
    data = computer.shelf.data(computer.shelf.in_use())
    assert {name: (data / name).read_bytes() for name in after} == after


def test_a_small_pack_without_what_it_builds_on_asks_for_a_whole_one(computer: Computer, publisher: Publisher) -> None:
    publisher.publish(NEWER)
    small = publisher.publish_small(NEWEST, {"places.json": b"other"}, {**content(NEWEST), "places.json": b"other"})
    with pytest.raises(PackError, match="small"):
        computer.install(small)


def test_the_same_pack_twice_is_the_same_as_once(computer: Computer, publisher: Publisher) -> None:
    pack = publisher.publish(NEWER)
    computer.install(pack)
    before = computer.state()
    computer.install(pack)
    assert computer.state() == before


def test_old_versions_go_the_last_good_one_stays(computer: Computer, publisher: Publisher) -> None:
    for version in ("2026.11.18", NEWER, NEWEST):
        computer.install(publisher.publish(version))
    assert [name.partition("-")[0] for name in computer.shelf.versions()] == [NEWER, NEWEST]


def test_rolled_back_is_what_was_used_before_and_then_what_ships(computer: Computer, publisher: Publisher) -> None:
    for version in (NEWER, NEWEST):
        computer.install(publisher.publish(version))
    rolled_back(computer.shelf)
    assert computer.version() == NEWER
    rolled_back(computer.shelf)
    assert computer.version() == "2026.01.01"
    with pytest.raises(PackError, match="none"):
        rolled_back(computer.shelf)


def test_after_going_back_an_older_pack_is_still_refused(computer: Computer, publisher: Publisher) -> None:
    older = publisher.publish(NEWER)
    computer.install(publisher.publish(NEWEST))
    rolled_back(computer.shelf)
    with pytest.raises(PackError, match="older"):
        computer.install(older)


def test_content_that_check_complains_about_is_not_used(computer: Computer, publisher: Publisher) -> None:
    from qinbao.content.packs.install import installed

    with pytest.raises(PackError, match="bad"):
        installed(publisher.publish(NEWER), computer.ground)  # the real check, in a process of its own
    assert computer.state() == {}


def test_a_version_that_never_shows_a_page_is_put_aside(computer: Computer, publisher: Publisher) -> None:
    computer.install(publisher.publish(NEWER))
    computer.shelf.saw()
    computer.install(publisher.publish(NEWEST))
    for _ in range(TRIES):
        computer.shelf.begin()
        assert computer.version() == NEWEST
    computer.shelf.begin()
    assert computer.version() == NEWER
    assert [name.partition("-")[0] for name in computer.shelf.current.aside] == [NEWEST]


def test_a_version_that_was_seen_is_begun_with_for_ever(computer: Computer, publisher: Publisher) -> None:
    computer.install(publisher.publish(NEWER))
    computer.shelf.begin()
    computer.shelf.saw()
    written = computer.state()
    for _ in range(2 * TRIES):
        computer.shelf.begin()
    assert computer.version() == NEWER
    assert computer.state() == written


@pytest.mark.parametrize("fault", ["gone", "short", "other time", "no stamp"])
def test_a_damaged_version_gives_way_to_the_one_before(computer: Computer, publisher: Publisher, fault: str) -> None:
    for version in (NEWER, NEWEST):
        computer.install(publisher.publish(version))
    folder = computer.shelf.folder / computer.shelf.in_use()
    victim = folder / "data" / "places.json"
    match fault:
        case "gone":
            victim.unlink()
        case "short":
            victim.write_bytes(b"")
        case "other time":
            victim.write_bytes(victim.read_bytes())
        case "no stamp":
            (folder / "stamp.json").unlink()
    assert computer.version() == NEWER


def test_a_changed_byte_is_noticed_by_whoever_looks_at_bytes(computer: Computer, publisher: Publisher) -> None:
    import os

    computer.install(publisher.publish(NEWER))
    name = computer.shelf.in_use()
    victim = computer.shelf.data(name) / "places.json"
    state = victim.stat()
    victim.write_bytes(b"y" + victim.read_bytes()[1:])
    os.utime(victim, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert computer.shelf.in_use() == name  # a start reads no bytes
    assert [*changed(computer.shelf, name)] == ["places.json"]


@pytest.mark.parametrize("written", [b"", b"{", b'{"use": 5}', b"\xff\xfe", b'{"use": "../../etc"}'])
def test_a_broken_note_of_what_is_used_means_what_ships(
    computer: Computer, publisher: Publisher, written: bytes
) -> None:
    computer.install(publisher.publish(NEWER))
    (computer.shelf.folder / "current.json").write_bytes(written)
    assert computer.version() == "2026.01.01"


def test_two_updates_at_once_are_one(computer: Computer, publisher: Publisher) -> None:
    pack = publisher.publish(NEWER)
    with locked(computer.shelf.folder), pytest.raises(PackError, match="busy"):
        computer.install(pack)
    computer.install(pack)
    assert computer.version() == NEWER


def test_what_an_interrupted_update_left_is_removed_by_the_next(computer: Computer, publisher: Publisher) -> None:
    (computer.shelf.folder / ".new" / "data").mkdir(parents=True)
    (computer.shelf.folder / ".new" / "data" / "half.yaml").write_text("half", "utf-8")
    computer.install(publisher.publish(NEWER))
    assert not (computer.shelf.folder / ".new").exists()


def test_the_newer_of_the_persons_and_the_computers_shelf_is_used(
    tmp_path: Path, computer: Computer, publisher: Publisher
) -> None:
    computer.install(publisher.publish(NEWER))
    other = Computer(tmp_path / "other", publisher.root)
    ground = Ground(other.shelf, computer.ground.shipped, publisher.root)
    other.ground = ground
    other.install(publisher.publish(NEWEST))
    found = chosen(computer.shelf.folder, ground.shipped, other.shelf.folder)
    assert found == other.shelf.data(other.shelf.in_use())
    assert chosen(computer.shelf.folder, ground.shipped, tmp_path / NOBODY) == computer.shelf.data(
        computer.shelf.in_use()
    )
    assert chosen(tmp_path / NOBODY, ground.shipped, tmp_path / NOBODY) is None


def test_another_program_tries_the_version_again_once(computer: Computer, publisher: Publisher) -> None:
    computer.install(publisher.publish(NEWER))
    current = computer.shelf.current
    computer.shelf.set(msgspec.structs.replace(current, suits="another"))
    tried: list[Path] = []
    for _ in range(2):
        renewed(computer.shelf, computer.ground.shipped, trial(tried.append))
    assert len(tried) == 1
    assert computer.version() == NEWER


def test_what_another_program_cannot_use_is_put_aside(computer: Computer, publisher: Publisher) -> None:
    computer.install(publisher.publish(NEWER))
    computer.shelf.set(msgspec.structs.replace(computer.shelf.current, suits="another"))
    renewed(computer.shelf, computer.ground.shipped, trial(refused))
    assert computer.version() == "2026.01.01"


def test_a_program_that_ships_something_newer_uses_that(computer: Computer, publisher: Publisher) -> None:
    computer.install(publisher.publish(NEWER))
    for name, data in content(NEWEST).items():
        (computer.ground.shipped / name).write_bytes(data)
    assert chosen(computer.shelf.folder, computer.ground.shipped, Path(NOBODY)) is None


def test_signatures_are_verified_without_the_library_that_makes_them(
    tmp_path: Path, computer: Computer, publisher: Publisher
) -> None:
    """What is installed has no ``cryptography``: 16 MiB for one kind of signature."""
    good = publisher.publish(NEWER)
    (tmp_path / "root.json").write_bytes(publisher.root)
    code = (
        "import sys; sys.modules['cryptography'] = None\n"
        "from pathlib import Path\n"
        "from qinbao.content.packs.install import Ground, looked_at\n"
        "from qinbao.content.packs.shelf import Shelf\n"
        "pack, shelf, shipped, root = map(Path, sys.argv[1:])\n"
        "print(looked_at(pack, Ground(Shelf(shelf), shipped, root.read_bytes())).about.version)"
    )
    places = (good, computer.shelf.folder, computer.ground.shipped, tmp_path / "root.json")
    told = subprocess.run([sys.executable, "-c", code, *map(str, places)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == NEWER


def test_a_start_with_a_pack_verifies_nothing(computer: Computer, publisher: Publisher) -> None:
    """The stamp is enough: nothing that knows of signatures is loaded, and no byte of the content is read."""
    computer.install(publisher.publish(NEWER))
    code = (
        "import builtins, io, sys, pathlib\n"
        "from qinbao.content.packs.choose import chosen\n"
        "read = []\n"
        "whole = pathlib.Path.read_bytes\n"
        "pathlib.Path.read_bytes = lambda path: (read.append(path.name), whole(path))[1]\n"
        "print(chosen(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path('/nobody')))\n"
        "heavy = {'tuf', 'cryptography', 'urllib3', 'yaml'}\n"
        "print(*sorted(set(read)), sorted(heavy & sys.modules.keys()))"
    )
    places = (computer.shelf.folder, computer.ground.shipped)
    told = subprocess.run([sys.executable, "-c", code, *map(str, places)], capture_output=True, text=True, check=True)
    used, loaded = told.stdout.splitlines()
    assert used == str(computer.shelf.data(computer.shelf.in_use()))
    assert loaded == "current.json stamp.json []"


def test_no_shelf_at_all_is_what_most_people_have(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / NOBODY)
    shelf.begin()
    shelf.saw()
    assert (shelf.in_use(), shelf.versions()) == ("", ())
    assert not shelf.folder.exists()
