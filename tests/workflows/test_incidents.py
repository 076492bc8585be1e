"""What happens on the way: bankruptcy, a party's end, assignment, set-off, suspicion."""

from datetime import date
from typing import Any

import pytest

from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases
from tests.documents import example
from tests.workflows.courts import COURT_CASE, payment_order_asked, settled
from tests.workflows.reading import due, in_full, kinds, next_steps, open_steps, read, term

DECLARE_BY = "2026-06-30"


async def in_suit(cases: Cases) -> SimulatedCase:
    """A suit in which the copy was served on 13 April: an answer until 28 April."""
    case = await cases.open("02", consents__mediation=False)
    await case.on("2026-04-08")
    await case.clerk("file_suit", track="small_claims")
    await case.clerk("record_filing_acceptance", court_case_no=COURT_CASE)
    await case.clerk("record_fee_payment", amount="650.00")
    await case.on("2026-04-13")
    await case.clerk("record_service", method="in_person")
    return case


async def bankrupt(case: SimulatedCase, day: str) -> None:
    """A court accepts the debtor's bankruptcy."""
    await case.on(day)
    await case.clerk("record_bankruptcy", party_id="r1", declare_by=DECLARE_BY)


async def test_r21_a_bankruptcy_stays_the_suit_and_asks_for_the_declaration(cases: Cases) -> None:
    case = await in_suit(cases)
    await bankrupt(case, "2026-04-20")
    assert (await next_steps(case)) == ["claim_declaration"]
    assert "hold_trial" not in await open_steps(case)
    assert (await term(case, "DEF_ANSWER"))["state"] == "stayed"
    await case.on("2026-05-10")
    # Not a day of the stay counts for the answer: eight days were left on 20 April.
    await case.clerk("record_administrator")
    assert await due(case, "DEF_ANSWER") == date(2026, 5, 18)
    assert "hold_trial" in await open_steps(case)


async def test_r21_a_declared_claim_has_gone_where_it_belongs(cases: Cases) -> None:
    case = await settled(cases)
    await bankrupt(case, "2026-04-10")
    await case.party("c1", "declare_claim", occurred_on="2026-04-10")
    assert (await read(case))["resolution"] == "escalated"
    assert (await term(case, "EBL_DECLARE"))["state"] == "met"
    await case.on("2026-09-01")
    await case.clerk("record_distribution", amount="20000.00")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "distributed"


async def test_r21_a_claim_not_declared_in_time_may_still_be_before_the_last_distribution(
    cases: Cases,
) -> None:
    case = await cases.open("01")
    await bankrupt(case, "2026-05-10")
    await case.on("2026-07-02")
    assert (await term(case, "EBL_DECLARE"))["state"] == "ended"
    await case.party("c1", "declare_claim")


async def test_r21_a_disputed_declaration_opens_the_bankruptcy_court(cases: Cases) -> None:
    case = await cases.open("01")
    await bankrupt(case, "2026-05-10")
    await case.party("c1", "declare_claim")
    await case.clerk("dispute_declaration")
    assert "ordinary" in await next_steps(case)
    await case.clerk("file_suit", track="ordinary")
    assert "record_filing_acceptance" in await open_steps(case)


async def test_the_declaration_term_is_the_courts_within_the_law(cases: Cases) -> None:
    case = await cases.open("01")
    await case.on("2026-05-10")
    with pytest.raises(Problem) as turned:
        await case.clerk("record_bankruptcy", party_id="r1", declare_by="2026-05-20")
    assert turned.value.code == "declaration_term_out_of_range"


async def test_r22_a_party_that_has_ended_takes_no_step_until_a_successor_steps_in(
    cases: Cases,
) -> None:
    case = await in_suit(cases)
    await case.on("2026-04-20")
    await case.clerk("record_party_end", party_id="r1", kind="death")
    assert await next_steps(case) == ["manual"]
    with pytest.raises(Problem) as turned:
        await case.party_now("r1", "record_answer")
    assert turned.value.code == "step_not_open"
    await case.on("2026-05-20")
    await case.bureau.clerk.send(
        "POST",
        f"/cases/{case.case_no}/record-succession",
        {"party_id": "r1", "successor": _heir(), "record": "法定继承人，未放弃继承"},
    )
    assert await due(case, "DEF_ANSWER") == date(2026, 5, 28)
    party = (await in_full(case))["r1"]
    assert (party["name"], party["version"]) == ("孙继", 2)
    # Whoever signed in for the dead party no longer can.
    with pytest.raises(Problem) as turned:
        await case.party_now("r1", "record_answer")
    assert turned.value.status == 401


