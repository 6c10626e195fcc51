"""全家计划, the table, the grounds of each sentence, popular errors and words: found, read and left again."""

import re
from datetime import date

import msgspec
import pytest
from gui_window import Listener, close, open_window
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from qinbao.content.library import Library
from qinbao.flow.beside import walk
from qinbao.flow.engine import resolve
from qinbao.flow.household import Member
from qinbao.flow.household import said as said_of
from qinbao.guide.build import build
from qinbao.screen import aside, moves, press
from qinbao.screen.abilities import Abilities
from qinbao.screen.comparison import ComparisonModel
from qinbao.screen.exhibits import USUAL, exhibits, journey_states
from qinbao.screen.home import HomeModel
from qinbao.screen.links import LinksModel
from qinbao.screen.model import Model
from qinbao.screen.problems import OWN
from qinbao.screen.state import State
from qinbao.screen.step import StepModel
from qinbao.screen.text import TextModel
from qinbao.ui.presenter import Presenter
from qinbao.ui.widgets.steady import gate
from qinbao.ui.window import Window

DAY = date(2026, 11, 22)
KEYS = {"http", "www.", ".cn", ".com"}


@pytest.fixture(scope="module")
def shown(library: Library) -> dict[str, tuple[State, Model]]:
    """Every page of every topic and beside, as it is presented."""
    presenter = Presenter(library, Abilities(resume=True, calibrate=True), lambda: DAY)
    return {name: (state, presenter.model(state)) for name, state in exhibits(library).items()}


def model(library: Library, state: State) -> Model:
    return Presenter(library, Abilities(), lambda: DAY).model(state)


def group(library: Library, verdict: State, name: aside.GroupName) -> TextModel:
    """The page of a group below a verdict."""
    page = model(library, moves.step(library, verdict, press.Open(aside.Group(name))))
    assert isinstance(page, TextModel)
    return page


def pressed(window: Window, name: str) -> None:
    """Press what has this object name."""
    button = window.page.findChild(QWidget, name)
    assert isinstance(button, QAbstractButton), name
    gate.open()
    button.click()
    QApplication.processEvents()


def said(model: TextModel) -> str:
    return "\n".join(
        part for section in model.sections for part in (section.title, *(line.say for line in section.lines))
    )


SECTIONS = ("about", "warnings", "conditions", "limits", "relatives", "uses", "notes", "order", "ways", "after")


def plain(words: str) -> str:
    """The same without what a page says once only, or from the second time on by name."""
    return re.sub("[，。]?(?:以页面为准|看页面)", "", re.sub(r" ?(?:\d{3,4}-)?12393 ?", "医保热线", words))


@pytest.mark.parametrize("place", ["110000", "320100", "510100", "411700"])
@pytest.mark.parametrize("topic", ["family-account", "mutual-aid", "wallet", "pay-premium", "see-doctor", "activate"])
def test_every_sentence_of_the_guide_is_on_a_page_of_its_journey(library: Library, topic: str, place: str) -> None:
    states = [state for _, state in journey_states(library, topic, {**USUAL, "place": place, "payer_place": place})]
    verdict = next(state for state in states if model(library, state).kind == "verdict")
    states += [moves.step(library, verdict, press.Open(aside.Group(name))) for name in aside.GROUPS]
    words = plain("\n".join(msgspec.json.encode(model(library, state)).decode() for state in states))
    guide = build(library, topic, resolve(library, verdict.session).answers, DAY)
    lines = [line for section in SECTIONS for line in getattr(guide, section)]
    assert lines
    assert [line.id for line in lines if plain(line.say).replace('"', '\\"') not in words] == []


def test_what_to_beware_of_in_a_place_is_said_there_first(library: Library) -> None:
    states = dict(journey_states(library, "mutual-aid", {**USUAL, "place": "320100", "payer_place": "320100"}))
    page = group(library, states["verdict"], "place")
    assert page.sections[0].title == "南京的不同"
    assert page.sections[0].lines[0].title == "钱会真的转走"


