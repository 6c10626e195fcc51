"""A publisher with keys of its own, its repository, and a computer that has an older content."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "packaging" / "content"))

import content_release as release
from content_repository import THRESHOLD, ContentRepository

from qinbao.content.packs.archive import packed
from qinbao.content.packs.install import Ground, Laid, Trial, installed
from qinbao.content.packs.manifest import FORMAT, SMALL, TARGET
from qinbao.content.packs.shelf import Shelf
from qinbao.content.packs.trial import Tried

ABOUT = {"format": FORMAT, "needs": "0.1.0"}


def content(version: str, say: str = "原来的话。") -> dict[str, bytes]:
    """As little as a content can have; what is in it is tried elsewhere."""
    change = f'- {{version: {version}, place: "330100", topic: wallet, say: {say}}}'
    return {
        "changes.yaml": f"version: {version}\nchanges:\n{change}\n".encode(),
        "regions/zhejiang.yaml": f"code: '330000'\nname: {say}\n".encode(),
        "places.json": b"x" * 3000,
    }


def trial(tried: Tried = lambda data: None) -> Trial:
    """Asks ``tried`` instead of ``check``."""
    return lambda: nullcontext(tried)


class Publisher:
    """Makes real metadata with real keys, for whatever day is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keys = {role: [CryptoSigner.generate_ed25519() for _ in range(2)] for role in THRESHOLD}
        first = self.repository()
        first.begin({role: [key.public_key for key in keys] for role, keys in self.keys.items()})
        assert first.sign_root()
        self.root = (folder / "metadata" / "1.root.json").read_bytes()

    def repository(self, now: datetime | None = None) -> ContentRepository:
        return ContentRepository(self.folder, [key for keys in self.keys.values() for key in keys], now)

    def publish(
        self, version: str, files: Mapping[str, bytes] | None = None, ago: int = 0, target: bytes | None = None,
        **about: object,
    ) -> Path:  # fmt: skip
        """A release ``ago`` days ago; gives its pack."""
        repository = self.repository(datetime.now(UTC) - timedelta(days=ago))
        files = content(version) if files is None else files
        target = packed(version, files) if target is None else target
        repository.publish({TARGET: target}, {**ABOUT, "version": version, **about})
        repository.write({TARGET: target})
        return self.pack(version, {TARGET: target})

    def publish_small(self, version: str, before: Mapping[str, bytes], files: Mapping[str, bytes]) -> Path:
        """A release with the whole content and one with what changed; gives the pack with what changed."""
        sums = {name: hashlib.sha256(data).hexdigest() for name, data in before.items()}
        targets = {TARGET: packed(version, files), SMALL: packed(version, files, without=sums)}
        repository = self.repository()
        repository.publish(targets, {**ABOUT, "version": version})
        repository.write(targets)
        return self.pack(f"{version}-small", {SMALL: targets[SMALL]})

    def pack(self, name: str, targets: Mapping[str, bytes], metadata: Mapping[str, bytes] | None = None) -> Path:
        """One file of the newest metadata, or of others, and these targets."""
        path = self.folder / f"{name}.qinbao"
        inside = {f"targets/{hashlib.sha256(data).hexdigest()}.{one}": data for one, data in targets.items()}
        path.write_bytes(release.pack(self.repository().current() if metadata is None else metadata, inside))
        return path


class Computer:
    """Where packs arrive."""

    def __init__(self, folder: Path, root: bytes) -> None:
        shipped = folder / "shipped"
        for name, data in content("2026.01.01").items():
            (shipped / name).parent.mkdir(parents=True, exist_ok=True)
            (shipped / name).write_bytes(data)
        self.ground = Ground(Shelf(folder / "content"), shipped, root)
        self.shelf = self.ground.shelf

    def install(self, pack: Path) -> Laid:
        return installed(pack, self.ground, trial())

    def version(self) -> str:
        """Of the content the next start would use."""
        name = self.shelf.in_use()
        data = self.shelf.data(name) if name else self.ground.shipped
        return (data / "changes.yaml").read_text("utf-8").split()[1]

    def state(self) -> dict[str, bytes]:
        """Every file there is, but for the lock."""
        found = (path for path in self.shelf.folder.rglob("*") if path.is_file() and path.name != "lock")
        return {path.relative_to(self.shelf.folder).as_posix(): path.read_bytes() for path in found}
