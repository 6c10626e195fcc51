"""From a telephone call to another computer: recorded, merged, published, served by a real nginx, installed there."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.after_a_call import PLACE, TOLD, TOPIC, Home

from qinbao.content.library import Library
from qinbao.content.packs.shelf import Shelf
from qinbao.content.packs.stamp import changed
from qinbao.content.packs.version import order
from qinbao.content.trouble import Trouble

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "content"))
import content_keys
import publishing

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit" / "content" / "packs"))
from packs_host import served

ROOT = Path(__file__).resolve().parents[2]
KEYS = ("root-a", "root-b", "root-c", "targets", "snapshot", "timestamp")
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="folders and servers are elsewhere")


class Desk:
    """The two people who publish, with a copy of the content, and a program built with their root."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data, self.repository = folder, folder / "data", folder / "repository"
        shutil.copytree(ROOT / "data", self.data)
        (folder / "keys").mkdir()
        rows = [f"{key}.pem four words for {key}\n" for key in KEYS]
        (folder / "passphrases").write_text("".join(rows), "utf-8")
        for key in KEYS:
            content_keys.make(folder / "keys" / f"{key}.pem", f"four words for {key}")

    def publish(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What the command does and says, in this process: it reads the whole content again and again."""
        argv, said, wrong = [*words, "--passphrases", str(self.folder / "passphrases")], io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(wrong):
            code = publishing.main(argv)
        return subprocess.CompletedProcess(argv, code, said.getvalue(), wrong.getvalue())

    def card(self, key: str) -> str:
        return str(self.folder / "keys" / f"{key}.pem.card")

    def ceremony(self) -> None:
        """Two of three sign; the second one later, at another table."""
        roots = [word for key in KEYS[:3] for word in ("--root", self.card(key))]
        others = [word for role in KEYS[3:] for word in (f"--{role}", self.card(role))]
        told = self.publish("begin", str(self.repository), *roots, *others, "--sign", self.card("root-a"))
        assert "one more signature" in told.stdout, told.stderr
        assert not (self.repository / "metadata" / "1.root.json").exists()
        assert "in force" in self.publish("sign", str(self.repository), "--sign", self.card("root-c")).stdout

    def release(self, *more: str) -> subprocess.CompletedProcess[str]:
        signing = [word for role in KEYS[3:] for word in ("--sign", self.card(role))]
        return self.publish("release", str(self.repository), "--data", str(self.data), *signing, *more)

    def build(self) -> Path:
        """The program as it is installed, with the root of these people among its assets."""
        site = self.folder / "site"
        shutil.copytree(ROOT / "desktop" / "qinbao", site / "qinbao", ignore=shutil.ignore_patterns("__pycache__"))
        (site / "qinbao" / "data").symlink_to(ROOT / "data")
        assets = site / "qinbao" / "assets"
        assets.mkdir()
        for path in (ROOT / "assets").iterdir():
            if path.name != "content":
                (assets / path.name).symlink_to(path)
        (assets / "content").mkdir()
        shutil.copy(self.repository / "metadata" / "1.root.json", assets / "content" / "root.json")
        return site


@pytest.fixture(scope="module", autouse=True)
def checked_once() -> Iterator[None]:
    """What is tried and then released is the same content: all rules are asked about each content once."""
    check = publishing.check
    known: dict[frozenset[tuple[Path, bytes]], list[Trouble]] = {}

    def once(root: Path) -> list[Trouble]:
        files = frozenset((path.relative_to(root), path.read_bytes()) for path in root.rglob("*") if path.is_file())
        if files not in known:
            known[files] = check(root)
        return known[files]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "check", once)
        yield


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = Desk(tmp_path_factory.mktemp("desk"))
    made.ceremony()
    assert "the first release" in (told := made.release()).stdout, told.stderr
    return made


@pytest.fixture(scope="module")
def site(desk: Desk) -> Path:
    return desk.build()


@pytest.fixture(scope="module")
def host(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A plain static host: nginx with nothing but a folder."""
    if shutil.which("nginx") is None:
        pytest.skip("no nginx here")
    folder = tmp_path_factory.mktemp("nginx")
    with served(desk.repository, folder) as address:
        yield address


def fetched(host: str, name: str, into: Path) -> Path:
    command = ["curl", "--silent", "--fail", f"{host}/{name}", "--output", str(into)]
    subprocess.run(command, check=True)
    return into


def test_ask_record_merge_publish_install(desk: Desk, site: Path, host: str, tmp_path: Path) -> None:
    asker, other = Home(tmp_path / "asker", site), Home(tmp_path / "other", site)
    assert asker.guide()["route"] is None or asker.guide()["route"]["known"] != "whole"
    asker.records.put(PLACE, TOPIC, TOLD)
    assert asker.guide()["verdict"]["answer"] == "yes"
    handed = tmp_path / "handed.yaml"
    assert asker.run("local", "export", str(handed)).returncode == 0
    assert asker.run("local", "merge", str(handed), str(desk.data)).returncode == 0

    before = hashlib.sha256((desk.repository / "qinbao-content.qinbao").read_bytes()).hexdigest()
    tried = desk.release("--dry-run")
    assert "鞍山市: mutual-aid" in tried.stdout, tried.stderr
    assert hashlib.sha256((desk.repository / "qinbao-content.qinbao").read_bytes()).hexdigest() == before
    assert "鞍山市: mutual-aid" in desk.release().stdout

    small = fetched(host, "qinbao-content-small.qinbao", tmp_path / "small.qinbao")
    assert small.stat().st_size <= 200_000
    told = other.run("pack", "install", str(small))
    assert (told.returncode, told.stderr) == (0, "")
    found = other.guide()
    assert found["verdict"]["answer"] == "yes"
    assert found["route"]["name"] == "鞍山医保"
    assert any("0412-12393" in str(source) for source in found["sources"])
    version = Library(desk.data).changes.version
    listed = other.run("pack", "list")
    assert f"{version}  正在用" in listed.stdout
    _turn_a_bit(other)
    assert other.run("pack", "list").returncode == 1
    assert "坏了 1 个文件" in other.run("--diagnose").stdout
    assert other.run("pack", "rollback").returncode == 0
    assert other.guide()["verdict"] != found["verdict"]


def _turn_a_bit(home: Home) -> None:
    """As an old disk does: length and time of the file stay."""
    victim = next((home.folder / "data" / "qinbao" / "content").glob("*/data/problems.yaml"))
    state = victim.stat()
    data = victim.read_bytes()
    victim.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
    os.utime(victim, ns=(state.st_atime_ns, state.st_mtime_ns))


@pytest.fixture
def machine(desk: Desk, site: Path, tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs a script as root of a computer with a ``/var/lib`` of its own, where the program is installed."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("only root can give a script a folder of its own")
    program = tmp_path / "checkout" / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexport PYTHONPATH={site}\nexec {sys.executable} "$@"\n', "utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "qinbao").write_text(f'#!/bin/sh\nexec {program} -P -s -m qinbao "$@"\n', "utf-8")
    for path in (program, tmp_path / "bin" / "qinbao"):
        path.chmod(0o755)
    shutil.copytree(ROOT / "packaging" / "kiosk", tmp_path / "checkout" / "packaging" / "kiosk")
    for name in ("var", "run", "cache"):
        (tmp_path / name).mkdir()
    env = {
        **os.environ,
        "HOME": str(tmp_path / "home"),
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "RUNTIME_DIRECTORY": str(tmp_path / "run"),
        "CACHE_DIRECTORY": str(tmp_path / "cache"),
        "FETCH": str(tmp_path / "checkout" / "packaging" / "kiosk" / "fetch-content"),
    }

    def run(script: str) -> subprocess.CompletedProcess[str]:
        inside = f"mount --bind {tmp_path / 'var'} /var/lib && {script}"
        command = ["unshare", "--mount", "--propagation", "private", "sh", "-c", inside]
        return subprocess.run(command, capture_output=True, text=True, env=env, timeout=300)

    return run


def test_a_night_of_the_timer_and_a_package(
    desk: Desk, site: Path, host: str, machine: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """The whole comes where what changed is not enough, and the next night nothing comes, for nothing is new."""
    told = machine(f"QINBAO_CONTENT={host} $FETCH && qinbao pack list --system")
    assert told.returncode == 0, told.stderr
    assert "正在用" in told.stdout
    assert (tmp_path / "run" / "changed").exists()
    shelf = Shelf(tmp_path / "var" / "qinbao" / "content")
    assert [*changed(shelf, shelf.in_use())] == []
    before = {path.name: path.stat().st_mtime_ns for path in shelf.folder.iterdir()}
    again = machine(f"rm $RUNTIME_DIRECTORY/*; QINBAO_CONTENT={host} $FETCH; ls $RUNTIME_DIRECTORY")
    assert (again.returncode, again.stdout.strip()) == (0, "etag")
    assert {path.name: path.stat().st_mtime_ns for path in shelf.folder.iterdir()} == before
    assert machine("QINBAO_CONTENT=http://127.0.0.1:9 $FETCH").returncode == 1
    assert shelf.in_use()
    if shutil.which("dpkg-deb") is not None:
        _packaged(desk, site, machine, tmp_path)


def _packaged(
    desk: Desk, site: Path, machine: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """The same pack by ``apt``: verified again, and without a root not believed."""
    packs = [path for path in desk.repository.glob("qinbao-content-2*.qinbao") if "small" not in path.name]
    pack = max(packs, key=lambda path: order(path.stem.removeprefix("qinbao-content-")))
    made = subprocess.run([ROOT / "packaging/content/build-deb", pack, tmp_path], capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    package = next(tmp_path.glob("qinbao-content_*_all.deb"))
    subprocess.run(["dpkg-deb", "-R", package, tmp_path / "tree"], check=True)
    share = tmp_path / "tree" / "usr" / "share" / "qinbao-content"
    mounted = f"mkdir -p /usr/share/qinbao-content && mount --bind {share} /usr/share/qinbao-content"
    layers = f"lowerdir=/usr/share,upperdir={tmp_path / 'up'},workdir={tmp_path / 'wk'}"
    inside = f"mount -t overlay overlay -o {layers} /usr/share"
    for name in ("up", "wk"):
        (tmp_path / name).mkdir()
    script = f"{tmp_path / 'tree' / 'DEBIAN' / 'postinst'} configure; qinbao pack list --system"
    told = machine(f"{inside} && {mounted} && {script}")
    assert "正在用" in told.stdout, told.stderr
    (site / "qinbao" / "assets" / "content" / "root.json").rename(site / "root.json")
    try:
        doubted = machine(f"rm -rf /var/lib/qinbao; {inside} && {mounted} && {script}")
    finally:
        (site / "root.json").rename(site / "qinbao" / "assets" / "content" / "root.json")
    assert doubted.stderr.strip() == Library().words("pack.error.off")
    assert "程序自带的，正在用" in doubted.stdout


def test_what_the_command_line_says_about_a_bad_pack(desk: Desk, site: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "home", site)
    letter = tmp_path / "letter.qinbao"
    letter.write_text("a letter", "utf-8")
    said = home.run("pack", "install", str(letter))
    assert (said.returncode, said.stdout, said.stderr.strip()) == (1, "", Library().words("pack.error.not-pack"))
    assert home.run("pack", "install", str(tmp_path / "nothing")).returncode == 2
    assert home.run("pack", "install").returncode == 2
    assert home.run("pack", "rollback").returncode == 1
    (site / "qinbao" / "assets" / "content" / "root.json").rename(site / "root.json")
    try:
        said = home.run("pack", "verify", str(desk.repository))
    finally:
        (site / "root.json").rename(site / "qinbao" / "assets" / "content" / "root.json")
    assert (said.returncode, said.stderr.strip()) == (1, Library().words("pack.error.off"))


def test_a_lost_key_is_replaced_by_two_of_the_three(desk: Desk, tmp_path: Path) -> None:
    """On a copy: what is published goes on."""
    copy = tmp_path / "repository"
    shutil.copytree(desk.repository, copy)
    lost = json.loads(Path(desk.card("timestamp")).read_text("utf-8"))["keyid"]
    fresh = desk.folder / "keys" / "timestamp-2.pem"
    with (desk.folder / "passphrases").open("a", encoding="utf-8") as file:
        file.write("timestamp-2.pem four other words here\n")
    desk.publish("key", str(fresh))
    change = ("root", str(copy), "--timestamp", f"{fresh}.card", "--drop", lost)
    assert "one more signature" in desk.publish(*change, "--sign", desk.card("root-a")).stdout
    assert "in force" in desk.publish("sign", str(copy), "--sign", desk.card("root-b")).stdout
    old = desk.publish("renew", str(copy), "--sign", desk.card("snapshot"), "--sign", desk.card("timestamp"))
    assert (old.returncode, "timestamp is missing" in old.stderr) == (1, True)
    new = desk.publish("renew", str(copy), "--sign", desk.card("snapshot"), "--sign", f"{fresh}.card")
    assert "renewed until" in new.stdout, new.stderr


@pytest.mark.parametrize("wrong", ["passphrase", "no key", "bad content", "one key for the root"])
def test_what_cannot_be_published_is_one_sentence_and_nothing_is_written(
    desk: Desk, tmp_path: Path, wrong: str
) -> None:
    before = {path: path.stat().st_mtime_ns for path in desk.repository.rglob("*")}
    match wrong:
        case "passphrase":
            card = Path(shutil.copy(desk.card("targets"), tmp_path / "targets.card"))
            shutil.copy(desk.folder / "keys" / "snapshot.pem", tmp_path / "targets.pem")
            told = desk.publish("renew", str(desk.repository), "--sign", str(card))
        case "no key":
            told = desk.publish("release", str(desk.repository), "--data", str(desk.data))
        case "bad content":
            data = tmp_path / "data"
            shutil.copytree(desk.data, data)
            (data / "sites.yaml").write_text("- {}\n", "utf-8")
            told = desk.release("--data", str(data))
        case _:
            told = desk.publish("begin", str(tmp_path / "new"), "--root", desk.card("root-a"))
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert {path: path.stat().st_mtime_ns for path in desk.repository.rglob("*")} == before
