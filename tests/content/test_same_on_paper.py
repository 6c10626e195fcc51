"""A step says the same on the screen and on a sheet: where it leads back into the program, it names the program."""

import re
from datetime import date

from qinbao.content.library import Library
from qinbao.guide.build import build

DAY = date(2026, 11, 30)
LIBRARY = Library()
PROGRAM = f"“{LIBRARY.words('app.name')}”"
BACK = re.compile(r"回到开头|再选一次|再回来|回来选|回到前面[改选]|退回去，换")


def test_no_step_leads_back_to_a_start_that_paper_does_not_have() -> None:
    lost = [
        step.id
        for topic in LIBRARY.topic_ids
        for route in LIBRARY.topic(topic).routes
        for step in route.steps
        if BACK.search(said := f"{step.words[1]}{step.detail}{step.stuck}") and PROGRAM not in said
    ]
    assert lost == []


def test_who_does_not_know_what_was_bound_can_go_on_with_the_sheet_alone() -> None:
    made = build(LIBRARY, "unbind", {"for": "mother", "unbind_what": "unknown"}, DAY)
    last = made.steps[-1]
    assert last.say == "问清楚了，照电话里说的解"
    assert last.detail == f"一步一步的办法，{PROGRAM}里有。选“解绑、换人”，再选问到的那一样。"
