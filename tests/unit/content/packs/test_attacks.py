"""Whoever wants other words on these pages, and whatever can go wrong on the way: refused, and nothing has changed."""

from __future__ import annotations

import io
import json
import lzma
import os
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from packs_demo import ABOUT, Computer, Publisher, content
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata

from qinbao.content.library import Library
from qinbao.content.packs.archive import packed
from qinbao.content.packs.box import FileBox
from qinbao.content.packs.error import PackError
from qinbao.content.packs.install import Ground
from qinbao.content.packs.manifest import FORMAT, MANIFEST, TARGET, Manifest
from qinbao.content.packs.shelf import Shelf
from qinbao.content.packs.stamp import changed, sha256
from qinbao.content.packs.verify import believed

OLD, NEW = "2026.11.20", "2026.11.27"
ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def pack(computer: Computer, publisher: Publisher) -> Path:
    """A newer pack than the one in use."""
    computer.install(publisher.publish(OLD))
    return publisher.publish(NEW)


def refuse(computer: Computer, path: Path, key: str) -> None:
    """It is refused with the words of ``key``, and every file is as it was."""
    before, version = computer.state(), computer.version()
    with pytest.raises(PackError) as refused:
        computer.install(path)
    assert refused.value.key == key
    assert computer.state() == before
    assert computer.version() == version
    assert Library().words(f"pack.error.{key}", **refused.value.fields)


