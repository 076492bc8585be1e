"""Who asks too often is told when to come back; nobody else notices."""

import time
from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from temporalio.client import Client

from api.rate_limits import PER_MINUTE, Allowance, Kind, RateLimits, network_of
from tests.api.small_app import PASSWORD, account, bearer, database_at
from tests.web.pages import whole_site
from workflows.messages.common import Role

FEW = {kind: Allowance(of_address=6, of_caller=3) for kind in Kind}
SIGN_IN = {"username": "ops", "password": PASSWORD}


class House:
    """An application to which people come from several addresses."""

    def __init__(self, app: FastAPI, headers: dict[str, dict[str, str]]) -> None:
        self.app = app
        self._headers = headers

    async def asks(
        self, method: str, path: str, who: str | None = None, address: str = "10.0.0.1"
    ) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://jiefen.test") as http:
            headers = self._headers[who] if who else {}
            body = SIGN_IN if method == "POST" else None
            return await http.request(method, path, headers=headers, json=body)


@pytest.fixture
async def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[House]:
    """People whose requests all come in one minute, however long they take."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    engine = database_at(tmp_path)
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_site(engine, client, tmp_path)
    app.state.rate_limits = RateLimits(FEW)
    people = {name: bearer(engine, account(engine, name, Role.OPS)) for name in ("ops", "other")}
    yield House(app, people)
    engine.dispose()


async def test_a_caller_asks_only_so_often(house: House) -> None:
    for left in (2, 1, 0):
        answer = await house.asks("GET", "/api/v1/me", "ops")
        assert answer.status_code == 200
        assert f'"reading-caller";r={left};' in answer.headers["RateLimit"]
    refused = await house.asks("GET", "/api/v1/me", "ops", "10.0.0.2")
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert '"reading-caller";q=3;w=60' in refused.headers["RateLimit-Policy"]
    assert '"reading-caller";r=0;' in refused.headers["RateLimit"]
    assert (await house.asks("GET", "/api/v1/me", "other", "10.0.0.2")).status_code == 200


async def test_an_address_asks_only_so_often_whoever_calls(house: House) -> None:
    statuses = [(await house.asks("POST", "/api/v1/tokens")).status_code for _ in range(7)]
    assert statuses == [200] * 6 + [429]
    assert (await house.asks("POST", "/api/v1/tokens", address="10.0.0.2")).status_code == 200
    # Reading is counted apart.
    assert (await house.asks("GET", "/api/v1/me", "ops")).status_code == 200


async def test_pages_are_counted_too(house: House) -> None:
    answers = [await house.asks("GET", "/sign-in") for _ in range(7)]
    assert answers[-1].status_code == 429
    assert "Retry-After" in answers[-1].headers
    assert answers[-1].headers["content-type"].startswith("text/html")


async def test_probes_are_free(house: House) -> None:
    assert {(await house.asks("GET", "/healthz")).status_code for _ in range(20)} == {200}


def test_a_busy_desk_never_notices() -> None:
    limits = RateLimits()
    for _ in range(PER_MINUTE[Kind.WRITING].of_caller):
        limits.of_caller(Kind.WRITING, "clerk")
    assert PER_MINUTE[Kind.WRITING].of_caller >= 60 * 10


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_of_ipv6_the_customers_network_is_counted(address: str, network: str) -> None:
    assert network_of(address) == network
