"""Payments claimed, answered and decided; what a payment is set against; what comes too much."""

import pytest

from embedded.simulation.journey import papers_of
from embedded.simulation.roads import instalment, mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases
from tests.templates.reading import text_of
from tests.workflows.reading import kinds, open_steps, read, term, timeline
from tests.workflows.schedules import FIRST, SECOND, TERMS, WHOLE, missed, pays, settled, told


async def test_a_claimed_payment_that_the_creditor_confirms_counts_from_its_own_day(
    cases: Cases,
) -> None:
    case = await settled(cases)
    await case.on("2026-03-23")
    assert len(await missed(case)) == 1
    await case.party("r1", "claim_payment", amount=FIRST, paid_on="2026-03-20")
    assert "file_suit" in await open_steps(case)
    assert (await term(case, "PAYMENT_ANSWER@1"))["state"] == "running"
    await case.party("c1", "confirm_payment", payment=1)
    assert "file_suit" not in await open_steps(case)
    assert "confirm_payment" not in await open_steps(case)
    assert (await term(case, "PAYMENT_ANSWER@1"))["state"] == "met"
    facts = (await told(case, "payment_confirmed"))["facts"]
    assert (facts["paid_on"], facts["received_fen"]) == ("2026-03-20", 10_000_000)


async def test_a_contested_payment_is_decided_by_the_bureau(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-19")
    await case.party("r1", "claim_payment", amount=FIRST, paid_on="2026-03-18")
    with pytest.raises(Problem) as turned:
        await case.bureau.clerk.act(case.case_no, "decide_payment", payment=1, received=True)
    assert turned.value.code == "step_not_open"
    await case.party("c1", "contest_payment", payment=1, record="未收到该款")
    await case.party("r1", "claim_payment", amount="1.00", paid_on="2026-03-18")
    with pytest.raises(Problem) as turned:
        await case.clerk("decide_payment", payment=2, received=True)
    assert turned.value.code == "payment_not_open"
    await case.clerk("decide_payment", payment=1, received=False, record="回单账户不符")
    await case.on("2026-03-21")
    [default] = await missed(case)
    assert default["overdue_fen"] == 10_000_000
    with pytest.raises(Problem) as turned:
        await case.party("c1", "confirm_payment", payment=1)
    assert turned.value.code == "unknown_payment"


async def test_an_unanswered_payment_is_decided_by_the_bureau(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-16")
    await case.party("r1", "claim_payment", amount=FIRST, paid_on="2026-03-16")
    await case.on("2026-03-22")
    assert "payment_unanswered" in await kinds(case)
    assert len(await missed(case)) == 1
    await case.clerk("decide_payment", payment=1, received=True, record="银行回单与账户相符")
    assert "file_suit" not in await open_steps(case)
    assert (await told(case, "payment_found"))["facts"]["balance_fen"] == 8_650_000


@pytest.mark.parametrize(
    ("paid_on", "code"),
    [("2026-03-05", "occurred_too_early"), ("2026-03-07", "occurred_in_future")],
)
async def test_the_day_of_a_claimed_payment_is_checked(
    cases: Cases, paid_on: str, code: str
) -> None:
    case = await settled(cases)
    with pytest.raises(Problem) as turned:
        await case.party("r1", "claim_payment", amount=FIRST, paid_on=paid_on)
    assert turned.value.code == code


async def test_more_than_is_owed_is_recorded_as_excess_only(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-12")
    with pytest.raises(Problem) as turned:
        await case.party("c1", "record_payment", amount="186500.01")
    assert turned.value.code == "overpayment"
    await case.party("c1", "record_payment", amount=WHOLE, excess="500.00")
    await case.reaches("closed")
    paid = await told(case, "payment_recorded")
    assert (paid["facts"]["received_fen"], paid["facts"]["excess_fen"]) == (18_650_000, 50_000)
    assert "985" in [basis["article"] for basis in paid["basis"]]


async def test_a_late_payment_is_set_against_the_interest_first(cases: Cases) -> None:
    case = await settled(cases, acceleration=False)
    await pays(case, "2026-03-24", "50000.00")
    facts = (await told(case, "payment_recorded"))["facts"]
    covered, left = facts["appropriated"], facts["outstanding"]
    assert covered["interest"] > 0
    assert covered["interest"] + covered["principal"] == 5_000_000
    assert covered["principal"] + left["principal"] == 18_650_000
    assert facts["balance_fen"] == 13_650_000


async def test_the_order_the_parties_agreed_on_comes_before_the_laws(cases: Cases) -> None:
    agreed = {"appropriation": "principal_first"}
    case = await settled(cases, agreed=agreed, acceleration=False)
    await pays(case, "2026-03-24", "50000.00")
    facts = (await told(case, "payment_recorded"))["facts"]
    assert facts["appropriated"]["principal"] == 5_000_000
    assert facts["outstanding"]["interest"] > 0


async def test_a_guarantor_who_pays_may_turn_to_the_debtor(cases: Cases) -> None:
    case = await cases.open("07")
    await mediator_takes_on(case, "2026-04-21", "2026-04-22")
    for respondent in ("r1", "r2"):
        await case.party(respondent, "answer_invitation", consents=True)
    joined = {"guarantors": ["r2"], "guarantee_until": "2027-06-30"}
    parts = [instalment("2026-05-31", FIRST), instalment("2026-06-30", SECOND)]
    await case.mediator("record_settlement", terms=TERMS | joined | {"instalments": parts})
    await case.everyone("sign_agreement")
    await case.on("2026-05-20")
    with pytest.raises(Problem) as turned:
        await case.party("c1", "record_payment", amount=FIRST, paid_by="c1")
    assert turned.value.code == "unknown_party"
    await case.party("r2", "claim_payment", amount=FIRST, paid_on="2026-05-20")
    await case.party("c1", "confirm_payment", payment=1)
    paid = await told(case, "payment_confirmed")
    assert paid["facts"]["paid_by"] == "r2"
    assert "700" in [basis["article"] for basis in paid["basis"]]
    await pays(case, "2026-06-29", SECOND)
    await case.reaches("closed")
    await cases.here.client.get_workflow_handle(f"dispute/{case.case_no}").result()
    papers = await papers_of(case.case_no, case.bureau)
    receipts = [text_of(docx) for name, docx in papers.items() if "收款凭证" in name]
    assert len(receipts) == 2
    assert "保证人王戊付款" in receipts[0]
    assert any("履行完毕确认书" in name for name in papers)


async def test_paid_late_the_debt_is_performed_when_the_creditor_says_so(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-24", WHOLE)
    asked = await told(case, "completion_asked")
    assert asked["facts"]["interest_left_fen"] > 0
    assert (await read(case))["closed_on"] is None
    await case.party("c1", "confirm_completion")
    await case.reaches("closed")
    closed = await read(case)
    assert (closed["outcome"], closed["resolution"]) == ("performed", "paid")
    confirmed = await told(case, "completion_confirmed")
    assert confirmed["facts"]["remitted_fen"] == asked["facts"]["interest_left_fen"]


async def test_interest_that_is_left_is_not_remitted_by_silence(cases: Cases) -> None:
    case = await settled(cases)
    await pays(case, "2026-03-24", WHOLE)
    left = (await told(case, "completion_asked"))["facts"]["interest_left_fen"]
    await case.on("2026-03-30")
    assert "completion_unanswered" in await kinds(case)
    assert {"confirm_completion", "record_payment"} <= await open_steps(case)
    rest = (await told(case, "payment_recorded"))["facts"]["outstanding"]
    assert sum(rest.values()) == left
    await case.party("c1", "record_payment", amount=f"{left / 100:.2f}", occurred_on="2026-03-24")
    await case.reaches("closed")
    assert (await read(case))["resolution"] == "paid"


async def test_where_the_bureau_recorded_the_last_payment_the_creditor_is_asked(
    cases: Cases,
) -> None:
    case = await settled(cases)
    await case.on("2026-03-12")
    await case.clerk("record_payment", amount=WHOLE)
    assert "confirm_completion" in await open_steps(case)
    await case.on("2026-03-18")
    await case.reaches("closed")
    assert (await told(case, "performance_completed"))["flags"]


async def test_both_sides_are_reminded_before_an_instalment_falls_due(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-20")
    reminded = [
        (event["occurred_on"], event["facts"]["days"])
        for event in await timeline(case)
        if event["kind"] == "term_reminder" and event["facts"]["term"] == "INSTALMENT"
    ]
    assert reminded == [("2026-03-15", 5), ("2026-03-19", 1)]