def _heir() -> dict[str, Any]:
    person = dict(example("02")["respondents"][0])
    return person | {"name": "孙继"}


async def test_r22_nothing_is_handed_in_while_the_case_stands_still(cases: Cases) -> None:
    case = await cases.open("02", consents__mediation=False)
    await case.on("2026-04-08")
    await case.clerk("file_suit", track="small_claims")
    await case.clerk("record_party_end", party_id="r1", kind="death")
    ordered = [kind for kind in await kinds(case) if kind == "package_ordered"]
    assert len(ordered) == 1
    await case.on("2026-04-20")
    assert "resubmit_package" not in await open_steps(case)
    await case.bureau.clerk.send(
        "POST",
        f"/cases/{case.case_no}/record-succession",
        {"party_id": "r1", "successor": _heir(), "record": "法定继承人，未放弃继承"},
    )
    await case.clock.pause()
    ordered = [kind for kind in await kinds(case) if kind == "package_ordered"]
    assert len(ordered) == 2


async def test_r22_without_a_successor_the_case_ends(cases: Cases) -> None:
    case = await cases.open("01")
    await case.on("2026-03-05")
    await case.clerk("record_party_end", party_id="r1", kind="dissolution")
    await case.clerk("end_without_successor")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "no_successor"


async def test_r22_the_promise_stands_still_meanwhile(cases: Cases) -> None:
    case = await cases.open("01")
    before = await due(case, "SLA_TOTAL_100")
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.on("2026-03-05")
    await case.clerk("record_party_end", party_id="r1", kind="dissolution")
    await case.on("2026-03-25")
    await case.bureau.clerk.send(
        "POST",
        f"/cases/{case.case_no}/record-succession",
        {"party_id": "r1", "successor": example("01")["respondents"][0], "record": "吸收合并"},
    )
    assert (await due(case, "SLA_TOTAL_100") - before).days == 20
    assert await due(case, "MED_TERM_SELF") == date(2026, 4, 23)


async def test_r23_an_assignee_steps_in_and_the_clause_goes_along(cases: Cases) -> None:
    case = await cases.open("03", consents__mediation=False)
    await case.on("2026-03-20")
    await case.bureau.clerk.send(
        "POST",
        f"/cases/{case.case_no}/assign-claim",
        {
            "party_id": "c1",
            "assignee": example("01")["claimant"],
            "notified_on": "2026-03-19",
            "record": "债权转让协议和通知回执",
        },
    )
    assert await next_steps(case) == ["arbitration"]
    assert (await in_full(case))["c1"]["name"] == example("01")["claimant"]["name"]
    await case.clerk("apply_for_arbitration")


async def test_r24_a_set_off_bars_the_payment_order(cases: Cases) -> None:
    case = await cases.open("02", consents__mediation=False)
    await case.on("2026-04-08")
    assert "payment_order" in await next_steps(case)
    await case.party("r1", "raise_defence", kind="set_off", amount="10000.00")
    assert "payment_order" not in await next_steps(case)
    await case.party("r1", "withdraw_defence")
    assert "payment_order" in await next_steps(case)


async def test_r24_a_defence_beside_a_running_payment_order_is_on_record(cases: Cases) -> None:
    case = await payment_order_asked(cases)
    await case.party("r1", "raise_defence", kind="counterclaim", amount="10000.00")
    assert "defence_raised" in await kinds(case)
    assert "record_filing_acceptance" in await open_steps(case)


async def test_r0_a_suspected_sham_shuts_every_road_until_a_supervisor_clears_it(
    cases: Cases,
) -> None:
    case = await cases.open("01", consents__mediation=False)
    await case.on("2026-03-05")
    await case.clerk("suspect_sham", record="双方系关联公司，借据为事后补签")
    assert await next_steps(case) == ["manual"]
    assert "file_suit" not in await open_steps(case)
    await case.bureau.supervisor.act(case.case_no, "clear_suspicion")
    assert "file_suit" in await open_steps(case)


async def test_r19_a_notarised_debt_is_enforced_unless_the_notary_refuses(cases: Cases) -> None:
    case = await cases.open("02", consents__mediation=False, notarised_enforceable=True)
    await case.on("2026-04-08")
    assert (await next_steps(case))[0] == "enforcement"
    await case.clerk("record_certificate_refusal")
    assert "small_claims" in await next_steps(case)
