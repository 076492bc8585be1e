"""The client signs in, goes on after faults without doing anything twice, and tells refusals."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import func, select
from temporalio.client import Client

from jiefen_client import ApiKey, Jiefen, Password, Problem, pages
from jiefen_client.models import FirstAccount, NewApiKey, ViewBody, WebhookChange
from records.engine import reading, transaction
from records.list_tables import SavedView
from tests.api.small_app import PASSWORD, a_case, account, database_at, enrolled, whole_app
from tests.client.lossy import Line
from workflows.messages.common import Role

BUREAU = "无锡市锡山区司法局"
WANG = Password("wang", PASSWORD)
QUARTER_HOUR = 15 * 60
VIEW = ViewBody.model_validate({"name": "本周到期", "filter": {"state": "open"}})


@dataclass
class Desk:
    """An installation, the line to it, and the client's clock, which only waiting moves."""

    engine: Engine
    line: Line
    http: httpx.AsyncClient
    now: float = 0.0
    waits: list[float] = field(default_factory=list[float])

    def client(self, auth: Password | ApiKey | None = WANG, **more: Any) -> Jiefen:
        return Jiefen(
            "http://jiefen.test",
            auth,
            http_client=self.http,
            sleep=self._sleep,
            clock=lambda: self.now,
            **more,
        )

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def count(self, table: Any) -> int:
        with reading(self.engine) as session:
            return session.exec(select(func.count()).select_from(table)).one()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    engine = database_at(tmp_path)
    account(engine, "wang", Role.CLERK, bureau=BUREAU)
    account(engine, "admin", Role.ADMIN)
    temporal = await Client.connect("127.0.0.1:1", lazy=True)
    app = whole_app(engine, temporal, tmp_path, today=lambda: None)
    line = Line(httpx.ASGITransport(app))
    async with httpx.AsyncClient(transport=line) as http:
        yield Desk(engine, line, http)
    engine.dispose()


class TestSigningIn:
    async def test_happens_once_for_many_requests(self, desk: Desk) -> None:
        jiefen = desk.client()
        callers = await asyncio.gather(*(jiefen.me() for _ in range(20)))
        assert {caller.username for caller in callers} == {"wang"}
        assert desk.line.paths.count("/tokens") == 1

    async def test_is_renewed_once_for_many_requests_before_the_token_ends(
        self, desk: Desk
    ) -> None:
        jiefen = desk.client()
        await jiefen.me()
        desk.now = QUARTER_HOUR - 1
        await asyncio.gather(*(jiefen.me() for _ in range(20)))
        assert desk.line.paths.count("/tokens/refresh") == 1
        assert desk.line.paths.count("/tokens") == 1

    async def test_is_done_again_by_the_password_once_the_session_is_over(self, desk: Desk) -> None:
        jiefen = desk.client()
        await jiefen.sign_out_everywhere()
        assert (await jiefen.me()).username == "wang"
        assert desk.line.paths[2:] == ["/me", "/tokens/refresh", "/tokens", "/me"]

    async def test_goes_on_when_the_answer_to_a_renewal_is_lost(self, desk: Desk) -> None:
        jiefen = desk.client()
        await jiefen.me()
        desk.now = QUARTER_HOUR
        desk.line.faults = [None]
        assert (await jiefen.me()).username == "wang"
        assert desk.line.paths[2:] == ["/tokens/refresh", "/tokens/refresh", "/me"]

    async def test_asks_for_the_code_of_a_second_factor(self, desk: Desk) -> None:
        totp = enrolled(desk.engine, "wang")
        assert (await desk.client(Password("wang", PASSWORD, totp.now)).me()).username == "wang"
        with pytest.raises(Problem, match="second_factor_needed"):
            await desk.client().me()

    async def test_by_a_wrong_password_is_tried_once(self, desk: Desk) -> None:
        with pytest.raises(Problem, match="bad_credentials"):
            await desk.client(Password("wang", "wrong")).me()
        assert desk.line.paths == ["/tokens"]

    async def test_by_an_api_key(self, desk: Desk) -> None:
        wanted = {
            "name": "法院",
            "role": "clerk",
            "bureau": BUREAU,
            "scopes": ["cases:read", "worklist:read"],
            "valid_days": 30,
        }
        admin = desk.client(Password("admin", PASSWORD))
        made = await admin.create_api_key(NewApiKey.model_validate(wanted))
        assert (await desk.client(ApiKey(made.key)).list_cases()).cases == []

    async def test_is_not_needed_for_what_anybody_may_ask(self, desk: Desk) -> None:
        with pytest.raises(Problem, match="already_set_up"):
            await desk.client().set_up(
                FirstAccount(username="second", name="系统管理员", password=PASSWORD)
            )
        assert desk.line.paths == ["/setup"]


