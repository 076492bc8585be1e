"""The claim's own periods: limitation, and the periods in which guarantors are liable."""

from datetime import date

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.reading import due, kinds, last, open_steps, term

UNMEDIATED = {"consents__mediation": False}
ALMOST_OVER = {"contract__due_on": "2023-03-20", "contract__signed_on": "2023-01-10"}
"""The three years end on 20 March 2026; the claim comes in on the 2nd."""


async def code_of(case: SimulatedCase, party_id: str) -> str:
    """The code with which a demand on a guarantor is turned away."""
    try:
        await case.bureau.clerk.act(case.case_no, "demand_guarantor", party_id=party_id)
    except Problem as turned:
        return turned.code
    raise AssertionError("the demand was taken")


async def limitations(case: SimulatedCase) -> list[str]:
    """What became of each run of limitation."""
    terms = await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
    return [each["state"] for each in terms if each["code"] == "LIMITATION"]


async def guaranteed(cases: Cases, kind: str) -> SimulatedCase:
    """A debt of 15 January, whose guarantor is liable until 15 July."""
    return await cases.open("07", **UNMEDIATED, guarantees__0__kind=kind)


async def test_limitation_runs_until_a_suit_is_filed(cases: Cases) -> None:
    case = await cases.open("01", **UNMEDIATED)
    assert await due(case, "LIMITATION") == date(2028, 8, 31)
    await case.clerk("file_suit", track="simplified", agreed_by=["c1", "r1"])
    assert await limitations(case) == ["met"]


async def test_limitation_that_ends_is_told_and_bars_no_suit(cases: Cases) -> None:
    case = await cases.open("01", **UNMEDIATED, **ALMOST_OVER)
    assert await due(case, "LIMITATION") == date(2026, 3, 20)
    await case.on("2026-03-20")
    assert "limitation_ended" not in await kinds(case)
    await case.on("2026-03-21")
    assert (await term(case, "LIMITATION"))["state"] == "ended"
    assert (await last(case, "limitation_ended"))["occurred_on"] == "2026-03-20"
    assert "file_suit" in await open_steps(case)


async def test_a_request_for_mediation_interrupts_limitation_until_it_ends(cases: Cases) -> None:
    case = await cases.open("01", **ALMOST_OVER)
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    assert await limitations(case) == []
    await case.clerk("refuse_mediation", party_id="r1")
    assert await due(case, "LIMITATION") == date(2029, 3, 5)


async def test_a_suit_that_comes_to_nothing_starts_limitation_anew(cases: Cases) -> None:
    case = await cases.open("01", **UNMEDIATED)
    await case.clerk("file_suit", track="simplified", agreed_by=["c1", "r1"])
    await case.on("2026-03-09")
    await case.clerk("record_filing_refusal", reason="conditions_not_met")
    assert await due(case, "LIMITATION") == date(2029, 3, 9)


async def test_a_demand_in_time_keeps_a_joint_guarantee_alive(cases: Cases) -> None:
    case = await guaranteed(cases, "joint")
    assert await due(case, "GUARANTEE@r2") == date(2026, 7, 15)
    await case.clerk("demand_guarantor", party_id="r2")
    assert (await term(case, "GUARANTEE@r2"))["state"] == "met"
    assert await code_of(case, "r2") == "step_not_open"


async def test_a_joint_guarantor_nobody_asked_in_time_is_free(cases: Cases) -> None:
    case = await guaranteed(cases, "joint")
    await case.on("2026-07-16")
    assert (await term(case, "GUARANTEE@r2"))["state"] == "ended"
    assert "guarantee_period_ended" in await kinds(case)
    assert await code_of(case, "r2") == "term_ended"
    await case.clerk("demand_guarantor", party_id="r2", occurred_on="2026-07-15")
    assert (await last(case, "guarantor_demanded"))["occurred_on"] == "2026-07-15"


async def test_only_a_suit_keeps_a_general_guarantee_alive(cases: Cases) -> None:
    case = await guaranteed(cases, "general")
    assert "demand_guarantor" not in await open_steps(case)
    await case.clerk("file_suit", track="simplified", agreed_by=["c1", "r1", "r2"])
    assert (await term(case, "GUARANTEE@r2"))["state"] == "met"
    await case.clerk("record_filing_refusal", reason="conditions_not_met")
    assert (await term(case, "GUARANTEE@r2"))["state"] == "running"


async def test_a_period_agreed_on_ends_on_its_own_day(cases: Cases) -> None:
    case = await cases.open("07", **UNMEDIATED, guarantees__0__until="2026-05-30")
    assert await due(case, "GUARANTEE@r2") == date(2026, 5, 30)
    assert (await term(case, "GUARANTEE@r2"))["clock"] == "agreed"
