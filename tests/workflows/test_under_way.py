"""Cases already under way are taken in as they stand: every fact and term on its own day."""

from typing import Any

import pytest

from embedded.simulation.people import SimulatedCase
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import late_steps
from tests.workflows.reading import kinds, next_steps, open_steps, read, term, timeline

DUE = "2026-03-31"
SETTLED: dict[str, Any] = {
    "organisation": "无锡市锡山区人民调解委员会",
    "effective_on": "2026-02-20",
    "instalments": [
        {"due_on": "2026-02-28", "amount": "86500.00"},
        {"due_on": DUE, "amount": "100000.00"},
    ],
    "paid": [{"paid_on": "2026-02-27", "amount": "86500.00"}],
}
AWARD: dict[str, Any] = {
    "kind": "award",
    "issued_by": "无锡仲裁委员会",
    "number": "（2026）锡仲裁字第0012号",
    "in_force_on": "2026-01-20",
    "served_on": "2026-01-26",
    "instalments": [{"due_on": "2026-02-10", "amount": "186500.00"}],
    "paid": [{"paid_on": "2026-02-09", "amount": "36500.00"}],
}
ELSEWHERE = {
    "forum": "arbitration",
    "name": "无锡仲裁委员会",
    "number": "（2026）锡仲裁字第0034号",
    "filed_on": "2026-02-16",
}


async def taken_in(cases: Cases, **under_way: Any) -> SimulatedCase:
    """A case of 2 March that had come some way before."""
    return await cases.open("01", filed_on="2026-03-02", under_way=under_way)


async def day_of(case: SimulatedCase, kind: str) -> str:
    """The day on which something happened."""
    return next(event["occurred_on"] for event in await timeline(case) if event["kind"] == kind)


async def test_after_a_mediation_that_failed_the_next_road_is_open_at_once(cases: Cases) -> None:
    case = await taken_in(cases, mediation={"result": "failed", "ended_on": "2026-02-12"})
    assert await day_of(case, "earlier_mediation") == "2026-02-12"
    assert "mediation_opened" not in await kinds(case)
    assert {"file_suit", "offer_arbitration_agreement"} <= await open_steps(case)


async def test_a_settlement_in_effect_keeps_its_thirty_days_and_what_was_paid(
    cases: Cases,
) -> None:
    case = await taken_in(cases, settlement=SETTLED)
    confirmation = await term(case, "CONF_APPLY")
    assert (confirmation["trigger"], confirmation["due"]) == ("2026-02-20", "2026-03-23")
    assert "apply_for_confirmation" in await open_steps(case)
    await case.opened("record_payment")
    assert await day_of(case, "payment_recorded") == "2026-02-27"
    assert "instalment_missed" not in await kinds(case)
    await case.on(DUE)
    await case.party("c1", "record_payment", amount="100000.00")
    await case.reaches("closed")
    assert (await read(case))["resolution"] == "paid"


async def test_a_window_that_has_closed_is_recorded_as_closed_on_its_own_day(
    cases: Cases,
) -> None:
    earlier = SETTLED | {"effective_on": "2026-01-12"}
    case = await taken_in(cases, settlement=earlier)
    await case.opened("record_payment")
    confirmation = await term(case, "CONF_APPLY")
    assert (confirmation["due"], confirmation["state"]) == ("2026-02-11", "ended")
    assert "apply_for_confirmation" not in await open_steps(case)
    assert "apply_for_confirmation" in await late_steps(case)
    assert await day_of(case, "term_ended") == "2026-02-11"


async def test_an_award_in_force_and_unpaid_may_be_enforced(cases: Cases) -> None:
    case = await taken_in(cases, title=AWARD)
    await case.opened("apply_for_enforcement")
    assert (await term(case, "ARB_SETASIDE"))["due"] == "2026-04-27"
    assert "apply_for_set_aside" in await open_steps(case)
    assert (await term(case, "ENF_APPLY"))["trigger"] == "2026-02-10"
    assert await day_of(case, "instalment_missed") == "2026-02-10"
    assert (await term(case, "SLA_TOTAL_100"))["state"] == "met"
    assert "file_suit" not in await open_steps(case)
    await case.clerk("apply_for_enforcement")
    await case.on("2026-03-06")
    papers = await case.bureau.clerk.get(f"/cases/{case.case_no}/papers")
    assert {paper["kind"] for paper in papers} >= {"default_notice", "enforcement_application"}


async def test_while_a_forum_elsewhere_has_the_claim_none_is_open_here(cases: Cases) -> None:
    case = await taken_in(cases, elsewhere=ELSEWHERE)
    with pytest.raises(Problem) as turned:
        await case.parties["c1"].act(case.case_no, "file_suit", track="simplified")
    assert turned.value.code == "step_not_open"
    assert (await read(case))["stage"] == "arbitration"
    await case.clerk("record_outcome_elsewhere", result="not_accepted")
    assert "record_outcome_elsewhere" not in await open_steps(case)
    assert "file_suit" in await open_steps(case)


async def test_a_title_from_elsewhere_is_performed_here(cases: Cases) -> None:
    case = await taken_in(cases, elsewhere=ELSEWHERE)
    await case.on("2026-03-16")
    await case.clerk(
        "record_outcome_elsewhere",
        result="title",
        title="award",
        amount="186500.00",
        perform_by="2026-04-10",
        served_on="2026-03-16",
    )
    assert (await term(case, "ARB_SETASIDE"))["due"] == "2026-06-16"
    assert "enforcement" not in await next_steps(case)
    await case.on("2026-04-13")
    await case.opened("apply_for_enforcement")
