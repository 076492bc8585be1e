"""Attacks on an award: setting aside, non-enforcement, and what each stays, opens and shuts."""

from datetime import date
from typing import Any

import pytest

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import SESSION
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.awards import REVIEW, attacked, award, consent_award, enforced
from tests.workflows.courts import late_steps
from tests.workflows.reading import due, kinds, next_steps, open_steps, read, term, timeline

PROCEDURE = {"applicant": "r1", "grounds": ["tribunal_or_procedure"]}
FORGED = {"applicant": "r1", "grounds": ["forged_evidence"]}


async def refused(case: SimulatedCase, step: str, **facts: Any) -> str:
    """The code that an act of the clerk is refused with."""
    with pytest.raises(Problem) as turned:
        await case.clerk(step, **facts)
    return turned.value.code


async def test_after_three_months_the_right_is_lost_but_for_an_application_in_time(
    cases: Cases,
) -> None:
    case = await award(cases)
    assert await due(case, "ARB_SETASIDE") == date(2026, 7, 29)
    assert "apply_for_set_aside" in await open_steps(case)
    await case.on("2026-07-30")
    assert (await term(case, "ARB_SETASIDE"))["state"] == "ended"
    assert "apply_for_set_aside" not in await open_steps(case)
    assert "apply_for_set_aside" in await late_steps(case)
    assert await refused(case, "apply_for_set_aside", **PROCEDURE) == "term_ended"
    await case.clerk("apply_for_set_aside", **PROCEDURE, occurred_on="2026-07-29")
    applied = next(e for e in await timeline(case) if e["kind"] == "set_aside_applied")
    assert (applied["facts"]["court"], applied["facts"]["fee_fen"]) == (
        "无锡市中级人民法院",
        40_000,
    )


async def test_an_accepted_attack_stays_enforcement_and_a_refused_one_has_it_go_on(
    cases: Cases,
) -> None:
    case = await enforced(await award(cases))
    await attacked(case, "2026-05-25", "2026-05-28")
    assert (await term(case, "ARB_SETASIDE"))["state"] == "met"
    assert (await term(case, "REVIEW_ACCEPT"))["state"] == "met"
    assert (await term(case, "ARB_NONENF"))["state"] == "dropped"
    assert await refused(case, "record_recovery", amount="1000.00") == "stayed"
    assert await due(case, "ARB_SETASIDE_DECIDE") == date(2026, 7, 28)
    await case.on("2026-07-27")
    await case.clerk("record_set_aside_ruling", result="dismissed")
    assert (await term(case, "ARB_SETASIDE_DECIDE"))["state"] == "met"
    # The fifteen days begin anew, without the grounds that were refused.
    assert await due(case, "ARB_NONENF") == date(2026, 8, 11)
    assert await refused(case, "apply_for_non_enforcement", **PROCEDURE) == "ground_spent"
    await case.clerk("record_recovery", amount="1000.00")


async def test_a_set_aside_award_opens_a_new_agreement_or_the_court(cases: Cases) -> None:
    case = await enforced(await award(cases))
    await attacked(case, "2026-05-25", "2026-05-28")
    await case.on("2026-07-29")
    assert (await term(case, "ARB_SETASIDE_DECIDE"))["state"] == "ended"
    await case.clerk("record_set_aside_ruling", result="granted")
    assert {"arbitration_agreement_offer", "simplified"} <= set(await next_steps(case))
    assert "R15" in (await read(case))["route"]["rows"]
    opened = await open_steps(case)
    assert {"offer_arbitration_agreement", "file_suit"} <= opened
    assert not {"record_recovery", "record_payment", "apply_for_enforcement"} & opened


