"""Where things are: the content and pictures that ship with the program, and the user's own folders."""

import os
from pathlib import Path
from typing import Literal, NamedTuple, Self

import platformdirs

Kind = Literal["data", "assets"]

FONTS = ("QinbaoSansSC-Regular.otf", "QinbaoSansSC-Bold.otf")
"""Files in ``assets/fonts`` without which neither a page nor a sheet has letters."""

_PACKAGE = Path(__file__).resolve().parent


class MissingFolderError(Exception):
    """The program's own words or pictures are gone, so its one sentence cannot come from ``data/``."""

    def __init__(self, kind: str, looked_in: tuple[Path, ...]) -> None:
        self.kind = kind
        self.looked_in = looked_in
        places = "、".join(str(path) for path in looked_in)
        super().__init__(f"程序不完整，少了 {kind} 文件夹（找过：{places}）。把程序重新装一次就好。")


def shipped(kind: Kind, override: Path | None = None) -> Path:
    """Give the folder of shipped ``data`` or ``assets``.

    An installed program carries the folder inside the package; a clone has it beside
    ``pyproject.toml``. ``override`` (an operator's own content, a test) replaces the search altogether.

    Raises MissingFolderError if there is no such folder.
    """
    if override is not None:
        candidates: tuple[Path, ...] = (override,)
    else:
        clone = next((folder for folder in _PACKAGE.parents if (folder / "pyproject.toml").is_file()), None)
        candidates = (_PACKAGE / kind,) if clone is None else (_PACKAGE / kind, clone / kind)
    for folder in candidates:
        if os.path.isdir(folder):  # also where we may not look: ``Path.is_dir`` raises there
            return folder
    raise MissingFolderError(kind, candidates)


class UserFolders(NamedTuple):
    """The folders this program may write to for one person. None is created before something is written."""

    settings: Path
    cache: Path
    state: Path
    log: Path
    data: Path
    """What the person wrote down."""

    @classmethod
    def of_this_user(cls) -> Self:
        """Give the places the operating system sets aside for this program."""
        return cls(
            settings=platformdirs.user_config_path("qinbao", appauthor=False),
            cache=platformdirs.user_cache_path("qinbao", appauthor=False),
            state=platformdirs.user_state_path("qinbao", appauthor=False),
            log=platformdirs.user_log_path("qinbao", appauthor=False),
            data=platformdirs.user_data_path("qinbao", appauthor=False),
        )

    @classmethod
    def under(cls, folder: Path) -> Self:
        """Give the five places inside one folder that can be wiped as a whole (a kiosk session, a test)."""
        return cls(folder / "settings", folder / "cache", folder / "state", folder / "log", folder / "data")
