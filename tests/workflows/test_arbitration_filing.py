"""Before the institution: acceptance, the fee, and how an application ends."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.arbitrations import (
    AGREED,
    FILE_NO,
    FORUMS,
    another_agreement,
    applied,
    code_of,
    prepaid,
    refused,
    seated,
    taken_on,
)
from tests.workflows.courts import accepted, late_steps
from tests.workflows.reading import due, kinds, open_steps, read, term, timeline


async def test_without_an_agreement_there_is_no_arbitration(cases: Cases) -> None:
    case = await cases.open("01", consents__mediation=False)
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(case.case_no, "apply_for_arbitration")
    assert turned.value.code == "step_not_open"


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


async def test_a_new_agreement_refused_as_well_leaves_the_other_routes(cases: Cases) -> None:
    case = await refused(cases)
    await another_agreement(case)
    await case.clerk("apply_for_arbitration")
    await case.clerk("record_arbitration_refusal", reason="no_agreement")
    assert await open_steps(case) & FORUMS == FORUMS - {"apply_for_arbitration"}


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


async def test_a_fee_paid_after_the_fifteen_days_does_not_restore_the_application(
    cases: Cases,
) -> None:
    case = await taken_on(cases)
    await case.on("2026-04-10")
    with pytest.raises(Problem) as turned:
        await case.clerk("record_prepayment", amount="14560.00", occurred_on="2026-04-08")
    assert turned.value.code == "term_ended"


async def test_once_applied_for_again_the_withdrawn_application_is_not_restored(
    cases: Cases,
) -> None:
    case = await taken_on(cases)
    await case.on("2026-04-10")
    await case.clerk("apply_for_arbitration")
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(
            case.case_no, "record_prepayment", amount="14560.00", occurred_on="2026-04-07"
        )
    assert turned.value.code == "step_not_open"


async def test_an_application_is_restored_only_once(cases: Cases) -> None:
    case = await taken_on(cases)
    await case.on("2026-04-10")
    await case.clerk("record_prepayment", amount="14560.00", occurred_on="2026-04-07")
    assert await late_steps(case) == set()


async def test_while_an_arbitration_is_under_way_no_suit_is_filed(cases: Cases) -> None:
    case = await taken_on(cases)
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(case.case_no, "file_suit", track="simplified")
    assert turned.value.code == "step_not_open"


async def test_a_refusal_names_its_reason(cases: Cases) -> None:
    case = await applied(cases)
    refusal = case.bureau.clerk.act(case.case_no, "record_arbitration_refusal")
    assert await code_of(refusal) == "invalid_body"
    await case.clerk("record_arbitration_refusal", reason="other_institution")
    [told] = [each for each in await timeline(case) if each["kind"] == "arbitration_refused"]
    assert told["facts"]["reason"] == "other_institution"


async def to_be_supplemented(cases: Cases) -> SimulatedCase:
    """On 20 March the institution asks for papers, which are due on the 27th."""
    case = await applied(cases)
    await case.on("2026-03-20")
    await case.clerk("request_arbitration_supplement", items=["authority", "copies"])
    return case


async def test_the_five_days_run_anew_from_a_supplemented_application(cases: Cases) -> None:
    case = await to_be_supplemented(cases)
    assert (await term(case, "ARB_ACCEPT"))["state"] == "dropped"
    assert await due(case, "ARB_SUPPLEMENT") == date(2026, 3, 27)
    await case.on("2026-03-26")
    await case.party("c1", "supplement_arbitration_application")
    assert (await term(case, "ARB_SUPPLEMENT"))["state"] == "met"
    assert await due(case, "ARB_ACCEPT") == date(2026, 3, 31)
    await case.clerk("record_arbitration_acceptance", file_no=FILE_NO)
    assert "record_prepayment" in await open_steps(case)


async def test_an_application_not_supplemented_in_time_counts_as_not_made(cases: Cases) -> None:
    case = await to_be_supplemented(cases)
    await case.on("2026-03-28")
    assert (await term(case, "ARB_SUPPLEMENT"))["state"] == "ended"
    assert await open_steps(case) & FORUMS == {"apply_for_arbitration"}
    await case.clerk("supplement_arbitration_application", occurred_on="2026-03-27")
    assert "record_arbitration_acceptance" in await open_steps(case)
    assert (await open_steps(case)).isdisjoint(FORUMS)


async def test_a_fee_that_is_deferred_is_due_on_the_day_the_institution_sets(cases: Cases) -> None:
    case = await taken_on(cases)
    await case.party("c1", "request_fee_deferral")
    await case.on("2026-04-08")
    assert "deemed_withdrawn" not in await kinds(case)
    await case.clerk("decide_fee_deferral", granted=True, until="2026-04-30")
    await case.on("2026-04-30")
    assert "record_prepayment" in await open_steps(case)
    await case.on("2026-05-01")
    assert "deemed_withdrawn" in await kinds(case)
    await case.clerk("record_prepayment", amount="14560.00", occurred_on="2026-04-30")
    assert "form_tribunal" in await open_steps(case)


async def test_after_a_refused_deferral_the_fee_is_due_in_fifteen_days(cases: Cases) -> None:
    case = await taken_on(cases)
    await case.party("c1", "request_fee_deferral")
    await case.on("2026-04-08")
    await case.clerk("decide_fee_deferral", granted=False)
    assert await due(case, "ARB_PREPAY") == date(2026, 4, 23)


async def test_the_copy_and_the_notice_start_the_terms_of_those_who_receive_them(
    cases: Cases,
) -> None:
    case = await taken_on(cases)
    await case.clerk("record_prepayment", amount="14560.00")
    assert await due(case, "ARB_NOTICE") == date(2026, 3, 30)
    await case.on("2026-03-23")
    await case.clerk("record_notice_service", parties=["c1"])
    await case.on("2026-03-25")
    await case.clerk("record_notice_service")
    assert (await term(case, "ARB_NOTICE"))["state"] == "met"
    for code in ("ARB_ANSWER", "ARB_COUNTERCLAIM", "ARB_TRIBUNAL", "ARB_EVIDENCE"):
        assert await due(case, code) == date(2026, 4, 9)
    assert "record_notice_service" not in await open_steps(case)


async def test_a_withdrawn_application_is_refunded_whole_and_may_be_made_again(
    cases: Cases,
) -> None:
    case = await prepaid(cases)
    partial = case.clerk("withdraw_arbitration", refund="5000.00")
    assert await code_of(partial) == "refund_out_of_range"
    await case.party("c1", "withdraw_arbitration")
    [withdrawn] = [each for each in await timeline(case) if each["kind"] == "arbitration_withdrawn"]
    assert withdrawn["facts"]["refund_fen"] == 1_456_000
    assert await open_steps(case) & FORUMS == {"apply_for_arbitration"}


async def test_a_settlement_that_leads_to_withdrawal_is_to_be_performed(cases: Cases) -> None:
    case = await seated(cases)
    await case.clerk("withdraw_arbitration", terms=AGREED, refund="7000.00")
    assert await due(case, "INSTALMENT") == date(2026, 5, 29)
    assert "apply_for_arbitration" in await open_steps(case)
    await case.party("c1", "record_payment", amount="780000.00")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "performed"
