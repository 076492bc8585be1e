"""The time-skipping server as a process of ours, given the time to start that a busy machine
needs."""

import asyncio
import socket
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from google.protobuf.duration_pb2 import Duration
from google.protobuf.empty_pb2 import Empty
from temporalio.api.testservice.v1 import SleepRequest
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.runtime import Runtime

PATIENCE = timedelta(seconds=90)
PAUSE = timedelta(milliseconds=100)


class SkippingServer:
    """A running server and its clock, which moves only when it is told to."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def get_current_time(self) -> datetime:
        """The server's time."""
        answer = await self.client.test_service.get_current_time(Empty())
        return answer.time.ToDatetime().replace(tzinfo=UTC)

    async def sleep(self, duration: timedelta) -> None:
        """Skip time, firing every timer on the way."""
        request = SleepRequest(duration=Duration())
        request.duration.FromTimedelta(duration)
        await self.client.test_service.unlock_time_skipping_with_sleep(request)


@asynccontextmanager
async def skipping_server(executable: Path, runtime: Runtime) -> AsyncGenerator[SkippingServer]:
    """Start a server on a port of its own; it is stopped at the end."""
    port = _free_port()
    process = await asyncio.create_subprocess_exec(
        str(executable),
        str(port),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield SkippingServer(await _connected(port, process, runtime))
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _connected(port: int, process: asyncio.subprocess.Process, runtime: Runtime) -> Client:
    until = time.monotonic() + PATIENCE.total_seconds()
    while True:
        try:
            return await Client.connect(
                f"127.0.0.1:{port}", data_converter=pydantic_data_converter, runtime=runtime
            )
        except RuntimeError:
            if process.returncode is not None or time.monotonic() > until:
                raise
        await asyncio.sleep(PAUSE.total_seconds())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
