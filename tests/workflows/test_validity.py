"""Whether the arbitration agreement is valid: who decides, until when, and what follows (R12)."""

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.arbitrations import heard, seated
from tests.workflows.awards import REVIEW
from tests.workflows.reading import due, kinds, next_steps, open_steps, term, timeline

ASKED = {"applicant": "r1", "forum": "institution"}
BEFORE_COURT = {"applicant": "r1", "forum": "court"}


async def disputed(cases: Cases) -> SimulatedCase:
    """A clause whose validity the respondent disputes; mediation is not wanted."""
    case = await cases.open("03", contract__arbitration__kind="disputed", consents__mediation=False)
    await case.on("2026-03-17")
    return case


async def test_an_agreement_the_institution_finds_valid_opens_arbitration(cases: Cases) -> None:
    case = await disputed(cases)
    assert await next_steps(case) == ["manual", "arbitration_agreement_offer"]
    await case.party("r1", "apply_for_validity_ruling", **ASKED)
    await case.clerk("record_validity_decision", valid=True)
    assert await next_steps(case) == ["arbitration"]
    assert not {"apply_for_validity_ruling", "file_suit"} & await open_steps(case)
    await case.clerk("apply_for_arbitration")


async def test_where_both_are_asked_the_court_rules_and_an_invalid_agreement_opens_the_court(
    cases: Cases,
) -> None:
    case = await disputed(cases)
    await case.party("r1", "apply_for_validity_ruling", **ASKED)
    await case.clerk("apply_for_validity_ruling", applicant="c1", forum="court")
    assert "record_validity_decision" not in await open_steps(case)
    applied = next(e for e in await timeline(case) if e["kind"] == "validity_ruling_applied")
    assert (applied["facts"]["court"], applied["facts"]["fee_fen"]) == (
        "无锡市中级人民法院",
        40_000,
    )
    assert (await due(case, "REVIEW_ACCEPT")).isoformat() == "2026-03-24"
    assert await case.written("validity_application")
    await case.clerk("record_validity_acceptance", court_case_no=REVIEW)
    assert (await term(case, "REVIEW_ACCEPT"))["state"] == "met"
    await case.on("2026-04-15")
    await case.clerk("record_validity_ruling", valid=False)
    assert {"file_suit", "offer_arbitration_agreement"} <= await open_steps(case)
    await case.clerk("file_suit", track="simplified", agreed_by=[*case.parties])


async def test_an_application_the_court_does_not_take_leaves_the_question_open(
    cases: Cases,
) -> None:
    case = await disputed(cases)
    await case.party("r1", "apply_for_validity_ruling", **BEFORE_COURT)
    await case.on("2026-03-25")
    assert (await term(case, "REVIEW_ACCEPT"))["state"] == "ended"
    await case.clerk("record_validity_refusal")
    assert "apply_for_validity_ruling" in await open_steps(case)


async def test_an_arbitration_under_an_invalid_agreement_ends(cases: Cases) -> None:
    case = await seated(cases)
    await case.party("r1", "apply_for_validity_ruling", **BEFORE_COURT)
    await case.clerk("record_validity_acceptance", court_case_no=REVIEW)
    await case.on("2026-04-15")
    await case.clerk("record_validity_ruling", valid=False)
    assert "arbitration_agreement_invalid" in await kinds(case)
    await case.clerk("file_suit", track="simplified", agreed_by=[*case.parties])
    assert "hold_hearing" not in await open_steps(case)


async def test_after_the_first_hearing_no_objection_is_heard(cases: Cases) -> None:
    case = await heard(cases)
    assert "apply_for_validity_ruling" not in await open_steps(case)
    with pytest.raises(Problem) as turned:
        await case.parties["r1"].act(case.case_no, "apply_for_validity_ruling", **BEFORE_COURT)
    assert turned.value.code == "step_not_open"
