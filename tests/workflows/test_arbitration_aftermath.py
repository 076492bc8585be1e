"""After the award: receipt, correction, another arbitration, enforcement."""

from datetime import date

import pytest

from embedded.simulation.roads import SESSION
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.arbitrations import AGREED, FORUMS, awarded, code_of, seated, served
from tests.workflows.courts import accepted, titles
from tests.workflows.reading import due, kinds, next_steps, open_steps, read, term, timeline


async def test_no_term_against_an_award_runs_before_it_is_received(cases: Cases) -> None:
    case = await awarded(cases)
    terms = await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
    assert not {"ARB_CORRECT", "ARB_SETASIDE"} & {each["code"] for each in terms}


async def test_the_record_of_an_award_served_supersedes_that_of_the_award_made(
    cases: Cases,
) -> None:
    case = await served(cases)
    last = await case.written("award_record")
    papers = await case.bureau.clerk.get(f"/cases/{case.case_no}/papers")
    made, told = [paper for paper in papers if paper["kind"] == "award_record"]
    assert (made["superseded_by"], told["supersedes"]) == (last, made["paper_id"])
    assert told["superseding_reason"] == "裁决书已经送达各方，补记送达情况和其后的期限"


async def test_after_thirty_days_an_award_is_no_longer_corrected(cases: Cases) -> None:
    case = await served(cases)
    assert await due(case, "ARB_CORRECT") == date(2026, 5, 29)
    await case.on("2026-05-29")
    assert (await term(case, "ARB_CORRECT"))["state"] == "running"
    await case.on("2026-05-30")
    assert (await term(case, "ARB_CORRECT"))["state"] == "ended"


async def test_after_three_months_an_award_is_no_longer_set_aside(cases: Cases) -> None:
    case = await served(cases)
    assert await due(case, "ARB_SETASIDE") == date(2026, 7, 29)
    await case.on("2026-07-29")
    assert (await term(case, "ARB_SETASIDE"))["state"] == "running"
    await case.on("2026-07-30")
    assert (await term(case, "ARB_SETASIDE"))["state"] == "ended"
    assert await next_steps(case) == ["enforcement"]


async def test_enforcement_of_an_award_may_be_opposed_for_fifteen_days(cases: Cases) -> None:
    case = await awarded(cases)
    await case.on("2026-06-01")
    await case.clerk("apply_for_enforcement")
    await accepted(case, "2026-06-04")
    await case.on("2026-06-10")
    await case.clerk("record_enforcement_notice")
    assert await due(case, "ARB_NONENF") == date(2026, 6, 25)


async def test_an_award_in_force_leaves_no_other_forum(cases: Cases) -> None:
    case = await awarded(cases)
    assert (await read(case))["route"]["rows"] == ["R16"]
    assert (await open_steps(case)).isdisjoint(FORUMS)
    assert "record_payment" in await open_steps(case)


@pytest.mark.parametrize(
    ("step", "facts"), [("file_suit", {"track": "simplified"}), ("apply_for_arbitration", {})]
)
async def test_an_awarded_claim_is_not_brought_again(
    cases: Cases, step: str, facts: dict[str, str]
) -> None:
    case = await awarded(cases)
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(case.case_no, step, **facts)
    assert turned.value.code == "step_not_open"


async def test_an_unpaid_award_is_enforced(cases: Cases) -> None:
    case = await awarded(cases)
    await case.on("2026-05-29")
    assert "apply_for_enforcement" not in await open_steps(case)
    await case.on("2026-05-30")
    assert await next_steps(case) == ["enforcement"]
    assert "apply_for_enforcement" in await open_steps(case)
    assert await due(case, "ENF_APPLY") == date(2028, 5, 29)


async def test_each_partys_terms_run_from_its_own_receipt(cases: Cases) -> None:
    case = await awarded(cases)
    await case.clerk("record_award_service", parties=["c1"])
    await case.on("2026-05-06")
    await case.clerk("record_award_service")
    assert await due(case, "ARB_SETASIDE") == date(2026, 8, 6)
    await case.on("2026-05-29")
    late = case.party("c1", "request_award_correction", error="computation")
    assert await code_of(late) == "term_ended"
    await case.party("r1", "request_award_correction", error="computation")
    assert "decline_award_correction" in await open_steps(case)
    await case.on("2026-07-29")
    late = case.clerk("apply_for_set_aside", applicant="c1", grounds=["public_interest"])
    assert await code_of(late) == "term_ended"
    await case.clerk("apply_for_set_aside", applicant="r1", grounds=["public_interest"])


async def test_a_correction_asked_for_in_time_may_be_recorded_late(cases: Cases) -> None:
    case = await served(cases)
    await case.on("2026-05-30")
    late = case.party("r1", "request_award_correction", error="clerical")
    assert await code_of(late) == "term_ended"
    await case.party("r1", "request_award_correction", error="clerical", occurred_on="2026-05-29")
    await case.arbitrator("decline_award_correction")
    assert "award_correction_declined" in await kinds(case)


async def test_what_is_owed_follows_the_corrected_award(cases: Cases) -> None:
    case = await served(cases)
    await case.party("c1", "record_payment", amount="100000.00")
    await case.party("r1", "request_award_correction", error="computation")
    await case.arbitrator("correct_award", error="computation", amount="770000.00")
    assert await titles(case) == ["award"]
    [opened] = [each for each in await timeline(case) if each["kind"] == "performance_opened"][1:]
    assert opened["facts"]["instalments"][0]["amount"] == "784560.00"
    await case.party("c1", "record_payment", amount="684560.00")
    await case.reaches("closed")


async def test_sums_the_parties_agreed_on_are_not_corrected(cases: Cases) -> None:
    case = await seated(cases)
    await case.arbitrator("record_tribunal_settlement", terms=AGREED)
    await case.arbitrator("make_consent_award")
    changed = case.arbitrator("correct_award", error="computation", amount="1.00")
    assert await code_of(changed) == "sums_by_agreement"
    await case.arbitrator("correct_award", error="clerical")
    assert "award_corrected" in await kinds(case)


async def test_an_award_remitted_by_the_court_is_made_anew(cases: Cases) -> None:
    case = await served(cases)
    await case.on("2026-05-20")
    remitted = {"court_case_no": "（2026）苏02民特88号", "until": "2026-06-20"}
    await case.arbitrator("reopen_arbitration", **remitted)
    steps = await open_steps(case)
    assert "hold_hearing" in steps
    assert {"make_award", "record_payment", "apply_for_enforcement"}.isdisjoint(steps)
    assert steps.isdisjoint(FORUMS)
    await case.arbitrator("hold_hearing", **SESSION)
    await case.arbitrator(
        "make_award", amount="500000.00", costs="14560.00", perform_by="2026-06-30"
    )
    assert await titles(case) == ["award", "award"]
    await case.clerk("record_award_service")
    assert await due(case, "ARB_SETASIDE") == date(2026, 8, 20)
    await case.party("c1", "record_payment", amount="514560.00")
    await case.reaches("closed")


async def test_after_the_courts_period_an_award_is_not_made_anew(cases: Cases) -> None:
    case = await served(cases)
    await case.on("2026-05-20")
    remitted = {"court_case_no": "（2026）苏02民特88号", "until": "2026-05-19"}
    assert await code_of(case.arbitrator("reopen_arbitration", **remitted)) == "term_ended"
