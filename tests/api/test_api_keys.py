"""Keys of other systems: told once, limited to their scopes, bureau, addresses and time."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import Engine
from sqlmodel import select
from temporalio.client import Client

import web
from api.scopes import Scope, scope_of
from embedded.simulation.people import API
from records.engine import reading, transaction
from records.entry_tables import ApiKey
from tests.api.small_app import a_case, account, bearer, database_at, whole_app
from workflows.messages.common import Role

XISHAN = "无锡市锡山区司法局"
BINHU = "无锡市滨湖区司法局"
HERE, THERE = "10.20.0.7", "10.30.0.7"
MINE, FOREIGN = "JF2026-000001", "JF2026-000002"


class System:
    """An application with two cases of two bureaus, and those who make keys for it."""

    def __init__(self, engine: Engine, app: FastAPI) -> None:
        self.engine = engine
        self.app = app
        self.admin = bearer(engine, account(engine, "admin", Role.ADMIN))
        self.head = bearer(engine, account(engine, "head", Role.SUPERVISOR, bureau=XISHAN))

    async def call(
        self, method: str, path: str, key: str | dict[str, str], address: str = HERE, **more: Any
    ) -> httpx.Response:
        headers = {"Authorization": f"Bearer {key}"} if isinstance(key, str) else key
        transport = httpx.ASGITransport(self.app, client=(address, 5000))
        async with httpx.AsyncClient(transport=transport, base_url="http://jiefen.test") as http:
            return await http.request(
                method, f"{API}{path}", headers=headers | more.pop("headers", {}), **more
            )

    async def make(self, *scopes: str, **body: Any) -> dict[str, Any]:
        asked = {"name": "立案对接", "bureau": XISHAN, "scopes": scopes or ("cases:read",)} | body
        made = await self.call("POST", "/api-keys", self.admin, json=asked)
        assert made.status_code == 201, made.text
        return made.json()

    async def status(self, key: str, path: str = f"/cases/{MINE}", address: str = HERE) -> int:
        return (await self.call("GET", path, key, address)).status_code

    def move(self, **changes: datetime) -> None:
        """Set instants of every key, as if time had passed."""
        with transaction(self.engine) as session:
            for key in session.exec(select(ApiKey)):
                for name, value in changes.items():
                    setattr(key, name, value)
                session.add(key)


@pytest.fixture
async def system(tmp_path: Path) -> AsyncGenerator[System]:
    engine = database_at(tmp_path)
    with transaction(engine) as session:
        a_case(session, MINE, bureau=XISHAN)
        a_case(session, FOREIGN, bureau=BINHU)
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, client, tmp_path, today=lambda: None)
    web.install(app)
    yield System(engine, app)
    engine.dispose()


async def test_a_key_is_told_once_and_kept_as_a_digest(system: System) -> None:
    made = await system.make()
    assert made["key"].startswith(f"jf_{made['id']}_")
    listed = (await system.call("GET", "/api-keys", system.admin)).json()
    assert [each["id"] for each in listed["items"]] == [made["id"]]
    with reading(system.engine) as session:
        kept = session.exec(select(ApiKey)).one().model_dump_json()
    for told in (str(listed), kept):
        assert made["key"] not in told
        assert made["key"].split("_")[2] not in told


async def test_a_system_sees_the_cases_of_its_bureau(system: System) -> None:
    key = (await system.make("cases:read", "worklist:read"))["key"]
    assert await system.status(key) == 200
    assert await system.status(key, f"/cases/{FOREIGN}") == 404
    listed = (await system.call("GET", "/cases", key)).json()["cases"]
    assert [case["case_no"] for case in listed] == [MINE]


@pytest.mark.parametrize(
    ("scope", "method", "path"),
    [
        ("cases:read", "GET", f"/cases/{MINE}"),
        ("cases:read", "GET", f"/cases/{MINE}/timeline"),
        ("papers:read", "GET", f"/cases/{MINE}/papers"),
        ("worklist:read", "GET", "/cases"),
        ("papers:read", "GET", f"/cases/{MINE}/signings"),
    ],
)
async def test_each_route_asks_for_its_own_scope(
    system: System, scope: str, method: str, path: str
) -> None:
    with_it = (await system.make(scope))["key"]
    without = (await system.make(*(set(Scope) - {Scope(scope)})))["key"]
    assert (await system.call(method, path, with_it)).status_code == 200
    refused = await system.call(method, path, without)
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert refused.json()["scope"] == scope


async def test_reading_is_not_writing(system: System) -> None:
    key = (await system.make("cases:read", "papers:read"))["key"]
    step = await system.call("POST", f"/cases/{MINE}/withdraw-claim", key, json={})
    assert step.json()["scope"] == "cases:write"
    signing = await system.call("POST", f"/cases/{MINE}/papers/p/signing", key)
    assert signing.json()["scope"] == "papers:write"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/users"),
        ("POST", "/users"),
        ("GET", "/me"),
        ("GET", "/api-keys"),
        ("POST", "/api-keys"),
        ("PUT", f"/cases/{MINE}/legal-hold"),
        ("POST", f"/cases/{MINE}/claim-case"),
    ],
)
async def test_what_is_for_people_no_scope_opens(system: System, method: str, path: str) -> None:
    key = (await system.make(*Scope, role="supervisor"))["key"]
    refused = await system.call(method, path, key, json={} if method != "GET" else None)
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")


async def test_no_page_is_opened_by_a_key(system: System) -> None:
    key = (await system.make(*Scope))["key"]
    transport = httpx.ASGITransport(system.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://jiefen.test") as http:
        shown = await http.get("/cases", headers={"Authorization": f"Bearer {key}"})
    assert shown.status_code == 403


async def test_a_key_comes_from_its_addresses_only(system: System) -> None:
    key = (await system.make(addresses=["10.20.0.0/16", "::1"]))["key"]
    assert await system.status(key, address=HERE) == 200
    refused = await system.call("GET", f"/cases/{MINE}", key, THERE)
    assert (refused.status_code, refused.json()["code"]) == (403, "address_refused")


async def test_its_last_use_is_listed(system: System) -> None:
    made = await system.make()
    assert made["last_used_at"] is None
    await system.status(made["key"], address=THERE)
    [listed] = (await system.call("GET", "/api-keys", system.admin)).json()["items"]
    assert listed["last_used_from"] == THERE
    assert datetime.fromisoformat(listed["last_used_at"]) <= datetime.now(UTC)


async def test_an_expired_or_revoked_key_opens_nothing(system: System) -> None:
    made = await system.make()
    system.move(expires_at=datetime.now(UTC))
    assert await system.status(made["key"]) == 401
    other = await system.make()
    revoked = await system.call("DELETE", f"/api-keys/{other['id']}", system.admin)
    assert revoked.status_code == 204
    assert await system.status(other["key"]) == 401
    rotated = await system.call("POST", f"/api-keys/{other['id']}/rotation", system.admin, json={})
    assert (rotated.status_code, rotated.json()["code"]) == (409, "api_key_revoked")


async def test_a_mistyped_or_forged_key_opens_nothing(system: System) -> None:
    made = await system.make()
    key = made["key"]
    swapped = key[:30] + ("1" if key[30] == "0" else "0") + key[31:]
    assert await system.status(swapped) == 401
    for forged in ("jf_", "jf_x", key[:-1], key + "0", key.upper(), f"jf_{made['id']}_" + "0" * 72):
        assert await system.status(forged) == 401


async def test_a_rotated_key_opens_beside_the_new_one_for_a_while(system: System) -> None:
    made = await system.make()
    path = f"/api-keys/{made['id']}/rotation"
    told = (await system.call("POST", path, system.admin, json={"overlap_hours": 2})).json()
    assert told["id"] == made["id"]
    assert await system.status(made["key"]) == await system.status(told["key"]) == 200
    system.move(previous_until=datetime.now(UTC))
    assert await system.status(made["key"]) == 401
    assert await system.status(told["key"]) == 200


async def test_a_rotation_without_overlap_ends_the_old_key_at_once(system: System) -> None:
    made = await system.make()
    path = f"/api-keys/{made['id']}/rotation"
    told = (await system.call("POST", path, system.admin, json={"overlap_hours": 0})).json()
    assert await system.status(made["key"]) == 401
    assert await system.status(told["key"]) == 200


async def test_an_overlap_lengthens_no_life(system: System) -> None:
    made = await system.make()
    soon = datetime.now(UTC) + timedelta(minutes=5)
    system.move(expires_at=soon)
    path = f"/api-keys/{made['id']}/rotation"
    told = (await system.call("POST", path, system.admin, json={"overlap_hours": 24})).json()
    assert datetime.fromisoformat(told["previous_until"]) == soon


class TestARepeatedRequest:
    async def test_makes_no_second_key_and_tells_none(self, system: System) -> None:
        body = {"name": "对接", "scopes": ["cases:read"]}
        again = {"headers": {"Idempotency-Key": "k1"}, "json": body}
        first = (await system.call("POST", "/api-keys", system.head, **again)).json()
        second = (await system.call("POST", "/api-keys", system.head, **again)).json()
        assert (second["id"], second["key"]) == (first["id"], None)
        assert await system.status(first["key"]) == 200
        other = {"headers": {"Idempotency-Key": "k1"}, "json": body | {"name": "别的"}}
        refused = await system.call("POST", "/api-keys", system.head, **other)
        assert refused.json()["code"] == "idempotency_key_reused"

    async def test_rotates_once(self, system: System) -> None:
        made = await system.make()
        path = f"/api-keys/{made['id']}/rotation"
        again = {"headers": {"Idempotency-Key": "k2"}, "json": {}}
        first = (await system.call("POST", path, system.admin, **again)).json()
        second = (await system.call("POST", path, system.admin, **again)).json()
        assert second["key"] is None
        assert await system.status(made["key"]) == await system.status(first["key"]) == 200


class TestWhoMakesKeys:
    async def test_a_supervisor_for_the_own_bureau(self, system: System) -> None:
        body = {"name": "对接", "scopes": ["cases:read"]}
        made = (await system.call("POST", "/api-keys", system.head, json=body)).json()
        assert made["bureau"] == XISHAN
        foreign = body | {"bureau": BINHU}
        refused = await system.call("POST", "/api-keys", system.head, json=foreign)
        assert (refused.status_code, refused.json()["field"]) == (403, "bureau")

    async def test_a_supervisor_sees_and_ends_no_other_bureaus_key(self, system: System) -> None:
        made = await system.make(bureau=BINHU)
        assert (await system.call("GET", "/api-keys", system.head)).json()["items"] == []
        refused = await system.call("DELETE", f"/api-keys/{made['id']}", system.head)
        assert refused.status_code == 404

    @pytest.mark.parametrize("role", ["admin", "party", "mediator", "arbitrator"])
    async def test_no_key_has_a_role_of_persons(self, system: System, role: str) -> None:
        body = {"name": "对接", "scopes": ["cases:read"], "role": role}
        refused = await system.call("POST", "/api-keys", system.admin, json=body)
        assert (refused.status_code, refused.json()["field"]) == (403, "role")

    async def test_a_clerk_makes_none(self, system: System) -> None:
        clerk = bearer(system.engine, account(system.engine, "clerk", Role.CLERK, bureau=XISHAN))
        assert (await system.call("GET", "/api-keys", clerk)).status_code == 403


async def test_keys_are_listed_each_once_page_by_page(system: System) -> None:
    names = ["丙", "甲", "甲", "乙"]
    made = {(await system.make(name=name))["id"] for name in names}
    seen: list[str] = []
    cursor: str | None = None
    while True:
        query = {"limit": 3} | ({"cursor": cursor} if cursor else {})
        page = (await system.call("GET", "/api-keys", system.admin, params=query)).json()
        seen += [each["id"] for each in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(names)
    assert set(seen) == made
    bad = await system.call("GET", "/api-keys", system.admin, params={"cursor": "x"})
    assert bad.json()["code"] == "bad_cursor"


def test_no_route_is_opened_by_a_tag_that_nobody_thought_of() -> None:
    def endpoint() -> None: ...

    assert scope_of(APIRoute("/x", endpoint, methods=["GET"]), "GET") is None
    assert scope_of(APIRoute("/x", endpoint, methods=["GET"], tags=["novel"]), "GET") is None
    assert scope_of(None, "GET") is None
