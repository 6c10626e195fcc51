"""The metadata of the published content, as plain files that any static host can serve."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import Key, Signer
from tuf.api.exceptions import UnsignedMetadataError
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer
from tuf.repository import Repository

EXPIRES = {
    Root.type: timedelta(days=365),
    Targets.type: timedelta(days=365),
    Snapshot.type: timedelta(days=90),
    Timestamp.type: timedelta(days=90),
}
THRESHOLD = {Root.type: 2, Targets.type: 1, Snapshot.type: 1, Timestamp.type: 1}
_KINDS = {Targets.type: Targets, Snapshot.type: Snapshot, Timestamp.type: Timestamp}
_PENDING = "root-to-sign.json"


class RepositoryTrouble(Exception):
    """What cannot be published; the text says why."""


class ContentRepository(Repository):
    """``metadata/`` and ``targets/`` in one folder. Nothing is written before every signature is there."""

    def __init__(self, folder: Path, signers: Iterable[Signer] = (), now: datetime | None = None) -> None:
        self.folder = folder
        self.metadata, self.files = folder / "metadata", folder / "targets"
        self.now = (now or datetime.now(UTC)).replace(microsecond=0)
        self._signers = {signer.public_key.keyid: signer for signer in signers}
        self._made: dict[str, tuple[Metadata, bytes]] = {}

    def open(self, role: str) -> Metadata:
        """The newest metadata of a role, or the first of it."""
        if role in self._made:
            return Metadata.from_bytes(self._made[role][1])
        found = self._newest(role)
        if found is not None:
            return Metadata.from_file(str(found))
        if role == Root.type:
            raise RepositoryTrouble(f"{self.folder} has no root yet: `publish begin` makes it")
        fresh = Metadata(_KINDS[role]())
        fresh.signed.version = 0
        return fresh

    def close(self, role: str, md: Metadata) -> None:
        """Signed as the root demands; kept in mind until ``write``."""
        md.signed.version += 1
        md.signed.expires = self.now + EXPIRES[role]
        md.signatures.clear()
        root = self.root()
        for keyid in root.roles[role].keyids:
            if keyid in self._signers:
                md.sign(self._signers[keyid], append=True)
        try:
            root.verify_delegate(role, md.signed_bytes, md.signatures)
        except UnsignedMetadataError:
            raise RepositoryTrouble(f"the key for {role} is missing") from None
        self._made[role] = md, md.to_bytes(JSONSerializer(compact=False))

    @property
    def targets_infos(self) -> dict[str, MetaFile]:
        """What the snapshot says about the targets."""
        return {"targets.json": self._info(Targets.type)}

    @property
    def snapshot_info(self) -> MetaFile:
        """What the timestamp says about the snapshot."""
        return self._info(Snapshot.type)

    def begin(self, keys: Mapping[str, Iterable[Key]]) -> None:
        """The first root, to be signed."""
        if self._newest(Root.type) is not None:
            raise RepositoryTrouble(f"{self.folder} has a root already")
        root = Root(version=1, consistent_snapshot=True)
        for role, some in keys.items():
            root.roles[role].threshold = THRESHOLD[role]
            for key in some:
                root.add_key(key, role)
        if len(root.roles[Root.type].keyids) < THRESHOLD[Root.type]:
            raise RepositoryTrouble("a root needs the keys of two people; better of three")
        self._ask(Metadata(root))

    def change_root(self, add: Mapping[str, Iterable[Key]], drop: Iterable[str]) -> None:
        """The next root, to be signed: for one more year, with keys added or (by their ids) dropped."""
        md = self.open(Root.type)
        root = md.signed
        assert isinstance(root, Root)
        for keyid in drop:
            held = [role for role in root.roles if keyid in root.roles[role].keyids]
            if not held:
                raise RepositoryTrouble(f"no role has the key {keyid}")
            for role in held:
                root.revoke_key(keyid, role)
        for role, some in add.items():
            for key in some:
                root.add_key(key, role)
        for role, threshold in THRESHOLD.items():
            if len(root.roles[role].keyids) < threshold:
                raise RepositoryTrouble(f"{role} would have too few keys")
        root.version += 1
        self._ask(md)

    def sign_root(self) -> bool:
        """Add our signatures to the root that waits; whether it has all it needs and is in force now."""
        path = self.folder / _PENDING
        if not path.exists():
            raise RepositoryTrouble("no root waits to be signed")
        md = Metadata.from_file(str(path))
        root = md.signed
        assert isinstance(root, Root)
        before = Metadata.from_file(str(found)).signed if (found := self._newest(Root.type)) else root
        assert isinstance(before, Root)
        for keyid, signer in self._signers.items():
            if keyid in root.roles[Root.type].keyids or keyid in before.roles[Root.type].keyids:
                md.sign(signer, append=True)
        path.write_bytes(md.to_bytes(JSONSerializer(compact=False)))
        try:
            for judge in (before, root):
                judge.verify_delegate(Root.type, md.signed_bytes, md.signatures)
        except UnsignedMetadataError:
            return False
        self.metadata.mkdir(parents=True, exist_ok=True)
        path.replace(self.metadata / f"{root.version}.root.json")
        return True

    def need(self, *roles: str) -> None:
        """Raises ``RepositoryTrouble`` where the key for one of the roles is not at hand: better soon than late."""
        for role in roles:
            if not self._signers.keys() & self.root().roles[role].keyids:
                raise RepositoryTrouble(f"the key for {role} is missing")

    def publish(self, files: Mapping[str, bytes], about: Mapping[str, object]) -> None:
        """New targets with these files, and all that follows from them."""
        with self.edit_targets() as targets:
            targets.targets = {name: _target(name, data, about) for name, data in files.items()}
        self.renew()

    def renew(self) -> None:
        """Snapshot and timestamp for ninety days more."""
        self.do_snapshot(force=True)
        self.do_timestamp(force=True)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write what was made: what nothing points to yet first, the timestamp last."""
        self.files.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (self.files / f"{hashlib.sha256(data).hexdigest()}.{name}").write_bytes(data)
        for role in (Targets.type, Snapshot.type, Timestamp.type):
            if role in self._made:
                md, data = self._made[role]
                name = f"{role}.json" if role == Timestamp.type else f"{md.signed.version}.{role}.json"
                beside = self.metadata / f".{name}.new"
                beside.write_bytes(data)
                beside.replace(self.metadata / name)

    def current(self) -> dict[str, bytes]:
        """The metadata a client needs: every root, and the newest of the others."""
        roots = sorted(self.metadata.glob("*.root.json"))
        rest = [found for role in (Targets.type, Snapshot.type, Timestamp.type) if (found := self._newest(role))]
        return {f"metadata/{path.name}": path.read_bytes() for path in (*roots, *rest)}

    def _ask(self, md: Metadata) -> None:
        md.signed.expires = self.now + EXPIRES[Root.type]
        md.signatures.clear()
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / _PENDING).write_bytes(md.to_bytes(JSONSerializer(compact=False)))

    def _newest(self, role: str) -> Path | None:
        if role == Timestamp.type:
            path = self.metadata / "timestamp.json"
            return path if path.exists() else None
        found = list(self.metadata.glob(f"*.{role}.json"))
        return max(found, key=lambda path: int(path.name.split(".")[0]), default=None)

    def _info(self, role: str) -> MetaFile:
        """Version, length and hash, so that no other file can be put in its place."""
        md = self.open(role)
        data = self._made[role][1] if role in self._made else (self._newest(role) or Path()).read_bytes()
        return MetaFile(md.signed.version, len(data), {"sha256": hashlib.sha256(data).hexdigest()})


def _target(name: str, data: bytes, about: Mapping[str, object]) -> TargetFile:
    target = TargetFile.from_data(name, data, ["sha256"])
    target.unrecognized_fields["custom"] = json.loads(json.dumps(about))
    return target
