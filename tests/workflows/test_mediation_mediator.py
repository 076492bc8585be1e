"""The mediator: chosen by both sides or appointed, unbiased or replaced."""

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.mediations import another_mediator, in_session, refusal
from tests.workflows.reading import due, in_full, kinds, last, open_steps, term


async def both_willing(cases: Cases) -> SimulatedCase:
    """The respondent has agreed to mediate on 3 March, before there is a mediator."""
    case = await cases.open("01")
    await case.on("2026-03-03")
    await case.party("r1", "answer_invitation", consents=True)
    return case


async def test_a_mediator_whom_both_sides_choose_is_asked(cases: Cases) -> None:
    case, chosen = await both_willing(cases), cases.bureau.mediator.user_id
    assert (await due(case, "MED_CHOOSE")).isoformat() == "2026-03-05"
    assert "appoint_mediator" not in await open_steps(case)
    await case.party("c1", "choose_mediator", mediator=chosen)
    assert (await kinds(case))[-1] == "mediator_chosen"
    await case.party("r1", "choose_mediator", mediator=chosen)
    assert (await term(case, "MED_CHOOSE"))["state"] == "met"
    await case.mediator("accept_assignment")
    assert {"hold_session", "convene_session"} <= await open_steps(case)


async def test_parties_who_do_not_agree_on_a_mediator_leave_it_to_the_bureau(cases: Cases) -> None:
    case, wanted = await both_willing(cases), cases.bureau.mediator.user_id
    other = await another_mediator(case)
    await case.party("c1", "choose_mediator", mediator=wanted)
    await case.party("r1", "choose_mediator", mediator=other.user_id)
    await case.on("2026-03-06")
    assert (await kinds(case))[-1] == "mediator_not_chosen"
    await case.clerk("appoint_mediator", mediator=other.user_id)
    assert "accept_assignment" in await open_steps(case)


async def test_a_joint_choice_made_in_time_and_recorded_late_goes_before(cases: Cases) -> None:
    case, wanted = await both_willing(cases), cases.bureau.mediator.user_id
    await case.party("c1", "choose_mediator", mediator=wanted)
    await case.on("2026-03-06")
    await case.party("r1", "choose_mediator", mediator=wanted, occurred_on="2026-03-05")
    assert (await last(case, "mediator_appointed"))["facts"]["mediator"] == wanted


async def test_a_disclosed_interest_stops_the_mediator_until_all_agree(cases: Cases) -> None:
    case = await in_session(cases)
    code = await refusal(case, cases.bureau.mediator, "disclose_conflict")
    assert code == "record_needed"
    await case.mediator("disclose_conflict", record="曾与一方同事。")
    assert not {"hold_session", "record_settlement"} & await open_steps(case)
    await case.party("c1", "answer_disclosure", consents=True)
    assert "hold_session" not in await open_steps(case)
    await case.party("r1", "answer_disclosure", consents=True)
    assert "hold_session" in await open_steps(case)


async def test_one_objection_to_a_disclosed_interest_has_the_mediator_replaced(
    cases: Cases,
) -> None:
    case = await in_session(cases)
    until = await due(case, "MED_TERM_SELF")
    other = await another_mediator(case)
    await case.mediator("disclose_conflict", record="曾与一方同事。")
    await case.party("r1", "answer_disclosure", consents=False)
    same = cases.bureau.mediator.user_id
    code = await refusal(case, cases.bureau.clerk, "appoint_mediator", mediator=same)
    assert code == "conflict_of_roles"
    await case.clerk("appoint_mediator", mediator=other.user_id)
    await other.act(case.case_no, "accept_assignment")
    assert "hold_session" in await open_steps(case)
    assert await due(case, "MED_TERM_SELF") == until


async def test_a_party_may_ask_for_another_mediator_and_the_bureau_decides(cases: Cases) -> None:
    case = await in_session(cases)
    other = await another_mediator(case)
    await case.party("r1", "request_replacement", record="沟通不畅。")
    await case.clerk("refuse_replacement")
    await case.party("r1", "request_replacement", record="仍然沟通不畅。")
    await case.clerk("replace_mediator", mediator=other.user_id, reason="party_request")
    with pytest.raises(Problem) as turned:
        await cases.bureau.mediator.act(case.case_no, "hold_session", mode="phone", present=["c1"])
    assert turned.value.code == "not_found"
    await other.act(case.case_no, "accept_assignment")
    await other.act(case.case_no, "hold_session", mode="phone", present=["c1", "r1"])


async def test_who_represents_a_party_is_neither_proposed_nor_appointed(cases: Cases) -> None:
    case = await cases.open("01")
    busy = await another_mediator(case)
    other = await cases.open("01")
    await other.on("2026-03-03")
    await other.clerk("appoint_mediator", mediator=busy.user_id)
    free = await another_mediator(case)
    name = (await in_full(case))["c1"]["details"]["legal_representative"]["name"]
    conflicted = await another_mediator(case, name)
    path = f"/cases/{case.case_no}/mediation/mediator-proposal"
    proposed = await cases.bureau.clerk.get(path)
    load = {each["mediator"]: each["open_cases"] for each in proposed}
    assert (load[free.user_id], load[busy.user_id]) == (0, 1)
    assert list(load.values()) == sorted(load.values())
    assert conflicted.user_id not in load
    code = await refusal(case, cases.bureau.clerk, "appoint_mediator", mediator=conflicted.user_id)
    assert code == "conflict_of_roles"
    with pytest.raises(Problem):
        await case.parties["c1"].get(path)
