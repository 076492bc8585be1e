"""Before the institution: acceptance, the fee, and how an application ends."""

from datetime import date

import pytest

from embedded.simulation.people import Turned
from tests.conftest import Cases
from tests.workflows.arbitrations import FORUMS, another_agreement, applied, refused, taken_on
from tests.workflows.courts import accepted, late_steps
from tests.workflows.reading import due, kinds, open_steps, read, term


async def test_without_an_agreement_there_is_no_arbitration(cases: Cases) -> None:
    case = await cases.open("01", consents__mediation=False)
    with pytest.raises(Turned) as turned:
        await case.bureau.clerk.act(case.case_no, "apply_for_arbitration")
    assert turned.value.problem["code"] == "step_not_open"


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


async def test_an_application_is_restored_only_once(cases: Cases) -> None:
    case = await taken_on(cases)
    await case.on("2026-04-10")
    await case.clerk("record_prepayment", amount="14560.00", occurred_on="2026-04-07")
    assert await late_steps(case) == set()


async def test_while_an_arbitration_is_under_way_no_suit_is_filed(cases: Cases) -> None:
    case = await taken_on(cases)
    with pytest.raises(Turned) as turned:
        await case.bureau.clerk.act(case.case_no, "file_suit", track="simplified")
    assert turned.value.problem["code"] == "step_not_open"
