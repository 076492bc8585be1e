"""What those who run the system are shown, and who they are; Temporal is not there."""

from collections.abc import AsyncGenerator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine
from temporalio.client import Client

from api.ops_system import Host
from law.civil_time import civil_date
from records.engine import transaction
from records.ops_tables import FailingActivity
from records.tables import Command, FilingPackage
from records.webhook_tables import Webhook
from tests.api.small_app import NOW, a_case, account, bearer, database_at, whole_app
from tests.records.caseloads import filed, term
from workflows.messages.common import Role

NUMBER = "JF2026-000001"
SECRET = "陈甲欠款"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return database_at(tmp_path)


@pytest.fixture
async def http(engine: Engine, tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, client, tmp_path, today=lambda: None)
    app.state.installation = Host(tmp_path, "https://temporal.example/namespaces/jiefen")
    ops = bearer(engine, account(engine, "ops", Role.OPS))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://testserver/api/v1", headers=ops
    ) as opened:
        yield opened


@pytest.fixture
def today() -> date:
    return civil_date(datetime.now(UTC))


async def test_cases_in_flight_are_counted_without_a_name(
    engine: Engine, http: httpx.AsyncClient, today: date
) -> None:
    with transaction(engine) as session:
        filed(session, 1, today - timedelta(days=20), stage="mediation")
    answer = await http.get("/ops/in-flight")
    assert answer.json()["cells"] == [{"stage": "mediation", "age": "d30", "cases": 1}]
    bars = await http.get("/ops/gantt", params={"stage": "mediation", "age": "d30"})
    assert [case["case_no"] for case in bars.json()["cases"]] == [NUMBER]
    assert "陈" not in answer.text + bars.text


async def test_the_promise_is_told_by_month_of_filing(
    engine: Engine, http: httpx.AsyncClient, today: date
) -> None:
    with transaction(engine) as session:
        filed(session, 1, today - timedelta(days=60), 10)
        filed(session, 2, today - timedelta(days=60))
    told = (await http.get("/ops/promise")).json()
    assert told["share"] == 0.5
    assert [(month["counted"], month["share"]) for month in told["months"]] == [(2, 0.5)]


async def test_what_stands_still_is_told_while_temporal_does_not_answer(
    engine: Engine, http: httpx.AsyncClient, today: date
) -> None:
    with transaction(engine) as session:
        case = filed(session, 1, today - timedelta(days=60))
        term(session, case, "ARB_ANSWER", today - timedelta(days=30), 15, "running")
        session.add(_command())
        session.add(_failing())
    told = (await http.get("/ops/stuck")).json()
    assert told["temporal_reached"] is False
    [workflow] = told["workflows"]
    assert workflow["terms"] == ["ARB_ANSWER"]
    assert workflow["commands"] == ["review_intake"]
    assert workflow["state"] == "unknown"
    address = f"https://temporal.example/namespaces/jiefen/workflows/dispute%2F{NUMBER}"
    assert workflow["workflow_address"] == address
    [activity] = told["activities"]
    assert (activity["error"], activity["attempt"]) == ("OSError", 7)


async def test_each_part_of_the_system_is_told(engine: Engine, http: httpx.AsyncClient) -> None:
    admin = account(engine, "root", Role.ADMIN)
    with transaction(engine) as session:
        a_case(session)
        session.add(_package())
        session.add(_webhook(admin.id))
    told = (await http.get("/ops/system")).json()
    assert told["queues"] is None
    assert told["database"]["bytes"] > 0
    assert 0 < told["disk"]["free_bytes"] <= told["disk"]["total_bytes"]
    assert told["papers_without_pdf"] == {"count": 0, "more": False, "oldest": None}
    assert told["packages"]["complete"]["count"] == 1
    [webhook] = told["webhooks"]
    assert webhook["receiver"] == "receiver.example"
    assert SECRET not in str(told)


@pytest.mark.parametrize("name", ["in-flight", "promise", "gantt", "stuck", "system"])
async def test_it_is_for_those_who_run_the_system(
    engine: Engine, http: httpx.AsyncClient, name: str
) -> None:
    supervisor = bearer(engine, account(engine, "zhang", Role.SUPERVISOR))
    assert (await http.get(f"/ops/{name}", headers=supervisor)).status_code == 403


@pytest.mark.parametrize(
    ("operation", "body", "status"),
    [
        ("activities/retry", {"workflow_id": f"mediation/{NUMBER}", "activity_id": "1"}, 422),
        ("workflows/reset", {"workflow_id": "no such thing", "reason": "卡住"}, 422),
        ("workflows/reset", {"workflow_id": "dispute/JF2026-999999", "reason": "卡住"}, 404),
        ("workflows/reset", {"workflow_id": f"dispute/{NUMBER}", "reason": "卡住"}, 503),
    ],
)
async def test_a_retry_needs_a_reason_a_case_and_temporal(
    engine: Engine, http: httpx.AsyncClient, operation: str, body: dict[str, str], status: int
) -> None:
    with transaction(engine) as session:
        a_case(session)
    answer = await http.post(f"/ops/{operation}", json=body)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"


def _command() -> Command:
    return Command(
        id="c",
        case_no=NUMBER,
        workflow_id=f"dispute/{NUMBER}",
        step="review_intake",
        digest="",
        act={"words": SECRET},
        facts={},
        created_at=NOW,
    )


def _failing() -> FailingActivity:
    return FailingActivity(
        workflow_id=f"dispute/{NUMBER}",
        activity_id="5",
        activity_type="write_paper",
        attempt=7,
        error="OSError",
        place="put:12",
        failing_since=NOW,
        failed_at=NOW,
    )


def _package() -> FilingPackage:
    return FilingPackage(
        id="p",
        case_no=NUMBER,
        stage=f"court/{NUMBER}/small_claims/1",
        filing="f",
        kind="small_claims",
        title=SECRET,
        recipient="无锡市锡山区人民法院",
        round=1,
        event_seq=1,
        created_on=NOW.date(),
        sha256="0" * 64,
        size=1,
        kid="k",
    )


def _webhook(creator: str) -> Webhook:
    return Webhook(
        id="wh_1",
        url=f"https://receiver.example/hook?token={SECRET}",
        kinds=[],
        secret="whsec",
        creation_key="k",
        since=0,
        created_by=creator,
        created_at=NOW,
        failing_since=NOW,
    )
