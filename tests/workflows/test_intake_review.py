"""Intake: nothing opens before an application is found complete; corrections, refusal."""

from datetime import timedelta
from typing import Any

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.documents import example
from tests.workflows.courts import late_steps
from tests.workflows.reading import due, kinds, open_steps, read, term, timeline

MISSING = {"missing": ["service_address", "disbursement"]}
TRANSFER_SLIP = {
    "type": "electronic",
    "name": "银行转账记录",
    "proves": "款项已经交付",
    "original": True,
}


async def filed(cases: Cases) -> SimulatedCase:
    """An application of 2 March, to be reviewed."""
    return await cases.file("01", filed_on="2026-03-02")


async def to_be_corrected(cases: Cases) -> SimulatedCase:
    """An application of which something is missing, as the claimant is told on 3 March."""
    case = await filed(cases)
    await case.on("2026-03-03")
    await case.clerk("review_intake", **MISSING)
    return case


async def days_after(case: SimulatedCase, code: str, days: int) -> None:
    """Wait for so many days after the last day of a term; the policy says how long it is."""
    await case.on((await due(case, code) + timedelta(days=days)).isoformat())


async def code_of(case: SimulatedCase, who: str, step: str, **facts: Any) -> str:
    """The code with which an act of a party is refused; it must be."""
    with pytest.raises(Problem) as turned:
        await case.parties[who].act(case.case_no, step, **facts)
    return turned.value.code


async def papers(case: SimulatedCase) -> list[dict[str, Any]]:
    return await case.bureau.clerk.get(f"/cases/{case.case_no}/papers")


async def test_nothing_of_the_route_is_open_before_the_review(cases: Cases) -> None:
    case = await filed(cases)
    assert {"review_intake", "refuse_intake", "withdraw_claim"} <= await open_steps(case)
    assert not {"file_suit", "offer_arbitration_agreement"} & await open_steps(case)
    assert (await read(case))["stage"] == "intake"
    assert await code_of(case, "c1", "file_suit", track="simplified") == "step_not_open"


async def test_a_missing_item_is_asked_for_handed_in_and_reviewed_again(cases: Cases) -> None:
    case = await to_be_corrected(cases)
    assert "review_intake" not in await open_steps(case)
    assert await code_of(case, "r1", "supplement_intake") == "not_a_claimant"
    await days_after(case, "CORRECTION", 0)
    await case.party("c1", "supplement_intake", supplied=["service_address"])
    assert (await term(case, "CORRECTION"))["state"] == "met"
    await case.clerk("review_intake")
    await case.opened("appoint_mediator")
    told = [kind for kind in await kinds(case) if "intake" in kind or "correction" in kind]
    assert told == ["correction_requested", "intake_supplemented", "intake_accepted"]
    assert "correction_notice" in [paper["kind"] for paper in await papers(case)]


async def test_while_the_claimant_makes_good_the_service_clock_stands_still(cases: Cases) -> None:
    case = await to_be_corrected(cases)
    await case.on("2026-03-08")
    await case.party("c1", "supplement_intake")
    assert (await term(case, "SLA_TOTAL_100"))["due"] == "2026-04-21"


async def checklist(case: SimulatedCase) -> dict[str, Any]:
    return await case.bureau.clerk.get(f"/cases/{case.case_no}/intake-checklist")


async def test_evidence_handed_in_later_counts_as_listed(cases: Cases) -> None:
    case = await cases.file("02", evidence=[])
    lacking = [item["key"] for item in (await checklist(case))["missing_evidence"]]
    assert lacking == ["loan_note", "disbursement"]
    await case.clerk("review_intake", missing=lacking)
    await case.party("c1", "supplement_intake", supplied=lacking, evidence=[TRANSFER_SLIP])
    lacking = [item["key"] for item in (await checklist(case))["missing_evidence"]]
    assert lacking == ["loan_note"]


async def test_an_application_not_made_good_is_withdrawn_but_a_timely_correction_reopens_it(
    cases: Cases,
) -> None:
    case = await to_be_corrected(cases)
    await days_after(case, "CORRECTION", 2)
    assert "intake_deemed_withdrawn" in await kinds(case)
    assert await late_steps(case) == {"supplement_intake"}
    assert await code_of(case, "c1", "supplement_intake") == "term_ended"
    await case.clerk("supplement_intake", occurred_on="2026-03-09")
    await case.clerk("review_intake")
    await case.opened("appoint_mediator")
    assert (await read(case))["outcome"] is None


async def test_what_is_never_corrected_is_closed_as_withdrawn(cases: Cases) -> None:
    case = await to_be_corrected(cases)
    await days_after(case, "CORRECTION", 2)
    await days_after(case, "LATE_CORRECTION", 1)
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "deemed_withdrawn"
    assert (await term(case, "LATE_CORRECTION"))["state"] == "ended"


async def test_a_refused_application_is_closed_with_its_reason_and_the_roads_told(
    cases: Cases,
) -> None:
    case = await filed(cases)
    await case.clerk("refuse_intake", reason="no_definite_respondent")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "refused"
    assert (await timeline(case))[1]["facts"]["reason"] == "no_definite_respondent"
    assert await open_steps(case) == set()
    await cases.here.client.get_workflow_handle(f"dispute/{case.case_no}").result()
    assert [paper["kind"] for paper in await papers(case)] == ["refusal_notice"]


async def test_an_unknown_item_cannot_be_missing(cases: Cases) -> None:
    case = await filed(cases)
    with pytest.raises(Problem) as turned:
        await case.clerk("review_intake", missing=["a_horse"])
    assert turned.value.status == 422


async def test_the_claimant_may_withdraw_before_the_review(cases: Cases) -> None:
    case = await filed(cases)
    await case.party("c1", "withdraw_claim")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "withdrawn"


async def test_of_several_claimants_each_signs_and_each_withdraws_for_itself(
    cases: Cases,
) -> None:
    other = example("02")["claimant"]
    case = await cases.open("01", filed_on="2026-03-02", co_claimants=[other])
    assert list(case.parties) == ["c1", "c2", "r1"]
    await case.party("c1", "withdraw_claim")
    assert "claimant_withdrew" in await kinds(case)
    assert (await read(case))["outcome"] is None
    await case.party("c2", "withdraw_claim")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "withdrawn"
