"""Events by pages and as a stream: each once, none that one may not see, resumed anywhere."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from temporalio.client import Client

from api import event_tail, events, tokens
from api.caller import Caller
from api.event_tail import EventTail, Listener
from records.engine import transaction
from records.tables import Case, User
from tests.api.serving import served
from tests.api.small_app import a_case, account, bearer, happened, whole_app
from workflows.messages.common import Role

BUREAU, ELSEWHERE = "无锡市锡山区司法局", "苏州市姑苏区司法局"
MINE, OTHER = "JF2026-000001", "JF2026-000002"
API = "/api/v1/events"
PATIENCE = 30


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_tail, "PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(events, "HEARTBEAT_SECONDS", 0.2)


@pytest.fixture
async def app(engine: Engine, tmp_path: Path) -> FastAPI:
    with transaction(engine) as session:
        a_case(session, MINE, bureau=BUREAU)
        a_case(session, OTHER, bureau=ELSEWHERE)
    client = await Client.connect("127.0.0.1:1", lazy=True)
    return whole_app(engine, client, tmp_path, today=lambda: None)


@pytest.fixture
async def http(app: FastAPI) -> AsyncGenerator[httpx.AsyncClient]:
    async with served(app) as url, httpx.AsyncClient(base_url=url, timeout=PATIENCE) as http:
        yield http


def clerk(engine: Engine, bureau: str = BUREAU) -> dict[str, str]:
    return bearer(engine, account(engine, "clerk", Role.CLERK, bureau=bureau))


def happens(engine: Engine, case_no: str, *kinds: str, **facts: Any) -> None:
    with transaction(engine) as session:
        case = session.get_one(Case, case_no)
        for kind in kinds:
            happened(session, case, kind, **facts)


@asynccontextmanager
async def streaming(
    http: httpx.AsyncClient, who: dict[str, str], **more: Any
) -> AsyncGenerator[AsyncIterator[dict[str, str]]]:
    """A stream's blocks as they come: data, id and comment of each."""
    headers = who | {"Accept": "text/event-stream"} | more.pop("headers", {})
    async with http.stream("GET", API, headers=headers, **more) as answer:
        assert answer.status_code == 200, await answer.aread()
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        yield _blocks(answer)


async def _blocks(answer: httpx.Response) -> AsyncIterator[dict[str, str]]:
    block: dict[str, str] = {}
    async for line in answer.aiter_lines():
        name, _, value = line.partition(":")
        if line:
            block[name or "comment"] = value.strip()
        else:
            yield block
            block = {}


async def some(blocks: AsyncIterator[dict[str, str]], count: int) -> list[dict[str, Any]]:
    """So many events, whatever heartbeats come between them."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(PATIENCE):
        while len(found) < count:
            block = await anext(blocks)
            if "data" in block:
                found.append(json.loads(block["data"]) | {"_id": block["id"]})
    return found


class TestPages:
    async def test_hold_the_events_of_the_cases_that_one_may_see(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        happens(engine, MINE, "claim_withdrawn")
        happens(engine, OTHER, "claim_withdrawn")
        happens(engine, MINE, "case_closed")
        page = (await http.get(API, headers=clerk(engine))).json()
        assert [(each["case_no"], each["kind"]) for each in page["events"]] == [
            (MINE, "claim_withdrawn"),
            (MINE, "case_closed"),
        ]
        assert (page["last_id"], page["more"]) == (3, False)

    async def test_are_read_on_from_the_last_id(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        happens(engine, MINE, "a", "b", "c")
        who = clerk(engine)
        first = (await http.get(API, headers=who, params={"limit": 2})).json()
        assert first["more"]
        last = (await http.get(API, headers=who, params={"after": first["last_id"]})).json()
        assert [each["kind"] for each in last["events"]] == ["c"]
        after = {"after": last["last_id"]}
        assert (await http.get(API, headers=who, params=after)).json() == {
            "events": [],
            "last_id": 3,
            "more": False,
        }

    async def test_hold_only_the_kinds_and_the_case_asked_for(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        happens(engine, MINE, "a", "b", "c")
        who = clerk(engine)
        kinds = (await http.get(API, headers=who, params={"kind": ["a", "c"]})).json()
        assert [each["kind"] for each in kinds["events"]] == ["a", "c"]
        hidden = await http.get(API, headers=who, params={"case_no": OTHER})
        assert (hidden.status_code, hidden.json()["code"]) == (404, "not_found")

    async def test_keep_from_a_party_what_the_mediator_talked_over_with_the_other(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        happens(engine, MINE, "caucus_held", party_id="c1")
        happens(engine, MINE, "session_held")
        who = bearer(engine, account(engine, "r1", Role.PARTY, case_no=MINE, party_id="r1"))
        page = (await http.get(API, headers=who)).json()
        assert [each["kind"] for each in page["events"]] == ["session_held"]

    async def test_are_not_for_who_runs_the_system(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        happens(engine, MINE, "a")
        who = bearer(engine, account(engine, "root", Role.ADMIN))
        assert (await http.get(API, headers=who)).status_code == 403

    @pytest.mark.parametrize("after", ["x", "-1", str(2**63), "4"])
    async def test_do_not_begin_where_nothing_is(
        self, engine: Engine, http: httpx.AsyncClient, after: str
    ) -> None:
        answer = await http.get(API, headers=clerk(engine), params={"after": after})
        assert answer.status_code == 422
        assert answer.headers["Content-Type"] == "application/problem+json"


class Later(datetime):
    """A clock on which every token of now is over."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.now(tz) + tokens.LIFETIME