async def test_an_award_made_anew_takes_the_place_of_the_old_one(cases: Cases) -> None:
    case = await enforced(await award(cases))
    await attacked(case, "2026-05-25", "2026-05-28")
    await case.on("2026-06-10")
    await case.clerk("record_remission", until="2026-08-10")
    assert await due(case, "ARB_REMISSION") == date(2026, 8, 10)
    assert "record_recovery" not in await open_steps(case)
    await case.arbitrator("reopen_arbitration", court_case_no=REVIEW, until="2026-08-10")
    await case.on("2026-07-20")
    await case.arbitrator("hold_hearing", **SESSION)
    await case.arbitrator("make_award", amount="800000.00", costs="0.00", perform_by="2026-08-20")
    assert "resume_set_aside_review" not in await open_steps(case)
    await case.clerk("record_award_service")
    assert await due(case, "ARB_SETASIDE") == date(2026, 10, 20)
    assert await due(case, "ENF_APPLY") == date(2028, 8, 21)
    assert {"apply_for_set_aside", "record_payment"} <= await open_steps(case)


async def test_a_tribunal_that_declines_sends_the_attack_back_to_the_court(cases: Cases) -> None:
    case = await award(cases)
    await attacked(case, "2026-05-25", "2026-05-28")
    await case.clerk("record_remission", until="2026-06-30")
    await case.on("2026-07-01")
    assert (await term(case, "ARB_REMISSION"))["state"] == "ended"
    await case.clerk("resume_set_aside_review")
    await case.clerk("record_set_aside_ruling", result="withdrawn")
    assert "award_stands" in await kinds(case)


async def test_without_security_enforcement_goes_on_until_the_award_is_not_enforced(
    cases: Cases,
) -> None:
    case = await enforced(await award(cases))
    assert await due(case, "ARB_NONENF") == date(2026, 6, 4)
    await case.on("2026-06-04")
    await case.party("r1", "apply_for_non_enforcement", **FORGED)
    assert await case.written("non_enforcement_application")
    assert (await term(case, "ARB_NONENF"))["state"] == "met"
    await case.clerk("record_recovery", amount="1000.00")
    await case.on("2026-06-08")
    await case.clerk("record_stay_security", given_by="applicant", amount="900000.00")
    assert await refused(case, "record_recovery", amount="1000.00") == "stayed"
    await case.clerk("record_stay_security", given_by="creditor", amount="900000.00")
    await case.clerk("record_recovery", amount="1000.00")
    await case.clerk("record_non_enforcement_acceptance", court_case_no="（2026）苏02执异7号")
    assert await due(case, "ARB_NONENF_DECIDE") == date(2026, 8, 10)
    await case.on("2026-08-03")
    await case.clerk("record_non_enforcement_ruling", result="granted")
    assert "R15" in (await read(case))["route"]["rows"]
    assert "file_suit" in await open_steps(case)


async def test_fifteen_days_after_the_notice_non_enforcement_is_no_longer_open(
    cases: Cases,
) -> None:
    case = await enforced(await award(cases))
    await case.on("2026-06-05")
    assert (await term(case, "ARB_NONENF"))["state"] == "ended"
    assert "apply_for_non_enforcement" not in await open_steps(case)
    assert "apply_for_non_enforcement" in await late_steps(case)


async def test_an_attack_suspends_the_review_of_non_enforcement(cases: Cases) -> None:
    case = await enforced(await award(cases))
    await case.on("2026-05-22")
    await case.party("r1", "apply_for_non_enforcement", **FORGED)
    await case.clerk("record_non_enforcement_acceptance", court_case_no="（2026）苏02执异7号")
    await attacked(case, "2026-05-25", "2026-05-28")
    ruling = {"result": "dismissed"}
    assert await refused(case, "record_non_enforcement_ruling", **ruling) == "stayed"
    await case.clerk("record_set_aside_ruling", **ruling)
    await case.clerk("record_non_enforcement_ruling", **ruling)
    await case.clerk("record_recovery", amount="1000.00")


async def test_a_consent_award_is_resisted_for_the_public_interest_only(cases: Cases) -> None:
    case = await enforced(await consent_award(cases), month="07")
    assert await refused(case, "apply_for_non_enforcement", **FORGED) == "consent_award"
    await case.clerk("apply_for_non_enforcement", applicant="r1", grounds=["public_interest"])
    assert "non_enforcement_applied" in await kinds(case)
