"""``packaging/content/publish``: the command line of those who publish content."""

from __future__ import annotations

import argparse
import getpass
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import content_keys
import content_release as release
from content_repository import THRESHOLD, ContentRepository, RepositoryTrouble

import qinbao
from qinbao.check import check
from qinbao.content.packs.archive import packed
from qinbao.content.packs.manifest import FORMAT, SMALL, TARGET
from qinbao.content.packs.stamp import sha256

DATA = Path(__file__).resolve().parents[2] / "data"
MOST_SMALL = 200_000
"""Bytes that one corrected sentence may cost over the wire."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; exit code 1 with one sentence where it cannot be done."""
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options) or 0)
    except (content_keys.KeyTrouble, RepositoryTrouble, ValueError, OSError) as error:
        print(f"not done: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="publish", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(name: str, run: object, about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about)
        made.set_defaults(run=run)
        made.add_argument("--passphrases", type=Path, help="a file with `NAME PASSPHRASE` a line, instead of asking")
        return made

    key = command("key", _key, "a new key, or the card of one in a token")
    key.add_argument("file", type=Path)
    key.add_argument("--uri", help="where the token's key is")
    key.add_argument("--public", help="its public half: 32 bytes in hexadecimal")
    begin = command("begin", _begin, "the first root of a new repository")
    change = command("root", _root, "the next root: one more year, other keys")
    for one in (begin, change):
        one.add_argument("repository", type=Path)
        for role in THRESHOLD:
            one.add_argument(f"--{role}", type=Path, action="append", default=[], metavar="CARD")
        _signing(one)
    change.add_argument("--drop", action="append", default=[], metavar="KEYID")
    for name, run, about in (("sign", _sign, "add a signature to the root that waits for it"),
                             ("renew", _renew, "ninety days more, with the same content"),
                             ("release", _release, "the content of a data folder")):  # fmt: skip
        one = command(name, run, about)
        one.add_argument("repository", type=Path)
        _signing(one)
    one.add_argument("--data", type=Path, default=DATA)
    one.add_argument("--needs", default=qinbao.__version__, help="the oldest program that can use it")
    one.add_argument("--dry-run", action="store_true", help="say what would be published; write nothing")
    return parser


def _signing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--sign", type=Path, action="append", default=[], metavar="CARD")


def _secret(options: argparse.Namespace) -> content_keys.Secret:
    def secret(name: str) -> str:
        if options.passphrases is None:
            return getpass.getpass(f"passphrase of {name}: ")
        rows = options.passphrases.read_text(encoding="utf-8").splitlines()
        return dict(row.split(" ", 1) for row in rows if " " in row).get(name, "")

    return secret


def _repository(options: argparse.Namespace) -> ContentRepository:
    secret = _secret(options)
    return ContentRepository(options.repository, [content_keys.signer(path, secret) for path in options.sign])


def _key(options: argparse.Namespace) -> None:
    if options.uri:
        print(content_keys.of_token(options.file, options.uri, options.public or ""))
        return
    secret = _secret(options)
    passphrase = secret(options.file.name)
    if options.passphrases is None and passphrase != secret(f"{options.file.name}, once more"):
        raise content_keys.KeyTrouble("these were two different passphrases")
    print(content_keys.make(options.file, passphrase))


def _keys(options: argparse.Namespace) -> dict[str, list[content_keys.Key]]:
    return {role: [content_keys.public_key(path) for path in getattr(options, role)] for role in THRESHOLD}


def _begin(options: argparse.Namespace) -> None:
    repository = _repository(options)
    repository.begin(_keys(options))
    _told(repository)


def _root(options: argparse.Namespace) -> None:
    repository = _repository(options)
    repository.change_root(_keys(options), options.drop)
    _told(repository)


def _sign(options: argparse.Namespace) -> None:
    _told(_repository(options))


def _told(repository: ContentRepository) -> None:
    done = repository.sign_root()
    print("the root is in force" if done else "one more signature is needed: `publish sign` by the other person")


def _renew(options: argparse.Namespace) -> None:
    repository = _repository(options)
    repository.renew()
    repository.write({})
    _packs(repository)
    print(f"renewed until {repository.timestamp().expires.date()}")


def _release(options: argparse.Namespace) -> None:
    repository = _repository(options)
    if not options.dry_run:
        repository.need("targets", "snapshot", "timestamp")
    known = repository.targets().targets.get(TARGET)
    version_before, old = release.before(repository.files, known.hashes["sha256"] if known else None)
    version = release.next_version(datetime.now(UTC).astimezone().date(), version_before)
    files = release.files_of(options.data, version)
    _checked(files)
    sums = {name: sha256(data) for name, data in old.items()}
    targets = {TARGET: packed(version, files)}
    if old:
        targets[SMALL] = packed(version, files, without=sums)
    for line in release.summary(old, files) if old else [f"the first release: {len(files)} files"]:
        print(f"  {line}")
    for name, data in targets.items():
        print(f"{version} {name}: {len(data)} bytes")
    if len(targets.get(SMALL, b"")) > MOST_SMALL:
        print(f"note: more than {MOST_SMALL} bytes over the wire")
    if options.dry_run:
        print("nothing was written")
        return
    repository.publish(targets, {"format": FORMAT, "version": version, "needs": options.needs})
    repository.write(targets)
    (options.data / "changes.yaml").write_bytes(files["changes.yaml"])
    _packs(repository)


def _checked(files: dict[str, bytes]) -> None:
    """The same that every computer does before it uses them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        if troubles := check(Path(folder)):
            raise ValueError("\n".join(["`qinbao check` has something to say:", *map(str, troubles)]))


def _packs(repository: ContentRepository) -> None:
    """One file each, under its own name and under the one that is always the newest."""
    for target, info in repository.targets().targets.items():
        name = f"{info.hashes['sha256']}.{target}"
        version = info.custom["version"]
        data = release.pack(repository.current(), {f"targets/{name}": (repository.files / name).read_bytes()})
        own = release.file_names(version)[target]
        for path in (repository.folder / own, repository.folder / own.replace(f"-{version}", "")):
            beside = path.with_name(f".{path.name}.new")
            beside.write_bytes(data)
            beside.replace(path)
        print(repository.folder / own)


if __name__ == "__main__":
    raise SystemExit(main())
