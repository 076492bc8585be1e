"""Each term of a suit: met, and missed with what follows."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import SESSION, mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import (
    FULL_DEBT,
    accepted,
    judged,
    late_steps,
    suit_filed,
    suit_served,
    titles,
)
from tests.workflows.reading import due, kinds, open_steps, read, term


async def missing_respondent_sued(cases: Cases) -> SimulatedCase:
    """An ordinary suit registered on 3 April; the announcement is asked for on 9 April."""
    case = await cases.open("05")
    await mediator_takes_on(case, "2026-03-24", "2026-03-25")
    await case.mediator("report_unreachable", party_id="r1")
    await case.on("2026-03-31")
    await case.clerk("file_suit", track="ordinary")
    await accepted(case, "2026-04-03")
    await case.on("2026-04-08")
    await case.clerk("record_fee_payment", amount="760.00")
    await case.on("2026-04-09")
    await case.clerk("request_announcement")
    return case


async def test_a_procedure_the_law_does_not_allow_is_refused(cases: Cases) -> None:
    case = await cases.open("01", consents__mediation=False)
    with pytest.raises(Problem) as turned:
        await case.clerk("file_suit", track="ordinary", agreed_by=["c1", "r1"])
    assert turned.value.code == "track_not_open"


async def test_another_procedure_needs_both_sides_agreement(cases: Cases) -> None:
    case = await cases.open("01", consents__mediation=False)
    with pytest.raises(Problem) as turned:
        await case.clerk("file_suit", track="small_claims", agreed_by=["c1"])
    assert turned.value.code == "consent_of_all_needed"
    await case.clerk("file_suit", track="small_claims", agreed_by=["c1", "r1"])
    await case.opened("record_filing_acceptance")


async def test_a_suit_that_keeps_every_term(cases: Cases) -> None:
    case = await suit_served(cases)
    await case.on("2026-03-20")
    await case.party("r1", "record_answer")
    await judged(case)
    for code in ("FILE_DECIDE", "FEE_PAY", "DEF_COPY", "DEF_ANSWER", "TRIAL_SIMPLE"):
        assert (await term(case, code))["state"] == "met"
    assert await due(case, "APPEAL_J") == date(2026, 4, 15)


async def test_a_court_that_registers_and_serves_late_is_noted(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-12")
    await case.clerk("record_fee_payment", amount="2015.00")
    await case.on("2026-03-20")
    assert (await term(case, "FILE_DECIDE"))["state"] == "ended"
    assert (await term(case, "DEF_COPY"))["state"] == "ended"
    assert "record_service" in await open_steps(case)


async def test_a_filing_refused_reopens_the_route(cases: Cases) -> None:
    case = await suit_filed(cases)
    await case.clerk("record_filing_refusal", reason="conditions_not_met")
    assert "file_suit" in await open_steps(case)
    assert "record_filing_acceptance" not in await open_steps(case)


async def test_a_fee_unpaid_for_seven_days_withdraws_the_suit(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-06")
    await case.on("2026-03-13")
    assert "record_fee_payment" in await open_steps(case)
    await case.on("2026-03-14")
    assert "deemed_withdrawn" in await kinds(case)
    assert "file_suit" in await open_steps(case)


async def test_a_fee_paid_in_time_and_recorded_late_restores_the_suit(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-06")
    await case.on("2026-03-17")
    await case.clerk("record_fee_payment", amount="2015.00", occurred_on="2026-03-13")
    assert "record_service" in await open_steps(case)
    assert "file_suit" not in await open_steps(case)
    assert await late_steps(case) == set()


async def test_a_restored_suit_is_again_under_its_trial_term(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-06")
    await case.on("2026-03-17")
    await case.clerk("record_fee_payment", amount="2015.00", occurred_on="2026-03-13")
    assert (await term(case, "DEF_COPY"))["state"] == "ended"
    assert (await term(case, "TRIAL_SIMPLE"))["state"] == "running"
    assert await due(case, "TRIAL_SIMPLE") == date(2026, 6, 8)


async def test_a_fee_paid_after_the_seven_days_does_not_restore_the_suit(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-06")
    await case.on("2026-03-17")
    with pytest.raises(Problem) as turned:
        await case.clerk("record_fee_payment", amount="2015.00", occurred_on="2026-03-14")
    assert turned.value.code == "term_ended"


async def test_once_another_suit_is_filed_the_withdrawn_one_is_not_restored(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-06")
    await case.on("2026-03-17")
    await case.clerk("file_suit", track="simplified")
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(
            case.case_no, "record_fee_payment", amount="2015.00", occurred_on="2026-03-13"
        )
    assert turned.value.code == "step_not_open"


async def test_a_respondent_who_is_silent_does_not_stop_the_trial(cases: Cases) -> None:
    case = await suit_served(cases)
    assert await due(case, "JUR_OBJ") == date(2026, 3, 25)
    await case.on("2026-03-26")
    assert (await term(case, "DEF_ANSWER"))["state"] == "ended"
    assert (await term(case, "JUR_OBJ"))["state"] == "ended"
    await case.clerk("hold_trial", **SESSION)
    assert "record_judgment" in await open_steps(case)


async def test_a_missing_respondent_is_served_thirty_days_after_announcement(cases: Cases) -> None:
    case = await missing_respondent_sued(cases)
    await case.on("2026-05-08")
    assert "hold_trial" not in await open_steps(case)
    await case.on("2026-05-11")
    assert "served_by_announcement" in await kinds(case)
    assert await due(case, "DEF_ANSWER") == date(2026, 5, 25)
    assert "hold_trial" in await open_steps(case)


@pytest.mark.parametrize(
    ("number", "track", "code", "last"),
    [
        ("02", "small_claims", "TRIAL_SMALL", date(2026, 5, 6)),
        ("01", "simplified", "TRIAL_SIMPLE", date(2026, 6, 8)),
    ],
)
async def test_a_trial_that_takes_too_long_is_noted_and_goes_on(
    cases: Cases, number: str, track: str, code: str, last: date
) -> None:
    case = await suit_served(cases, number, track)
    assert await due(case, code) == last
    await case.on("2026-06-10")
    assert (await term(case, code))["state"] == "ended"
    assert "hold_trial" in await open_steps(case)


async def test_the_days_of_an_announcement_are_not_counted_in_the_limit(cases: Cases) -> None:
    case = await missing_respondent_sued(cases)
    assert (await term(case, "TRIAL_ORD"))["state"] == "dropped"
    await case.on("2026-05-11")
    # Six months from 3 April and thirty days.
    assert await due(case, "TRIAL_ORD") == date(2026, 11, 2)
    await case.on("2026-11-03")
    assert (await term(case, "TRIAL_ORD"))["state"] == "ended"
    assert "hold_trial" in await open_steps(case)


async def test_small_claims_are_final_at_once(cases: Cases) -> None:
    case = await suit_served(cases, "02", "small_claims")
    await judged(case)
    assert await titles(case) == ["judgment"]
    assert "record_appeal" not in await open_steps(case)
    assert await due(case, "ENF_APPLY") == date(2028, 5, 8)
    assert (await term(case, "TRIAL_SMALL"))["state"] == "met"


async def test_a_judgment_nobody_appeals_takes_effect_after_fifteen_days(cases: Cases) -> None:
    case = await suit_served(cases)
    await judged(case)
    await case.on("2026-04-15")
    assert "record_appeal" in await open_steps(case)
    assert await titles(case) == []
    await case.on("2026-04-17")
    assert (await term(case, "APPEAL_J"))["state"] == "ended"
    assert await titles(case) == ["judgment"]
    assert "record_payment" in await open_steps(case)


async def test_an_appeal_in_time_is_decided_finally(cases: Cases) -> None:
    case = await suit_served(cases)
    await judged(case)
    await case.on("2026-04-15")
    await case.party("r1", "record_appeal")
    assert (await term(case, "APPEAL_J"))["state"] == "met"
    assert await due(case, "TRIAL_SECOND") == date(2026, 7, 15)
    await case.on("2026-07-16")
    assert (await term(case, "TRIAL_SECOND"))["state"] == "ended"
    await case.clerk(
        "record_second_instance",
        result="changed",
        amount="180000.00",
        costs="2015.00",
        perform_by="2026-07-31",
        served_on="2026-07-16",
    )
    assert await titles(case) == ["judgment"]
    assert "record_payment" in await open_steps(case)


async def test_an_appeal_in_time_and_recorded_late_takes_the_effect_away(cases: Cases) -> None:
    case = await suit_served(cases)
    await judged(case)
    await case.on("2026-04-20")
    await case.party("r1", "record_appeal", occurred_on="2026-04-15")
    assert "record_second_instance" in await open_steps(case)
    assert "record_payment" not in await open_steps(case)
    assert (await term(case, "ENF_APPLY"))["state"] == "dropped"


async def test_an_appeal_after_the_fifteen_days_is_none(cases: Cases) -> None:
    case = await suit_served(cases)
    await judged(case)
    await case.on("2026-04-20")
    with pytest.raises(Problem) as turned:
        await case.party("r1", "record_appeal", occurred_on="2026-04-16")
    assert turned.value.code == "term_ended"


async def test_a_settlement_in_court_is_a_title(cases: Cases) -> None:
    case = await suit_served(cases)
    await case.clerk("record_court_settlement", terms=FULL_DEBT)
    assert await titles(case) == ["court_mediation"]
    assert (await term(case, "TRIAL_SIMPLE"))["state"] == "met"
    assert await due(case, "ENF_APPLY") == date(2028, 6, 30)


async def test_a_judgment_that_grants_nothing_closes_the_case(cases: Cases) -> None:
    case = await suit_served(cases, "02", "small_claims")
    await judged(case, amount="0.00")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "dismissed"
    assert await titles(case) == []


@pytest.mark.parametrize(
    ("served_on", "perform_by", "code"),
    [
        ("2026-03-26", "2026-05-08", "served_on_out_of_range"),
        ("2026-03-28", "2026-05-08", "served_on_out_of_range"),
        ("2026-03-27", "2026-03-26", "perform_by_in_past"),
    ],
)
async def test_the_days_of_a_judgment_are_checked(
    cases: Cases, served_on: str, perform_by: str, code: str
) -> None:
    case = await suit_served(cases)
    await case.on("2026-03-27")
    await case.clerk("hold_trial", **SESSION)
    with pytest.raises(Problem) as turned:
        await case.clerk(
            "record_judgment",
            amount="186500.00",
            costs="2015.00",
            perform_by=perform_by,
            served_on=served_on,
        )
    assert turned.value.code == code
