"""What was recorded wrongly: acts reversed, days corrected; nothing is edited away."""

from datetime import date
from typing import Any

import pytest

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import SESSION, mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases
from tests.workflows.courts import COURT_CASE, payment_order_issued, titles
from tests.workflows.reading import due, kinds, next_steps, open_steps, read, term, timeline

WHY = "登记人看错了回执"


async def last(case: SimulatedCase, kind: str) -> dict[str, Any]:
    """The latest event of a kind."""
    return [event for event in await timeline(case) if event["kind"] == kind][-1]


async def failed_by_mistake(cases: Cases) -> SimulatedCase:
    """A mediation that was recorded as failed on 10 March."""
    case = await cases.open("01")
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.party("r1", "answer_invitation", consents=True)
    await case.on("2026-03-10")
    await case.mediator("hold_session", **SESSION)
    await case.mediator("end_mediation", reason="too_far_apart")
    return case


async def test_a_mediation_ended_by_mistake_goes_on_where_it_stood(cases: Cases) -> None:
    case = await failed_by_mistake(cases)
    mistake = await last(case, "mediation_ended")
    await case.on("2026-03-12")
    await case.supervisor("reverse_act", event=mistake["seq"], record=WHY)
    assert {"hold_session", "record_settlement"} <= await open_steps(case)
    assert "file_suit" not in await open_steps(case)
    assert (await term(case, "MED_TERM_SELF"))["state"] == "running"
    assert "judicial_confirmation" not in await next_steps(case)
    assert {"mediation_ended", "act_reversed"} <= set(await kinds(case))


async def test_a_reversal_says_who_undid_what_and_why(cases: Cases) -> None:
    case = await failed_by_mistake(cases)
    mistake = await last(case, "mediation_ended")
    await case.supervisor("reverse_act", event=mistake["seq"], record=WHY)
    reversal = await last(case, "act_reversed")
    assert reversal["facts"]["event"] == mistake["seq"]
    assert reversal["actor"] == case.bureau.supervisor.user_id


async def test_only_a_supervisor_reverses_and_only_with_reasons(cases: Cases) -> None:
    case = await failed_by_mistake(cases)
    event = (await last(case, "mediation_ended"))["seq"]
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(case.case_no, "reverse_act", event=event, record=WHY)
    assert turned.value.code == "forbidden"
    with pytest.raises(Problem) as turned:
        await case.supervisor("reverse_act", event=event)
    assert turned.value.code == "record_needed"


async def test_only_the_last_act_is_reversed_and_then_the_one_before(cases: Cases) -> None:
    case = await failed_by_mistake(cases)
    earlier, later = await last(case, "session_held"), await last(case, "mediation_ended")
    with pytest.raises(Problem) as turned:
        await case.supervisor("reverse_act", event=earlier["seq"], record=WHY)
    assert turned.value.code == "not_the_last_act"
    await case.supervisor("reverse_act", event=later["seq"], record=WHY)
    await case.supervisor("reverse_act", event=earlier["seq"], record=WHY)
    assert "hold_session" in await open_steps(case)


async def test_a_mediation_is_not_reopened_beside_a_suit(cases: Cases) -> None:
    case = await failed_by_mistake(cases)
    mistake = await last(case, "mediation_ended")
    await case.clerk("file_suit", track="simplified")
    with pytest.raises(Problem) as turned:
        await case.supervisor("reverse_act", event=mistake["seq"], record=WHY)
    assert turned.value.code == "step_not_open"


async def test_a_suit_filed_by_mistake_leaves_the_forum_free(cases: Cases) -> None:
    case = await failed_by_mistake(cases)
    await case.clerk("file_suit", track="simplified")
    opened = await last(case, "forum_opened")
    await case.supervisor("reverse_act", event=opened["seq"], record=WHY)
    assert {"file_suit", "offer_arbitration_agreement"} <= await open_steps(case)
    await case.clerk("file_suit", track="simplified")
    await case.clerk("record_filing_acceptance", court_case_no=COURT_CASE)


