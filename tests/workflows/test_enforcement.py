"""Each term of enforcement: met, and missed with what follows."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import accepted, judged, suit_served
from tests.workflows.reading import due, kinds, last, open_steps, read, term


async def unpaid_judgment(cases: Cases) -> SimulatedCase:
    """A final judgment over 62,015 yuan that was to be performed by 8 May."""
    case = await suit_served(cases, "02", "small_claims")
    await judged(case, amount="60000.00")
    await case.on("2026-05-11")
    return case


async def enforced(cases: Cases) -> SimulatedCase:
    """An enforcement applied for on 11 May and registered on 14 May."""
    case = await unpaid_judgment(cases)
    await case.clerk("apply_for_enforcement")
    await accepted(case, "2026-05-14")
    return case


async def test_enforcement_opens_only_when_the_day_of_performance_has_passed(cases: Cases) -> None:
    case = await suit_served(cases, "02", "small_claims")
    await judged(case, amount="60000.00")
    await case.on("2026-05-08")
    assert "apply_for_enforcement" not in await open_steps(case)
    await case.on("2026-05-11")
    assert "apply_for_enforcement" in await open_steps(case)


async def test_an_application_within_two_years_meets_its_term(cases: Cases) -> None:
    case = await unpaid_judgment(cases)
    assert await due(case, "ENF_APPLY") == date(2028, 5, 8)
    await case.clerk("apply_for_enforcement")
    assert (await term(case, "ENF_APPLY"))["state"] == "met"


async def test_after_two_years_enforcement_stays_open_to_a_defence(cases: Cases) -> None:
    case = await unpaid_judgment(cases)
    await case.on("2028-05-09")
    assert (await term(case, "ENF_APPLY"))["state"] == "ended"
    assert "apply_for_enforcement" in await open_steps(case)


async def test_a_notice_within_ten_days_meets_its_term(cases: Cases) -> None:
    case = await enforced(cases)
    await case.on("2026-05-21")
    await case.clerk("record_enforcement_notice")
    assert (await term(case, "ENF_NOTICE"))["state"] == "met"


async def test_a_notice_after_ten_days_is_noted_and_still_possible(cases: Cases) -> None:
    case = await enforced(cases)
    await case.on("2026-05-22")
    assert (await term(case, "ENF_NOTICE"))["state"] == "ended"
    assert "record_enforcement_notice" in await open_steps(case)


async def test_after_six_months_the_creditor_may_turn_to_the_court_above(cases: Cases) -> None:
    case = await enforced(cases)
    assert await due(case, "ENF_ESCALATE") == date(2026, 11, 11)
    await case.on("2026-11-11")
    assert "escalate_enforcement" not in await open_steps(case)
    await case.on("2026-11-12")
    assert (await term(case, "ENF_ESCALATE"))["state"] == "ended"
    await case.party("c1", "escalate_enforcement")
    await case.clerk("record_transfer", court="无锡市中级人民法院")
    assert (await last(case, "case_transferred"))["facts"]["court"] == "无锡市中级人民法院"
    assert "record_recovery" in await open_steps(case)


async def test_a_court_registers_in_seven_days(cases: Cases) -> None:
    case = await enforced(cases)
    assert await due(case, "ENF_REGISTER") == date(2026, 5, 18)
    assert (await term(case, "ENF_REGISTER"))["state"] == "met"


async def test_a_court_that_registers_late_is_noted(cases: Cases) -> None:
    case = await unpaid_judgment(cases)
    await case.clerk("apply_for_enforcement")
    await case.on("2026-05-19")
    assert (await term(case, "ENF_REGISTER"))["state"] == "ended"
    assert "record_filing_acceptance" in await open_steps(case)


async def test_the_debtor_owes_doubled_interest_until_all_is_paid(cases: Cases) -> None:
    case = await enforced(cases)
    await case.on("2026-06-01")
    await case.clerk("record_recovery", amount="20000.00")
    await case.on("2026-07-01")
    await case.clerk("record_recovery", amount="42015.00")
    # 24 days on 62,015 yuan and 30 days on 42,015, at 0.0175 % a day.
    owed = (await last(case, "recovery_recorded"))["facts"]
    assert (owed["title_owed_fen"], owed["doubled_owed_fen"]) == (0, 48104)
    assert (await read(case))["closed_on"] is None
    await case.clerk("record_recovery", amount="481.04")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "performed"
    assert "enforcement_completed" in await kinds(case)
    assert (await term(case, "ENF_ESCALATE"))["state"] == "dropped"


async def test_costs_come_first_and_the_creditor_may_waive_the_doubled_interest(
    cases: Cases,
) -> None:
    case = await enforced(cases)
    await case.on("2026-06-01")
    await case.clerk("record_enforcement_costs", amount="830.00")
    await case.clerk("record_recovery", amount="62015.00")
    assert (await last(case, "recovery_recorded"))["facts"]["title_owed_fen"] == 83000
    await case.party("c1", "waive_doubled_interest")
    await case.clerk("record_recovery", amount="830.00")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "performed"


async def test_what_the_court_does_is_on_record(cases: Cases) -> None:
    case = await enforced(cases)
    with pytest.raises(Problem) as turned:
        await case.clerk("record_property_report", party_id="c1", complied=True)
    assert turned.value.code == "unknown_party"
    await case.clerk("record_property_report", party_id="r1", complied=False)
    await case.clerk("record_measure", kind="freezing", party_id="r1", amount="5000.00")
    await case.clerk("record_outsider_objection", result="rejected")
    assert {"property_reported", "measure_taken", "outsider_objected"} <= set(await kinds(case))


async def test_a_broken_settlement_brings_the_enforcement_back(cases: Cases) -> None:
    case = await enforced(cases)
    await case.on("2026-06-01")
    await case.clerk("settle_enforcement")
    assert (await term(case, "ENF_ESCALATE"))["state"] == "dropped"
    assert "record_measure" not in await open_steps(case)
    await case.on("2026-07-01")
    await case.clerk("record_recovery", amount="10000.00")
    assert "record_measure" not in await open_steps(case)
    await case.on("2026-08-03")
    await case.party("c1", "resume_enforcement")
    assert "record_measure" in await open_steps(case)
    assert await due(case, "ENF_ESCALATE") == date(2027, 2, 3)


async def test_a_round_ended_without_assets_is_taken_up_when_some_are_found(cases: Cases) -> None:
    case = await enforced(cases)
    await case.on("2026-08-03")
    await case.clerk("end_enforcement", reason="no_assets")
    assert "record_recovery" not in await open_steps(case)
    await case.on("2029-08-03")
    await case.party("c1", "resume_enforcement", record="发现被执行人名下有一辆汽车。")
    assert "record_recovery" in await open_steps(case)


async def test_an_application_withdrawn_may_be_made_again(cases: Cases) -> None:
    case = await enforced(cases)
    await case.clerk("end_enforcement", reason="withdrawn")
    assert "record_recovery" not in await open_steps(case)
    assert "apply_for_enforcement" in await open_steps(case)


async def test_a_refused_application_may_be_made_again(cases: Cases) -> None:
    case = await unpaid_judgment(cases)
    await case.clerk("apply_for_enforcement")
    await case.clerk("record_filing_refusal", reason="conditions_not_met")
    assert "apply_for_enforcement" in await open_steps(case)
