"""Search and saved views over the API: who finds what, and who may change what."""

from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine
from temporalio.client import Client

from embedded.simulation.people import API
from records import search_documents
from records.engine import transaction
from tests.api.small_app import a_case, account, bearer, database_at, happened, whole_app
from workflows.messages.common import Role

XISHAN = "无锡市锡山区司法局"
BINHU = "无锡市滨湖区司法局"
VIEW = {"name": "法院阶段", "filter": {"stage": "court", "amount_from": "1.50"}, "sort": "-filed"}
HELD = "JF2026-000001"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return database_at(tmp_path)


@pytest.fixture
async def http(engine: Engine, tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
    """An application over a record with a case in each of two bureaus."""
    with transaction(engine) as session:
        for case_no, bureau in ((HELD, XISHAN), ("JF2026-000002", BINHU)):
            case = a_case(session, case_no, bureau=bureau, stage="court")
            search_documents.index(session, case)
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, client, tmp_path, today=lambda: None)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://jiefen.test") as http:
        yield http


def _as(engine: Engine, name: str, role: Role, bureau: str = XISHAN) -> dict[str, str]:
    return bearer(engine, account(engine, name, role, bureau=bureau))


async def _found(http: httpx.AsyncClient, text: str, caller: dict[str, str]) -> list[str]:
    answer = await http.get(f"{API}/search", params={"text": text}, headers=caller)
    assert answer.status_code == 200, answer.text
    return [case["case_no"] for case in answer.json()["cases"]]


async def test_a_clerk_finds_the_cases_of_the_bureau_masked(
    http: httpx.AsyncClient, engine: Engine
) -> None:
    clerk = _as(engine, "clerk", Role.CLERK)
    answer = await http.get(f"{API}/search", params={"text": "陈甲"}, headers=clerk)
    [case] = answer.json()["cases"]
    assert (case["case_no"], case["claimants"]) == (HELD, ["陈*"])
    assert case["hits"] == [{"place": "party", "excerpt": "陈*"}]
    assert "陈甲" not in answer.text
    assert await _found(http, "JF2026-000002", clerk) == []


async def test_a_mediator_finds_given_cases_only(http: httpx.AsyncClient, engine: Engine) -> None:
    user = account(engine, "mediator", Role.MEDIATOR, bureau=XISHAN)
    mediator = bearer(engine, user)
    assert await _found(http, "陈甲", mediator) == []
    with transaction(engine) as session:
        case = a_case(session, "JF2026-000003", bureau=BINHU)
        search_documents.index(session, case)
        happened(session, case, "mediator_appointed", mediator=user.id)
    assert await _found(http, "陈甲", mediator) == ["JF2026-000003"]
    listed = await http.get(f"{API}/cases", params={"text": "陈甲"}, headers=mediator)
    assert [case["case_no"] for case in listed.json()["cases"]] == ["JF2026-000003"]


@pytest.mark.parametrize("role", [Role.OPS, Role.ADMIN])
async def test_who_runs_the_system_searches_numbers_only(
    http: httpx.AsyncClient, engine: Engine, role: Role
) -> None:
    caller = _as(engine, "runner", role)
    assert await _found(http, HELD, caller) == [HELD]
    for path in ("search", "cases", "case-counts"):
        answer = await http.get(f"{API}/{path}", params={"text": "陈甲"}, headers=caller)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    body = VIEW | {"filter": {"text": "陈甲"}}
    assert (await http.post(f"{API}/views", json=body, headers=caller)).status_code == 403


@pytest.mark.parametrize("path", ["search", "cases", "case-counts"])
async def test_one_character_is_refused(http: httpx.AsyncClient, engine: Engine, path: str) -> None:
    clerk = _as(engine, "clerk", Role.CLERK)
    answer = await http.get(f"{API}/{path}", params={"text": "陈"}, headers=clerk)
    assert (answer.status_code, answer.json()["code"]) == (422, "search_too_short")


@pytest.mark.parametrize(
    ("asked", "cases"),
    [
        ({"amount_from": "64610.00", "amount_to": "64610.00"}, 1),
        ({"amount_from": "64610.01"}, 0),
        ({"filed_from": "2026-03-02", "filed_to": "2026-03-02"}, 1),
        ({"filed_to": "2026-03-01"}, 0),
        ({"assignee": "none"}, 1),
        ({"assignee": "me"}, 0),
        ({"state": "closed"}, 0),
        ({"debt_type": "private_loan", "bureau": XISHAN}, 1),
        ({"bureau": BINHU}, 0),
        ({"breached": "true"}, 0),
        ({"breached": "false", "overdue": "false"}, 1),
    ],
)
async def test_a_filter_narrows_list_and_counts_alike(
    http: httpx.AsyncClient, engine: Engine, asked: dict[str, str], cases: int
) -> None:
    clerk = _as(engine, "clerk", Role.CLERK)
    listed = await http.get(f"{API}/cases", params=asked, headers=clerk)
    counted = await http.get(f"{API}/case-counts", params=asked, headers=clerk)
    assert len(listed.json()["cases"]) == cases
    assert counted.json()["total"] == {"count": cases, "more": False}


