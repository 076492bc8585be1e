"""A suit's way into court: sent back, refused and appealed, transferred, relieved of the fee."""

from datetime import date

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import accepted, late_steps, suit_filed
from tests.workflows.reading import due, kinds, last, open_steps, term


async def refused(cases: Cases) -> SimulatedCase:
    """A suit of 3 March that the court did not take by a ruling of 9 March."""
    case = await suit_filed(cases)
    await case.on("2026-03-09")
    await case.clerk("record_filing_refusal", reason="no_jurisdiction")
    return case


async def test_papers_sent_back_run_the_courts_term_anew_from_the_day_after(cases: Cases) -> None:
    case = await suit_filed(cases)
    await case.on("2026-03-05")
    await case.clerk("return_for_correction", days=7)
    assert "record_filing_acceptance" not in await open_steps(case)
    await case.on("2026-03-13")
    assert (await term(case, "COURT_CORRECTION"))["state"] == "ended"
    await case.party("c1", "supply_corrections")
    assert await due(case, "FILE_DECIDE") == date(2026, 3, 20)
    await case.clerk("return_for_correction", days=7)
    assert (await last(case, "filing_returned"))["facts"]["round"] == 2
    await case.clerk("record_filing_refusal", reason="papers_incomplete")
    assert "filing_refused" in await kinds(case)


async def test_what_is_supplied_goes_out_in_another_package(cases: Cases) -> None:
    case = await suit_filed(cases)
    await case.on("2026-03-05")
    await case.clerk("return_for_correction", days=7)
    ordered = (await last(case, "package_ordered"))["seq"]
    await case.party("c1", "supply_corrections")
    await case.clock.pause()
    assert (await last(case, "package_ordered"))["seq"] > ordered


async def test_a_refusal_is_open_to_appeal_for_ten_days_beside_the_other_routes(
    cases: Cases,
) -> None:
    case = await refused(cases)
    assert await due(case, "APPEAL_R") == date(2026, 3, 19)
    assert "file_suit" in await open_steps(case)
    assert "record_appeal" in await late_steps(case)
    with pytest.raises(Problem) as turned:
        await case.party("r1", "record_appeal")
    assert turned.value.code == "not_a_claimant"
    await case.on("2026-03-18")
    await case.party("c1", "record_appeal")
    assert "file_suit" not in await open_steps(case)
    assert await due(case, "TRIAL_SECOND_RULING") == date(2026, 4, 17)
    await case.on("2026-04-10")
    await case.clerk("record_ruling_review", upheld=False)
    assert (await term(case, "TRIAL_SECOND_RULING"))["state"] == "met"
    await accepted(case, "2026-04-13")
    assert "record_fee_payment" in await open_steps(case)


async def test_a_refusal_nobody_appeals_in_ten_days_stands(cases: Cases) -> None:
    case = await refused(cases)
    await case.on("2026-03-20")
    assert (await term(case, "APPEAL_R"))["state"] == "ended"
    with pytest.raises(Problem) as turned:
        await case.party("c1", "record_appeal")
    assert turned.value.code == "term_ended"


async def test_a_refusal_upheld_leaves_the_other_routes(cases: Cases) -> None:
    case = await refused(cases)
    await case.party("c1", "record_appeal")
    await case.on("2026-04-09")
    assert (await term(case, "TRIAL_SECOND_RULING"))["state"] == "ended"
    await case.clerk("record_ruling_review", upheld=True)
    assert "ruling_upheld" in await kinds(case)
    assert "file_suit" in await open_steps(case)


async def test_while_relief_from_the_fee_is_pending_the_suit_is_not_withdrawn(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-06")
    with pytest.raises(Problem) as turned:
        await case.party("c1", "apply_for_fee_relief", relief="waive")
    assert turned.value.code == "waiver_for_persons_only"
    await case.party("c1", "apply_for_fee_relief", relief="reduce")
    assert (await term(case, "FEE_PAY"))["state"] == "dropped"
    await case.on("2026-03-20")
    assert "deemed_withdrawn" not in await kinds(case)
    await case.clerk("record_fee_relief_decision", granted=True, payable="1000.00")
    assert await due(case, "FEE_PAY") == date(2026, 3, 27)
    assert "apply_for_fee_relief" not in await open_steps(case)
    await case.on("2026-03-28")
    assert "deemed_withdrawn" in await kinds(case)


async def test_a_person_freed_from_the_fee_is_served_for_at_once(cases: Cases) -> None:
    case = await suit_filed(cases, "02", "small_claims")
    await accepted(case, "2026-03-06")
    # Half of the fee on 60,000 yuan.
    assert (await last(case, "filing_accepted"))["facts"]["fee_fen"] == 65000
    await case.party("c1", "apply_for_fee_relief", relief="waive", record="申请人无固定收入。")
    await case.clerk("record_fee_relief_decision", granted=True)
    assert "record_service" in await open_steps(case)


async def test_a_case_transferred_is_registered_by_the_other_court(cases: Cases) -> None:
    case = await suit_filed(cases)
    await accepted(case, "2026-03-06")
    await case.clerk("record_fee_payment", amount="2015.00")
    await case.clerk("record_transfer", court="无锡市惠山区人民法院")
    assert await due(case, "FILE_DECIDE") == date(2026, 3, 13)
    await accepted(case, "2026-03-10")
    assert "record_service" in await open_steps(case)
    assert await due(case, "TRIAL_SIMPLE") == date(2026, 6, 10)
