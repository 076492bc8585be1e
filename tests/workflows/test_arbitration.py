"""Each term of an arbitration: met, and missed with what follows; and who may decide what."""

from datetime import date
from secrets import token_urlsafe
from typing import Any

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from embedded.simulation.people import Bureau, SimulatedCase, Turned
from embedded.simulation.roads import SESSION, instalment, mediator_takes_on
from tests.conftest import Cases
from tests.workflows.courts import accepted, late_steps, titles
from tests.workflows.reading import due, kinds, next_steps, open_steps, read, term
from workflows.messages.arbitration import FormTribunal
from workflows.messages.common import Act, Role

FORUMS = {
    "apply_for_arbitration",
    "offer_arbitration_agreement",
    "apply_for_payment_order",
    "file_suit",
}
AGREED = {
    "total": "780000.00",
    "instalments": [instalment("2026-05-29", "400000.00"), instalment("2026-06-30", "380000.00")],
}


async def applied(cases: Cases) -> SimulatedCase:
    """An application of 17 March under a valid clause, to be decided on by 23 March."""
    case = await cases.open("03", consents__mediation=False)
    await case.on("2026-03-17")
    await case.clerk("apply_for_arbitration")
    return case


async def taken_on(cases: Cases) -> SimulatedCase:
    """Accepted on 20 March; the fee is due on 7 April, after the Qingming holidays."""
    case = await applied(cases)
    await case.on("2026-03-20")
    await case.clerk("record_arbitration_acceptance", file_no="（2026）锡仲裁字第0088号")
    return case


async def prepaid(cases: Cases) -> SimulatedCase:
    """The fee is paid on 24 March; answer and tribunal are due on 8 April."""
    case = await taken_on(cases)
    await case.on("2026-03-24")
    await case.clerk("record_prepayment", amount="14560.00")
    return case


async def seated(cases: Cases) -> SimulatedCase:
    """A sole arbitrator since 1 April; the award is due on 1 June."""
    case = await prepaid(cases)
    await case.on("2026-04-01")
    await case.clerk("form_tribunal", arbitrators=[case.bureau.arbitrator.user_id])
    return case


async def heard(cases: Cases, *present: str) -> SimulatedCase:
    """A hearing of 20 April, both sides present unless told otherwise."""
    case = await seated(cases)
    await case.on("2026-04-20")
    await case.arbitrator("hold_hearing", mode="on_site", present=present or ("c1", "r1"))
    return case


async def decides(case: SimulatedCase, **facts: Any) -> None:
    """An award of 28 April over 794,560 yuan, to be performed by 29 May."""
    await case.on("2026-04-28")
    award = {"amount": "780000.00", "costs": "14560.00", "perform_by": "2026-05-29"}
    await case.arbitrator("make_award", **award | facts)


async def awarded(cases: Cases) -> SimulatedCase:
    """An award after a hearing of both sides."""
    case = await heard(cases)
    await decides(case)
    return case


async def refused(cases: Cases) -> SimulatedCase:
    """An application that the institution did not accept."""
    case = await applied(cases)
    await case.on("2026-03-20")
    await case.clerk("record_arbitration_refusal")
    return case


async def another_agreement(case: SimulatedCase) -> None:
    """Both sides sign a new arbitration agreement."""
    await case.clerk("offer_arbitration_agreement", institution="无锡仲裁委员会")
    await case.everyone("answer_arbitration_offer", signed=True)


async def another_arbitrator(bureau: Bureau, username: str) -> str:
    """The account of one more arbitrator."""
    account = {"username": username, "name": "仲裁员", "role": "arbitrator"}
    made = await bureau.admin.send("POST", "/users", account | {"password": token_urlsafe(16)})
    return made["id"]


async def test_without_an_agreement_there_is_no_arbitration(cases: Cases) -> None:
    case = await cases.open("01", consents__mediation=False)
    with pytest.raises(Turned) as turned:
        await case.bureau.clerk.act(case.case_no, "apply_for_arbitration")
    assert turned.value.problem["code"] == "step_not_open"


async def test_an_arbitration_that_keeps_every_term(cases: Cases) -> None:
    case = await seated(cases)
    await case.on("2026-04-08")
    await case.party("r1", "record_arbitration_answer")
    await case.on("2026-04-20")
    await case.arbitrator("hold_hearing", **SESSION)
    await decides(case)
    for code in ("ARB_ACCEPT", "ARB_PREPAY", "ARB_ANSWER", "ARB_TRIBUNAL", "ARB_AWARD"):
        assert (await term(case, code))["state"] == "met"
    assert await titles(case) == ["award"]


