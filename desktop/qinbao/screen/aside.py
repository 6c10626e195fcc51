"""Pages opened from a page of the journey, and left again to it: one record a kind, each with a state of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

import msgspec

from qinbao.content.beside import Matter

if TYPE_CHECKING:
    from qinbao.content.heard import Heard
    from qinbao.guide.practice import Rehearsal


GroupName = Literal["matter", "place", "care"]
GROUPS: tuple[GroupName, ...] = get_args(GroupName)


class Beside(msgspec.Struct, frozen=True, tag=str.lower):
    """Base of all of them."""

    stays: ClassVar[bool] = False
    """Whether one does something there: 回到刚才那页 leads back to it."""
    matter: ClassVar[Matter | None] = None
    """What asks questions of its own there, with a session in ``State.beside``."""


class Sources(Beside, frozen=True):
    """Every sentence that stands on a source."""

    of: Literal["", "comparison", "corrections", "plan", "terms"] = ""
    """Whose sentences; empty: those of the guide."""


class Source(Beside, frozen=True):
    """One sentence and who said it."""

    line: str
    """Its id."""


class Group(Beside, frozen=True):
    """What is one level below the verdict."""

    stays: ClassVar[bool] = True
    of: GroupName


class Answers(Beside, frozen=True):
    """All answers, each with 更改."""


class Asks(Beside, frozen=True):
    """What to ask on the phone: for the family of the journey, or about a matter in a place whoever it is for."""

    topic: str = ""
    place: str = ""
    """Code."""


class Problems(Beside, frozen=True):
    """What people get stuck on at an action, or ``all`` of the matter."""

    all: bool = False


class Problem(Beside, frozen=True):
    """One of these, and what to try."""

    id: str


class Corrections(Beside, frozen=True):
    """Popular errors of the matter, or ``all`` there are."""

    all: bool = False


class Comparison(Beside, frozen=True):
    """Things often mixed up."""


class Terms(Beside, frozen=True):
    """Words of the field."""

    first: tuple[str, ...] = ()
    """Ids of those on the page one comes from."""


class Help(Beside, frozen=True):
    """What is good to know and belongs to no one matter."""

    stays: ClassVar[bool] = True


class Left(Beside, frozen=True):
    """All journeys that can be gone on with."""


class First(Beside, frozen=True):
    """What a first start says."""


class Calibrate(Beside, frozen=True):
    """Fit the letters to the screen."""


class Preview(Beside, frozen=True):
    """A sheet, large."""

    sheet: str


class Printer(Beside, frozen=True):
    """Which printer, and how many copies."""

    stays: ClassVar[bool] = True
    sheet: str
    none: bool = False
    """Whether no printer was found."""
    copies: int = 1


Place = Literal["desktop", "home", "office"]
"""Where files go: below ``told.at`` in the words."""


class Saved(msgspec.Struct, frozen=True):
    """A file that was written, or a folder of ``count`` pictures."""

    path: str
    place: Place
    count: int = 1


class Told(Beside, frozen=True):
    """How printing or saving went."""

    key: str
    """Of the words, below ``told.``: the way and how it went on it, such as ``save.done``."""
    saved: Saved | None = None
    """What was written, and where."""
    sheet: str = ""
    """Which sheet it is about; empty where about none that could be got in another way."""


class Codes(Beside, frozen=True):
    """Codes on the screen, for the camera of a phone."""


class Practice(Beside, frozen=True):
    """练一练, and where the person is in it."""

    stays: ClassVar[bool] = True
    rehearsal: Rehearsal


class Rung(Beside, frozen=True):
    """Base of what is about answers of a call: one matter in one place, which need not be that of the journey."""

    topic: str
    place: str
    """Code."""


class Recording(Rung, frozen=True):
    """问到了，记下来: the answers of a call while they are written down."""

    stays: ClassVar[bool] = True
    asks: tuple[str, ...]
    """Ids of the questions."""
    at: str
    """Id of the page, see ``flow.recording``."""
    year: int | None = None
    """Which premium year is paid for now; none outside the season."""
    whom: str | None = None
    way: str | None = None
    """For which relation and by which way it is asked; none where no guide was looked at."""
    draft: tuple[tuple[str, str], ...] = ()
    checking: bool = False
    """Whether the page was opened by 更改, so that 继续 leads back to where all is looked at."""
    wrong: tuple[str, str] = ("", "")
    """Key of the line that cannot be kept, and what is wrong with it."""


class Kept(Rung, frozen=True):
    """What was written down or taken out just now."""

    before: Heard | None
    """What stood there, for 撤销."""
    how: Literal["kept", "gone", "undone", "failed"] = "kept"
    changed: bool = False
    """Whether the guide one came from tells another answer or way since."""


class Notebook(Beside, frozen=True):
    """All that was written down on this computer."""

    stays: ClassVar[bool] = True


class Noted(Rung, frozen=True):
    """What was written down about one matter in one place."""


class Calls(Beside, frozen=True):
    """最该打电话问的十件事, of an office."""

    stays: ClassVar[bool] = True
    place: str
    """Code of where it stands."""
    asked: tuple[tuple[str, int], ...] = ()
    """How often each matter was asked for there."""


class Updating(Beside, frozen=True):
    """更新资料: a pack of content, and how far one is with it."""

    stays: ClassVar[bool] = True
    pack: str = ""
    """Where it is; empty: none yet."""
    how: Literal["", "looking", "found", "taking", "done", "back", "failed"] = ""
    version: str = ""
    news: tuple[str, ...] = ()
    """What changed, a sentence each."""
    why: str = ""
    """The sentence on what failed."""


class Changed(Beside, frozen=True):
    """What has changed since a sheet was printed."""

    since: str
    """Version of the content from which it was: ``2026.12.05``."""


class Household(Beside, frozen=True):
    """全家计划."""

    stays: ClassVar[bool] = True
    matter: ClassVar[Matter | None] = "household"


class Blank(Beside, frozen=True):
    """直接打印."""

    stays: ClassVar[bool] = True
    matter: ClassVar[Matter | None] = "blank"


Aside = (
    Sources
    | Source
    | Group
    | Answers
    | Asks
    | Problems
    | Problem
    | Corrections
    | Comparison
    | Terms
    | Help
    | Left
    | First
    | Calibrate
    | Preview
    | Printer
    | Told
    | Codes
    | Practice
    | Recording
    | Kept
    | Notebook
    | Noted
    | Calls
    | Updating
    | Changed
    | Household
    | Blank
)


def spelled(value: msgspec.Struct) -> str:
    """A record in one word: its tag and what it holds, such as ``preview:fridge``; what is empty is left out."""
    tag = str(type(value).__struct_config__.tag)
    return ":".join(
        (tag, *(_part(name, getattr(value, name)) for name in value.__struct_fields__ if getattr(value, name)))
    )


def _part(name: str, value: Any) -> str:
    if value is True:
        return name
    return ",".join(value) if isinstance(value, tuple) else str(value)
