"""Whether a pack may be believed: asked of python-tuf, whose answers become one sentence each."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
from tuf.api import exceptions
from tuf.ngclient.updater import Updater

from qinbao.content.packs.box import Box
from qinbao.content.packs.error import PackError
from qinbao.content.packs.fetcher import BASE, PATIENCE, BoxFetcher
from qinbao.content.packs.manifest import FORMAT, MOST_TARGET, SMALL, TARGET, About
from qinbao.content.packs.version import day

logging.getLogger("tuf").setLevel(logging.CRITICAL)
logging.getLogger("securesystemslib").setLevel(logging.CRITICAL)


class Believed(NamedTuple):
    """A pack that was verified."""

    about: About
    archive: bytes


def believed(box: Box, root: bytes, trust: Path, patience: float = PATIENCE) -> Believed:
    """The target of ``box``, after everything TUF demands. Raises ``PackError``, ``OSError``.

    ``root``: the root metadata that ships with the program. ``trust``: folder with the metadata of the version in use;
    that of this pack is added.
    """
    trust.mkdir(parents=True, exist_ok=True)
    try:
        return _asked(BoxFetcher(box, patience), root, trust)
    except exceptions.ExpiredMetadataError:
        raise PackError("expired", today=_today()) from None
    except exceptions.BadVersionNumberError:
        raise PackError("older") from None
    except exceptions.UnsignedMetadataError:
        raise PackError("keys") from None
    except exceptions.DownloadHTTPError:
        raise PackError("half") from None
    except exceptions.DownloadLengthMismatchError:
        raise PackError("large") from None
    except exceptions.RepositoryError:
        raise PackError("damaged") from None


def _asked(fetcher: BoxFetcher, root: bytes, trust: Path) -> Believed:
    got = trust.parent / "target"
    updater = Updater(
        str(trust), f"{BASE}metadata/", target_base_url=f"{BASE}targets/", fetcher=fetcher, bootstrap=root
    )
    updater.refresh()
    infos = [info for name in (TARGET, SMALL) if (info := updater.get_targetinfo(name)) is not None]
    if not infos:
        raise PackError("other")
    try:
        about = msgspec.convert(infos[0].custom, About)
    except (msgspec.MsgspecError, ValueError):
        raise PackError("other") from None
    if about.format > FORMAT:
        raise PackError("newer", program=about.needs)
    if about.format < FORMAT:
        raise PackError("other")
    if day(about.version) > _today(ahead=1):
        raise PackError("clock", day=day(about.version), today=_today())
    for info in infos:
        if info.length > MOST_TARGET:
            raise PackError("large")
        try:
            updater.download_target(info, str(got))
        except exceptions.DownloadHTTPError:
            if info is infos[-1]:
                raise
            continue  # a small pack has the other one
        data = got.read_bytes()
        got.unlink()
        return Believed(about, data)
    raise PackError("half")


def _today(ahead: int = 0) -> str:
    """Today; ``ahead``: the day of a publisher may have begun earlier than ours."""
    return (date.today() + timedelta(days=ahead)).isoformat()
