"""How the API is served: whom it believes, and how large a header may be."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request

from cli.processes import server_config
from embedded.settings import Settings


@asynccontextmanager
async def _served(settings: Settings) -> AsyncGenerator[str]:
    app = FastAPI()

    @app.get("/from")
    def whence(request: Request) -> str:
        assert request.client is not None
        return request.client.host

    config = server_config(app, settings)
    config.port, config.log_level = 0, "error"
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn tells it in no other way
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    await running


@pytest.mark.parametrize(
    ("trusted", "believed"), [(None, "127.0.0.1"), ("127.0.0.1", "203.0.113.9")]
)
async def test_only_a_trusted_proxy_is_believed(
    tmp_path: Path, trusted: str | None, believed: str
) -> None:
    async with (
        _served(Settings(home=tmp_path, trusted_proxies=trusted)) as address,
        httpx.AsyncClient(trust_env=False) as http,
    ):
        answer = await http.get(f"{address}/from", headers={"X-Forwarded-For": "203.0.113.9"})
    assert answer.json() == believed


async def test_endless_headers_are_refused(tmp_path: Path) -> None:
    async with _served(Settings(home=tmp_path)) as address:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rsplit(":")[-1]))
        writer.write(b"GET /from HTTP/1.1\r\nX-Long: " + b"x" * 70_000)
        assert (await reader.readline()).startswith(b"HTTP/1.1 400 ")
        writer.close()