async def test_an_institution_that_decides_late_is_noted_and_may_still_accept(
    cases: Cases,
) -> None:
    case = await applied(cases)
    assert await due(case, "ARB_ACCEPT") == date(2026, 3, 23)
    await case.on("2026-03-24")
    assert (await term(case, "ARB_ACCEPT"))["state"] == "ended"
    await case.clerk("record_arbitration_acceptance", file_no="（2026）锡仲裁字第0088号")
    assert "record_prepayment" in await open_steps(case)


async def test_an_application_not_accepted_leaves_the_other_routes(cases: Cases) -> None:
    case = await refused(cases)
    assert (await term(case, "ARB_ACCEPT"))["state"] == "met"
    assert (await read(case))["route"]["rows"] == ["R15", "R11"]
    assert await open_steps(case) & FORUMS == FORUMS - {"apply_for_arbitration"}


async def test_a_court_takes_the_claim_that_the_institution_did_not(cases: Cases) -> None:
    case = await refused(cases)
    await case.clerk("file_suit", track="simplified")
    await accepted(case, "2026-03-23")
    assert "record_fee_payment" in await open_steps(case)
    assert (await open_steps(case)).isdisjoint(FORUMS)


async def test_a_new_agreement_after_a_refusal_opens_arbitration_alone(cases: Cases) -> None:
    case = await refused(cases)
    await another_agreement(case)
    assert await open_steps(case) & FORUMS == {"apply_for_arbitration"}


async def test_a_fee_unpaid_for_fifteen_days_withdraws_the_application(cases: Cases) -> None:
    case = await taken_on(cases)
    await case.on("2026-04-07")
    assert "record_prepayment" in await open_steps(case)
    await case.on("2026-04-08")
    assert "deemed_withdrawn" in await kinds(case)
    assert await open_steps(case) & FORUMS == {"apply_for_arbitration"}


async def test_a_fee_paid_in_time_and_recorded_late_restores_the_application(cases: Cases) -> None:
    case = await taken_on(cases)
    await case.on("2026-04-10")
    await case.clerk("record_prepayment", amount="14560.00", occurred_on="2026-04-07")
    assert "form_tribunal" in await open_steps(case)
    assert (await open_steps(case)).isdisjoint(FORUMS)
    assert await due(case, "ARB_TRIBUNAL") == date(2026, 4, 22)


async def test_a_fee_paid_after_the_fifteen_days_does_not_restore_the_application(
    cases: Cases,
) -> None:
    case = await taken_on(cases)
    await case.on("2026-04-10")
    with pytest.raises(Turned) as turned:
        await case.clerk("record_prepayment", amount="14560.00", occurred_on="2026-04-08")
    assert turned.value.problem["code"] == "term_ended"


async def test_once_applied_for_again_the_withdrawn_application_is_not_restored(
    cases: Cases,
) -> None:
    case = await taken_on(cases)
    await case.on("2026-04-10")
    await case.clerk("apply_for_arbitration")
    with pytest.raises(Turned) as turned:
        await case.bureau.clerk.act(
            case.case_no, "record_prepayment", amount="14560.00", occurred_on="2026-04-07"
        )
    assert turned.value.problem["code"] == "step_not_open"


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


async def test_a_respondent_who_is_silent_does_not_stop_the_hearing(cases: Cases) -> None:
    case = await seated(cases)
    assert await due(case, "ARB_ANSWER") == date(2026, 4, 8)
    await case.on("2026-04-09")
    assert (await term(case, "ARB_ANSWER"))["state"] == "ended"
    await case.arbitrator("hold_hearing", **SESSION)
    assert "make_award" in await open_steps(case)


async def test_only_parties_of_the_case_are_heard(cases: Cases) -> None:
    case = await seated(cases)
    with pytest.raises(Turned) as turned:
        await case.arbitrator("hold_hearing", mode="on_site", present=["c1", "r2"])
    assert turned.value.problem["code"] == "unknown_party"


