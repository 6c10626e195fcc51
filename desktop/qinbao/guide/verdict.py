"""可以 · 不可以 · 要先问: try every ruling, let the strictest win."""

from __future__ import annotations

from qinbao.content.fact import Ruling
from qinbao.content.words import Words
from qinbao.guide.lines import Writer
from qinbao.guide.model import Verdict

STRICTNESS = ("no", "ask", "yes")


def judge(rulings: tuple[Ruling, ...], writer: Writer, words: Words) -> Verdict:
    """The verdict from the rulings that hold.

    Only the reasons of the winning answer are given: a "yes, because" under an "ask first" would mislead.
    Where no ruling holds the answer is ``ask``: never guess a yes.
    """
    answer = next((a for a in STRICTNESS if any(ruling.answer == a for ruling in rulings)), "ask")
    deciding = tuple(ruling for ruling in rulings if ruling.answer == answer)
    reasons = tuple(writer.reason(ruling) for ruling in deciding)
    title = next((reason.title for reason in reasons if reason.title), None) or words(f"guide.verdict.{answer}")
    return Verdict(answer=answer, title=title, reasons=reasons)  # type: ignore[arg-type]
