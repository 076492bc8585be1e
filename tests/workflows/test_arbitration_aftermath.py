"""After the award: receipt, correction, another arbitration, enforcement."""

from datetime import date

import pytest

from embedded.simulation.people import Turned
from tests.conftest import Cases
from tests.workflows.arbitrations import FORUMS, awarded, served
from tests.workflows.courts import accepted
from tests.workflows.reading import due, next_steps, open_steps, read, term


async def test_no_term_against_an_award_runs_before_it_is_received(cases: Cases) -> None:
    case = await awarded(cases)
    terms = await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
    assert not {"ARB_CORRECT", "ARB_SETASIDE"} & {each["code"] for each in terms}


async def test_after_thirty_days_an_award_is_no_longer_corrected(cases: Cases) -> None:
    case = await served(cases)
    assert await due(case, "ARB_CORRECT") == date(2026, 5, 29)
    await case.on("2026-05-29")
    assert (await term(case, "ARB_CORRECT"))["state"] == "running"
    await case.on("2026-05-30")
    assert (await term(case, "ARB_CORRECT"))["state"] == "ended"


async def test_after_three_months_an_award_is_no_longer_set_aside(cases: Cases) -> None:
    case = await served(cases)
    assert await due(case, "ARB_SETASIDE") == date(2026, 7, 29)
    await case.on("2026-07-29")
    assert (await term(case, "ARB_SETASIDE"))["state"] == "running"
    await case.on("2026-07-30")
    assert (await term(case, "ARB_SETASIDE"))["state"] == "ended"
    assert await next_steps(case) == ["enforcement"]


async def test_enforcement_of_an_award_may_be_opposed_for_fifteen_days(cases: Cases) -> None:
    case = await awarded(cases)
    await case.on("2026-06-01")
    await case.clerk("apply_for_enforcement")
    await accepted(case, "2026-06-04")
    await case.on("2026-06-10")
    await case.clerk("record_enforcement_notice")
    assert await due(case, "ARB_NONENF") == date(2026, 6, 25)


async def test_an_award_in_force_leaves_no_other_forum(cases: Cases) -> None:
    case = await awarded(cases)
    assert (await read(case))["route"]["rows"] == ["R16"]
    assert (await open_steps(case)).isdisjoint(FORUMS)
    assert "record_payment" in await open_steps(case)


@pytest.mark.parametrize(
    ("step", "facts"), [("file_suit", {"track": "simplified"}), ("apply_for_arbitration", {})]
)
async def test_an_awarded_claim_is_not_brought_again(
    cases: Cases, step: str, facts: dict[str, str]
) -> None:
    case = await awarded(cases)
    with pytest.raises(Turned) as turned:
        await case.bureau.clerk.act(case.case_no, step, **facts)
    assert turned.value.problem["code"] == "step_not_open"


async def test_an_unpaid_award_is_enforced(cases: Cases) -> None:
    case = await awarded(cases)
    await case.on("2026-05-29")
    assert "apply_for_enforcement" not in await open_steps(case)
    await case.on("2026-05-30")
    assert await next_steps(case) == ["enforcement"]
    assert "apply_for_enforcement" in await open_steps(case)
    assert await due(case, "ENF_APPLY") == date(2028, 5, 29)
