"""Real processes killed at the worst moment: the case goes on, nothing happens twice."""

import asyncio
import os
import signal
import socket
import sys
from collections import Counter
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded import dev_server
from embedded.simulation.people import Bureau, Person
from records import schema
from records.engine import connect
from tests.documents import example

ROOT = Path(__file__).parents[2]
PATIENCE = 90


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Installation:
    """A Temporal dev server with a database file, a worker and an API, each its own process."""

    def __init__(self, home: Path) -> None:
        self.temporal_port, self.port = _free_port(), _free_port()
        self.home = home
        self.environment = os.environ | {
            "JIEFEN_HOME": str(home),
            "JIEFEN_PORT": str(self.port),
            "JIEFEN_SIMULATION": "true",
            "JIEFEN_SOFFICE": "",
            "TEMPORAL_ADDRESS": f"127.0.0.1:{self.temporal_port}",
            "TEMPORAL_NAMESPACE": "default",
        }
        self.processes: dict[str, asyncio.subprocess.Process] = {}

    async def start(self, *names: str) -> None:
        """Start processes, each once what it needs answers."""
        for name in names:
            command = {
                "temporal": self._temporal(),
                "worker": [sys.executable, "-m", "cli.main", "worker"],
                "api": [sys.executable, "-m", "cli.main", "api"],
            }[name]
            with (self.home / f"{name}.log").open("ab") as log:
                self.processes[name] = await asyncio.create_subprocess_exec(
                    *command, cwd=ROOT, env=self.environment, stdout=log, stderr=log
                )
            if name != "worker":
                await self._answers(self.temporal_port if name == "temporal" else self.port)

    def _temporal(self) -> list[str]:
        return [
            str(dev_server.find(build=False).path),
            *("server", "start-dev", "--headless", "--log-level", "error"),
            *("--db-filename", str(self.home / "temporal.db")),
            *("--ip", "127.0.0.1", "--port", str(self.temporal_port)),
        ]

    async def kill(self, *names: str) -> None:
        """Kill processes without a warning (SIGKILL)."""
        for name in names:
            self.processes[name].send_signal(signal.SIGKILL)
        for name in names:
            await self.processes.pop(name).wait()

    async def _answers(self, port: int) -> None:
        async def knock() -> bool:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                return False
            writer.close()
            return True

        await _until(knock)


async def _until(ready: Callable[[], Any]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await ready():  # noqa: ASYNC110 - other processes can set no event of ours
            await asyncio.sleep(0.2)


@pytest.fixture
async def installation(tmp_path: Path) -> AsyncGenerator[Installation]:
    """A running installation; whatever still runs at the end is killed."""
    engine = connect(f"sqlite:///{tmp_path / 'jiefen.db'}")
    schema.upgrade(engine)
    engine.dispose()
    running = Installation(tmp_path)
    try:
        await running.start("temporal", "worker", "api")
        yield running
    finally:
        await running.kill(*running.processes)


@pytest.fixture
async def bureau(installation: Installation) -> AsyncGenerator[Bureau]:
    """The bureau's people, over HTTP."""
    url = f"http://127.0.0.1:{installation.port}"
    async with httpx.AsyncClient(base_url=url, timeout=60) as http:
        yield await Bureau.open(http)


async def _get(person: Person, path: str) -> Any:
    try:
        return await person.get(path)
    except httpx.TransportError:
        return None


async def _happened(bureau: Bureau, case_no: str, kind: str) -> None:
    async def seen() -> bool:
        events = await _get(bureau.clerk, f"/cases/{case_no}/timeline")
        return any(event["kind"] == kind for event in events or [])

    await _until(seen)


async def _papers(bureau: Bureau, case_no: str, count: int) -> None:
    async def written() -> bool:
        papers = await _get(bureau.clerk, f"/cases/{case_no}/papers")
        return len(papers or []) >= count

    await _until(written)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("killed", [("worker",), ("api",), ("worker", "temporal")], ids="+".join)
async def test_a_case_outlives_its_processes(
    installation: Installation, bureau: Bureau, killed: tuple[str, ...]
) -> None:
    submitted = await bureau.clerk.send("POST", "/disputes", example("01"))
    case_no = submitted["case_no"]
    await bureau.clerk.act(case_no, "review_intake")
    appointing = asyncio.create_task(
        bureau.clerk.send(
            "POST",
            f"/cases/{case_no}/mediation/appoint-mediator",
            {"mediator": bureau.mediator.user_id},
            **{"Idempotency-Key": "appoint"},
        )
    )
    await _happened(bureau, case_no, "mediator_appointed")
    await installation.kill(*killed)
    await asyncio.gather(appointing, return_exceptions=True)
    await installation.start(*reversed(killed))

    async def accepted() -> bool:
        try:
            await bureau.mediator.send(
                "POST",
                f"/cases/{case_no}/mediation/accept-assignment",
                {},
                **{"Idempotency-Key": "accept"},
            )
        except Exception:
            return False
        return True

    await _until(accepted)
    await _papers(bureau, case_no, 3)
    events = await bureau.clerk.get(f"/cases/{case_no}/timeline")
    kinds = Counter(event["kind"] for event in events)
    assert kinds["mediator_appointed"] == kinds["assignment_accepted"] == 1
    papers = Counter(p["kind"] for p in await bureau.clerk.get(f"/cases/{case_no}/papers"))
    assert papers == {"mediation_application": 1, "mediator_appointment": 1, "rights_notice": 1}
