"""Matters beside the topics that ask questions of their own: 全家计划 and 直接打印, each a path like a topic's."""

from typing import Literal

from qinbao.content.condition import refuse_misshapen
from qinbao.content.fact import Record, When
from qinbao.content.topic import Question

Matter = Literal["household", "blank"]
BESIDE: tuple[Matter, ...] = ("household", "blank")
"""Their ids; sessions name them where others name a topic."""
MATTER = "matter"
"""The question whose answers are the topics that have sheets."""


class Halt(Record, frozen=True, kw_only=True):
    """One stop of such a path: a question to ask or a page to show."""

    ask: str | None = None
    page: Literal["members", "plan", "sheets"] | None = None
    each: tuple["Halt", ...] = ()
    """With ``page``, which then lists relatives: the questions about each. Its answers lead back to the page."""
    when: When = {}
    """Of answers before it on this path; below ``each``, of those about the same relative."""

    def __post_init__(self) -> None:
        """Refuse a condition that cannot be read."""
        refuse_misshapen(self.when)


class Way(Record, frozen=True, kw_only=True):
    """What one such matter asks and shows."""

    questions: tuple[Question, ...] = ()
    """Its own questions, beside those of ``questions.yaml``. The answers of ``matter`` are the topics with sheets."""
    path: tuple[Halt, ...]


class Beside(Record, frozen=True, kw_only=True):
    """``data/beside.yaml``."""

    household: Way
    """全家计划."""
    blank: Way
    """直接打印."""
