"""The tribunal: chosen, appointed, disclosing, challenged, replaced."""

from datetime import date

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from embedded.simulation.people import Turned
from embedded.simulation.roads import SESSION, mediator_takes_on
from tests.conftest import Cases
from tests.workflows.arbitrations import another_arbitrator, prepaid, seated
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
    others = [await another_arbitrator(case.bureau, name) for name in ("second", "third")]
    await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id, *others])
    await case.arbitrator("hold_hearing", **SESSION)
    assert "make_award" in await open_steps(case)


async def test_two_arbitrators_are_no_tribunal(cases: Cases) -> None:
    case = await prepaid(cases)
    other = await another_arbitrator(case.bureau, "second")
    with pytest.raises(Turned) as turned:
        await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id, other])
    assert turned.value.problem["code"] == "tribunal_of_one_or_three"


async def test_nobody_sits_twice_in_a_tribunal(cases: Cases) -> None:
    case = await prepaid(cases)
    with pytest.raises(Turned) as turned:
        await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id] * 3)
    assert turned.value.problem["code"] == "tribunal_of_one_or_three"


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
    with pytest.raises(Turned) as turned:
        await case.arbitrator("hold_hearing", **SESSION)
    assert turned.value.problem["code"] == "not_found"


async def test_whoever_is_no_arbitrator_does_not_sit(cases: Cases) -> None:
    case = await prepaid(cases)
    with pytest.raises(Turned) as turned:
        await case.clerk("form_tribunal", arbitrators=[case.bureau.clerk.user_id])
    assert turned.value.problem["code"] == "not_an_official"
    assert turned.value.problem["field"] == "arbitrators"


async def test_terms_that_an_institutions_rules_set_are_told_apart(cases: Cases) -> None:
    case = await seated(cases)
    for code in ("ARB_ANSWER", "ARB_TRIBUNAL", "ARB_AWARD"):
        assert (await term(case, code))["clock"] == "institution"
    assert (await term(case, "ARB_ACCEPT"))["clock"] == "statutory"
