"""Requests are refused while they are read: too large, too deep, too slow."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send
from temporalio.client import Client

from api.request_bodies import DEEPEST, LARGEST, BoundedBodies, Depth
from tests.api.small_app import account, bearer, database_at, whole_app
from workflows.messages.common import Role

SIGN_IN = "/api/v1/tokens"


@pytest.fixture
async def http(tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
    engine = database_at(tmp_path)
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, client, tmp_path, today=lambda: None)
    clerk = bearer(engine, account(engine, "clerk", Role.CLERK))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://jiefen.test", headers=clerk
    ) as opened:
        yield opened
    engine.dispose()


async def _in_parts(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 1024):
        yield b" " * 1024


async def test_a_body_that_says_it_is_too_large_is_not_read(http: httpx.AsyncClient) -> None:
    answer = await http.post(SIGN_IN, content=b" " * (LARGEST + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "request_too_large")


async def test_a_body_that_does_not_say_how_large_it_is_is_counted(
    http: httpx.AsyncClient,
) -> None:
    answer = await http.post(SIGN_IN, content=_in_parts(LARGEST + 1024))
    assert "content-length" not in answer.request.headers
    assert (answer.status_code, answer.json()["code"]) == (413, "request_too_large")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("depth", [DEEPEST + 1, 5_000, 200_000])
@pytest.mark.parametrize(("opening", "closing"), [('{"a":', "}"), ("[", "]")])
async def test_json_nested_too_deeply_is_not_parsed(
    http: httpx.AsyncClient, depth: int, opening: str, closing: str
) -> None:
    depth = min(depth, LARGEST // 8)
    body = opening * depth + "1" + closing * depth
    json = {"Content-Type": "application/json"}
    answer = await http.post("/api/v1/disputes", content=body, headers=json)
    assert (answer.status_code, answer.json()["code"]) == (413, "request_too_deep")


async def test_json_as_deep_as_may_be_is_read(http: httpx.AsyncClient) -> None:
    inner: Any = 1
    for _ in range(DEEPEST - 1):
        inner = [inner]
    answer = await http.post("/api/v1/disputes", json={"bureau": inner})
    assert (answer.status_code, answer.json()["code"]) == (422, "intake_refused")


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        (b'{"a": [1, {"b": 2}], "c": {}}', 3),
        (b'["[[[[[", "\\"[[[", "\\\\", [2]]', 2),
        (b"[[]],[[]]", 2),
        (b'"a', 0),
    ],
)
def test_depth_is_found_wherever_the_text_is_cut(text: bytes, depth: int) -> None:
    for at in range(len(text) + 1):
        scanner = Depth()
        scanner.after(text[:at])
        assert scanner.after(text[at:]) == depth


async def test_a_body_that_does_not_come_is_not_waited_for(http: httpx.AsyncClient) -> None:
    transport = http._transport
    assert isinstance(transport, httpx.ASGITransport)
    app = BoundedBodies(transport.app, timedelta(milliseconds=100))
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": SIGN_IN,
        "raw_path": SIGN_IN.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"content-type", b"application/json"), (b"content-length", b"10")],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return await asyncio.get_running_loop().create_future()

    async def send(message: Message) -> None:
        sent.append(message)

    called: tuple[Scope, Receive, Send] = (scope, receive, send)
    async with asyncio.timeout(20):
        await app(*called)
    assert sent[0]["status"] == 408
