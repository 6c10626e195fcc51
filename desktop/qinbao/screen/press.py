"""What a person can press, as values. What each does to the state stands in ``moves``; paper is the window's matter."""

from __future__ import annotations

import msgspec

from qinbao.screen.aside import Aside, spelled


class Press(msgspec.Struct, frozen=True, tag=str.lower):
    """Something pressed or chosen."""

    @property
    def name(self) -> str:
        """What the button is called by whoever looks for it: ``next``, ``start:wallet``, ``sources:plan``."""
        return spelled(self)


class Start(Press, frozen=True):
    """Begin with a matter."""

    topic: str


class Follow(Press, frozen=True):
    """Go on to a matter that is recommended, for the same people."""

    topic: str


class Again(Press, frozen=True):
    """Take the answers of the matter before over."""


class Answer(Press, frozen=True):
    """Choose ``value`` for the question that stands on the page. Choosing never moves."""

    value: str


class Take(Press, frozen=True):
    """Do it another way: ``way`` becomes the answer to the question about the way, and its answer is looked at."""

    way: str


class Next(Press, frozen=True):
    """继续."""


class Unknown(Press, frozen=True):
    """我不知道."""


class Back(Press, frozen=True):
    """上一步."""


class Return(Press, frozen=True):
    """回到刚才那页."""


class Home(Press, frozen=True):
    """回首页."""


class Change(Press, frozen=True):
    """更改: to the page of an answer, and back from there."""

    page: str


class Tick(Press, frozen=True):
    """Tick a document off, or take the tick away."""

    document: str


class Resume(Press, frozen=True):
    """Go on with a journey that was left: ``at`` 0 the last, from 1 those before it."""

    at: int = 0


class Forget(Press, frozen=True):
    """Forget the journeys that were left."""


class Restore(Press, frozen=True):
    """Take back that somebody was taken out, or all was forgotten, just now."""


class Choose(Press, frozen=True, tag="sheet"):
    """Choose a sheet; nothing is printed."""

    sheet: str


class Open(Press, frozen=True):
    """Open a page beside the journey."""

    aside: Aside

    @property
    def name(self) -> str:
        """That of the page."""
        return spelled(self.aside)


class OpenPrinter(Press, frozen=True, tag="printer"):
    """Choose the printer for a sheet."""

    sheet: str


class Queues(Press, frozen=True):
    """Look for printers, or say that ``none`` was found."""

    none: bool = False


class Copies(Press, frozen=True):
    """So many are to be printed."""

    count: int


class Practise(Press, frozen=True, tag="practice"):
    """练一练 from a step (id of an action) on, or from the first picture."""

    step: str = ""


class Touch(Press, frozen=True):
    """Touch the practice phone; empty: where there is nothing to touch."""

    target: str = ""


class Show(Press, frozen=True):
    """Show where to touch."""


class Skip(Press, frozen=True):
    """Seen where to touch: the next picture of practice."""


class Rehearse(Press, frozen=True):
    """Once more from the first picture."""


class OpenHousehold(Press, frozen=True, tag="household"):
    """全家计划."""


class AddRelative(Press, frozen=True, tag="household:add"):
    """Ask about one more relative."""


class RemoveRelative(Press, frozen=True, tag="household:remove"):
    """Without the relative at ``index``."""

    index: int


class Lead(Press, frozen=True):
    """From the plan to the steps of ``topic`` for the relative at ``index``."""

    topic: str
    index: int


class TickNeed(Press, frozen=True, tag="household:tick"):
    """Tick off what is needed for 全家计划."""

    item: str


class OpenBlank(Press, frozen=True, tag="blank"):
    """直接打印."""


class Record(Press, frozen=True):
    """问到了，记下来: write down the answers to these questions."""

    topic: str
    place: str
    asks: tuple[str, ...]
    year: int | None = None
    whom: str | None = None
    way: str | None = None


class Write(Press, frozen=True):
    """Type ``text`` into a line."""

    key: str
    text: str


class Keep(Press, frozen=True):
    """Keep what was written down."""


class TakeOut(Press, frozen=True):
    """Delete what was written down about a matter in a place."""

    topic: str
    place: str


class Undo(Press, frozen=True):
    """撤销 what was kept or taken out just now."""


class HandOn(Press, frozen=True):
    """存成一份，发给维护的人."""


class ChoosePack(Press, frozen=True, tag="pack:choose"):
    """Choose a content pack among the files of this computer."""


class LookAtPack(Press, frozen=True, tag="pack:look"):
    """See what is in a content pack."""

    path: str


class TakePack(Press, frozen=True, tag="pack:take"):
    """Use the content pack from the next start on."""


class PutBack(Press, frozen=True, tag="pack:back"):
    """Use the content from before again."""


class Print(Press, frozen=True):
    """Print a sheet."""

    sheet: str


class Save(Press, frozen=True):
    """Save a sheet as a file."""

    sheet: str


class Pictures(Press, frozen=True):
    """Save the guide as pictures for a phone."""


class OpenSaved(Press, frozen=True, tag="saved:open"):
    """Look at what was saved."""


class ShowSaved(Press, frozen=True, tag="saved:folder"):
    """Show the folder in which it lies."""


class Trial(Press, frozen=True):
    """Print the sheet that only shows whether the printer works."""


class Fit(Press, frozen=True):
    """Letters as they were fitted on the page."""