async def test_a_claimant_who_stays_away_withdraws_the_application(cases: Cases) -> None:
    case = await heard(cases, "r1")
    assert (await term(case, "ARB_AWARD"))["state"] == "dropped"
    assert await open_steps(case) & FORUMS == {"apply_for_arbitration"}


async def test_there_is_no_award_without_a_hearing(cases: Cases) -> None:
    case = await seated(cases)
    assert "make_award" not in await open_steps(case)


async def test_an_award_that_takes_too_long_is_noted_and_may_still_be_made(cases: Cases) -> None:
    case = await heard(cases)
    assert await due(case, "ARB_AWARD") == date(2026, 6, 1)
    await case.on("2026-06-02")
    assert (await term(case, "ARB_AWARD"))["state"] == "ended"
    await decides(case, perform_by="2026-06-30")
    assert await titles(case) == ["award"]


async def test_a_respondent_who_stays_away_is_judged_by_default(cases: Cases) -> None:
    case = await heard(cases, "c1")
    await decides(case, by_default=True)
    assert await titles(case) == ["award"]


@pytest.mark.parametrize(("present", "by_default"), [(("c1",), False), (("c1", "r1"), True)])
async def test_an_award_is_by_default_only_against_an_absent_respondent(
    cases: Cases, present: tuple[str, ...], by_default: bool
) -> None:
    case = await heard(cases, *present)
    with pytest.raises(Turned) as turned:
        await decides(case, by_default=by_default)
    assert turned.value.problem["code"] == "default_award"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"perform_by": "2026-04-27"}, "perform_by_in_past"),
        ({"occurred_on": "2026-04-17"}, "occurred_too_early"),
        ({"occurred_on": "2026-04-29"}, "occurred_in_future"),
    ],
)
async def test_the_days_of_an_award_are_checked(
    cases: Cases, facts: dict[str, str], code: str
) -> None:
    case = await heard(cases)
    with pytest.raises(Turned) as turned:
        await decides(case, **facts)
    assert turned.value.problem["code"] == code


async def test_an_award_is_the_tribunals_alone(cases: Cases) -> None:
    case = await heard(cases)
    with pytest.raises(Turned) as turned:
        await case.clerk(
            "make_award", amount="780000.00", costs="14560.00", perform_by="2026-05-29"
        )
    assert turned.value.problem["code"] == "forbidden"


async def test_a_settlement_before_the_tribunal_becomes_a_consent_award(cases: Cases) -> None:
    case = await seated(cases)
    await case.arbitrator("record_tribunal_settlement", terms=AGREED)
    await case.arbitrator("make_consent_award")
    assert await titles(case) == ["consent_award"]
    assert (await term(case, "ARB_AWARD"))["state"] == "met"
    assert await due(case, "INSTALMENT") == date(2026, 5, 29)
    assert await due(case, "ENF_APPLY") == date(2028, 6, 30)


async def test_while_an_arbitration_is_under_way_no_suit_is_filed(cases: Cases) -> None:
    case = await taken_on(cases)
    with pytest.raises(Turned) as turned:
        await case.bureau.clerk.act(case.case_no, "file_suit", track="simplified")
    assert turned.value.problem["code"] == "step_not_open"


async def test_an_award_in_force_leaves_no_other_forum(cases: Cases) -> None:
    case = await awarded(cases)
    assert (await read(case))["route"]["rows"] == ["R16"]
    assert (await open_steps(case)).isdisjoint(FORUMS)
    assert "record_payment" in await open_steps(case)


@pytest.mark.parametrize(
    ("step", "facts"), [("file_suit", {"track": "simplified"}), ("apply_for_arbitration", {})]
)
async def test_an_awarded_claim_is_not_brought_again(
    cases: Cases, step: str, facts: dict[str, str]
) -> None:
    case = await awarded(cases)
    with pytest.raises(Turned) as turned:
        await case.bureau.clerk.act(case.case_no, step, **facts)
    assert turned.value.problem["code"] == "step_not_open"


async def test_an_unpaid_award_is_enforced(cases: Cases) -> None:
    case = await awarded(cases)
    await case.on("2026-05-29")
    assert "apply_for_enforcement" not in await open_steps(case)
    await case.on("2026-05-30")
    assert await next_steps(case) == ["enforcement"]
    assert "apply_for_enforcement" in await open_steps(case)
    assert await due(case, "ENF_APPLY") == date(2028, 5, 29)


