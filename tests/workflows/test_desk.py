"""The bureau's desk: the team queue, who is in charge, absence, and alerts that climb."""

from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import col, select

from embedded.simulation.people import Person, SimulatedCase
from embedded.simulation.roads import mediator_takes_on
from jiefen_client import Problem
from records.engine import reading
from records.tables import Notice
from tests.conftest import Cases
from tests.workflows.mediations import another_mediator, refusal
from tests.workflows.reading import kinds, last, open_steps, term, timeline


async def another_clerk(case: SimulatedCase) -> Person:
    return await case.bureau.official(f"clerk-{uuid4().hex}", role="clerk", name="何简")


async def listed(person: Person, assignee: str) -> list[str]:
    """The numbers of the cases in a person's list."""
    page = await person.get(f"/cases?assignee={assignee}&limit=200")
    return [case["case_no"] for case in page["cases"]]


async def told(cases: Cases, case: SimulatedCase, kind: str) -> list[str]:
    """Whom notices of a kind went to, in the order they were written."""
    query = select(Notice.recipient).where(
        col(Notice.case_no) == case.case_no, col(Notice.kind) == kind
    )
    with reading(cases.here.engine) as session:
        return list(session.exec(query.order_by(col(Notice.event_seq), col(Notice.id))))


async def reassign(official: Person, successor: Person, *cases: SimulatedCase) -> list[Any]:
    body = {"official": official.user_id, "successor": successor.user_id}
    body |= {"reason": "absence", "record": "产假", "cases": [each.case_no for each in cases]}
    answer = await cases[0].bureau.supervisor.send(
        "POST", "/reassignments", body, **{"Idempotency-Key": uuid4().hex}
    )
    return answer["items"]


async def test_a_case_waits_in_the_team_queue_until_a_clerk_claims_it(cases: Cases) -> None:
    case = await cases.file("01")
    clerk, other = case.bureau.clerk, await another_clerk(case)
    assert case.case_no in await listed(other, "none")
    await case.clerk("claim_case")
    assert case.case_no not in await listed(other, "none")
    assert case.case_no in await listed(clerk, "me")
    with pytest.raises(Problem) as turned:
        await other.act(case.case_no, "claim_case")
    assert turned.value.code in {"already_assigned", "step_not_open"}

    # One act of the desk is not reversed, and reversing one of the procedure leaves it alone.
    claimed = (await timeline(case))[-1]["seq"]
    with pytest.raises(Problem) as turned:
        await case.supervisor("reverse_act", event=claimed, record="误领")
    assert turned.value.code == "not_the_last_act"
    await case.clerk("raise_defence", kind="set_off", amount="1.00", record="货款")
    raised = (await last(case, "defence_raised"))["seq"]
    await case.supervisor("assign_case", assignee=other.user_id, reason="workload")
    await case.supervisor("reverse_act", event=raised, record="误录")
    assert "raise_defence" in await open_steps(case)
    assert await listed(other, "me") == [case.case_no]


async def test_the_cases_of_an_absent_clerk_pass_to_another_and_each_log_says_why(
    cases: Cases,
) -> None:
    case = await cases.file("01")
    second = await cases.file("02")
    other = await another_clerk(case)
    for each in (case, second):
        await each.clerk("claim_case")
    items = await reassign(case.bureau.clerk, other, case, second)
    assert [item["state"] for item in items] == ["done", "done"]
    facts = (await last(second, "case_assigned"))["facts"]
    assert (facts["assignee"], facts["formerly"]) == (other.user_id, case.bureau.clerk.user_id)
    assert facts["reason"] == "absence"
    with pytest.raises(Problem) as turned:
        await case.clerk("assign_case", assignee=case.bureau.mediator.user_id, reason="other")
    assert turned.value.code == "not_an_official"


async def test_the_mediations_of_an_absent_mediator_pass_to_another(cases: Cases) -> None:
    case = await cases.open("01")
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    other = await another_mediator(case)
    [item] = await reassign(case.bureau.mediator, other, case)
    assert item["state"] == "done"
    assert (await last(case, "mediator_replaced"))["facts"]["reason"] == "unable"
    # He has not accepted yet, and may himself be replaced at once.
    [item] = await reassign(other, case.bureau.mediator, case)
    assert item["state"] == "done"
    assert await refusal(case, other, "accept_assignment") == "not_found"


async def test_an_alert_climbs_until_it_is_acknowledged_and_reaches_the_delegate(
    cases: Cases,
) -> None:
    case = await cases.file("01")
    bureau, other = case.bureau, await another_clerk(case)
    absent = await another_clerk(case)
    await absent.act(case.case_no, "claim_case")
    absence = {"delegate": other.user_id, "since": "2026-03-01", "until": "2026-03-31"}
    await absent.send("PUT", f"/users/{absent.user_id}/delegate", absence)
    await case.on("2026-03-05")
    # Half of the three days of intake are over: the assignee's delegate is told.
    assert await told(cases, case, "service_warning") == [other.user_id]
    assert (await term(case, "ALERT_ANSWER"))["due"] == "2026-03-06"
    await case.clerk("acknowledge_alert")
    assert (await term(case, "ALERT_ANSWER"))["state"] == "met"
    await case.on("2026-03-06")
    # Breached on the 5th: the supervisor is told at once, and a clerk cannot silence that.
    assert await told(cases, case, "service_breach") == [bureau.supervisor.user_id]
    with pytest.raises(Problem) as turned:
        await bureau.clerk.act(case.case_no, "acknowledge_alert")
    assert turned.value.code == "told_to_another"
    await case.on("2026-03-11")
    assert await told(cases, case, "alert_escalated") == ["ops"]
    await case.supervisor("acknowledge_alert")
    assert (await kinds(case))[-1] == "alert_acknowledged"


async def test_an_official_is_stood_in_for_by_one_of_the_same_role(cases: Cases) -> None:
    case = await cases.file("01")
    bureau, other, absent = case.bureau, await another_clerk(case), await another_clerk(case)
    days = {"since": "2026-01-01", "until": "2030-12-31"}
    at = f"/users/{absent.user_id}/delegate"
    for delegate in (bureau.mediator, absent):
        with pytest.raises(Problem) as turned:
            await bureau.supervisor.send("PUT", at, {"delegate": delegate.user_id, **days})
        assert turned.value.code == "cannot_stand_in"
    with pytest.raises(Problem) as turned:
        await other.send("PUT", at, {"delegate": other.user_id, **days})
    assert turned.value.status == 403
    await absent.act(case.case_no, "claim_case")
    assert await listed(other, "me") == []
    await bureau.supervisor.send("PUT", at, {"delegate": other.user_id, **days})
    assert await listed(other, "me") == [case.case_no]
    await absent.send("DELETE", at)
    assert await listed(other, "me") == []