class TestStreams:
    async def test_tell_what_happens_from_now_on_in_the_cases_one_may_see(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        happens(engine, MINE, "before")
        async with streaming(http, clerk(engine)) as blocks:
            assert (await anext(blocks))["id"] == "1"
            happens(engine, OTHER, "elsewhere")
            happens(engine, MINE, "now")
            [event] = await some(blocks, 1)
        assert (event["kind"], event["case_no"], event["_id"]) == ("now", MINE, "3")

    async def test_go_on_after_the_last_event_id_and_miss_nothing(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        who = clerk(engine)
        async with streaming(http, who) as blocks:
            happens(engine, MINE, "a", "b")
            first = await some(blocks, 1)
        happens(engine, MINE, "c")
        resumed = {"Last-Event-ID": first[0]["_id"]}
        async with streaming(http, who, headers=resumed) as blocks:
            happens(engine, MINE, "d")
            rest = await some(blocks, 3)
        assert [event["kind"] for event in first + rest] == ["a", "b", "c", "d"]

    async def test_send_heartbeats_that_move_the_place_to_resume_from(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        async with streaming(http, clerk(engine)) as blocks:
            await anext(blocks)
            happens(engine, OTHER, "unseen")
            async with asyncio.timeout(PATIENCE):
                while (block := await anext(blocks))["id"] != "1":
                    pass
        assert block["comment"] == "heartbeat"
        assert "data" not in block

    async def test_tell_only_what_was_asked_for(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        wanted = {"case_no": MINE, "kind": "b"}
        async with streaming(http, clerk(engine), params=wanted) as blocks:
            await anext(blocks)
            happens(engine, MINE, "a", "b", "c")
            happens(engine, MINE, "b")
            told = await some(blocks, 2)
        assert [(event["kind"], event["_id"]) for event in told] == [("b", "2"), ("b", "4")]

    async def test_end_when_the_token_does(
        self, engine: Engine, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        user = account(engine, "short", Role.CLERK, bureau=BUREAU)
        async with streaming(http, bearer(engine, user)) as blocks:
            await anext(blocks)
            monkeypatch.setattr("api.caller.datetime", Later)
            async with asyncio.timeout(PATIENCE):
                async for _ in blocks:
                    pass

    async def test_end_when_the_account_is_closed(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        user = account(engine, "gone", Role.CLERK, bureau=BUREAU)
        async with streaming(http, bearer(engine, user)) as blocks:
            await anext(blocks)
            with transaction(engine) as session:
                session.get_one(User, user.id).disabled = True
            happens(engine, MINE, "unseen")
            async with asyncio.timeout(PATIENCE):
                assert not [block async for block in blocks if "data" in block]

    async def test_are_few_for_each_caller_and_free_again_once_left(
        self, engine: Engine, http: httpx.AsyncClient, app: FastAPI
    ) -> None:
        who, stream = clerk(engine), {"Accept": "text/event-stream"}
        async with AsyncExitStack() as streams:
            for _ in range(event_tail.STREAMS_PER_CALLER):
                await streams.enter_async_context(streaming(http, who))
            refused = await http.get(API, headers=who | stream)
            assert (refused.status_code, refused.json()["code"]) == (429, "too_many_streams")
            assert (await http.get(API, headers=who)).status_code == 200
        async with asyncio.timeout(PATIENCE):
            while app.state.event_tail.streams:  # noqa: ASYNC110 - the server notices in its time
                await asyncio.sleep(0.01)

    async def test_need_a_token(self, http: httpx.AsyncClient) -> None:
        answer = await http.get(API, headers={"Accept": "text/event-stream"})
        assert answer.status_code == 401


async def test_an_event_wakes_the_streams_that_it_may_concern_and_no_other(
    engine: Engine, app: FastAPI
) -> None:
    def listener(bureau: str, *kinds: str) -> Listener:
        caller = Caller(bureau, bureau, "", Role.CLERK, bureau)
        return Listener(caller, kinds=frozenset(kinds))

    tail: EventTail = app.state.event_tail
    mine, others, picky = listener(BUREAU), listener(ELSEWHERE), listener(BUREAU, "other")
    with tail.listening(mine), tail.listening(others), tail.listening(picky):
        for each in (mine, others, picky):
            assert await each.waits(PATIENCE)  # the first look wakes all
        happens(engine, MINE, "a")
        assert await mine.waits(PATIENCE)
        assert not await others.waits(0)
        assert not await picky.waits(0)