class TestAttempts:
    async def test_after_a_lost_answer_does_nothing_twice(self, desk: Desk) -> None:
        jiefen = desk.client()
        desk.line.faults = [..., None]
        view = await jiefen.save_view(VIEW)
        assert (view.name, desk.count(SavedView)) == ("本周到期", 1)
        keys = {sent.headers["Idempotency-Key"] for sent in desk.line.sent[1:]}
        assert (len(desk.line.sent[1:]), len(keys)) == (2, 1)

    async def test_carry_a_key_of_the_callers(self, desk: Desk) -> None:
        jiefen = desk.client()
        first = await jiefen.save_view(VIEW, idempotency_key="mine")
        assert await jiefen.save_view(VIEW, idempotency_key="mine") == first

    async def test_of_what_takes_no_key_end_with_the_lost_answer(self, desk: Desk) -> None:
        admin = desk.client(Password("admin", PASSWORD))
        desk.line.faults = [..., None]
        with pytest.raises(httpx.ReadError):
            await admin.change_webhook("hook", WebhookChange(active=False))
        assert desk.line.paths == ["/tokens", "/webhooks/hook"]

    async def test_wait_as_the_answer_says(self, desk: Desk) -> None:
        busy = httpx.Response(503, headers={"Retry-After": "7"}, text="<html>proxy</html>")
        jiefen = desk.client()
        desk.line.faults = [..., busy, busy]
        await jiefen.save_view(VIEW)
        assert (desk.waits, desk.count(SavedView)) == ([7.0, 7.0], 1)

    async def test_are_bounded(self, desk: Desk) -> None:
        desk.line.faults = [None] * 10
        with pytest.raises(httpx.ReadError):
            await desk.client(attempts=3).read_seals()
        assert (len(desk.line.sent), len(desk.waits)) == (3, 2)

    async def test_are_one_where_the_wait_is_longer_than_the_patience(self, desk: Desk) -> None:
        wrong = {"username": "wang", "password": "wrong"}
        anybody = desk.client(None, patience=1.0)
        for _ in range(5):
            with pytest.raises(Problem, match="bad_credentials"):
                await anybody.sign_in(wrong)
        with pytest.raises(Problem) as refused:
            await anybody.sign_in(wrong)
        assert (refused.value.status, refused.value.code) == (429, "too_many_attempts")
        assert refused.value.retry_after is not None
        assert refused.value.retry_after > 1
        assert desk.waits == []


class TestRefusals:
    async def test_tell_the_field_that_is_wrong(self, desk: Desk) -> None:
        with pytest.raises(Problem) as refused:
            await desk.client().submit_dispute({"bureau": BUREAU})
        assert (refused.value.status, refused.value.code) == (422, "intake_refused")
        assert refused.value.field == refused.value.errors[0]["field"]
        assert refused.value.title == "申请不予登记"

    async def test_of_a_proxy_are_told_as_well(self, desk: Desk) -> None:
        desk.line.faults = [httpx.Response(502, text="<html>")]
        with pytest.raises(Problem) as refused:
            await desk.client(None).read_seals()
        assert (refused.value.status, refused.value.code) == (502, "unexpected_answer")


async def test_pages_follow_each_other_to_the_last(desk: Desk) -> None:
    numbers = [f"JF2026-00000{n}" for n in range(1, 6)]
    with transaction(desk.engine) as session:
        for number in numbers:
            a_case(session, number, bureau=BUREAU)
    listed = [
        [case.case_no for case in page.cases]
        async for page in pages(desk.client().list_cases, sort="case_no", limit=2)
    ]
    assert listed == [numbers[:2], numbers[2:4], numbers[4:]]


async def test_what_is_no_step_is_not_taken(desk: Desk) -> None:
    with pytest.raises(ValueError, match="aclose"):
        await desk.client().take_step("JF2026-000001", "aclose")
