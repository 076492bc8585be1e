"""The tribunal: chosen, appointed, disclosing, challenged, replaced."""

from datetime import date
from secrets import token_urlsafe

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from embedded.simulation.people import Person, SimulatedCase
from embedded.simulation.roads import SESSION, mediator_takes_on
from jiefen_client import Password, Problem
from tests.conftest import Cases
from tests.workflows.arbitrations import another_arbitrator, code_of, prepaid, seated
from tests.workflows.reading import due, open_steps, term
from workflows.messages.arbitration import FormTribunal
from workflows.messages.common import Act, Role


async def test_a_tribunal_not_formed_in_time_may_still_be_appointed(cases: Cases) -> None:
    case = await prepaid(cases)
    assert await due(case, "ARB_TRIBUNAL") == date(2026, 4, 8)
    await case.on("2026-04-09")
    assert (await term(case, "ARB_TRIBUNAL"))["state"] == "ended"
    await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id])
    assert "hold_hearing" in await open_steps(case)


async def test_three_arbitrators_may_sit(cases: Cases) -> None:
    case = await prepaid(cases)
    await case.clerk("agree_on_tribunal", size=3, agreed_by=["c1", "r1"])
    others = [await another_arbitrator(case.bureau, name) for name in ("second", "third")]
    await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id, *others])
    await case.arbitrator("hold_hearing", **SESSION)
    assert "make_award" in await open_steps(case)


async def test_two_arbitrators_are_no_tribunal(cases: Cases) -> None:
    case = await prepaid(cases)
    other = await another_arbitrator(case.bureau, "second")
    with pytest.raises(Problem) as turned:
        await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id, other])
    assert turned.value.code == "tribunal_of_one_or_three"


async def test_nobody_sits_twice_in_a_tribunal(cases: Cases) -> None:
    case = await prepaid(cases)
    with pytest.raises(Problem) as turned:
        await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id] * 3)
    assert turned.value.code == "tribunal_of_one_or_three"


async def test_the_mediator_of_the_case_does_not_sit_in_its_tribunal(cases: Cases) -> None:
    case = await cases.open("03")
    await mediator_takes_on(case, "2026-03-17", "2026-03-18")
    await case.party("r1", "answer_invitation", consents=False)
    await case.clerk("apply_for_arbitration")
    await case.clerk("record_arbitration_acceptance", file_no="（2026）锡仲裁字第0088号")
    await case.clerk("record_prepayment", amount="14560.00")
    arbitration = cases.here.client.get_workflow_handle(f"arbitration/{case.case_no}/1")
    act = Act(command_id="past-the-api", actor=case.bureau.clerk.user_id, role=Role.CLERK)
    seats = FormTribunal(arbitrators=(case.bureau.mediator.user_id,))
    with pytest.raises(WorkflowUpdateFailedError) as failed:
        await arbitration.execute_update("form_tribunal", args=[act, seats])
    assert isinstance(failed.value.cause, ApplicationError)
    assert failed.value.cause.type == "conflict_of_roles"


async def test_an_arbitrator_outside_the_tribunal_does_not_see_the_case(cases: Cases) -> None:
    case = await prepaid(cases)
    other = await another_arbitrator(case.bureau, "second")
    await case.clerk("form_tribunal", arbitrators=[other])
    with pytest.raises(Problem) as turned:
        await case.arbitrator("hold_hearing", **SESSION)
    assert turned.value.code == "not_found"


async def test_whoever_is_no_arbitrator_does_not_sit(cases: Cases) -> None:
    case = await prepaid(cases)
    with pytest.raises(Problem) as turned:
        await case.clerk("form_tribunal", arbitrators=[case.bureau.clerk.user_id])
    assert turned.value.code == "not_an_official"
    assert turned.value.field == "arbitrators"


async def test_terms_that_an_institutions_rules_set_are_told_apart(cases: Cases) -> None:
    case = await seated(cases)
    for code in ("ARB_ANSWER", "ARB_TRIBUNAL", "ARB_AWARD"):
        assert (await term(case, code))["clock"] == "institution"
    assert (await term(case, "ARB_ACCEPT"))["clock"] == "statutory"


async def test_the_director_appoints_only_once_the_parties_have_not_chosen(cases: Cases) -> None:
    case = await prepaid(cases)
    sole = {"arbitrators": [case.bureau.arbitrator.user_id]}
    appointed = sole | {"appointed": sole["arbitrators"]}
    assert await code_of(case.clerk("form_tribunal", **appointed)) == "selection_term_running"
    half = appointed | {"entrusted_by": ["c1"]}
    assert await code_of(case.clerk("form_tribunal", **half)) == "selection_term_running"
    await case.on("2026-04-09")
    assert "select_arbitrator" not in await open_steps(case)
    await case.clerk("form_tribunal", **appointed)
    assert "hold_hearing" in await open_steps(case)