async def test_a_title_recorded_by_mistake_is_none(cases: Cases) -> None:
    case = await cases.open("02", consents__mediation=False)
    await case.on("2026-04-08")
    await case.clerk("file_suit", track="small_claims")
    await case.clerk("record_filing_acceptance", court_case_no=COURT_CASE)
    await case.clerk("record_fee_payment", amount="650.00")
    await case.clerk("record_service", method="in_person")
    await case.on("2026-04-20")
    await case.clerk("hold_trial", **SESSION, waived_by=["c1", "r1"])
    judged = {"amount": "62820.00", "costs": "650.00"}
    days = {"perform_by": "2026-05-15", "served_on": "2026-04-20"}
    await case.clerk("record_judgment", **judged, **days)
    assert (await read(case))["resolution"] == "title"
    assert "ENF_APPLY" in {each["code"] for each in await _running(case)}
    mistake = await last(case, "judgment_given")
    await case.supervisor("reverse_act", event=mistake["seq"], record=WHY)
    assert "record_judgment" in await open_steps(case)
    assert (await read(case))["resolution"] is None
    assert "ENF_APPLY" not in {each["code"] for each in await _running(case)}
    await case.clerk("record_judgment", **judged, **days)
    assert await titles(case) == ["judgment", "judgment"]


async def _running(case: SimulatedCase) -> list[dict[str, Any]]:
    terms = await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
    return [each for each in terms if each["state"] == "running"]


async def served_wrongly(cases: Cases) -> SimulatedCase:
    """A payment order recorded as served on 27 April; objections until 12 May."""
    case = await payment_order_issued(cases)
    await case.on("2026-04-27")
    await case.clerk("record_service", method="in_person")
    return case


async def test_a_corrected_service_date_moves_the_statutory_term(cases: Cases) -> None:
    case = await served_wrongly(cases)
    assert await due(case, "PO_OBJECT") == date(2026, 5, 12)
    await case.on("2026-04-29")
    await case.supervisor("correct_trigger", terms=["PO_OBJECT"], trigger="2026-04-29", record=WHY)
    assert await due(case, "PO_OBJECT") == date(2026, 5, 14)
    correction = await last(case, "trigger_corrected")
    assert correction["actor"] == case.bureau.supervisor.user_id
    assert correction["facts"]["moved"] == [
        {
            "term": "PO_OBJECT",
            "trigger": "2026-04-27",
            "due": "2026-05-12",
            "new_trigger": "2026-04-29",
            "new_due": "2026-05-14",
        }
    ]
    # The term as it was stands in the list, crossed out.
    terms = await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
    states = {each["trigger"]: each["state"] for each in terms if each["code"] == "PO_OBJECT"}
    assert states == {"2026-04-27": "corrected", "2026-04-29": "running"}


async def test_a_term_that_ended_on_a_wrong_day_has_not_ended(cases: Cases) -> None:
    case = await served_wrongly(cases)
    await case.on("2026-05-13")
    assert await titles(case) == ["payment_order"]
    await case.supervisor("correct_trigger", terms=["PO_OBJECT"], trigger="2026-04-29", record=WHY)
    assert (await read(case))["resolution"] != "title"
    assert "object_to_payment_order" in await open_steps(case)
    await case.party("r1", "object_to_payment_order")
    assert "record_termination" in await open_steps(case)


async def test_no_clerk_and_no_wish_moves_a_term(cases: Cases) -> None:
    case = await served_wrongly(cases)
    facts = {"terms": ["PO_OBJECT"], "trigger": "2026-04-20", "record": WHY}
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(case.case_no, "correct_trigger", **facts)
    assert turned.value.code == "forbidden"
    with pytest.raises(Problem) as turned:
        await case.supervisor("correct_trigger", **facts | {"trigger": "2026-05-20"})
    assert turned.value.code == "occurred_in_future"
    with pytest.raises(Problem) as turned:
        await case.supervisor("correct_trigger", **facts | {"terms": ["SLA_TOTAL_100"]})
    assert turned.value.code == "term_not_running"
    assert await due(case, "PO_OBJECT") == date(2026, 5, 12)
