"""A running installation and its people."""

from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest

from embedded.simulation.people import Bureau
from records import schema
from records.engine import connect
from tests.e2e.installation import Installation

ATTEMPTS = 20


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
    """The bureau's people, over HTTP; what they send they send again until it is answered."""
    url = f"http://127.0.0.1:{installation.port}"
    async with httpx.AsyncClient(base_url=url, timeout=60) as http:
        yield await Bureau.open(http, attempts=ATTEMPTS)