def test_whose_money_goes_first_is_drawn(library: Library) -> None:
    states = dict(journey_states(library, "see-doctor", {**USUAL, "visit": "outpatient"}))
    order = next(section for section in group(library, states["verdict"], "matter").sections if section.ranked)
    assert [rung.title for rung in order.lines] == ["报销", "爸妈自己的个人账户", "家庭共济的钱", "现场付"]


# The household


def members(state: State) -> tuple[Member, ...]:
    """Who is on the list."""
    return said_of(walk(Library(), state.kept("household"))).members


def test_two_presses_without_a_scroll_lead_from_the_start_page_to_the_household(window: Window) -> None:
    assert window.body.reach == 0
    pressed(window, "help")
    row = window.page.findChild(QWidget, "household")
    assert row is not None
    assert row.mapTo(window.body, QPoint(0, row.height())).y() <= window.body.height()
    pressed(window, "household")
    assert window.page.model.kind == "choice"


def test_a_household_is_planned_with_the_keyboard_alone(window: Window) -> None:
    def type_(*keys: Qt.Key) -> None:
        for key in keys:
            gate.open()
            QTest.keyClick(QApplication.focusWidget() or window, key)
            QApplication.processEvents()

    window.store.apply(press.OpenHousehold())
    type_(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert window.page.model.kind == "place"
    window.store.apply(press.Answer("330100"))
    window.bottom.buttons[0].setFocus()  # Enter on a place that is not chosen would choose it
    type_(Qt.Key.Key_Return)
    assert window.page.model.kind == "household"
    assert len(members(window.store.state)) == 1
    type_(Qt.Key.Key_Escape)
    assert window.page.model.kind == "home"


def test_a_relative_is_taken_out_by_a_button_that_says_whom(window: Window, library: Library) -> None:
    window.store.become(exhibits(library)["aside.household-3"])
    button = window.page.findChild(QWidget, "remove-1")
    assert isinstance(button, QAbstractButton)
    assert button.accessibleName() == "去掉：第 2 位"
    pressed(window, "remove-1")
    places = [member.given["place"] for member in members(window.store.state)]
    assert places == ["510100", "500000"]


def test_the_plan_is_read_aloud_as_it_is_shown(window: Window, library: Library, listener: Listener) -> None:
    window.store.become(exhibits(library)["aside.plan"])
    window.read()
    heard = "\n".join(listener.lines)
    for words in (
        "1、爸妈（成都）",
        "3、爱人的爸妈（重庆）",
        "在您爱人的手机上绑爱人的爸妈",
        "要备好的东西",
        "028-12393",
    ):
        assert words in heard


def test_a_tick_on_the_plan_stays_when_one_reads_something_else(window: Window, library: Library) -> None:
    window.store.become(exhibits(library)["aside.plan"])
    row = window.page.rows[0]  # type: ignore[attr-defined]
    gate.open()
    row.click()
    window.store.apply(press.Open(aside.Terms()))
    window.press(press.Return())
    assert window.page.rows[0].isChecked()  # type: ignore[attr-defined]


def test_nobody_left_without_a_binder_is_passed_over(library: Library) -> None:
    state = moves.step(library, moves.step(library, State(), press.OpenHousehold()), press.Back())
    for _ in range(6):
        state = moves.step(library, state, press.AddRelative())
        for value in ("parent", "330100"):
            state = moves.step(library, moves.step(library, state, press.Answer(value)), press.Next())
    state = moves.step(library, state, press.Next())
    for value in ("resident", "no"):
        state = moves.step(library, moves.step(library, state, press.Answer(value)), press.Next())
    plan = model(library, state)
    assert plan.over is not None  # type: ignore[attr-defined]


# The table of look-alikes


@pytest.mark.parametrize("topic", ["family-account", "mutual-aid"])
def test_what_is_mixed_up_leads_to_the_table(
    library: Library, shown: dict[str, tuple[State, Model]], topic: str
) -> None:
    care = group(library, shown[f"{topic}.verdict"][0], "care")
    assert "comparison" in [link.key for link in care.links]


def test_who_does_not_know_sees_the_table(library: Library) -> None:
    state = moves.step(library, State(), press.Start("choose"))
    kinds = set()
    for _ in range(8):
        kinds.add(model(library, state).kind)
        state = moves.step(library, state, press.Unknown() if model(library, state).kind == "choice" else press.Next())
    assert "comparison" in kinds


def test_the_table_can_be_printed_from_where_it_is_read(shown: dict[str, tuple[State, Model]]) -> None:
    table = shown["aside.comparison"][1]
    assert isinstance(table, ComparisonModel)
    assert "preview:comparison" in [link.key for link in table.links]


# 依据


@pytest.mark.parametrize("topic", ["family-account", "mutual-aid", "wallet", "see-doctor", "safety"])
def test_every_sentence_with_a_source_leads_to_it(library: Library, topic: str) -> None:
    state = exhibits(library)[f"{topic}.verdict"]
    listed = model(library, moves.step(library, state, press.Open(aside.Sources())))
    assert isinstance(listed, LinksModel)
    offered = {link.key.removeprefix("source:") for group in listed.groups for link in group.links}
    guide = build(library, topic, resolve(library, state.session).answers, DAY)
    sections = (guide.verdict.reasons, guide.documents, guide.steps, guide.warnings, guide.corrections, guide.limits)
    rest = (guide.conditions, guide.relatives, guide.uses, guide.notes, guide.after, guide.about, guide.ways)
    lines = [line for section in (*sections, *rest) for line in section]
    assert {line.id for line in lines if line.sources} <= offered


@pytest.mark.parametrize("scope", ["", "comparison", "terms", "corrections"])
def test_each_ground_says_who_what_when_and_of_what_kind(library: Library, scope: str) -> None:
    state = moves.step(library, exhibits(library)["family-account.verdict"], press.Open(aside.Sources(scope)))
    listed = model(library, state)
    assert isinstance(listed, LinksModel)
    for link in (link for group in listed.groups for link in group.links):
        name = link.key.removeprefix("source:")
        page = model(library, moves.step(library, state, press.Open(aside.Source(name))))
        assert isinstance(page, TextModel)
        words = said(page)
        fact = next((f for f in (*library.terms, *library.corrections, *library.comparison.rows) if f.id == name), None)
        for source in [library.sources[one] for one in fact.sources] if fact else []:
            assert source.publisher in words
            assert source.title in words
            assert library.words(f"paper.kind.{source.kind}") in words


def test_no_ground_shows_an_address(library: Library) -> None:
    state = moves.step(library, exhibits(library)["safety.verdict"], press.Open(aside.Sources("corrections")))
    listed = model(library, state)
    assert isinstance(listed, LinksModel)
    for link in (link for group in listed.groups for link in group.links):
        page = model(library, moves.step(library, state, link.press))
        assert isinstance(page, TextModel)
        assert not [key for key in KEYS if key in said(page)], link.words


def test_a_sentence_others_contradict_says_what_they_say(library: Library) -> None:
    plan = exhibits(library)["aside.plan"]
    page = model(
        library,
        moves.step(
            library,
            moves.step(library, plan, press.Open(aside.Sources("plan"))),
            press.Open(aside.Source("hh.relatives")),
        ),
    )
    assert isinstance(page, TextModel)
    assert library.household.relatives.conflict
    assert library.household.relatives.conflict in said(page)


# Popular errors


def test_all_popular_errors_stand_on_one_page_the_dangerous_first(library: Library) -> None:
    page = model(library, moves.step(library, State(), press.Open(aside.Corrections(all=True))))
    assert isinstance(page, TextModel)
    claims = [library.words("correction.claim", claim=one.claim) for one in library.corrections]
    assert sorted(section.title for section in page.sections) == sorted(claims)
    danger = [section.icon == "warning" for section in page.sections]
    assert danger == sorted(danger, reverse=True)
    assert "{" not in said(page)


def test_the_start_page_leads_to_them(window: Window) -> None:
    pressed(window, "help")
    pressed(window, "corrections:all")
    assert window.page.model.kind == "text"
    window.press(press.Return())
    assert window.page.model.kind == "links"


@pytest.mark.parametrize("topic", ["family-account", "mutual-aid", "see-doctor"])
def test_one_level_below_the_verdict_they_are_all(
    library: Library, shown: dict[str, tuple[State, Model]], topic: str
) -> None:
    care = group(library, shown[f"{topic}.verdict"][0], "care")
    assert "corrections" in [link.key for link in care.links]


def test_a_dangerous_one_is_told_at_the_steps_where_it_bites_and_at_no_other(
    library: Library, shown: dict[str, tuple[State, Model]]
) -> None:
    bitten = {step for correction in library.corrections for step in correction.bites}
    steps = [page for _, page in shown.values() if isinstance(page, StepModel)]
    told = {step.action for step in steps if any(section.icon == "warning" for section in step.rest)}
    assert told
    assert told == bitten & {step.action for step in steps}


def test_those_of_a_matter_lead_to_all(library: Library, shown: dict[str, tuple[State, Model]]) -> None:
    page = shown["aside.corrections"][1]
    assert isinstance(page, TextModel)
    assert "corrections:all" in [link.key for link in page.links]


# Words


def test_every_page_of_a_journey_on_which_a_word_of_the_field_stands_explains_it(
    library: Library, shown: dict[str, tuple[State, Model]]
) -> None:
    for name, (_, page) in shown.items():
        if not name.startswith("aside.") and page.kind != "home" and "医保码" in f"{page.title}{page.subtitle}":
            assert page.terms is not None, name
            assert "term.medical-code" in page.terms.key, name


def test_the_words_of_the_page_come_first_and_all_are_there(library: Library) -> None:
    verdict = exhibits(library)["family-account.verdict"]
    way = model(library, verdict).terms
    assert way is not None
    page = model(library, moves.step(library, verdict, way.press))
    assert isinstance(page, TextModel)
    here, others = page.sections
    assert len(here.lines) == len(way.key.removeprefix("terms:").split(","))
    assert len(here.lines) + len(others.lines) == len(library.terms)


def test_the_way_to_the_words_is_pressed_and_left_again(library: Library, window: Window) -> None:
    state = exhibits(library)["family-account.verdict"]
    window.store.become(state)
    way = model(library, state).terms
    assert way is not None
    pressed(window, way.key)
    assert window.page.model.kind == "text"
    window.press(press.Return())
    assert window.store.state == state


# 内容截至, 做不下去


def test_the_start_page_says_as_of_when_all_this_is(shown: dict[str, tuple[State, Model]]) -> None:
    home = shown["home"][1]
    assert isinstance(home, HomeModel)
    assert home.fresh.startswith("内容截至")


def test_every_step_of_every_topic_has_only_its_own_troubles(library: Library) -> None:
    steps = 0
    for name, state in exhibits(library).items():
        if ".step." not in name:
            continue
        page = model(library, state)
        assert isinstance(page, StepModel)
        assert "problems" in [action.key for action in page.actions], name
        step = resolve(library, state.session).page.step
        assert step is not None
        asked = model(library, moves.step(library, state, press.Open(aside.Problems())))
        listed = [problem.value for problem in asked.problems if problem.value not in OWN]  # type: ignore[attr-defined]
        assert listed == list(step.problems), name
        assert asked.problems, name  # type: ignore[attr-defined]
        steps += 1
    assert steps > 20


def test_closing_a_window_on_the_plan_leaves_nothing_running(library: Library) -> None:
    window = open_window(library, Listener())
    window.store.become(exhibits(library)["aside.plan"])
    QApplication.processEvents()
    close(window)