async def served(cases: Cases) -> SimulatedCase:
    """An award of 28 April that the last party received on the 29th."""
    case = await awarded(cases)
    await case.on("2026-04-29")
    await case.clerk("record_award_service")
    return case


async def test_no_term_against_an_award_runs_before_it_is_received(cases: Cases) -> None:
    case = await awarded(cases)
    terms = await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
    assert not {"ARB_CORRECT", "ARB_SETASIDE"} & {each["code"] for each in terms}


async def test_after_thirty_days_an_award_is_no_longer_corrected(cases: Cases) -> None:
    case = await served(cases)
    assert await due(case, "ARB_CORRECT") == date(2026, 5, 29)
    await case.on("2026-05-29")
    assert (await term(case, "ARB_CORRECT"))["state"] == "running"
    await case.on("2026-05-30")
    assert (await term(case, "ARB_CORRECT"))["state"] == "ended"


async def test_after_three_months_an_award_is_no_longer_set_aside(cases: Cases) -> None:
    case = await served(cases)
    assert await due(case, "ARB_SETASIDE") == date(2026, 7, 29)
    await case.on("2026-07-29")
    assert (await term(case, "ARB_SETASIDE"))["state"] == "running"
    await case.on("2026-07-30")
    assert (await term(case, "ARB_SETASIDE"))["state"] == "ended"
    assert await next_steps(case) == ["enforcement"]


async def test_enforcement_of_an_award_may_be_opposed_for_fifteen_days(cases: Cases) -> None:
    case = await awarded(cases)
    await case.on("2026-06-01")
    await case.clerk("apply_for_enforcement")
    await accepted(case, "2026-06-04")
    await case.on("2026-06-10")
    await case.clerk("record_enforcement_notice")
    assert await due(case, "ARB_NONENF") == date(2026, 6, 25)


async def test_a_new_agreement_refused_as_well_leaves_the_other_routes(cases: Cases) -> None:
    case = await refused(cases)
    await another_agreement(case)
    await case.clerk("apply_for_arbitration")
    await case.clerk("record_arbitration_refusal")
    assert await open_steps(case) & FORUMS == FORUMS - {"apply_for_arbitration"}


async def test_an_application_is_restored_only_once(cases: Cases) -> None:
    case = await taken_on(cases)
    await case.on("2026-04-10")
    await case.clerk("record_prepayment", amount="14560.00", occurred_on="2026-04-07")
    assert await late_steps(case) == set()


async def test_whoever_is_no_arbitrator_does_not_sit(cases: Cases) -> None:
    case = await prepaid(cases)
    with pytest.raises(Turned) as turned:
        await case.clerk("form_tribunal", arbitrators=[case.bureau.clerk.user_id])
    assert turned.value.problem["code"] == "not_an_official"
    assert turned.value.problem["field"] == "arbitrators"


async def test_only_a_respondent_answers_the_application(cases: Cases) -> None:
    case = await prepaid(cases)
    with pytest.raises(Turned) as turned:
        await case.party("c1", "record_arbitration_answer")
    assert turned.value.problem["code"] == "not_a_respondent"


async def test_terms_that_an_institutions_rules_set_are_told_apart(cases: Cases) -> None:
    case = await seated(cases)
    for code in ("ARB_ANSWER", "ARB_TRIBUNAL", "ARB_AWARD"):
        assert (await term(case, code))["clock"] == "institution"
    assert (await term(case, "ARB_ACCEPT"))["clock"] == "statutory"


async def test_an_award_that_grants_nothing_closes_the_case(cases: Cases) -> None:
    case = await heard(cases)
    await decides(case, amount="0.00", costs="0.00")
    assert await titles(case) == []
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "dismissed"


async def test_a_settlement_taken_back_leaves_the_tribunal_to_decide(cases: Cases) -> None:
    case = await heard(cases)
    await case.arbitrator("record_tribunal_settlement", terms=AGREED)
    await decides(case)
    assert await titles(case) == ["award"]


async def test_only_a_party_joins_a_settlement_as_guarantor(cases: Cases) -> None:
    case = await seated(cases)
    joined = {"guarantors": ["r2"], "guarantee_until": "2027-06-30"}
    with pytest.raises(Turned) as turned:
        await case.arbitrator("record_tribunal_settlement", terms=AGREED | joined)
    assert turned.value.problem["code"] == "unknown_party"
