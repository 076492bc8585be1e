"""A legal hold over HTTP, and a paper that is no longer kept."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine
from temporalio.client import Client

from embedded.simulation.people import API
from records.engine import transaction
from records.tables import Paper
from tests.activities.recorded import RecordedCase, empty_record
from tests.api.small_app import account, bearer, whole_app
from workflows.messages.common import Role

TODAY = date(2036, 6, 1)


@dataclass
class Desk:
    """A case on record, a supervisor who calls, and the way in of a clerk."""

    engine: Engine
    case: RecordedCase
    http: httpx.AsyncClient
    clerk: dict[str, str]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    with empty_record(tmp_path) as engine:
        client = await Client.connect("127.0.0.1:1", lazy=True)
        app = whole_app(engine, client, tmp_path, today=lambda: TODAY)
        clerk = bearer(engine, account(engine, "clerk", Role.CLERK))
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url=f"http://jiefen.test{API}",
            headers=bearer(engine, account(engine, "supervisor", Role.SUPERVISOR)),
        ) as http:
            yield Desk(engine, RecordedCase(engine, "01"), http, clerk)


async def test_a_hold_is_placed_read_and_lifted(desk: Desk) -> None:
    case, http = desk.case, desk.http
    path = f"/cases/{case.case_no}/legal-hold"
    assert (await http.get(path)).status_code == 404
    placed = await http.put(path, json={"reason": " 审计需要 "})
    assert placed.json()["reason"] == "审计需要"
    assert (await http.get(path)).json()["lifted_at"] is None
    assert (await http.delete(path)).json()["lifted_by"] is not None
    assert (await http.delete(path)).status_code == 404


async def test_only_a_supervisor_holds_a_case(desk: Desk) -> None:
    case, http = desk.case, desk.http
    path = f"/cases/{case.case_no}/legal-hold"
    refused = await http.put(path, json={"reason": "审计"}, headers=desk.clerk)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


async def test_a_paper_disposed_of_is_gone_and_says_since_when(desk: Desk) -> None:
    case, http = desk.case, desk.http
    case.has("dispute_filed", "2026-03-02", "dispute")
    with transaction(desk.engine) as session:
        session.add(
            Paper(
                id="p1",
                case_no=case.case_no,
                kind="mediation_application",
                title="调解申请书",
                event_seq=1,
                written_on=date(2026, 3, 2),
                facts={},
                docx_sha256="a" * 64,
                disposed_on=TODAY,
            )
        )
    gone = await http.get(f"/cases/{case.case_no}/papers/p1.docx")
    assert (gone.status_code, gone.json()["code"]) == (410, "paper_disposed")
    assert "2036-06-01" in gone.json()["detail"]
