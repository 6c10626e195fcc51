"""Topics, questions and regional overlays: the larger file formats of ``data/``."""

from typing import Literal

from msgspec.structs import replace

from qinbao.content.condition import refuse_misshapen
from qinbao.content.fact import Call, Counter, Document, Note, Record, Ruling, When
from qinbao.content.route import Route, Season

PaymentModel = Literal["deduct", "transfer-first", "pay-then-claim"]
UNANSWERED = "an answer that the question does not offer is worded"
PageKind = Literal["comparison", "review", "verdict", "checklist", "steps", "sheets"]


class Option(Record, frozen=True, kw_only=True):
    """One answer a question offers."""

    value: str
    say: str
    note: str | None = None
    like: str | None = None
    """The answer it counts as too, wherever a condition asks: ``mother`` is a ``parent`` with her own words."""
    listed: bool = True
    """Whether a page offers it; else it is for scripts, and for what was answered in a former version."""
    call: str | None = None
    """For ``for`` and ``in_law``: what the guide calls this person (爸妈, 孩子)."""
    they: str | None = None
    """For ``for``: the word for this person in place of the name (他, 她, 您); he where none is given."""
    means: dict[str, str] = {}
    """What is said with it about other questions, so that a matter it leads to does not ask: ``payer_insurance``."""
    each: str | None = None
    """For ``for``, where ``call`` may mean several people: that they are done one by one."""
    when: When = {}

    def __post_init__(self) -> None:
        """Refuse a condition that cannot be read."""
        refuse_misshapen(self.when)


class Joined(Record, frozen=True, kw_only=True):
    """Which question is answered on the same page, where the path asks it next."""

    question: str
    means: str
    """The answer to the first where one of the second was chosen."""
    keeps: str
    """The answer to the first that stands among those to the second: with it the second is not asked."""


class Worded(Record, frozen=True, kw_only=True):
    """One answer in words of its own."""

    value: str
    say: str
    note: str | None = None


class Wording(Record, frozen=True, kw_only=True):
    """A question in the words of one matter, where those of all others would mislead there."""

    topic: str
    ask: str | None = None
    hint: str | None = None
    options: tuple[Worded, ...] = ()


class Question(Record, frozen=True, kw_only=True):
    """One question, one page. Either choices or a place."""

    id: str
    kind: Literal["choice", "place"] = "choice"
    ask: str
    hint: str | None = None
    why: str | None = None
    """Why we ask, one sentence."""
    same_as: str | None = None
    """Place questions: offer the answer of this earlier question as one large choice."""
    options: tuple[Option, ...] = ()
    assume: str | None = None
    """Used for blank sheets, and where the person answers 我不知道."""
    joined: Joined | None = None
    wordings: tuple[Wording, ...] = ()
    """Other words in some matters; the answers and their values stay the same."""

    def __post_init__(self) -> None:
        """Refuse words for an answer that there is not."""
        values = {option.value for option in self.options}
        if any(worded.value not in values for wording in self.wordings for worded in wording.options):
            raise ValueError(UNANSWERED)

    def of(self, topic: str) -> "Question":
        """The question as it is asked in ``topic``."""
        own = next((wording for wording in self.wordings if wording.topic == topic), None)
        if own is None:
            return self
        said = {worded.value: {"say": worded.say, "note": worded.note} for worded in own.options}
        options = tuple(replace(option, **said.get(option.value, {})) for option in self.options)
        return replace(self, ask=own.ask or self.ask, hint=own.hint or self.hint, options=options)


class Stop(Record, frozen=True, kw_only=True):
    """One stop of a topic's path: a question to ask or a page to show."""

    ask: str | None = None
    page: PageKind | None = None
    when: When = {}

    def __post_init__(self) -> None:
        """Refuse a condition that cannot be read."""
        refuse_misshapen(self.when)


class Sections(Record, frozen=True, kw_only=True):
    """What both the national topic and each overlay may hold, merged by id: 全国 → 省 → 市."""

    local_name: str | None = None
    """What this place calls the matter: 历年账户家庭共济备案, 个人账户关联."""
    payment_model: PaymentModel | None = None
    verdict: tuple[Ruling, ...] = ()
    routes: tuple[Route, ...] = ()
    """Whole ways, best first; those of the city stand before those of the province and of the nation."""
    relatives: tuple[Note, ...] = ()
    conditions: tuple[Note, ...] = ()
    documents: tuple[Document, ...] = ()
    limits: tuple[Note, ...] = ()
    uses: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    season: tuple[Season, ...] = ()
    """Facts of the premium years."""


class Topic(Sections, frozen=True, kw_only=True):
    """One matter a person wants done."""

    id: str
    title: str
    """In the person's words: 替家人亮医保码."""
    own_title: str | None = None
    """The same for oneself, where that is said in other words."""
    official: str
    """The official term: 亲情账户."""
    about: tuple[Note, ...] = ()
    """What it is and is not, two to four sentences."""
    path: tuple[Stop, ...]
    rules_of: Literal["place", "payer_place"] = "place"
    """The answer that names the place whose rules hold: where the relative is insured, or where who pays is.

    Where that answer is not known it is the relative's place.
    """
    rules_of_apart: Literal["place", "payer_place"] = "place"
    """The same where the two are in different provinces, whose rules do not reach each other."""
    counters: bool = True
    """Whether the counters of that place are named; not where nobody knows if one of them can do it."""
    local_first: bool = False
    """No national menu: 我不知道 at the question ``channel`` means the place's own way, where one is on file."""
    calls: tuple[Call, ...] = ()
    """Whom to ring before the 医保 hotline, most urgent first; the first that holds is the large one everywhere."""
    order: tuple[Note, ...] = ()
    """Whose money goes first, second …; drawn as numbered boxes. ``title`` is the large word of the box."""
    after: tuple[Note, ...] = ()
    """How it is used afterwards (亮谁的码), shown at the end and on every sheet."""


class Overlay(Sections, frozen=True, kw_only=True):
    """What a province or a city adds to, replaces in or withdraws from a topic."""

    withdraw: tuple[str, ...] = ()


class CityFile(Record, frozen=True, kw_only=True):
    """The part of a region file for one city (or other place below the province)."""

    code: str
    name: str
    topics: dict[str, Overlay] = {}
    counters: tuple[Counter, ...] = ()
    hotline: tuple[Note, ...] = ()


class Region(Record, frozen=True, kw_only=True):
    """One file per province in ``data/regions/``."""

    code: str
    name: str
    topics: dict[str, Overlay] = {}
    counters: tuple[Counter, ...] = ()
    hotline: tuple[Note, ...] = ()
    cities: tuple[CityFile, ...] = ()


class Card(Record, frozen=True, kw_only=True):
    """A topic on the start page."""

    topic: str
    title: str
    say: str
    icon: str
    seasonal: bool = False
    """Comes right after the large card while people pay the premium."""
    second: bool = False
    """Stands one page further, behind 别的事: at most seven things can be chosen from at a glance."""
