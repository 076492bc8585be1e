"""Performance: instalments paid, missed and cured; what a default opens, and when all is paid."""

from typing import Any

import pytest

from embedded.simulation.journey import papers_of
from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import instalment, mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases
from tests.templates.reading import text_of
from tests.workflows.courts import FULL_DEBT, accepted
from tests.workflows.reading import kinds, next_steps, open_steps, read, term, timeline
from tests.workflows.schedules import (
    FIRST,
    SECOND,
    TERMS,
    WHOLE,
    confirmed,
    missed,
    pays,
    settled,
)


async def test_an_instalment_paid_on_its_last_day_is_no_default(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-20", FIRST)
    await case.on("2026-03-21")
    assert await missed(case) == []
    assert "file_suit" not in await open_steps(case)


async def test_the_case_closes_when_every_instalment_is_paid(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-19", FIRST)
    assert "record_payment" in await open_steps(case)
    await pays(case, "2026-04-02", SECOND)
    await case.reaches("closed")
    assert "performance_completed" in await kinds(case)
    closed = await read(case)
    assert (closed["outcome"], closed["resolution"]) == ("performed", "paid")


async def test_everything_may_be_paid_before_it_is_due(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-12", WHOLE)
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "performed"


async def test_after_the_last_payment_no_other_is_recorded(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-12", WHOLE)
    await case.reaches("closed")
    with pytest.raises(Problem) as turned:
        await case.parties["c1"].act(case.case_no, "record_payment", amount="1.00")
    assert turned.value.code == "step_not_open"


@pytest.mark.parametrize(
    ("occurred_on", "code"),
    [("2026-03-05", "occurred_too_early"), ("2026-03-07", "occurred_in_future")],
)
async def test_the_day_of_a_payment_is_checked(cases: Cases, occurred_on: str, code: str) -> None:
    case = await settled(cases)
    with pytest.raises(Problem) as turned:
        await case.party("c1", "record_payment", amount=FIRST, occurred_on=occurred_on)
    assert turned.value.code == code


async def test_a_missed_instalment_opens_the_route_to_the_whole_debt(cases: Cases) -> None:
    case = await settled(cases)
    assert "file_suit" not in await open_steps(case)
    await case.on("2026-03-21")
    assert await missed(case) == [
        {
            "due_on": "2026-03-20",
            "overdue_fen": 10000000,
            "accelerated": True,
            "balance_fen": 18650000,
        }
    ]
    assert "R5" in (await read(case))["route"]["rows"]
    assert {"file_suit", "apply_for_payment_order"} <= await open_steps(case)


async def test_without_an_acceleration_clause_only_the_instalment_is_overdue(cases: Cases) -> None:
    case = await settled(cases, acceleration=False)
    await case.on("2026-03-21")
    [default] = await missed(case)
    assert not default["accelerated"]
    assert default["overdue_fen"] == 10000000


async def test_an_instalment_due_on_a_rest_day_is_not_put_off(cases: Cases) -> None:
    saturday = [instalment("2026-03-21", FIRST), instalment("2026-04-03", SECOND)]
    case = await settled(cases, instalments=saturday)
    await case.on("2026-03-22")
    assert [default["due_on"] for default in await missed(case)] == ["2026-03-21"]


async def test_a_part_of_an_instalment_does_not_keep_it(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-20", "60000.00")
    await case.on("2026-03-21")
    [default] = await missed(case)
    assert default["overdue_fen"] == 4000000
    assert "file_suit" in await open_steps(case)


async def test_a_default_is_told_to_the_guarantor_who_joined_the_settlement(cases: Cases) -> None:
    case = await cases.open("07")
    await mediator_takes_on(case, "2026-04-21", "2026-04-22")
    for respondent in ("r1", "r2"):
        await case.party(respondent, "answer_invitation", consents=True)
    joined = {"guarantors": ["r2"], "guarantee_until": "2027-06-30"}
    parts = [instalment("2026-05-31", FIRST), instalment("2026-06-30", SECOND)]
    await case.mediator("record_settlement", terms=TERMS | joined | {"instalments": parts})
    await case.everyone("sign_agreement")
    await pays(case, "2026-06-01", WHOLE)
    await case.party("c1", "confirm_completion")
    await cases.here.client.get_workflow_handle(f"dispute/{case.case_no}").result()
    papers = await papers_of(case.case_no, case.bureau)
    [notice] = [text_of(docx) for name, docx in papers.items() if "逾期" in name]
    assert "王戊" in notice


async def test_a_payment_made_in_time_and_recorded_late_cures_the_default(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-24")
    assert "file_suit" in await open_steps(case)
    await case.party("c1", "record_payment", amount=FIRST, occurred_on="2026-03-20")
    assert "file_suit" not in await open_steps(case)
    assert "R5" not in (await read(case))["route"]["rows"]


async def test_an_instalment_missed_after_a_cure_is_a_default_again(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-24")
    await case.party("c1", "record_payment", amount=FIRST, occurred_on="2026-03-20")
    await case.on("2026-04-04")
    assert [default["due_on"] for default in await missed(case)] == ["2026-03-20", "2026-04-03"]
    assert "file_suit" in await open_steps(case)


async def test_a_late_payment_does_not_undo_the_acceleration(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-24", FIRST)
    assert "file_suit" in await open_steps(case)


async def test_a_debt_paid_while_it_is_sued_for_closes_the_case(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-24")
    await case.clerk("file_suit", track="simplified")
    await pays(case, "2026-03-26", WHOLE)
    await case.party("c1", "confirm_completion")
    await case.reaches("closed")
    await cases.here.client.get_workflow_handle(f"dispute/{case.case_no}").result()
    assert await open_steps(case) == set()


async def test_what_was_paid_before_a_confirmation_counts(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-09", FIRST)
    await confirmed(case, "2026-03-10", "2026-03-18")
    await pays(case, "2026-04-02", SECOND)
    await case.reaches("closed")
    assert (await read(case))["resolution"] == "title"


async def test_a_default_before_the_confirmation_is_enforced_after_it(cases: Cases) -> None:
    case = await settled(cases)
    await confirmed(case, "2026-03-23", "2026-04-01")
    assert await next_steps(case) == ["enforcement"]
    assert "apply_for_enforcement" in await open_steps(case)


async def test_a_cured_default_closes_enforcement_again(cases: Cases) -> None:
    case = await settled(cases)
    await confirmed(case, "2026-03-10", "2026-03-18")
    await case.on("2026-03-24")
    assert "apply_for_enforcement" in await open_steps(case)
    await case.party("c1", "record_payment", amount=FIRST, occurred_on="2026-03-20")
    assert "apply_for_enforcement" not in await open_steps(case)


async def test_a_title_replaces_the_schedule_that_was_missed(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-23")
    await case.clerk("file_suit", track="simplified")
    await accepted(case, "2026-03-24")
    await case.clerk("record_fee_payment", amount="2015.00")
    await case.clerk("record_service", method="in_person")
    await case.clerk("record_court_settlement", terms=FULL_DEBT)
    assert "apply_for_enforcement" not in await open_steps(case)
    await pays(case, "2026-06-30", WHOLE)
    await case.reaches("closed")
    assert len(await missed(case)) == 1


async def test_a_paid_instalment_meets_its_term_and_the_next_one_runs(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-19", FIRST)
    terms = await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
    states = {each["due"]: each["state"] for each in terms if each["code"] == "INSTALMENT"}
    assert states == {"2026-03-20": "met", "2026-04-03": "running"}


async def test_a_debtor_does_not_certify_his_own_payment(cases: Cases) -> None:
    case = await settled(cases)
    with pytest.raises(Problem) as turned:
        await case.party("r1", "record_payment", amount=WHOLE)
    assert turned.value.code == "not_a_claimant"


async def settled_in_part(cases: Cases, **facts: Any) -> SimulatedCase:
    """A settlement of 3 March on 100,000 of the 186,500 yuan."""
    case = await cases.open("01")
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.party("r1", "answer_invitation", consents=True)
    part = {"total": FIRST, "instalments": [instalment("2026-03-20", FIRST)]}
    await case.mediator("record_settlement", terms=part, extent="partial", **facts)
    await case.everyone("sign_agreement")
    return case


async def test_paying_the_part_agreed_on_leaves_the_rest_in_dispute(cases: Cases) -> None:
    case = await settled_in_part(cases)
    await pays(case, "2026-03-20", FIRST)
    part_paid = await read(case)
    assert (part_paid["closed_on"], part_paid["resolution"]) == (None, None)
    assert "file_suit" in await open_steps(case)


async def test_a_part_confirmed_is_a_title_but_no_end_of_the_dispute(cases: Cases) -> None:
    case = await settled_in_part(cases)
    await confirmed(case, "2026-03-10", "2026-03-18")
    assert (await read(case))["resolution"] is None
    assert (await term(case, "SLA_TOTAL_100"))["state"] == "running"
    assert "file_suit" in await open_steps(case)


async def test_a_part_paid_on_the_spot_leaves_the_rest_in_dispute(cases: Cases) -> None:
    case = await settled_in_part(cases, paid_on_the_spot=True)
    part_paid = await read(case)
    assert (part_paid["closed_on"], part_paid["resolution"]) == (None, None)
    assert "file_suit" in await open_steps(case)


async def test_each_missed_instalment_is_noticed(cases: Cases) -> None:
    case = await settled(cases, acceleration=False)
    await case.on("2026-04-04")
    assert [default["due_on"] for default in await missed(case)] == ["2026-03-20", "2026-04-03"]


async def test_where_all_fell_due_at_once_no_further_default_is_noticed(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-04-04")
    assert [default["due_on"] for default in await missed(case)] == ["2026-03-20"]


async def test_arrears_paid_late_are_made_good_where_nothing_is_accelerated(cases: Cases) -> None:
    case = await settled(cases, acceleration=False)
    await pays(case, "2026-03-24", FIRST)
    assert "file_suit" not in await open_steps(case)


async def test_enforcement_asks_only_for_what_is_still_unpaid(cases: Cases) -> None:
    case = await settled(cases)
    await confirmed(case, "2026-03-10", "2026-03-18")
    await pays(case, "2026-03-19", FIRST)
    await case.on("2026-04-07")
    await case.clerk("apply_for_enforcement")
    await case.opened("record_filing_acceptance")
    [applied] = [each for each in await timeline(case) if each["kind"] == "enforcement_applied"]
    assert applied["facts"]["claimed_fen"] == 8650000
