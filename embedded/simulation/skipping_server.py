"""The time-skipping server as a process of ours, given the time to start that a busy machine
needs."""

import os
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from google.protobuf.duration_pb2 import Duration
from google.protobuf.empty_pb2 import Empty
from temporalio.api.testservice.v1 import SleepRequest
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.runtime import Runtime

SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""A server lives for minutes: Java compiles it lightly and collects garbage on one thread."""
PATIENCE = timedelta(seconds=90)
PAUSE = timedelta(milliseconds=50)
SKIP = timedelta(minutes=10)
"""The longest a skip may take: everything due on the way happens in it, whatever the machine."""


class SkippingServer:
    """A running server and its clock, which moves only when it is told to."""

    def __init__(self, client: Client) -> None:
        self.client = client

    @classmethod
    async def connect(cls, address: str, runtime: Runtime) -> "SkippingServer":
        """Speak to a running server."""
        return cls(
            await Client.connect(address, data_converter=pydantic_data_converter, runtime=runtime)
        )

    async def get_current_time(self) -> datetime:
        """The server's time."""
        answer = await self.client.test_service.get_current_time(Empty())
        return answer.time.ToDatetime().replace(tzinfo=UTC)

    async def sleep(self, duration: timedelta) -> None:
        """Skip time, firing every timer on the way."""
        request = SleepRequest(duration=Duration())
        request.duration.FromTimedelta(duration)
        await self.client.test_service.unlock_time_skipping_with_sleep(request, timeout=SKIP)


@contextmanager
def skipping_server(executable: Path) -> Generator[str]:
    """Start a server on a port of its own; its address. It is stopped at the end."""
    port = _free_port()
    quiet = subprocess.DEVNULL
    environ = {**os.environ, "JAVA_TOOL_OPTIONS": SHORT_LIVED}
    with subprocess.Popen(
        [str(executable), str(port)], stdout=quiet, stderr=quiet, env=environ
    ) as process:
        try:
            _wait_for(port, process)
            yield f"127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE.total_seconds()
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(PAUSE.total_seconds())
        else:
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
