"""Changed schedules: signed by both they replace the old one, and leave the title as it is."""

from typing import Any

import pytest

from embedded.simulation.journey import papers_of
from embedded.simulation.people import SimulatedCase
from embedded.simulation.roads import instalment
from jiefen_client import Problem
from tests.conftest import Cases
from tests.templates.reading import text_of
from tests.workflows.reading import kinds, open_steps, read, term
from tests.workflows.schedules import FIRST, WHOLE, confirmed, missed, pays, settled, told

LATER = [instalment("2026-05-20", FIRST), instalment("2026-06-20", "86500.00")]


async def amended(case: SimulatedCase, **facts: Any) -> None:
    """The debtor proposes another schedule and the creditor signs."""
    await case.party("r1", "propose_amendment", **({"instalments": LATER} | facts))
    await case.party("c1", "sign_amendment", signed=True)


async def test_a_schedule_signed_by_both_replaces_the_old_one(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-24")
    assert "file_suit" in await open_steps(case)
    await amended(case)
    assert "file_suit" not in await open_steps(case)
    changed = await told(case, "schedule_amended")
    assert changed["facts"]["total_fen"] == 18_650_000
    await case.on("2026-04-04")
    assert [default["due_on"] for default in await missed(case)] == ["2026-03-20"]
    await pays(case, "2026-05-19", FIRST)
    await pays(case, "2026-06-19", "86500.00")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "performed"
    papers = await papers_of(case.case_no, case.bureau)
    [paper] = [text_of(docx) for name, docx in papers.items() if "还款计划变更协议" in name]
    assert "2026年6月20日" in paper


async def test_a_changed_schedule_that_is_missed_is_a_default_again(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-12")
    await amended(case)
    await case.on("2026-05-21")
    [default] = await missed(case)
    assert (default["due_on"], default["overdue_fen"]) == ("2026-05-20", 10_000_000)
    assert "file_suit" in await open_steps(case)


async def test_declined_or_unanswered_a_proposal_changes_nothing(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-09")
    await case.party("r1", "propose_amendment", instalments=LATER)
    with pytest.raises(Problem) as turned:
        await case.party("r1", "sign_amendment", signed=True)
    assert turned.value.code == "not_a_signatory"
    await case.party("c1", "sign_amendment", signed=False)
    assert "propose_amendment" in await open_steps(case)
    await case.clerk("propose_amendment", instalments=LATER)
    await case.party("r1", "sign_amendment", signed=True)
    await case.on("2026-03-21")
    assert {"amendment_declined", "amendment_signed", "amendment_lapsed"} <= set(await kinds(case))
    assert (await term(case, "AMENDMENT_ANSWER"))["state"] == "ended"
    assert [default["due_on"] for default in await missed(case)] == ["2026-03-20"]


@pytest.mark.parametrize(
    ("instalments", "code"),
    [
        ([instalment("2026-05-20", "186500.01")], "amendment_above_debt"),
        ([instalment("2026-03-05", WHOLE)], "instalment_in_past"),
    ],
)
async def test_a_schedule_lies_ahead_and_asks_no_more_than_is_owed(
    cases: Cases, instalments: list[dict[str, str]], code: str
) -> None:
    case = await settled(cases)
    with pytest.raises(Problem) as turned:
        await case.party("c1", "propose_amendment", instalments=instalments)
    assert turned.value.code == code


async def test_what_is_remitted_for_punctual_payment_is_owed_again_when_that_fails(
    cases: Cases,
) -> None:
    case = await settled(cases)
    await case.on("2026-03-12")
    await amended(case, instalments=[instalment("2026-05-20", "150000.00")])
    assert (await told(case, "schedule_amended"))["facts"]["remitted_fen"] == 3_650_000
    await case.on("2026-05-21")
    [default] = await missed(case)
    assert (default["revived_fen"], default["balance_fen"]) == (3_650_000, 18_650_000)


async def test_paid_on_the_changed_days_what_was_remitted_is_not_owed(cases: Cases) -> None:
    case = await settled(cases)
    await case.on("2026-03-12")
    await amended(case, instalments=[instalment("2026-05-20", "150000.00")])
    await pays(case, "2026-05-20", "150000.00")
    await case.reaches("closed")
    assert (await read(case))["outcome"] == "performed"


async def test_a_changed_schedule_lets_the_two_years_for_enforcement_run_anew(
    cases: Cases,
) -> None:
    case = await settled(cases)
    await confirmed(case, "2026-03-10", "2026-03-18")
    assert (await term(case, "ENF_APPLY"))["trigger"] == "2026-04-03"
    await case.on("2026-04-07")
    assert "apply_for_enforcement" in await open_steps(case)
    await amended(case)
    assert "apply_for_enforcement" not in await open_steps(case)
    assert (await term(case, "ENF_APPLY"))["trigger"] == "2026-04-07"
    await case.on("2026-05-21")
    assert "apply_for_enforcement" in await open_steps(case)
