"""An installation whose processes are real, and can be killed."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from embedded import dev_server

ROOT = Path(__file__).parents[2]
PATIENCE = 180


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

        await until(knock)


async def until(ready: Callable[[], Any]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not await ready():  # noqa: ASYNC110 - other processes can set no event of ours
            await asyncio.sleep(0.2)
