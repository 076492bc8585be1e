"""A failing activity is told of and retried, on a real Temporal server; who did it is noted."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import select
from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.common import RetryPolicy
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.failures import NotedFailures
from embedded import dev_server
from records.access_log import Access
from records.engine import reading, transaction
from records.ops_tables import FailingActivity
from tests.api.small_app import a_case, account, bearer, database_at, whole_app
from workflows.messages.common import Role

IDENT = "mediation/JF2026-000001"
QUEUE = "none"
SECRET = "陈甲的身份证号"
NEVER_BY_ITSELF = RetryPolicy(initial_interval=timedelta(hours=10))


class Fault:
    """Fails as long as it is broken."""

    def __init__(self) -> None:
        self.broken = True

    @activity.defn(name="write_paper")
    async def write(self) -> str:
        if self.broken:
            raise OSError(SECRET)
        return "written"


@workflow.defn(name="writes")
class Writes:
    @workflow.run
    async def run(self) -> str:
        return await workflow.execute_activity(
            "write_paper",
            result_type=str,
            start_to_close_timeout=timedelta(seconds=30),
            retry_policy=NEVER_BY_ITSELF,
        )


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return database_at(tmp_path)


@pytest.fixture
async def temporal() -> AsyncGenerator[Client]:
    """A client of a server that lives as long as the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = await asyncio.create_subprocess_exec(
        str(dev_server.find(build=False).path),
        *("server", "start-dev", "--headless", "--log-level", "never"),
        *("--ip", "127.0.0.1", "--port", str(port)),
    )
    try:
        yield await _connected(f"127.0.0.1:{port}")
    finally:
        server.kill()
        await server.wait()


async def _connected(address: str) -> Client:
    async with asyncio.timeout(120):
        while True:
            try:
                return await Client.connect(address)
            except RuntimeError:
                await asyncio.sleep(0.2)


async def _until_noted(engine: Engine) -> FailingActivity:
    async with asyncio.timeout(120):
        while True:
            with reading(engine) as session:
                if (found := session.exec(select(FailingActivity)).first()) is not None:
                    return found
            await asyncio.sleep(0.1)


async def test_a_failing_activity_is_told_of_and_retried(
    engine: Engine, temporal: Client, tmp_path: Path
) -> None:
    with transaction(engine) as session:
        a_case(session)
    ops = account(engine, "ops", Role.OPS)
    fault = Fault()
    app = whole_app(engine, temporal, tmp_path, today=lambda: None)
    transport = httpx.ASGITransport(app)
    worker = Worker(
        temporal,
        task_queue=QUEUE,
        workflows=[Writes],
        activities=[fault.write],
        workflow_runner=UnsandboxedWorkflowRunner(),
        interceptors=[NotedFailures(engine)],
    )
    async with (
        worker,
        httpx.AsyncClient(
            transport=transport,
            base_url="http://testserver/api/v1",
            headers=bearer(engine, ops),
            timeout=60,
        ) as http,
    ):
        running = await temporal.start_workflow("writes", id=IDENT, task_queue=QUEUE)
        noted = await _until_noted(engine)
        told = await http.get("/ops/stuck")
        [shown] = told.json()["activities"]
        assert (shown["workflow_id"], shown["error"]) == (IDENT, "OSError")
        assert shown["next_attempt_at"] is not None
        assert SECRET not in told.text
        queues = (await http.get("/ops/system")).json()["queues"]
        assert [queue["workers"] for queue in queues] == [1, 1]

        fault.broken = False
        wish = {"workflow_id": IDENT, "activity_id": noted.activity_id, "reason": "磁盘已经扩容"}
        assert (await http.post("/ops/activities/retry", json=wish)).status_code == 200
        assert await running.result() == "written"

        assert (await http.get("/ops/stuck")).json()["activities"] == []
        again = await http.post("/ops/activities/retry", json=wish)
        assert again.json()["code"] == "not_found"
    with reading(engine) as session:
        assert session.exec(select(FailingActivity)).all() == []
        first = session.exec(select(Access)).all()[0]
    assert (first.user_id, first.operation, first.reason) == (
        *(ops.id, "retry_activity"),
        "磁盘已经扩容",
    )