async def test_both_parties_may_leave_the_appointment_to_the_director(cases: Cases) -> None:
    case = await prepaid(cases)
    sole = [case.bureau.arbitrator.user_id]
    await case.clerk("form_tribunal", arbitrators=sole, appointed=sole, entrusted_by=["c1", "r1"])
    assert "hold_hearing" in await open_steps(case)


async def test_whom_both_parties_choose_sits(cases: Cases) -> None:
    case = await prepaid(cases)
    other = await another_arbitrator(case.bureau, "second")
    await case.party("c1", "select_arbitrator", arbitrator=other)
    await case.on("2026-04-09")
    await case.party("r1", "select_arbitrator", arbitrator=other, occurred_on="2026-04-08")
    passed_over = case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id])
    assert await code_of(passed_over) == "selection_not_kept"
    await case.clerk("form_tribunal", arbitrators=[other])
    assert "hold_hearing" in await open_steps(case)


async def test_of_three_each_side_chooses_one_and_both_the_presiding_one(cases: Cases) -> None:
    case = await prepaid(cases)
    first = case.bureau.arbitrator.user_id
    second = await another_arbitrator(case.bureau, "second")
    third = await another_arbitrator(case.bureau, "third")
    three = [first, second, third]
    assert await code_of(case.clerk("form_tribunal", arbitrators=three)) == "tribunal_size"
    await case.clerk("agree_on_tribunal", size=3, agreed_by=["c1", "r1"])
    await case.party("c1", "select_arbitrator", arbitrator=second, presiding=first)
    await case.party("r1", "select_arbitrator", arbitrator=third, presiding=first)
    wrong = case.clerk("form_tribunal", arbitrators=[second, first, third])
    assert await code_of(wrong) == "selection_not_kept"
    await case.clerk("form_tribunal", arbitrators=three)
    assert "hold_hearing" in await open_steps(case)


async def test_the_parties_are_told_what_an_arbitrator_discloses(cases: Cases) -> None:
    case = await seated(cases)
    await case.arbitrator(
        "disclose_circumstances", circumstances=True, record="2019年曾为申请人提供过咨询。"
    )
    notices = await case.parties["r1"].get(f"/cases/{case.case_no}/timeline")
    assert "arbitrator_disclosed" in {event["kind"] for event in notices}


async def test_while_a_challenge_is_pending_nothing_is_heard(cases: Cases) -> None:
    case = await seated(cases)
    sole = case.bureau.arbitrator.user_id
    await case.party("r1", "challenge_arbitrator", arbitrator=sole, ground="interest")
    hearing = case.arbitrator("hold_hearing", **SESSION)
    assert await code_of(hearing) == "challenge_pending"
    await case.clerk("decide_challenge", arbitrator=sole, upheld=False)
    await case.arbitrator("hold_hearing", **SESSION)
    assert "make_award" in await open_steps(case)


async def test_after_the_first_hearing_a_challenge_rests_on_what_was_learned_since(
    cases: Cases,
) -> None:
    case = await seated(cases)
    sole = case.bureau.arbitrator.user_id
    await case.on("2026-04-20")
    await case.arbitrator("hold_hearing", **SESSION, adjourned_to="2026-04-24")
    challenge = {"arbitrator": sole, "ground": "interest"}
    late = case.party("r1", "challenge_arbitrator", **challenge, learned_on="2026-04-20")
    assert await code_of(late) == "challenge_too_late"
    await case.on("2026-04-22")
    await case.party("r1", "challenge_arbitrator", **challenge, learned_on="2026-04-21")
    await case.clerk("decide_challenge", arbitrator=sole, upheld=True)
    assert {"hold_hearing", "make_award"}.isdisjoint(await open_steps(case))


async def test_a_replaced_arbitrator_leaves_and_the_case_may_be_heard_again(cases: Cases) -> None:
    case = await seated(cases)
    sole = case.bureau.arbitrator.user_id
    other = await _signed_in(case, "second")
    await case.arbitrator("hold_hearing", **SESSION, adjourned_to="2026-04-24")
    await case.clerk("replace_arbitrator", removed=sole, replacement=other.user_id, reason="unable")
    assert await code_of(case.arbitrator("hold_hearing", **SESSION)) == "not_found"
    assert "make_award" in await open_steps(case)
    await other.act(case.case_no, "decide_repetition", repeat=True)
    assert "make_award" not in await open_steps(case)
    await other.act(case.case_no, "hold_hearing", **SESSION)
    assert "make_award" in await open_steps(case)


async def _signed_in(case: SimulatedCase, username: str) -> Person:
    username, password = f"{username}-{token_urlsafe(4)}", token_urlsafe(16)
    account = {"username": username, "name": "仲裁员", "role": "arbitrator"}
    made = await case.bureau.admin.send("POST", "/users", account | {"password": password})
    return Person(case.bureau.http, made["id"], Password(username, password))
