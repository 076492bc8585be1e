"""The time of a mediation: silence, extension, appraisal, a court's term, another attempt."""

from datetime import date
from typing import Any

import pytest

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import SESSION, mediator_accepts, mediator_takes_on
from tests.conftest import Cases
from tests.workflows.courts import settled
from tests.workflows.mediations import in_session, refusal
from tests.workflows.reading import due, kinds, last, next_steps, open_steps, term, timeline


async def invited(cases: Cases) -> SimulatedCase:
    """A respondent invited on 4 March, whose answer is awaited until 18 March."""
    case = await cases.open("01")
    await mediator_accepts(case, "2026-03-03", "2026-03-04")
    return case


async def test_a_respondent_who_says_nothing_ends_the_mediation(cases: Cases) -> None:
    case = await invited(cases)
    assert await due(case, "INVITATION_ANSWER") == date(2026, 3, 18)
    await case.on("2026-03-20")
    assert (await last(case, "mediation_ended"))["facts"]["reason"] == "no_answer"
    assert "simplified" in await next_steps(case)
    late = {"consents": True, "occurred_on": "2026-03-19"}
    code = await refusal(case, case.parties["r1"], "answer_invitation", **late)
    assert code == "term_ended"
    # A consent given in time and recorded late sets the mediation going again, in the same term.
    await case.clerk("answer_invitation", consents=True, occurred_on="2026-03-17")
    assert "hold_session" not in await next_steps(case)
    assert "convene_session" in await open_steps(case)
    assert "file_suit" not in await open_steps(case)
    assert await due(case, "MED_TERM_SELF") == date(2026, 4, 3)


async def test_an_appraisal_does_not_count(cases: Cases) -> None:
    case = await in_session(cases)
    await case.on("2026-03-10")
    await case.mediator("start_appraisal")
    assert (await term(case, "MED_TERM_SELF"))["state"] == "dropped"
    assert (await last(case, "service_clock_paused"))["facts"]["ground"] == "appraisal"
    await case.on("2026-04-08")
    assert "mediation_ended" not in await kinds(case)
    await case.mediator("end_appraisal")
    assert await due(case, "MED_TERM_SELF") == date(2026, 5, 6)
    assert (await last(case, "service_clock_resumed"))["facts"]["days"] == 29
    await case.on("2026-05-07")
    assert "mediation_ended" in await kinds(case)


async def test_only_the_time_that_all_agreed_to_holds_the_service_clock(cases: Cases) -> None:
    case = await in_session(cases)
    await case.on("2026-03-30")
    await case.mediator("extend_mediation", days=10, consented_by=["c1", "r1"])
    assert "service_clock_paused" not in await kinds(case)
    await case.on("2026-04-10")
    assert (await last(case, "service_clock_paused"))["occurred_on"] == "2026-04-03"
    await case.mediator("end_mediation", reason="too_far_apart")
    await case.opened("file_suit")
    assert (await last(case, "service_clock_resumed"))["facts"]["days"] == 7


@pytest.mark.parametrize(
    ("origin", "procedure", "code", "until", "follows"),
    [
        (
            "court_before_filing",
            "simplified",
            "MED_TERM_COURT_BEFORE",
            date(2026, 4, 3),
            "registered",
        ),
        (
            "court_after_filing",
            "simplified",
            "MED_TERM_FILED_SIMPLIFIED",
            date(2026, 3, 11),
            "trial_resumes",
        ),
        (
            "court_after_filing",
            "ordinary",
            "MED_TERM_FILED_ORDINARY",
            date(2026, 3, 19),
            "trial_resumes",
        ),
    ],
)
async def test_what_a_court_sent_goes_back_to_it_when_its_term_ends(
    cases: Cases, origin: str, procedure: str, code: str, until: date, follows: str
) -> None:
    sent: dict[str, Any] = {"mediation_origin": origin, "suit_procedure": procedure}
    case = await in_session(cases, **sent, mediator_type="court_invited")
    assert await due(case, code) == until
    await case.on("2026-04-07")
    ended = await last(case, "mediation_ended")
    assert (ended["facts"]["reason"], ended["facts"]["follows"]) == ("time_up", follows)
    assert "R14" in (await last(case, "route_advised"))["facts"]["rows"]


async def test_all_parties_may_have_it_tried_again_before_a_forum_is_open(cases: Cases) -> None:
    case = await in_session(cases)
    await case.mediator("end_mediation", reason="too_far_apart")
    clerk = cases.bureau.clerk
    code = await refusal(case, clerk, "reopen_mediation", consented_by=["c1"])
    assert code == "consent_of_all_needed"
    await case.clerk("reopen_mediation", consented_by=["c1", "r1"])
    assert "file_suit" not in await open_steps(case)
    await mediator_takes_on(case, "2026-03-09", "2026-03-10")
    await case.party("r1", "answer_invitation", consents=True)
    await case.mediator("hold_session", **SESSION)
    assert (await timeline(case))[-1]["workflow_id"] == f"mediation/{case.case_no}/2"
    await case.mediator("end_mediation", reason="too_far_apart")
    await case.clerk("file_suit", track="simplified", agreed_by=["c1", "r1"])
    assert "reopen_mediation" not in await open_steps(case)


async def test_a_refused_confirmation_opens_the_way_back_to_mediation(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-09")
    await case.clerk("apply_for_confirmation", applicants=["c1", "r1"])
    await case.clerk("record_filing_acceptance", court_case_no="（2026）苏0205民特31号")
    await case.on("2026-03-16")
    await case.clerk("record_ruling", confirmed=False)
    await case.clerk("reopen_mediation", consented_by=["c1", "r1"])
    assert "appoint_mediator" in await open_steps(case)
