"""Several relatives at once: limits over all, who binds and pays for whom, one merged checklist."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from qinbao.content.library import Library
from qinbao.flow.household import MOST_MEMBERS, Household, Member, duties
from qinbao.guide.household import plan

DAY = date(2026, 11, 22)
LIBRARY = Library()
MOST = LIBRARY.household.relatives.most
RELATIONS = [option.value for option in LIBRARY.questions["for"].options]
MEMBER = st.fixed_dictionaries(
    {
        "for": st.sampled_from(RELATIONS),
        "place": st.sampled_from(["330100", "510100", "110000", "XPCC", "unknown"]),
        "in_law": st.sampled_from(["spouse-parent", "child-spouse", "unknown"]),
    }
)
HOUSEHOLDS = st.builds(
    Household,
    payer=st.sampled_from(["employee", "resident", "unknown"]).map(
        lambda kind: (("payer_insurance", kind), ("payer_place", "330100"))
    ),
    spouse=st.sampled_from(["yes", "no", "unknown"]),
    spouse_insurance=st.sampled_from(["employee", "resident", "unknown"]),
    members=st.lists(MEMBER.map(lambda a: Member(answers=tuple(a.items()))), max_size=MOST_MEMBERS).map(tuple),
)


def add(made: Household, answers: dict[str, str]) -> Household:
    return replace(made, members=(*made.members, Member(answers=tuple(answers.items()))))


def household(*relations: str, spouse: str = "yes", mine: str = "employee", theirs: str = "employee") -> Household:
    made = Household(
        payer=(("payer_insurance", mine), ("payer_place", "330100")), spouse=spouse, spouse_insurance=theirs
    )  # type: ignore[arg-type]
    for relation in relations:
        made = add(made, {"for": relation, "place": "330100", "in_law": "spouse-parent"})
    return made


@given(HOUSEHOLDS)
def test_nobody_binds_more_than_the_limit(made: Household) -> None:
    binders = Counter(duty.binder for duty in duties(made, MOST))
    assert binders["me"] <= MOST
    assert binders["spouse"] <= (MOST if made.spouse == "yes" else 0)


@given(HOUSEHOLDS)
def test_nobody_is_left_out_while_a_binder_is_free(made: Household) -> None:
    shared = duties(made, MOST)
    binders = Counter(duty.binder for duty in shared)
    if binders["none"]:
        assert binders["me"] == MOST


@given(HOUSEHOLDS)
def test_only_an_employee_account_ever_pays(made: Household) -> None:
    for duty in duties(made, MOST):
        if duty.payer == "me":
            assert dict(made.payer)["payer_insurance"] == "employee"
        if duty.payer == "spouse":
            assert made.spouse_insurance == "employee"
            assert made.spouse != "no"


@given(HOUSEHOLDS)
def test_my_account_never_pays_for_an_in_law(made: Household) -> None:
    assert not any(duty.payer == "me" and duty.member.given["for"] == "in-law" for duty in duties(made, MOST))


@settings(max_examples=25, deadline=None)
@given(HOUSEHOLDS)
def test_a_plan_has_a_row_for_everybody_and_promises_nothing_without_a_payer(made: Household) -> None:
    rows = plan(LIBRARY, made, DAY).rows
    assert len(rows) == len(made.members)
    assert all(row.share_answer != "yes" for row in rows if row.payer == "none")


@settings(max_examples=25, deadline=None)
@given(HOUSEHOLDS)
def test_the_merged_checklist_names_nothing_twice(made: Household) -> None:
    said = [need.item.say for need in plan(LIBRARY, made, DAY).needs]
    assert len(said) == len(set(said))


def test_the_spouse_pays_for_his_own_parents() -> None:
    (row,) = plan(LIBRARY, household("in-law"), DAY).rows
    assert (row.binder, row.payer) == ("spouse", "spouse")


def test_where_the_spouse_is_insured_is_never_supposed() -> None:
    (row,) = plan(LIBRARY, household("in-law"), DAY).rows
    assert (row.payer, row.share_answer) == ("spouse", "ask")


def test_another_province_leads_to_the_wallet() -> None:
    far = add(household(), {"for": "parent", "place": "510100"})
    (row,) = plan(LIBRARY, far, DAY).rows
    assert row.share.id == "hh.share.me-wallet"
    assert row.share_answer == "ask"


def test_an_in_law_without_spouse_is_bound_but_not_paid_for() -> None:
    (row,) = plan(LIBRARY, household("in-law", spouse="no"), DAY).rows
    assert (row.binder, row.payer, row.share_answer) == ("me", "none", "ask")


def test_the_sixth_relative_goes_to_the_spouse() -> None:
    rows = plan(LIBRARY, household(*["parent"] * 6), DAY).rows
    assert [row.binder for row in rows] == ["me"] * 5 + ["spouse"]


def test_without_a_second_phone_the_sixth_is_said_to_be_over() -> None:
    made = plan(LIBRARY, household(*["parent"] * 6, spouse="no"), DAY)
    assert made.over
    assert made.rows[-1].bind_answer == "ask"


def test_my_own_id_card_is_on_the_list_once_for_all() -> None:
    made = plan(LIBRARY, household("parent", "child-under-16"), DAY)
    mine = [need for need in made.needs if need.item.who == "payer"]
    assert any(need.rows == (1, 2) for need in mine)


@pytest.mark.parametrize(
    ("relation", "spouse", "mine", "theirs", "payer", "reason"),
    [
        ("parent", "yes", "employee", "employee", "me", "near"),
        ("in-law", "yes", "employee", "employee", "spouse", "near-to-spouse"),
        ("parent", "no", "resident", "employee", "none", "no-account"),
        ("parent", "no", "unknown", "employee", "none", "ask"),
    ],
)
def test_who_pays_for_whom_and_why(relation: str, spouse: str, mine: str, theirs: str, payer: str, reason: str) -> None:
    (duty,) = duties(household(relation, spouse=spouse, mine=mine, theirs=theirs), MOST)
    assert (duty.payer, duty.reason) == (payer, reason)


def test_no_account_reaches_the_spouse_of_a_child_and_only_i_bind_my_spouse() -> None:
    empty = household(spouse="no")
    (child,) = duties(add(empty, {"for": "in-law", "in_law": "child-spouse"}), MOST)
    assert (child.payer, child.reason) == ("none", "not-near")
    (spouse,) = duties(household("spouse"), MOST)
    assert spouse.binder == "me"


def test_my_own_phone_is_on_the_list_once_for_binding_and_paying() -> None:
    needs = plan(LIBRARY, household("mother", "spouse"), DAY).needs
    phones = [need for need in needs if need.item.say.startswith("您的手机")]
    assert [need.rows for need in phones] == [(1, 2)]