def rewrite(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Another pack, of what ``change`` makes of each file in this one."""
    with zipfile.ZipFile(path) as old:
        files = {name: change(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
        for name, data in files.items():
            if data is not None:
                new.writestr(zipfile.ZipInfo(name), data)
    return path


def tar(*members: tuple[tarfile.TarInfo, bytes], said: dict[str, str] | None = None) -> bytes:
    """An archive of a content and anything else; ``said``: the sums that are told of its files."""
    raw = io.BytesIO()
    files = content(NEW)
    sums = {name: sha256(data) for name, data in files.items()} if said is None else said
    manifest = msgspec.json.encode(Manifest(version=NEW, files=sums))
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name, data in {MANIFEST: manifest, **files}.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info, data in members:
            archive.addfile(info, io.BytesIO(data))
    return lzma.compress(raw.getvalue())


def named(name: str, kind: bytes = tarfile.REGTYPE, data: bytes = b"") -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.type, info.size, info.linkname = kind, len(data), "/etc/passwd"
    return info, data


def test_arbitrary_content_under_a_good_name(computer: Computer, pack: Path) -> None:
    for other, key in ((bytes(10**6), "large"), (b"short", "damaged")):
        rewrite(pack, lambda name, data, other=other: other if name.startswith("targets/") else data)
        refuse(computer, pack, key)


def test_arbitrary_content_of_the_same_length(computer: Computer, pack: Path) -> None:
    rewrite(pack, lambda name, data: data[:-1] + bytes([data[-1] ^ 1]) if name.startswith("targets/") else data)
    refuse(computer, pack, "damaged")


def test_keys_of_somebody_else(computer: Computer, pack: Path, tmp_path: Path) -> None:
    refuse(computer, Publisher(tmp_path / "stranger").publish(NEW), "keys")


def test_one_key_of_two(computer: Computer, publisher: Publisher, pack: Path) -> None:
    """The next root, signed by one of the two who have to."""

    def signed_once(name: str, data: bytes) -> bytes:
        root = Metadata.from_bytes(data) if name == "metadata/1.root.json" else None
        if root is None:
            return data
        root.signed.version = 2
        root.sign(publisher.keys["root"][0])
        made.append(root.to_bytes())
        return data

    made: list[bytes] = []
    rewrite(pack, signed_once)
    with zipfile.ZipFile(pack, "a") as file:
        file.writestr(zipfile.ZipInfo("metadata/2.root.json"), made[0])
    refuse(computer, pack, "keys")


def test_both_keys_exchange_the_root(computer: Computer, publisher: Publisher, pack: Path) -> None:
    lost, fresh = publisher.keys["targets"][0], CryptoSigner.generate_ed25519()
    repository = publisher.repository()
    repository.change_root({"targets": [fresh.public_key]}, [lost.public_key.keyid])
    assert repository.sign_root()
    publisher.keys["targets"] = [fresh]
    computer.install(publisher.publish(NEW))
    assert computer.version() == NEW


def test_rollback_to_an_older_pack(computer: Computer, publisher: Publisher, pack: Path) -> None:
    older = publisher.folder / f"{OLD}.qinbao"
    computer.install(pack)
    refuse(computer, older, "older")


def test_content_older_than_what_ships(computer: Computer, publisher: Publisher) -> None:
    refuse(computer, publisher.publish("2025.12.31"), "older")


def test_freeze(computer: Computer, publisher: Publisher) -> None:
    """Metadata that was good ninety-one days ago."""
    refuse(computer, publisher.publish(NEW, ago=91), "expired")


def test_good_until_the_ninetieth_day(computer: Computer, publisher: Publisher) -> None:
    computer.install(publisher.publish(OLD, ago=89))
    assert computer.version() == OLD


def test_a_clock_ten_years_fast(computer: Computer, publisher: Publisher) -> None:
    refuse(computer, publisher.publish(NEW, ago=3652), "expired")


def test_a_clock_ten_years_slow(computer: Computer, publisher: Publisher) -> None:
    refuse(computer, publisher.publish("2036.11.27"), "clock")


def test_mix_and_match(computer: Computer, publisher: Publisher, pack: Path) -> None:
    """The timestamp of one release with the snapshot or the targets of another."""
    newer = publisher.publish("2026.11.28")
    with zipfile.ZipFile(pack) as old:
        olds = {name.split(".", 1)[-1]: old.read(name) for name in old.namelist() if name != "metadata/timestamp.json"}
    for role in ("snapshot.json", "targets.json"):
        mixed = publisher.folder / f"mixed-{role}.qinbao"
        shutil.copy(newer, mixed)
        rewrite(mixed, lambda name, data, role=role: olds[role] if name.endswith("." + role) else data)
        refuse(computer, mixed, "damaged")


@pytest.mark.parametrize("name", ["timestamp.json", "2.snapshot.json", "2.root.json"])
def test_endless_data(computer: Computer, publisher: Publisher, pack: Path, name: str) -> None:
    endless = publisher.folder / "metadata" / name
    with endless.open("wb") as file:
        file.truncate(2**40)  # a file of holes: reads as zeros for hours
    refuse(computer, publisher.folder, "large")


@pytest.mark.parametrize("thing", ["pipe", "zeros"])
def test_what_never_ends_is_not_waited_for(computer: Computer, tmp_path: Path, pack: Path, thing: str) -> None:
    path = tmp_path / "endless.qinbao"
    if thing == "pipe":
        os.mkfifo(path)
    refuse(computer, path if thing == "pipe" else Path("/dev/zero"), "not-pack")


def test_slow_retrieval(publisher: Publisher, pack: Path, tmp_path: Path) -> None:
    box = FileBox(pack)
    with pytest.raises(PackError, match="slow"):
        believed(box, publisher.root, tmp_path / "work" / "trust", patience=0)
    box.close()


def test_four_gigabytes_of_zeros_in_a_small_zip(computer: Computer, pack: Path) -> None:
    with zipfile.ZipFile(pack) as old:
        files = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in files.items():
            new.writestr(name, bytes(10**7) if name.startswith("targets/") else data)
    refuse(computer, pack, "strange")


def test_a_signed_archive_that_unpacks_to_gigabytes(computer: Computer, publisher: Publisher, pack: Path) -> None:
    bomb = lzma.LZMACompressor(preset=0)
    packed_zeros = b"".join(bomb.compress(bytes(2**20)) for _ in range(100)) + bomb.flush()
    assert len(packed_zeros) < 100_000
    refuse(computer, publisher.publish(NEW, target=packed_zeros), "large")


def test_a_signed_archive_with_a_file_full_of_holes(computer: Computer, publisher: Publisher, pack: Path) -> None:
    huge = tarfile.TarInfo("words.yaml")
    huge.size = 2**40
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        archive.fileobj.write(huge.tobuf())
    refuse(computer, publisher.publish(NEW, target=lzma.compress(raw.getvalue())), "large")


@pytest.mark.parametrize(
    "name", ["../outside.yaml", "/etc/outside.yaml", "regions/../../outside.yaml", "C:\\outside.yaml", "a/b/c.yaml"]
)
def test_a_name_that_leads_outside(computer: Computer, publisher: Publisher, pack: Path, name: str) -> None:
    refuse(computer, publisher.publish(NEW, target=tar(named(name, data=b"x"))), "strange")


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_a_link_or_a_device_among_the_files(computer: Computer, publisher: Publisher, pack: Path, kind: bytes) -> None:
    refuse(computer, publisher.publish(NEW, target=tar(named("words.yaml", kind))), "strange")


@pytest.mark.parametrize("name", ["run.sh", "words.py", ".hidden.yaml", "words.yaml.exe", "regions/x.json"])
def test_an_unknown_file(computer: Computer, publisher: Publisher, pack: Path, name: str) -> None:
    files = {**content(NEW), name: b"x"}
    refuse(computer, publisher.publish(NEW, files=files), "strange")


def test_a_file_twice_and_one_that_is_not_announced(computer: Computer, publisher: Publisher, pack: Path) -> None:
    refuse(computer, publisher.publish(NEW, target=tar(named("places.json", data=b"x"))), "strange")
    refuse(computer, publisher.publish(NEW, target=tar(named("words.yaml", data=b"x"))), "strange")


def test_a_file_that_is_not_what_was_announced(computer: Computer, publisher: Publisher, pack: Path) -> None:
    said = dict.fromkeys(content(NEW), sha256(b"another"))
    refuse(computer, publisher.publish(NEW, target=tar(said=said)), "damaged")


@pytest.mark.parametrize(
    "name", ["metadata/../../outside.json", "outside.sh", "targets/x", "metadata/extra.json", "/metadata/root.json"]
)
def test_a_strange_file_in_the_wrapper(computer: Computer, pack: Path, name: str) -> None:
    with zipfile.ZipFile(pack, "a") as file:
        file.writestr(zipfile.ZipInfo(name), b"x")
    refuse(computer, pack, "strange")


def test_a_link_in_the_wrapper(computer: Computer, pack: Path) -> None:
    link = zipfile.ZipInfo("metadata/9.root.json")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(pack, "a") as file:
        file.writestr(link, "/etc/passwd")
    refuse(computer, pack, "strange")


def test_a_link_in_a_folder(computer: Computer, publisher: Publisher, pack: Path) -> None:
    timestamp = publisher.folder / "metadata" / "timestamp.json"
    timestamp.rename(publisher.folder / "elsewhere.json")
    timestamp.symlink_to(publisher.folder / "elsewhere.json")
    refuse(computer, publisher.folder, "strange")


def test_a_pack_for_a_newer_format_says_which_program_it_needs(
    computer: Computer, publisher: Publisher, pack: Path
) -> None:
    newer = publisher.publish(NEW, format=FORMAT + 1, needs="9.8.7")
    with pytest.raises(PackError) as refused:
        computer.install(newer)
    assert "9.8.7" in Library().words("pack.error.newer", **refused.value.fields)
    refuse(computer, newer, "newer")


@pytest.mark.parametrize("about", [{"version": "../../x"}, {"version": 5}, {"format": "x"}, {"format": 0}])
def test_metadata_that_says_nonsense_about_its_target(
    computer: Computer, publisher: Publisher, pack: Path, about: dict[str, object]
) -> None:
    target = packed(NEW, content(NEW))
    repository = publisher.repository()
    repository.publish({TARGET: target}, {**ABOUT, "version": NEW, **about})
    repository.write({TARGET: target})
    refuse(computer, publisher.folder, "other")


def test_metadata_that_tells_another_version_than_the_files(
    computer: Computer, publisher: Publisher, pack: Path
) -> None:
    refuse(computer, publisher.publish(NEW, target=packed("2026.11.26", content("2026.11.26"))), "damaged")
    refuse(computer, publisher.publish(NEW, target=packed(NEW, content("2026.11.26"))), "damaged")


def test_a_pack_for_another_program(computer: Computer, publisher: Publisher, pack: Path) -> None:
    repository = publisher.repository()
    repository.publish({"other.tar.xz": b"x"}, {**ABOUT, "version": NEW})
    repository.write({"other.tar.xz": b"x"})
    refuse(computer, publisher.folder, "other")


@pytest.mark.parametrize("written", [b"", b"PK", b"%PDF-1.7", b"\x00" * 4096, "不是资料包".encode()])
def test_not_a_pack(computer: Computer, tmp_path: Path, pack: Path, written: bytes) -> None:
    path = tmp_path / "other.qinbao"
    path.write_bytes(written)
    refuse(computer, path, "half" if written == b"PK" else "not-pack")


def test_another_zip_is_not_a_pack(computer: Computer, tmp_path: Path, pack: Path) -> None:
    with zipfile.ZipFile(tmp_path / "letter.docx", "w") as file:
        file.writestr("word/document.xml", "<x/>")
    refuse(computer, tmp_path / "letter.docx", "not-pack")
    refuse(computer, tmp_path, "not-pack")


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_half_a_pack(computer: Computer, pack: Path, part: float) -> None:
    data = pack.read_bytes()
    pack.write_bytes(data[: int(len(data) * part)])
    refuse(computer, pack, "half")


@pytest.mark.parametrize("lost", ["timestamp", "snapshot", "targets.json", "targets/"])
def test_a_pack_without_one_of_its_parts(computer: Computer, pack: Path, lost: str) -> None:
    rewrite(pack, lambda name, data: None if lost in name else data)
    refuse(computer, pack, "half")


def test_no_bit_of_a_pack_can_be_turned(computer: Computer, pack: Path) -> None:
    """Many bytes of it, one after the other: refused, or still exactly what was signed."""
    data = pack.read_bytes()
    for at in range(0, len(data), 97):
        pack.write_bytes(data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :])
        try:
            laid = computer.install(pack)
        except PackError:
            assert computer.version() == OLD
        else:
            assert not [*changed(computer.shelf, laid.name)]
            computer.shelf.set(msgspec.structs.replace(computer.shelf.current, use=computer.shelf.current.before))


def test_a_full_disk(computer: Computer, publisher: Publisher, pack: Path) -> None:
    """Files larger than a kilobyte cannot be written any more."""
    before = computer.state()
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limit[1]))
    try:
        with pytest.raises(PackError, match="full"):
            computer.install(pack)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, old)
    assert computer.state() == before


def test_a_home_that_may_not_be_written(computer: Computer, publisher: Publisher, pack: Path) -> None:
    """The folder is a plain file here: root may write everywhere."""
    (computer.shelf.folder.parent / "shut").write_text("", "utf-8")
    shut = Ground(
        Shelf(computer.shelf.folder.parent / "shut" / "content"), computer.ground.shipped, computer.ground.root
    )
    computer.ground = shut
    with pytest.raises(PackError, match=r"disk|shut"):
        computer.install(pack)


def test_a_stick_pulled_out_while_it_is_read(computer: Computer, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pulled(self: FileBox, name: str) -> Iterator[bytes]:
        whole = chunks(self, name)
        yield next(whole)
        os.close(self._file.fileno())  # what follows fails as a lost device does
        os.open(os.devnull, os.O_WRONLY)
        yield from whole

    chunks = FileBox.chunks
    monkeypatch.setattr(FileBox, "chunks", pulled)
    monkeypatch.setattr("qinbao.content.packs.box._CHUNK", 16)
    before = computer.state()
    with pytest.raises((PackError, OSError)):
        computer.install(pack)
    assert computer.state() == before


def test_killed_at_any_moment_it_starts_with_a_whole_content() -> None:
    command = [sys.executable, "-P", "-s", str(ROOT / "packaging" / "proof" / "pack_kills.py"), "50"]
    told = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert json.loads(told.stdout)["whole"] == 50
