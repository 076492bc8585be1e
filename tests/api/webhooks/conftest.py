"""An application whose supervisor subscribes, a receiver, and the sender between them."""

from collections.abc import AsyncGenerator, Generator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine
from temporalio.client import Client

from api.webhook_sending import WebhookSender
from records.engine import transaction
from tests.api.receiver import Receiver, receiver
from tests.api.small_app import a_case, account, bearer, whole_app
from tests.api.webhooks.subscriptions import BUREAU, ELSEWHERE, MINE, OTHER, REACH, SECOND
from workflows.messages.common import Role


@pytest.fixture
async def http(engine: Engine, tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
    """The application, as the supervisor of a bureau calls it."""
    with transaction(engine) as session:
        for case_no, bureau in ((MINE, BUREAU), (SECOND, BUREAU), (OTHER, ELSEWHERE)):
            a_case(session, case_no, bureau=bureau)
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, client, tmp_path, today=lambda: None, reach=REACH)
    supervisor = account(engine, "supervisor", Role.SUPERVISOR, bureau=BUREAU)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://jiefen.test",
        headers=bearer(engine, supervisor),
    ) as http:
        yield http


@pytest.fixture
def there() -> Generator[Receiver]:
    with receiver() as there:
        yield there


@pytest.fixture
def sender(engine: Engine) -> WebhookSender:
    return WebhookSender(engine, REACH)


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)
