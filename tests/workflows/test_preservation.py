"""Preservation: each of its terms met, and missed with what follows."""

from datetime import date
from typing import Any

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import judged, late_steps, suit_served
from tests.workflows.reading import due, kinds, next_steps, open_steps, term, timeline

AMOUNT = "60000.00"
ASKED = {"amount": AMOUNT, "properties": ["bank_deposit", "movable"]}
SECURED = ASKED | {"security": AMOUNT, "security_form": "insurance"}
FROZEN = {"property": "bank_deposit", "amount": AMOUNT, "until": "2027-04-09"}


async def refused(case: SimulatedCase, step: str, **facts: Any) -> str:
    """The code that an act of the clerk is refused with."""
    with pytest.raises(Problem) as turned:
        await case.clerk(step, **facts)
    return turned.value.code


async def asked(cases: Cases, **changes: Any) -> SimulatedCase:
    """Preservation before suit, asked for on 8 April with security for the whole."""
    case = await cases.open("02", consents__mediation=False)
    await case.on("2026-04-08")
    await case.party("c1", "apply_for_preservation", **(SECURED | changes))
    return case


async def held(cases: Cases) -> SimulatedCase:
    """60,000 yuan frozen on 10 April: a suit is due by 11 May."""
    case = await asked(cases)
    await case.on("2026-04-09")
    await case.clerk("record_preservation_ruling", granted=True)
    await case.on("2026-04-10")
    await case.clerk("record_preservation_measure", **FROZEN)
    return case


async def suit(case: SimulatedCase, **facts: Any) -> None:
    """The claimant sues."""
    await case.clerk("file_suit", track="small_claims", agreed_by=[*case.parties], **facts)


async def test_before_suit_the_whole_is_secured_and_the_court_rules_in_two_days(
    cases: Cases,
) -> None:
    case = await asked(cases, security="0.00", security_form=None)
    applied = next(e for e in await timeline(case) if e["kind"] == "preservation_applied")
    assert applied["facts"]["court"] == "无锡市滨湖区人民法院"
    assert applied["facts"]["fee_fen"] == 62_000
    assert await refused(case, "record_preservation_ruling", granted=True) == "security_missing"
    too_much = await refused(case, "order_preservation_security", amount="60000.01")
    assert too_much == "security_too_high"
    await case.clerk("give_preservation_security", amount=AMOUNT, form="insurance")
    assert await due(case, "PRES_DECIDE_URGENT") == date(2026, 4, 10)
    await case.clerk("record_preservation_ruling", granted=True)
    assert (await term(case, "PRES_DECIDE_URGENT"))["state"] == "met"
    assert await due(case, "PRES_START") == date(2026, 4, 13)


async def test_an_application_before_suit_closes_the_payment_order(cases: Cases) -> None:
    case = await cases.open("02", consents__mediation=False)
    assert "payment_order" in await next_steps(case)
    await case.on("2026-04-08")
    await case.party("c1", "apply_for_preservation", **SECURED)
    assert "payment_order" not in await next_steps(case)
    assert "apply_for_preservation" not in await open_steps(case)


async def test_a_suit_in_thirty_days_keeps_the_measures(cases: Cases) -> None:
    case = await held(cases)
    assert await due(case, "PRES_FOLLOW") == date(2026, 5, 11)
    await case.on("2026-05-11")
    await suit(case)
    await case.opened("record_filing_acceptance")
    await case.on("2026-05-12")
    assert (await term(case, "PRES_FOLLOW"))["state"] == "met"
    assert "preservation_followed" in await kinds(case)
    assert "record_preservation_measure" in await open_steps(case)


async def test_what_is_not_followed_is_released_and_a_suit_in_time_recorded_late_restores_it(
    cases: Cases,
) -> None:
    case = await held(cases)
    await case.on("2026-05-12")
    assert (await term(case, "PRES_FOLLOW"))["state"] == "ended"
    assert (await kinds(case))[-2] == "preservation_released"
    assert "record_preservation_renewal" not in await open_steps(case)
    assert "apply_for_preservation" in await open_steps(case)
    await suit(case, occurred_on="2026-05-11")
    await case.opened("record_preservation_renewal")
    assert "preservation_restored" in await kinds(case)


async def test_a_measure_taken_before_intake_is_released_thirty_days_after_it(
    cases: Cases,
) -> None:
    measure = {"court": "无锡市滨湖区人民法院", "taken_on": "2026-04-01", "pre_suit": True}
    case = await cases.open("02", preservation=measure)
    await case.opened("record_preservation_measure")
    assert await due(case, "PRES_FOLLOW") == date(2026, 5, 6)
    await case.on("2026-05-07")
    assert "preservation_released" in await kinds(case)
    assert "appoint_mediator" in await open_steps(case)


