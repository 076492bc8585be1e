"""The worklist over the API: the caller's cases, soonest due first, a page at a time."""

from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine
from temporalio.client import Client

from embedded.simulation.people import API
from records.engine import transaction
from tests.api.small_app import a_case, account, bearer, whole_app
from workflows.messages.common import Role

XISHAN = "无锡市锡山区司法局"
BINHU = "无锡市滨湖区司法局"


@pytest.fixture
async def http(engine: Engine, tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
    """An application over a record with four cases; no workflow is reached."""
    with transaction(engine) as session:
        for number, due in enumerate((None, 20, 10, 20), start=1):
            a_case(
                session,
                f"JF2026-00000{number}",
                bureau=XISHAN if number < 4 else BINHU,
                next_due=date(2026, 12, due) if due else None,
                stage="mediation" if number == 2 else "court",
            )
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, client, tmp_path, today=lambda: None)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://jiefen.test") as http:
        yield http


@pytest.fixture
def clerk(engine: Engine) -> dict[str, str]:
    return bearer(engine, account(engine, "clerk", Role.CLERK, bureau=XISHAN))


def _numbers(answer: httpx.Response) -> list[int]:
    return [int(case["case_no"][-1]) for case in answer.json()["cases"]]


async def test_what_is_due_soonest_comes_first_and_what_never_is_last(
    http: httpx.AsyncClient, clerk: dict[str, str]
) -> None:
    answer = await http.get(f"{API}/cases", headers=clerk)
    assert _numbers(answer) == [3, 2, 1]
    assert answer.json()["next_cursor"] is None


async def test_a_case_is_shown_masked_with_its_amount_in_yuan(
    http: httpx.AsyncClient, clerk: dict[str, str]
) -> None:
    [first, *_] = (await http.get(f"{API}/cases", headers=clerk)).json()["cases"]
    assert first == {
        "case_no": "JF2026-000003",
        "debt_type": "private_loan",
        "amount": "64610.00",
        "filed_on": "2026-03-02",
        "stage": "court",
        "next_due": "2026-12-10",
        "assignee": None,
        "claimants": ["陈*"],
        "respondents": ["李*"],
    }


async def test_pages_follow_each_other_without_gap_or_overlap(
    http: httpx.AsyncClient, clerk: dict[str, str]
) -> None:
    seen: list[int] = []
    cursor: str | None = None
    while True:
        query = {"limit": "1"} | ({"cursor": cursor} if cursor else {})
        answer = await http.get(f"{API}/cases", params=query, headers=clerk)
        seen += _numbers(answer)
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            break
    assert seen == [3, 2, 1]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [({"stage": "mediation"}, [2]), ({"due_before": "2026-12-20"}, [3])],
)
async def test_it_is_narrowed_by_stage_and_by_due_day(
    http: httpx.AsyncClient, clerk: dict[str, str], query: dict[str, str], numbers: list[int]
) -> None:
    assert _numbers(await http.get(f"{API}/cases", params=query, headers=clerk)) == numbers


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"cursor": "no-cursor"}, "cursor"),
        ({"stage": "limbo"}, "stage"),
        ({"due_before": "soon"}, "due_before"),
        ({"limit": "0"}, "limit"),
        ({"limit": "201"}, "limit"),
    ],
)
async def test_a_question_that_makes_no_sense_is_refused_by_field(
    http: httpx.AsyncClient, clerk: dict[str, str], query: dict[str, str], field: str
) -> None:
    answer = await http.get(f"{API}/cases", params=query, headers=clerk)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


async def test_who_runs_the_system_sees_the_load_but_no_names(
    http: httpx.AsyncClient, engine: Engine
) -> None:
    ops = bearer(engine, account(engine, "ops", Role.OPS))
    answer = await http.get(f"{API}/cases", headers=ops)
    assert _numbers(answer) == [3, 2, 4, 1]
    assert all(case["claimants"] == case["respondents"] == [] for case in answer.json()["cases"])


async def test_nobody_sees_it_without_a_token(http: httpx.AsyncClient) -> None:
    assert (await http.get(f"{API}/cases")).status_code == 401