@pytest.mark.parametrize(
    "asked", [{"amount_from": "1.234"}, {"amount_to": "9" * 18}, {"sort": "name"}, {"x": "1"}]
)
async def test_a_filter_that_makes_no_sense_is_refused(
    http: httpx.AsyncClient, engine: Engine, asked: dict[str, str]
) -> None:
    clerk = _as(engine, "clerk", Role.CLERK)
    answer = await http.get(f"{API}/cases", params=asked, headers=clerk)
    assert (answer.status_code, answer.json()["field"]) == (422, next(iter(asked)))


async def test_a_view_is_saved_once_for_each_key_and_lists_its_cases(
    http: httpx.AsyncClient, engine: Engine
) -> None:
    clerk = _as(engine, "clerk", Role.CLERK)
    keyed = clerk | {"Idempotency-Key": "k1"}
    first = await http.post(f"{API}/views", json=VIEW, headers=keyed)
    again = await http.post(f"{API}/views", json=VIEW, headers=keyed)
    assert (first.status_code, first.headers["ETag"]) == (201, '"1"')
    assert first.json() == again.json()
    other = await http.post(f"{API}/views", json=VIEW | {"name": "x"}, headers=keyed)
    assert other.json()["code"] == "idempotency_key_reused"
    taken = await http.post(f"{API}/views", json=VIEW, headers=clerk)
    assert (taken.status_code, taken.json()["code"]) == (409, "view_name_taken")
    listed = await http.get(f"{API}/cases?{first.json()['query']}", headers=clerk)
    assert [case["case_no"] for case in listed.json()["cases"]] == [HELD]


async def test_a_view_is_changed_as_it_was_read(http: httpx.AsyncClient, engine: Engine) -> None:
    clerk = _as(engine, "clerk", Role.CLERK)
    view = (await http.post(f"{API}/views", json=VIEW, headers=clerk)).json()
    path, body = f"{API}/views/{view['id']}", VIEW | {"name": "新名"}
    assert (await http.put(path, json=body, headers=clerk)).status_code == 428
    changed = await http.put(path, json=body, headers=clerk | {"If-Match": '"1"'})
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')
    for late in (
        await http.put(path, json=body, headers=clerk | {"If-Match": '"1"'}),
        await http.delete(path, headers=clerk | {"If-Match": '"1"'}),
    ):
        assert (late.status_code, late.json()["code"]) == (412, "version_conflict")
    read = await http.get(path, headers=clerk)
    assert (read.json()["name"], read.headers["ETag"]) == ("新名", '"2"')
    assert (await http.delete(path, headers=clerk | {"If-Match": '"2"'})).status_code == 200
    assert (await http.get(path, headers=clerk)).status_code == 404


async def test_only_a_supervisor_shares_a_view_and_only_in_the_bureau(
    http: httpx.AsyncClient, engine: Engine
) -> None:
    clerk, boss = _as(engine, "clerk", Role.CLERK), _as(engine, "boss", Role.SUPERVISOR)
    shared = VIEW | {"shared": True}
    refused = await http.post(f"{API}/views", json=shared, headers=clerk)
    assert (refused.status_code, refused.json()["field"]) == (403, "shared")
    view = (await http.post(f"{API}/views", json=shared, headers=boss)).json()
    path = f"{API}/views/{view['id']}"
    assert (await http.get(path, headers=clerk)).json() == view
    changed = await http.put(path, json=VIEW, headers=clerk | {"If-Match": '"1"'})
    assert changed.status_code == 403
    for outsider in (
        _as(engine, "elsewhere", Role.CLERK, BINHU),
        _as(engine, "ops", Role.OPS),
        _as(engine, "mediator", Role.MEDIATOR),
    ):
        assert (await http.get(path, headers=outsider)).status_code == 404
        assert (await http.get(f"{API}/views", headers=outsider)).json() == {"views": []}


async def test_a_party_is_read_with_its_version(http: httpx.AsyncClient, engine: Engine) -> None:
    clerk = _as(engine, "clerk", Role.CLERK)
    answer = await http.get(f"{API}/cases/{HELD}/parties/c1", headers=clerk)
    assert (answer.json()["version"], answer.headers["ETag"]) == (1, '"1"')
    missing = await http.get(f"{API}/cases/{HELD}/parties/c9", headers=clerk)
    assert missing.status_code == 404
