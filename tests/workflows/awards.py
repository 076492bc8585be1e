"""Awards made and enforced in tests, to be attacked."""

from embedded.simulation.people import SimulatedCase
from tests.conftest import Cases
from tests.workflows.arbitrations import decides, heard, seated
from tests.workflows.courts import FULL_DEBT

REVIEW = "（2026）苏02民特9号"
ENFORCEMENT = "（2026）苏02执511号"


async def award(cases: Cases) -> SimulatedCase:
    """902,460 yuan to be paid by 12 May; received by all on 29 April: attack until 29 July."""
    case = await heard(cases)
    await decides(case, amount="902460.00", costs="0.00", perform_by="2026-05-12")
    await case.on("2026-04-29")
    await case.clerk("record_award_service")
    return case


async def consent_award(cases: Cases) -> SimulatedCase:
    """A consent award of 27 April, received on 29 April, whose sum is due on 30 June."""
    case = await seated(cases)
    await case.on("2026-04-20")
    await case.arbitrator("record_tribunal_settlement", terms=FULL_DEBT)
    await case.on("2026-04-27")
    await case.arbitrator("make_consent_award")
    await case.on("2026-04-29")
    await case.clerk("record_award_service")
    return case


async def enforced(case: SimulatedCase, *, month: str = "05") -> SimulatedCase:
    """Enforcement of an unpaid award, noticed on the 20th."""
    await case.on(f"2026-{month}-13")
    await case.clerk("apply_for_enforcement")
    await case.on(f"2026-{month}-15")
    await case.clerk("record_filing_acceptance", court_case_no=ENFORCEMENT)
    await case.on(f"2026-{month}-20")
    await case.clerk("record_enforcement_notice")
    return case


async def attacked(case: SimulatedCase, day: str, accepted: str) -> None:
    """The respondent asks that the award be set aside, and the court takes the application."""
    await case.on(day)
    await case.party("r1", "apply_for_set_aside", applicant="r1", grounds=["tribunal_or_procedure"])
    await case.on(accepted)
    await case.clerk("record_set_aside_acceptance", court_case_no=REVIEW)
