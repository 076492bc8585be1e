"""Each term of the payment order: met, and missed with what follows."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase, Turned
from tests.conftest import Cases
from tests.workflows.courts import (
    accepted,
    late_steps,
    payment_order_asked,
    payment_order_issued,
    payment_order_served,
    titles,
)
from tests.workflows.reading import due, kinds, next_steps, open_steps, term


async def test_a_court_in_time_meets_its_terms(cases: Cases) -> None:
    case = await payment_order_served(cases)
    for code in ("PO_NOTICE", "PO_ISSUE", "PO_DELIVER"):
        assert (await term(case, code))["state"] == "met"
    assert await due(case, "PO_OBJECT") == date(2026, 5, 7)


async def test_a_court_that_is_late_is_noted_and_the_procedure_goes_on(cases: Cases) -> None:
    case = await payment_order_asked(cases)
    await accepted(case, "2026-04-15")
    assert (await term(case, "PO_NOTICE"))["state"] == "ended"
    await case.on("2026-05-06")
    assert (await term(case, "PO_ISSUE"))["state"] == "ended"
    await case.clerk("record_payment_order", amount="60000.00")
    assert "record_service" in await open_steps(case)


async def test_an_application_not_accepted_leaves_the_suit(cases: Cases) -> None:
    case = await payment_order_asked(cases)
    await case.clerk("record_filing_refusal", reason="conditions_not_met")
    assert "file_suit" in await open_steps(case)
    assert "record_filing_acceptance" not in await open_steps(case)


async def test_an_order_undelivered_for_thirty_days_lapses(cases: Cases) -> None:
    case = await payment_order_issued(cases)
    await case.on("2026-05-20")
    assert "record_service" in await open_steps(case)
    await case.on("2026-05-21")
    assert "payment_order_lapsed" in await kinds(case)
    assert "payment_order" not in await next_steps(case)
    assert "file_suit" in await open_steps(case)


async def test_service_in_time_and_recorded_late_revives_the_order(cases: Cases) -> None:
    case = await payment_order_issued(cases)
    await case.on("2026-05-25")
    await case.clerk("record_service", method="in_person", occurred_on="2026-05-19")
    assert await due(case, "PO_OBJECT") == date(2026, 6, 3)
    assert "object_to_payment_order" in await open_steps(case)
    assert "file_suit" not in await open_steps(case)
    assert await late_steps(case) == set()


async def test_service_after_the_thirty_days_does_not_revive_the_order(cases: Cases) -> None:
    case = await payment_order_issued(cases)
    await case.on("2026-05-25")
    with pytest.raises(Turned) as turned:
        await case.clerk("record_service", method="in_person", occurred_on="2026-05-21")
    assert turned.value.problem["code"] == "term_ended"


async def test_once_a_suit_is_filed_late_service_no_longer_revives_the_order(cases: Cases) -> None:
    case = await payment_order_issued(cases)
    await case.on("2026-05-25")
    await case.clerk("file_suit", track="small_claims")
    with pytest.raises(Turned) as turned:
        await case.bureau.clerk.act(
            case.case_no, "record_service", method="in_person", occurred_on="2026-05-19"
        )
    assert turned.value.problem["code"] == "step_not_open"


async def test_an_order_nobody_objects_to_is_a_title_to_be_enforced(cases: Cases) -> None:
    case = await payment_order_served(cases)
    await case.on("2026-05-07")
    assert "object_to_payment_order" in await open_steps(case)
    await case.on("2026-05-09")
    assert "payment_order_effective" in await kinds(case)
    assert await titles(case) == ["payment_order"]
    assert await next_steps(case) == ["enforcement"]


async def test_an_objection_in_time_and_recorded_late_takes_the_title_away(cases: Cases) -> None:
    case = await payment_order_served(cases)
    await case.on("2026-05-12")
    assert "apply_for_enforcement" in await open_steps(case)
    await case.party("r1", "object_to_payment_order", occurred_on="2026-05-07")
    assert "record_termination" in await open_steps(case)
    assert "apply_for_enforcement" not in await open_steps(case)
    assert (await term(case, "ENF_APPLY"))["state"] == "dropped"
    assert "record_payment" not in await open_steps(case)


async def test_an_objection_after_the_fifteen_days_is_none(cases: Cases) -> None:
    case = await payment_order_served(cases)
    await case.on("2026-05-12")
    with pytest.raises(Turned) as turned:
        await case.party("r1", "object_to_payment_order", occurred_on="2026-05-08")
    assert turned.value.problem["code"] == "term_ended"
    assert "apply_for_enforcement" in await open_steps(case)


async def test_silence_after_an_objection_turns_the_application_into_a_suit(cases: Cases) -> None:
    case = await payment_order_served(cases)
    await case.on("2026-04-28")
    await case.party("r1", "object_to_payment_order")
    assert (await term(case, "PO_OBJECT"))["state"] == "met"
    await case.on("2026-04-30")
    await case.clerk("record_termination")
    assert await due(case, "PO_DECLINE_SUIT") == date(2026, 5, 7)
    await case.on("2026-05-08")
    await case.opened("record_filing_acceptance")
    assert "payment_order_converted" in await kinds(case)
    assert "suit_filed" in await kinds(case)


async def suit_declined(cases: Cases) -> SimulatedCase:
    """The order fell to an objection, and the creditor said in time that he will not sue."""
    case = await payment_order_served(cases)
    await case.party("r1", "object_to_payment_order")
    await case.on("2026-04-30")
    await case.clerk("record_termination")
    await case.on("2026-05-07")
    await case.party("c1", "decline_suit")
    return case


async def test_a_creditor_who_declines_in_time_is_not_made_to_sue(cases: Cases) -> None:
    case = await suit_declined(cases)
    assert "file_suit" in await open_steps(case)
    assert "payment_order" not in await next_steps(case)
    await case.on("2026-05-11")
    assert "suit_filed" not in await kinds(case)


async def test_after_a_declined_suit_arbitration_may_still_be_agreed_on(cases: Cases) -> None:
    case = await suit_declined(cases)
    assert "offer_arbitration_agreement" in await open_steps(case)
