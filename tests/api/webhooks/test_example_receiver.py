"""The receiver of the documentation, in a process of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from api.webhook_sending import WebhookSender, signed_headers
from records import webhooks
from records.webhook_tables import Webhook
from tests.api.webhooks.subscriptions import (
    API,
    MINE,
    SECOND,
    deliveries,
    details,
    happens,
)

EXAMPLE = Path(__file__).parents[3] / "examples" / "webhooks" / "receiver.py"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(port: int, folder: Path, secret: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, str(EXAMPLE), str(port), str(folder)],
        env=os.environ | {"WEBHOOK_SECRET": secret},
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return process
        except OSError:
            assert time.monotonic() < deadline, "the receiver does not start"
            time.sleep(0.02)


async def test_takes_each_message_once_though_it_dies_in_between(
    engine: Engine,
    http: httpx.AsyncClient,
    sender: WebhookSender,
    tmp_path: Path,
    port: int,
) -> None:
    url = f"http://127.0.0.1:{port}/"
    webhook = (await http.post(API, json={"url": url})).json()
    now = datetime.now(UTC)
    happens(engine, MINE, "a")
    await sender.once(now)
    process = start(port, tmp_path, webhook["secret"])
    try:
        await sender.once(now + timedelta(seconds=6))
        process.kill()
        process.wait()
        found = await details(http, webhook)
        await http.post(f"{API}/{webhook['id']}/deliveries/{found['id']}/redeliver")
        happens(engine, SECOND, "b")
        process = start(port, tmp_path, webhook["secret"])
        await sender.once(datetime.now(UTC))
    finally:
        process.kill()
        process.wait()
    taken = (tmp_path / "messages.jsonl").read_text().splitlines()
    assert [json.loads(line)["type"] for line in taken] == ["a", "b"]
    assert {each["state"] for each in await deliveries(http, webhook)} == {"delivered"}


async def test_refuses_what_is_forged_or_replayed(tmp_path: Path, port: int) -> None:
    webhook = Webhook(id="", url="", secret=webhooks.new_secret(), creation_key="")
    now = datetime.now(UTC)
    genuine = signed_headers(webhook, "msg_1", b'{"n":1}', now)
    old = signed_headers(webhook, "msg_2", b'{"n":1}', now - timedelta(minutes=6))
    process = start(port, tmp_path, webhook.secret)
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
            answers = [
                (await http.post("/", content=body, headers=headers)).status_code
                for body, headers in (
                    (b'{"n":1}', genuine),
                    (b'{"n":1}', genuine),
                    (b'{"n":2}', genuine),
                    (b'{"n":1}', genuine | {"webhook-id": "msg_3"}),
                    (b'{"n":1}', old),
                )
            ]
    finally:
        process.kill()
        process.wait()
    assert answers == [204, 204, 401, 401, 401]
    assert (tmp_path / "messages.jsonl").read_text().splitlines() == ['{"n":1}']
