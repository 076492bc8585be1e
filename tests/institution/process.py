"""Starting, ordering about and killing the institution's process."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

import httpx

from activities.filing.gateways import Endpoint

ROOT = Path(__file__).parents[2]
TOKEN = "letmein"
_UVICORN = (sys.executable, "-m", "uvicorn", "tests.institution.app:app", "--log-level", "warning")


class Institution:
    """An institution with a process of its own; used as a context."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self._decisions: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port: int = probe.getsockname()[1]
        self.told(decisions={})

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def endpoint(self, *recipients: str) -> Endpoint:
        """Its endpoint, as an operator would write it down."""
        return Endpoint(recipients=recipients, url=self.url, token=TOKEN, timeout=10)

    def start(self) -> None:
        """Start, or start again after a death, and wait until it answers."""
        self._process = subprocess.Popen(
            [*_UVICORN, "--port", str(self._port)],
            cwd=ROOT,
            env=os.environ | {"INSTITUTION": str(self.folder)},
        )
        deadline = time.monotonic() + 60
        while True:
            try:
                if httpx.get(f"{self.url}/healthz", trust_env=False).is_success:
                    return
            except httpx.HTTPError:
                assert time.monotonic() < deadline, "the institution does not start"
                time.sleep(0.05)

    def dies(self) -> None:
        """Wait until it is dead."""
        assert self._process is not None
        self._process.wait(60)

    def told(self, **orders: Any) -> None:
        """How to behave from now on: ``busy``, ``die_before``, ``die_after`` times; decisions."""
        (self.folder / "orders.json").write_text(
            json.dumps({"decisions": self._decisions} | orders)
        )

    def decides(self, receipt: str, **decision: Any) -> None:
        """What it says from now on when asked about a receipt."""
        self._decisions[receipt] = decision
        self.told()

    def trusts(self, jwks: dict[str, Any]) -> None:
        """The keys whose signatures it accepts."""
        (self.folder / "jwks.json").write_text(json.dumps(jwks))

    @property
    def receipts(self) -> list[str]:
        """The receipts of everything it has taken in."""
        return sorted(path.stem for path in self.folder.glob("R-*.json"))
