"""A request that is repeated under its key is done once, whatever happens to the first one."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, text
from sqlmodel import col, delete, select
from temporalio.client import Client

from api.app import described
from api.idempotency import Forgetting
from api.problems import Problem
from records import idempotency
from records.engine import reading, transaction
from records.idempotency import AtWork, IdempotentRequest
from records.tables import User
from tests.activities.recorded import RecordedCase
from tests.api.small_app import PASSWORD, account, bearer, whole_app
from web.asking import kept
from workflows.messages.common import Role

SECRET = "a password nobody may see"
NEW: dict[str, Any] = {"username": "new.one", "name": "新人", "password": SECRET, "role": "clerk"}


class Office:
    """An application and its administrator, who calls with keys."""

    def __init__(self, engine: Engine, app: FastAPI, http: httpx.AsyncClient) -> None:
        self.engine = engine
        self.app = app
        self.http = http
        self.admin = account(engine, "admin", Role.ADMIN)

    async def post(
        self, path: str, body: Any, key: str | None = "k", by: User | None = None
    ) -> httpx.Response:
        headers = bearer(self.engine, by or self.admin)
        if key is not None:
            headers["Idempotency-Key"] = key
        return await self.http.post(path, json=body, headers=headers)

    async def makes(self, key: str | None = "k", **changes: Any) -> httpx.Response:
        """A new account."""
        return await self.post("/users", NEW | changes, key)

    @property
    def accounts(self) -> int:
        with reading(self.engine) as session:
            return len(session.exec(select(User).where(col(User.username) == "new.one")).all())

    @property
    def kept(self) -> list[IdempotentRequest]:
        with reading(self.engine) as session:
            return list(session.exec(select(IdempotentRequest)).all())


@pytest.fixture
async def office(engine: Engine, tmp_path: Path) -> AsyncGenerator[Office]:
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, client, tmp_path, today=lambda: None)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app, raise_app_exceptions=False),
        base_url="http://jiefen.test/api/v1",
    ) as http:
        yield Office(engine, app, http)


async def test_the_first_answer_is_given_again(office: Office) -> None:
    first, again = await office.makes(), await office.makes()
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.content, again.headers["content-type"]) == (
        first.content,
        first.headers["content-type"],
    )
    assert again.headers["Idempotency-Replayed"] == "true"
    assert office.accounts == 1


async def test_without_a_key_it_is_another_request(office: Office) -> None:
    await office.makes(None)
    assert (await office.makes(None)).json()["code"] == "username_taken"


async def test_a_refusal_is_given_again_too(office: Office) -> None:
    account(office.engine, "new.one", Role.OPS)
    first, again = await office.makes(), await office.makes()
    assert first.json()["code"] == "username_taken"
    assert (again.content, again.status_code) == (first.content, 409)


@pytest.mark.parametrize("changes", [{"name": "别人"}, {"role": "mediator"}])
async def test_a_key_says_one_thing(office: Office, changes: dict[str, Any]) -> None:
    await office.makes()
    refused = await office.makes(**changes)
    assert (refused.status_code, refused.json()["code"]) == (409, "idempotency_key_reused")


async def test_anothers_key_is_another_key(office: Office) -> None:
    await office.makes()
    other = account(office.engine, "other", Role.ADMIN)
    answer = await office.post("/users", NEW, by=other)
    assert answer.json()["code"] == "username_taken"


async def test_who_may_no_longer_is_not_given_the_first_answer(office: Office) -> None:
    await office.makes()
    with transaction(office.engine) as session:
        session.get_one(User, office.admin.id).disabled = True
    assert (await office.makes()).status_code == 401


async def test_a_request_at_work_is_not_begun_again(office: Office) -> None:
    answers = await asyncio.gather(*(office.makes() for _ in range(20)))
    assert office.accounts == 1
    codes = {answer.json().get("code") for answer in answers}
    assert codes <= {None, "request_in_progress"}
    for answer in answers:
        assert answer.status_code == 201 or answer.headers["Retry-After"] == "5"


async def test_who_died_at_work_is_followed_by_another(engine: Engine) -> None:
    begun = datetime.now(UTC)

    def begin(attempt: str, at: datetime) -> IdempotentRequest:
        with transaction(engine) as session:
            return idempotency.begin(session, "id", "content", attempt, at)

    begin("first", begun)
    with pytest.raises(AtWork):
        begin("second", begun + idempotency.LEASE - timedelta(seconds=1))
    begin("third", begun + idempotency.LEASE)
    with transaction(engine) as session:
        idempotency.end(session, "id", "first", b"late")
    with transaction(engine) as session:
        idempotency.end(session, "id", "third", b"an answer")
    assert begin("fourth", begun + timedelta(days=1)).answer == b"an answer"


async def test_a_failure_leaves_the_key_free(office: Office) -> None:
    case_no = RecordedCase(office.engine, "01").has("x", "2026-03-02", "dispute").case_no
    clerk = account(office.engine, "clerk", Role.CLERK)
    path, file = f"/cases/{case_no}/evidence", {"name": "借条", "size": 1, "sha256": "a" * 64}
    _rename(office.engine, "evidence_receipt", "away")
    assert (await office.post(path, file, by=clerk)).status_code >= 500
    _rename(office.engine, "away", "evidence_receipt")
    assert (await office.post(path, file, by=clerk)).status_code == 201


def _rename(engine: Engine, table: str, name: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))


async def test_a_password_and_an_answer_cannot_be_read_from_what_is_kept(office: Office) -> None:
    await office.makes(key="7c0e0f5e-9d5a-4d0c-8f61-0d6cbb0c3a70")
    [kept] = office.kept
    assert "7c0e0f5e" not in kept.id + kept.content
    assert kept.answer is not None
    assert b"new.one" not in kept.answer
    await office.makes(key="another", name="另一人")
    assert len({each.content for each in office.kept}) == 2


async def test_signing_in_again_signs_in_anew_and_keeps_no_token(office: Office) -> None:
    body, key = {"username": "admin", "password": PASSWORD}, {"Idempotency-Key": "k"}
    tokens = [await office.http.post("/tokens", json=body, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in tokens] == [200, 200]
    assert office.kept == []


async def test_the_first_account_is_made_once_and_answered_twice(
    engine: Engine, tmp_path: Path
) -> None:
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, client, tmp_path, today=lambda: None)
    first = {"username": "root", "name": "管理员", "password": PASSWORD}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://jiefen.test/api/v1"
    ) as http:
        answers = [
            await http.post("/setup", json=first, headers={"Idempotency-Key": "k"})
            for _ in range(2)
        ]
        other = await http.post(
            "/setup", json=first | {"name": "别人"}, headers={"Idempotency-Key": "k"}
        )
    assert answers[0].content == answers[1].content
    assert [answer.status_code for answer in answers] == [201, 201]
    assert other.json()["code"] == "already_set_up"


async def test_evidence_is_registered_once(office: Office) -> None:
    case_no = RecordedCase(office.engine, "01").has("x", "2026-03-02", "dispute").case_no
    clerk = account(office.engine, "clerk", Role.CLERK)
    file = {"name": "借条", "size": 1, "sha256": "a" * 64}
    path = f"/cases/{case_no}/evidence"
    answers = [await office.post(path, file, by=clerk) for _ in range(2)]
    assert answers[0].content == answers[1].content
    reused = await office.post(path, file | {"sha256": "b" * 64}, by=clerk)
    assert reused.json()["code"] == "idempotency_key_reused"


async def test_a_note_begun_again_after_a_crash_is_the_same_note(office: Office) -> None:
    case_no = RecordedCase(office.engine, "01").has("x", "2026-03-02", "dispute").case_no
    clerk = account(office.engine, "clerk", Role.CLERK)
    path = f"/cases/{case_no}/notes"
    first = await office.post(path, {"text": "已通电话"}, by=clerk)
    with transaction(office.engine) as session:
        session.exec(delete(IdempotentRequest))  # the answer was never kept
    again = await office.post(path, {"text": "已通电话"}, by=clerk)
    assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])
    with transaction(office.engine) as session:
        session.exec(delete(IdempotentRequest))
    other = await office.post(path, {"text": "另一件事"}, by=clerk)
    assert other.json()["code"] == "idempotency_key_reused"


@pytest.mark.parametrize(
    ("code", "is_kept"),
    [
        ("request_in_progress", True),
        ("temporarily_unavailable", True),
        ("too_many_requests", True),
        ("invalid_body", False),
    ],
)
def test_a_form_is_sent_again_under_its_key_where_the_first_may_still_be_answered(
    code: str, is_kept: bool
) -> None:
    assert (kept("a", Problem(code)) == "a") == is_kept


async def test_a_key_is_forgotten_after_thirty_days(office: Office) -> None:
    await office.makes()
    forgetting, now = Forgetting(office.engine), datetime.now(UTC)
    assert forgetting.once(now + timedelta(days=29)) == 0
    assert forgetting.once(now + timedelta(days=31)) == 1
    assert (await office.makes()).json()["code"] == "username_taken"


async def test_a_key_may_not_be_endless(office: Office) -> None:
    assert (await office.makes("k" * 256)).json()["field"] == "Idempotency-Key"


def test_every_post_tells_of_the_header() -> None:
    paths = described().openapi()["paths"]
    silent = [
        path
        for path, operations in paths.items()
        if "post" in operations
        and [each["name"] for each in operations["post"].get("parameters", [])].count(
            "Idempotency-Key"
        )
        != 1
    ]
    assert silent == []
