"""Each term of enforcement: met, and missed with what follows."""

from datetime import date

from embedded.simulation.people import SimulatedCase
from tests.conftest import Cases
from tests.workflows.courts import accepted, judged, suit_served
from tests.workflows.reading import due, open_steps, read, term, timeline


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
    await case.on("2026-11-12")
    ended = [event for event in await timeline(case) if event["facts"].get("term")]
    assert ended[-1]["facts"]["term"] == "ENF_ESCALATE"
    assert "record_recovery" in await open_steps(case)


async def test_the_whole_sum_recovered_completes_performance(cases: Cases) -> None:
    case = await enforced(cases)
    await case.on("2026-06-01")
    await case.clerk("record_recovery", amount="20000.00")
    assert "record_recovery" in await open_steps(case)
    await case.on("2026-07-01")
    await case.clerk("record_recovery", amount="42015.00")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "performed"
    assert (await term(case, "ENF_ESCALATE"))["state"] == "dropped"


async def test_enforcement_ended_without_assets_may_be_asked_for_again(cases: Cases) -> None:
    case = await enforced(cases)
    await case.on("2026-08-03")
    await case.clerk("end_enforcement", reason="no_assets")
    assert "record_recovery" not in await open_steps(case)
    assert "apply_for_enforcement" in await open_steps(case)


async def test_a_refused_application_may_be_made_again(cases: Cases) -> None:
    case = await unpaid_judgment(cases)
    await case.clerk("apply_for_enforcement")
    await case.clerk("record_filing_refusal", reason="conditions_not_met")
    assert "apply_for_enforcement" in await open_steps(case)
