"""The reads of fees and balances: both readings of the amount, and sums that agree with the law."""

from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from temporalio.client import Client

from embedded.simulation.people import API
from law.fees import court_fee
from law.money import format_yuan, parse_yuan
from tests.activities.recorded import RecordedCase, empty_record
from tests.api.small_app import account, bearer, whole_app
from tests.workflows.schedules import TERMS
from workflows.messages.common import Role

TODAY = date(2026, 3, 30)


@pytest.fixture
async def case(tmp_path: Path) -> AsyncGenerator[tuple[RecordedCase, httpx.AsyncClient]]:
    with empty_record(tmp_path) as engine:
        client = await Client.connect("127.0.0.1:1", lazy=True)
        app = whole_app(engine, client, tmp_path, today=lambda: TODAY)
        supervisor = account(engine, "supervisor", Role.SUPERVISOR)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url=f"http://jiefen.test{API}",
            headers=bearer(engine, supervisor),
        ) as http:
            yield RecordedCase(engine, "01"), http


async def read(case: tuple[RecordedCase, httpx.AsyncClient], path: str, **query: str) -> Any:
    recorded, http = case
    answer = await http.get(f"/cases/{recorded.case_no}/{path}", params=query)
    answer.raise_for_status()
    return answer.json()


def performing(case: tuple[RecordedCase, httpx.AsyncClient], stage: str, **facts: Any) -> None:
    opened = {"title": None, "guarantors": [], **TERMS, **facts}
    case[0].has("performance_opened", "2026-03-06", stage, **opened)


async def test_the_fees_stand_in_both_readings_of_the_amount_in_dispute(
    case: tuple[RecordedCase, httpx.AsyncClient],
) -> None:
    fees = await read(case, "fees")
    stated, other = fees["readings"]
    assert stated["amount_in_dispute"] == "186500.00"
    assert parse_yuan(other["amount_in_dispute"]) > parse_yuan(stated["amount_in_dispute"])
    lines = {line["code"]: line for line in stated["lines"]}
    assert lines["ordinary"]["amount"] == format_yuan(court_fee(18_650_000).value)
    assert lines["mediation"]["amount"] == "0.00"
    assert lines["arbitration"]["up_to"] is not None


async def test_an_organisation_is_offered_no_waiver(
    case: tuple[RecordedCase, httpx.AsyncClient],
) -> None:
    reliefs = {each["relief"] for each in (await read(case, "fees"))["relief"]}
    assert reliefs == {"deferral", "reduction"}


async def test_the_balance_of_a_day_is_split_by_heads(
    case: tuple[RecordedCase, httpx.AsyncClient],
) -> None:
    performing(case, "performance/1")
    missed = {"due_on": "2026-03-20", "accelerated": False, "overdue_fen": 10_000_000}
    case[0].has("instalment_missed", "2026-03-20", "performance/1", **missed)
    case[0].has("payment_recorded", "2026-03-24", "performance/1", received_fen=5_000_000)
    [on_the_day] = await read(case, "performance/balance", on="2026-03-20")
    assert (on_the_day["outstanding"]["total"], on_the_day["overdue"]) == ("186500.00", "100000.00")
    [today] = await read(case, "performance/balance")
    covered = today["receipts"][0]["covered"]
    assert today["on"] == TODAY.isoformat()
    assert parse_yuan(covered["interest"]) > 0
    assert parse_yuan(covered["interest"]) + parse_yuan(covered["principal"]) == 5_000_000
    assert parse_yuan(today["outstanding"]["interest"]) > 0
    assert [due["due_on"] for due in today["unpaid"]] == ["2026-03-20", "2026-04-03"]


async def test_what_a_supervisor_has_undone_counts_for_nothing(
    case: tuple[RecordedCase, httpx.AsyncClient],
) -> None:
    performing(case, "performance/1")
    case[0].has("payment_recorded", "2026-03-12", "performance/1", received_fen=18_650_000)
    case[0].has("completion_asked", "2026-03-12", "performance/1", interest_left_fen=0)
    case[0].has("act_reversed", "2026-03-13", "performance/1", event=3)
    [left] = await read(case, "performance/balance", on="2026-03-13")
    assert left["outstanding"]["total"] == "186500.00"


async def test_under_a_decision_the_costs_stand_apart_and_the_doubled_part_runs(
    case: tuple[RecordedCase, httpx.AsyncClient],
) -> None:
    decided = {"amount": "180000.00", "costs": "6500.00", "title": "judgment"}
    case[0].has("judgment_effective", "2026-03-01", "court/simplified/1", **decided)
    due = [{"due_on": "2026-03-20", "amount": "186500.00"}]
    performing(case, "performance/1", title="judgment", instalments=due)
    [left] = await read(case, "performance/balance", on="2026-03-30")
    sums = left["outstanding"]
    assert (sums["costs"], sums["principal"]) == ("6500.00", "180000.00")
    assert (sums["interest"], sums["doubled"]) == ("0.00", "326.38")


async def test_a_payment_over_several_debts_goes_to_the_one_that_is_due(
    case: tuple[RecordedCase, httpx.AsyncClient],
) -> None:
    later = [{"due_on": "2026-06-30", "amount": "50000.00"}]
    performing(case, "performance/1", instalments=later)
    due = [{"due_on": "2026-03-20", "amount": "40000.00"}]
    performing(case, "performance/2", title="court_mediation", instalments=due)
    spread = await read(case, "performance/appropriation", amount="60000", on="2026-03-20")
    shares = [share["amount"] for share in spread["shares"]]
    assert (shares, spread["surplus"]) == (["20000.00", "40000.00"], "0.00")


async def test_a_case_without_a_performance_has_no_balance(
    case: tuple[RecordedCase, httpx.AsyncClient],
) -> None:
    assert await read(case, "performance/balance") == []