async def test_during_a_suit_no_more_than_thirty_percent_is_asked_as_security(
    cases: Cases,
) -> None:
    case = await suit_served(cases, "02", "small_claims")
    await case.clerk("apply_for_preservation", **ASKED)
    too_much = await refused(case, "order_preservation_security", amount="18000.01")
    assert too_much == "security_too_high"
    assert await due(case, "PRES_DECIDE") == date(2026, 3, 16)
    await case.clerk("order_preservation_security", amount="18000.00")
    assert await refused(case, "record_preservation_ruling", granted=True) == "security_missing"
    await case.clerk("give_preservation_security", amount="18000.00", form="cash")
    await case.clerk("record_preservation_ruling", granted=True)
    await case.clerk(
        "record_preservation_measure", property="movable", amount=AMOUNT, until="2028-03-10"
    )
    assert "hold_trial" in await open_steps(case)
    assert "PRES_FOLLOW" not in {
        each["code"] for each in await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
    }


async def test_a_hold_has_the_longest_term_of_its_kind(cases: Cases) -> None:
    case = await asked(cases)
    await case.clerk("record_preservation_ruling", granted=True)
    frozen = {"property": "bank_deposit", "amount": AMOUNT, "until": "2027-04-09"}
    assert await refused(case, "record_preservation_measure", **frozen) == "hold_too_long"
    frozen["until"] = "2027-04-08"
    await case.clerk("record_preservation_measure", **frozen)
    assert await due(case, "PRES_RENEW") == date(2027, 4, 1)


async def test_a_hold_renewed_in_time_goes_on_and_one_that_is_not_lapses(cases: Cases) -> None:
    case = await held(cases)
    await suit(case)
    await case.on("2027-03-31")
    await case.party("c1", "apply_for_preservation_renewal", measure=1)
    assert (await term(case, "PRES_RENEW"))["state"] == "met"
    await case.clerk("record_preservation_renewal", measure=1, until="2028-04-09")
    assert await due(case, "PRES_RENEW") == date(2028, 3, 31)
    await case.on("2028-04-05")
    assert (await term(case, "PRES_RENEW"))["state"] == "ended"
    await case.on("2028-04-10")
    assert "preservation_lapsed" in await kinds(case)
    assert await late_steps(case) >= {"record_preservation_renewal"}
    await case.clerk(
        "record_preservation_renewal", measure=1, until="2029-04-09", occurred_on="2028-04-07"
    )
    assert "apply_for_preservation_renewal" in await open_steps(case)


async def test_a_ruling_may_be_reconsidered_for_five_days(cases: Cases) -> None:
    case = await asked(cases)
    await case.on("2026-04-09")
    await case.clerk("record_preservation_ruling", granted=False)
    await case.clerk("record_preservation_ruling_service")
    assert await due(case, "PRES_RECONSIDER") == date(2026, 4, 14)
    await case.on("2026-04-15")
    assert "apply_for_preservation_reconsideration" not in await open_steps(case)
    await case.party("c1", "apply_for_preservation_reconsideration", occurred_on="2026-04-14")
    assert await due(case, "PRES_REVIEW") == date(2026, 4, 24)
    await case.clerk("record_preservation_reconsideration", stands=False)
    assert "record_preservation_measure" in await open_steps(case)


async def test_counter_security_lifts_preservation_and_it_may_be_asked_for_again(
    cases: Cases,
) -> None:
    case = await held(cases)
    await case.clerk("record_preservation_lift", reason="counter_security")
    assert (await term(case, "PRES_FOLLOW"))["state"] == "dropped"
    assert (await term(case, "PRES_HOLD"))["state"] == "dropped"
    assert "apply_for_preservation" in await open_steps(case)


async def test_after_a_title_enforcement_is_due_five_days_after_performance(cases: Cases) -> None:
    case = await suit_served(cases, "02", "small_claims")
    await judged(case, amount=AMOUNT)
    await case.clerk("apply_for_preservation", **ASKED)
    await case.clerk("record_preservation_ruling", granted=True)
    await case.clerk(
        "record_preservation_measure", property="bank_deposit", amount=AMOUNT, until="2027-03-31"
    )
    assert await due(case, "PRES_AFTER_TITLE") == date(2026, 5, 13)
    await case.on("2026-05-13")
    await case.clerk("apply_for_enforcement")
    await case.on("2026-05-14")
    assert (await term(case, "PRES_AFTER_TITLE"))["state"] == "met"


async def test_a_case_that_ends_with_property_held_says_so(cases: Cases) -> None:
    case = await held(cases)
    await case.clerk("withdraw_claim")
    await case.reaches("closed")
    assert "preservation_to_lift" in await kinds(case)
