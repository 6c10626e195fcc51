"""Local records on disk: one small file a place, read whole or left aside, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from qinbao.content.cache import remembered
from qinbao.content.messages import message
from qinbao.content.trouble import ContentError, Trouble
from qinbao.files import write_whole

if TYPE_CHECKING:
    from qinbao.content.heard import Heard, Noted

MOST_BYTES = 100_000
"""Far more than all matters of one place take."""
_LONGEST_CODE = 12
_HEAD = "# {about}\n"


class HeardFiles:
    """The records in one folder; the folder need not be there."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        self.folder = folder
        self._cache = cache
        self._held: dict[str, Noted | Trouble] | None = None

    def hold(self) -> None:
        """Read all of them now: from then on no look at a file tells which place was asked for."""
        self._held = None
        found = {code: self.read(code) for code in self.codes()}
        self._held = {code: noted for code, noted in found.items() if noted is not None}

    def codes(self) -> tuple[str, ...]:
        """Names of the files there are, which should be codes of places; none where the folder cannot be read."""
        if self._held is not None:
            return tuple(sorted(self._held))
        try:
            return tuple(sorted(path.stem for path in self.folder.glob("*.yaml")))
        except OSError:
            return ()

    def read(self, code: str) -> Noted | Trouble | None:
        """What was written down for a place; why its file cannot be used; none where there is no file."""
        if self._held is not None:
            return self._held.get(code)
        path = self._path(code)
        try:
            if not path.is_file():
                return None
            # Imported where there is a file: most people never write anything down.
            from qinbao.content.heard import Noted

            if path.stat().st_size > MOST_BYTES:
                return Trouble(path.name, 1, "heard-large", message("heard-large"))
            noted = remembered(self._cache, path, Noted, _parsed)
        except OSError:
            return Trouble(path.name, 1, "missing", message("missing"))
        except ContentError as error:
            return error.trouble
        if noted.code != code:
            return Trouble(path.name, 1, "heard-place", message("heard-place", code=noted.code))
        return noted

    def put(self, code: str, topic: str, heard: Heard | None) -> Heard | None:
        """Write ``heard`` down, or with none take it out; gives what stood there before.

        A file that cannot be used is kept beside the new one, under another ending. Raises ``OSError``.
        """
        from qinbao.content.heard import Noted

        found, path = self.read(code), self._path(code)
        if isinstance(found, Trouble):
            path.replace(path.with_suffix(".aside"))
            found = None
        topics = dict(found.topics) if found else {}
        before = topics.pop(topic, None)
        if heard is not None:
            topics[topic] = heard
        if topics:
            write_whole(path, spelled((Noted(code=code, topics=topics),), single=True))
        elif path.is_file():
            path.unlink()
        if self._held is not None:
            self.hold()
        return before

    def _path(self, code: str) -> Path:
        if not (code.isascii() and code.isalnum() and len(code) <= _LONGEST_CODE):
            return self.folder / "unknown"
        return self.folder / f"{code}.yaml"


def spelled(noted: Iterable[Noted], single: bool = False) -> bytes:
    """Records as YAML, as they are kept (``single``: one place) and as they are handed on (a list of places)."""
    import yaml

    plain = msgspec.to_builtins(tuple(noted), str_keys=True)
    text = yaml.safe_dump(plain[0] if single else list(plain), allow_unicode=True, sort_keys=False, width=1000)
    return (_HEAD.format(about=message("heard-head")) + text).encode()


def handed_on(path: Path) -> tuple[Noted, ...]:
    """The records of a file that somebody handed on, or of one place. Raises ``ContentError``."""
    from qinbao.content.heard import Noted
    from qinbao.content.typed import typed
    from qinbao.content.yaml_file import read_yaml

    located = read_yaml(path)
    if isinstance(located.data, dict):
        return (typed(located, Noted),)
    return typed(located, tuple[Noted, ...])


def _parsed(path: Path) -> Noted:
    from qinbao.content.heard import Noted
    from qinbao.content.typed import typed
    from qinbao.content.yaml_file import read_yaml

    return typed(read_yaml(path), Noted)
