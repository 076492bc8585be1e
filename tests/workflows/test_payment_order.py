"""Each term of the payment order: met, and missed with what follows."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import (
    accepted,
    late_steps,
    payment_order_asked,
    payment_order_issued,
    payment_order_served,
    titles,
)
from tests.workflows.reading import due, kinds, last, next_steps, open_steps, term


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
    with pytest.raises(Problem) as turned:
        await case.clerk("record_service", method="in_person", occurred_on="2026-05-21")
    assert turned.value.code == "term_ended"


async def test_once_a_suit_is_filed_late_service_no_longer_revives_the_order(cases: Cases) -> None:
    case = await payment_order_issued(cases)
    await case.on("2026-05-25")
    await case.clerk("file_suit", track="small_claims")
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(
            case.case_no, "record_service", method="in_person", occurred_on="2026-05-19"
        )
    assert turned.value.code == "step_not_open"


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
    with pytest.raises(Problem) as turned:
        await case.party("r1", "object_to_payment_order", occurred_on="2026-05-08")
    assert turned.value.code == "term_ended"
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


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"ground": "cannot_pay"}, "no_objection"),
        ({"ground": "needs_time"}, "no_objection"),
        ({"written": False}, "objection_not_written"),
    ],
)
async def test_only_a_written_objection_to_the_debt_is_one(
    cases: Cases, facts: dict[str, object], code: str
) -> None:
    case = await payment_order_served(cases)
    with pytest.raises(Problem) as turned:
        await case.party("r1", "object_to_payment_order", **facts)
    assert turned.value.code == code
    assert (await term(case, "PO_OBJECT"))["state"] == "running"


async def test_an_objection_to_a_part_leaves_the_order_for_the_rest(cases: Cases) -> None:
    case = await payment_order_served(cases)
    await case.party("r1", "object_to_payment_order", amount="10000.00")
    await case.on("2026-05-08")
    effective = await last(case, "payment_order_effective")
    assert effective["facts"]["ordered_fen"] == 5043333
    assert effective["flags"] == ["被异议的部分支付令失效，就该部分可以另行起诉"]
    assert await titles(case) == ["payment_order"]


@pytest.mark.parametrize("step", ["withdraw_objection", "record_objection_rejection"])
async def test_an_objection_taken_back_or_rejected_leaves_the_order_as_it_was(
    cases: Cases, step: str
) -> None:
    case = await payment_order_served(cases)
    await case.party("r1", "object_to_payment_order")
    await case.on("2026-04-28")
    await case.clerk(step)
    assert "object_to_payment_order" not in await open_steps(case)
    assert (await term(case, "PO_OBJECT"))["state"] == "running"
    await case.on("2026-05-08")
    assert await titles(case) == ["payment_order"]


async def test_a_creditor_may_withdraw_until_the_debtor_has_the_order_and_sue_at_any_time(
    cases: Cases,
) -> None:
    case = await payment_order_served(cases)
    with pytest.raises(Problem) as turned:
        await case.party("c1", "end_payment_order", reason="withdrawn")
    assert turned.value.code == "already_served"
    await case.party("c1", "end_payment_order", reason="sued")
    assert "payment_order_ended" in await kinds(case)
    assert "file_suit" in await open_steps(case)


async def test_the_court_may_reject_the_application_after_taking_it(cases: Cases) -> None:
    case = await payment_order_asked(cases)
    await accepted(case, "2026-04-10")
    await case.clerk("record_filing_refusal", reason="conditions_not_met")
    assert "payment_order_refused" in await kinds(case)
    assert "file_suit" in await open_steps(case)


async def test_an_order_is_served_by_post_with_its_receipt_or_electronically_by_consent(
    cases: Cases,
) -> None:
    case = await payment_order_issued(cases)
    for method, code in (("post", "receipt_needed"), ("electronic", "electronic_consent_needed")):
        with pytest.raises(Problem) as turned:
            await case.clerk("record_service", method=method)
        assert turned.value.code == code
    await case.clerk(
        "record_failed_service", party_ids=["r1"], method="post", reason="not_at_address"
    )
    await case.party("r1", "confirm_service_address", electronic=True)
    await case.clerk("record_service", method="electronic")
    assert "object_to_payment_order" in await open_steps(case)
