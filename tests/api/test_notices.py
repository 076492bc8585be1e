"""Notices over the API: the inbox, the outbox and the switches of who runs the system."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlmodel import select
from temporalio.client import Client

from api.webhook_reach import Reach, Unreachable
from api.webhook_sending import WebhookSender
from notices.transports.spool import Spool
from notices.transports.transports import Fence, Transports
from notices.writing import enqueue
from records import webhooks
from records.engine import reading, transaction
from records.outbound import Outbound
from records.outbox_tables import OperatorAction, OutboxMessage
from records.tables import Case, Party, User
from records.webhook_tables import WebhookDelivery
from tests.api.receiver import receiver
from tests.api.small_app import a_case, account, bearer, cookie, happened
from tests.web.pages import Outline, whole_site
from workflows.messages.common import Role

CASE, BUREAU = "JF2026-000001", "无锡市锡山区司法局"
API = "/api/v1"
PHONE = "13800000201"
BECAUSE = {"reason": "核对后处理"}


@pytest.fixture
async def app(engine: Engine, tmp_path: Path) -> FastAPI:
    with transaction(engine) as session:
        a_case(session, CASE, bureau=BUREAU)
        party = session.get_one(Party, (CASE, "r1"))
        party.details = {"name": "李乙", "phone": PHONE, "email": "li@example.com"}
        session.add(party)
    client = await Client.connect("127.0.0.1:1", lazy=True)
    return whole_site(engine, client, tmp_path)


@pytest.fixture
async def http(app: FastAPI) -> AsyncGenerator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://jiefen.test") as http:
        yield http


@pytest.fixture
def clerk(engine: Engine) -> User:
    return account(engine, "clerk", Role.CLERK, bureau=BUREAU)


@pytest.fixture
def ops(engine: Engine) -> dict[str, str]:
    return bearer(engine, account(engine, "ops", Role.OPS))


def tell(engine: Engine, *told: tuple[str, str]) -> None:
    with transaction(engine) as session:
        case = session.get_one(Case, CASE)
        enqueue(session, case, happened(session, case, "offer_made"), told)


async def listed(http: httpx.AsyncClient, ops: dict[str, str], **query: Any) -> list[Any]:
    answer = await http.get(f"{API}/outbox", params=query, headers=ops)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


class TestTheInbox:
    async def test_each_sees_what_it_was_told_and_how_much_of_it_is_unread(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User
    ) -> None:
        tell(engine, ("clerk", "intake_review"), ("r1", "offer_made"))
        inbox = (await http.get(f"{API}/notices", headers=bearer(engine, clerk))).json()
        assert [(each["kind"], each["case_no"]) for each in inbox["items"]] == [
            ("intake_review", CASE)
        ]
        assert inbox["unread"] == 1
        other = account(engine, "other", Role.CLERK, bureau="苏州市姑苏区司法局")
        assert (await http.get(f"{API}/notices", headers=bearer(engine, other))).json()[
            "items"
        ] == []

    async def test_a_partys_account_sees_what_its_party_was_told(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        tell(engine, ("r1", "offer_made"), ("c1", "payment_received"))
        party = account(engine, "li", Role.PARTY, case_no=CASE, party_id="r1")
        inbox = (await http.get(f"{API}/notices", headers=bearer(engine, party))).json()
        assert [each["kind"] for each in inbox["items"]] == ["offer_made"]

    async def test_page_by_page_newest_first(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User
    ) -> None:
        kinds = ("intake_review", "payment_contested", "filing_returned")
        for kind in kinds:
            tell(engine, ("clerk", kind))
        seen, query = list[str](), {"limit": 2}
        while True:
            page = (
                await http.get(f"{API}/notices", params=query, headers=bearer(engine, clerk))
            ).json()
            seen += [each["id"] for each in page["items"]]
            if page["next_cursor"] is None:
                break
            query = query | {"cursor": page["next_cursor"]}
        assert len(seen) == len(set(seen)) == 3
        bad = await http.get(f"{API}/notices?cursor=x", headers=bearer(engine, clerk))
        assert (bad.status_code, bad.json()["code"]) == (422, "bad_cursor")

    async def test_what_is_read_is_unread_no_more(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User
    ) -> None:
        tell(engine, ("clerk", "intake_review"))
        headers = bearer(engine, clerk)
        [notice] = (await http.get(f"{API}/notices", headers=headers)).json()["items"]
        read = await http.post(f"{API}/notices/{notice['id']}/read", headers=headers)
        assert read.json()["read_at"] is not None
        unread = (await http.get(f"{API}/notices?unread=true", headers=headers)).json()
        assert (unread["items"], unread["unread"]) == ([], 0)

    async def test_nobody_reads_anothers(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User, ops: dict[str, str]
    ) -> None:
        tell(engine, ("clerk", "intake_review"), ("r1", "offer_made"))
        with reading(engine) as session:
            ids = session.exec(select(OutboxMessage.id)).all()
        for ident in ids:
            answer = await http.post(f"{API}/notices/{ident}/read", headers=ops)
            assert answer.status_code == 404

    async def test_the_page_shows_them_and_the_header_how_many(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User
    ) -> None:
        tell(engine, ("clerk", "intake_review"))
        cookies = {"jiefen_session": cookie(engine, clerk)}
        page = Outline((await http.get("/inbox", cookies=cookies)).text)
        assert "案件待审查" in page.text
        assert [each["aria-label"] for each in page.all("span") if "aria-label" in each] == [
            "1 条未读"
        ]
        [form] = [each for each in page.all("form") if "/read" in (each["action"] or "")]
        origin = {"Origin": "http://jiefen.test"}
        answer = await http.post(str(form["action"]), cookies=cookies, headers=origin)
        assert answer.status_code == 303
        page = Outline((await http.get("/inbox", cookies=cookies)).text)
        assert "没有未读的通知" in page.text

    async def test_no_other_site_marks_one_as_read(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User
    ) -> None:
        tell(engine, ("clerk", "intake_review"))
        with reading(engine) as session:
            [ident] = session.exec(select(OutboxMessage.id)).all()
        cookies = {"jiefen_session": cookie(engine, clerk)}
        origin = {"Origin": "https://elsewhere.example"}
        answer = await http.post(f"/inbox/{ident}/read", cookies=cookies, headers=origin)
        assert answer.status_code == 403


class TestTheOutbox:
    async def test_who_runs_the_system_sees_what_waits_and_nothing_of_what_it_says(
        self, engine: Engine, http: httpx.AsyncClient, ops: dict[str, str]
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        answer = await http.get(f"{API}/outbox", headers=ops)
        assert {each["channel"] for each in answer.json()["items"]} == {"sms", "email"}
        assert "138****0201" in answer.text
        for word in (PHONE, "li@example.com", "李乙", "调解方案"):
            assert word not in answer.text

    async def test_by_state_channel_and_case(
        self, engine: Engine, http: httpx.AsyncClient, ops: dict[str, str]
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        assert [each["channel"] for each in await listed(http, ops, state="pending")] == ["sms"]
        assert [each["state"] for each in await listed(http, ops, channel="email")] == ["standby"]
        assert len(await listed(http, ops, case_no=CASE)) == 2
        assert await listed(http, ops, case_no="JF2026-000009") == []

    @pytest.mark.parametrize("role", [Role.CLERK, Role.SUPERVISOR, Role.PARTY])
    async def test_nobody_else_sees_it(
        self, engine: Engine, http: httpx.AsyncClient, role: Role
    ) -> None:
        more = {"case_no": CASE, "party_id": "r1"} if role is Role.PARTY else {"bureau": BUREAU}
        headers = bearer(engine, account(engine, "somebody", role, **more))
        assert (await http.get(f"{API}/outbox", headers=headers)).status_code == 403

    async def test_a_message_is_discarded_for_a_reason_and_stays_so(
        self, engine: Engine, http: httpx.AsyncClient, ops: dict[str, str]
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        [message] = await listed(http, ops, state="pending")
        path = f"{API}/outbox/{message['id']}"
        assert (await http.post(f"{path}/discard", json={}, headers=ops)).status_code == 422
        answer = await http.post(f"{path}/discard", json=BECAUSE, headers=ops)
        assert answer.json()["state"] == "discarded"
        again = await http.post(f"{path}/retry", json=BECAUSE, headers=ops)
        assert (again.status_code, again.json()["code"]) == (409, "message_settled")
        with reading(engine) as session:
            [noted] = session.exec(select(OperatorAction)).all()
        assert (noted.action, noted.subject) == ("message_discarded", message["id"])

    async def test_one_that_may_have_been_sent_is_sent_again_when_somebody_says_so(
        self, engine: Engine, http: httpx.AsyncClient, ops: dict[str, str]
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        [message] = await listed(http, ops, state="pending")
        with transaction(engine) as session:
            session.get_one(OutboxMessage, message["id"]).state = "unknown"
        answer = await http.post(f"{API}/outbox/{message['id']}/retry", json=BECAUSE, headers=ops)
        assert (answer.json()["state"], answer.json()["tries"]) == ("pending", 0)


class TestTheSwitch:
    async def stop(self, http: httpx.AsyncClient, ops: dict[str, str]) -> None:
        answer = await http.post(f"{API}/outbound/stop", json=BECAUSE, headers=ops)
        assert answer.json()["stopped"] is True

    async def test_it_is_turned_for_a_reason_and_tells_what_waits(
        self, engine: Engine, http: httpx.AsyncClient, ops: dict[str, str]
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        assert (await http.post(f"{API}/outbound/stop", json={}, headers=ops)).status_code == 422
        await self.stop(http, ops)
        state = (await http.get(f"{API}/outbound", headers=ops)).json()
        assert (state["reason"], state["messages"]) == (
            BECAUSE["reason"],
            {"pending": 1, "standby": 1},
        )
        resumed = await http.post(f"{API}/outbound/resume", json=BECAUSE, headers=ops)
        assert (resumed.json()["stopped"], resumed.json()["discarded"]) == (False, 0)

    async def test_what_was_written_before_an_instant_is_discarded_when_it_goes_on(
        self, engine: Engine, http: httpx.AsyncClient, ops: dict[str, str]
    ) -> None:
        tell(engine, ("r1", "offer_made"))
        body = BECAUSE | {"discard_before": datetime.now(UTC).isoformat()}
        resumed = await http.post(f"{API}/outbound/resume", json=body, headers=ops)
        assert resumed.json()["discarded"] == 2
        assert resumed.json()["messages"] == {"discarded": 2}

    async def test_no_code_is_sent_and_none_is_used_up(
        self, engine: Engine, http: httpx.AsyncClient, ops: dict[str, str], clerk: User
    ) -> None:
        made = await http.post(
            f"{API}/cases/{CASE}/entry-links",
            json={"party_id": "r1", "purpose": "see"},
            headers=bearer(engine, clerk),
        )
        token = made.json()["link"].rpartition("/")[2]
        await self.stop(http, ops)
        answer = await http.post(f"{API}/entry-links/{token}/code")
        assert (answer.status_code, answer.json()["code"]) == (503, "outbound_stopped")
        assert "Retry-After" in answer.headers
        assert (await http.get(f"{API}/entry-links/{token}")).json()["code_sent"] is False

    async def test_no_webhook_is_sent_until_it_goes_on(
        self, engine: Engine, app: FastAPI, http: httpx.AsyncClient, ops: dict[str, str]
    ) -> None:
        supervisor = account(engine, "supervisor", Role.SUPERVISOR, bureau=BUREAU)
        sender = WebhookSender(engine, Reach(loopback=True), Outbound())
        app.state.reach = Reach(loopback=True)
        with receiver() as there:
            answer = await http.post(
                f"{API}/webhooks", json={"url": there.url}, headers=bearer(engine, supervisor)
            )
            assert answer.status_code == 201, answer.text
            tell(engine, ("r1", "offer_made"))
            await self.stop(http, ops)
            assert await sender.once(datetime.now(UTC)) == 0
            await http.post(f"{API}/outbound/resume", json=BECAUSE, headers=ops)
            assert await sender.once(datetime.now(UTC)) == 1
            assert len(there.received) == 1

    async def test_an_event_told_again_after_a_restore_has_the_id_it_had(
        self, engine: Engine, http: httpx.AsyncClient
    ) -> None:
        supervisor = account(engine, "supervisor", Role.SUPERVISOR, bureau=BUREAU)
        body = {"url": "https://court.example.gov.cn/jiefen"}
        await http.post(f"{API}/webhooks", json=body, headers=bearer(engine, supervisor))
        tell(engine, ("r1", "offer_made"))
        ids = list[str]()
        for _ in range(2):
            with transaction(engine) as session:
                webhooks.queue_events(session, datetime.now(UTC))
                session.flush()
                ids += session.exec(select(WebhookDelivery.id)).all()
                session.rollback()
        assert len(ids) == 2
        assert len(set(ids)) == 1


class TestMaintenance:
    @pytest.fixture
    async def closed(self, http: httpx.AsyncClient, ops: dict[str, str]) -> None:
        until = (datetime.now(UTC) + timedelta(minutes=20)).isoformat()
        body = BECAUSE | {"until": until}
        answer = await http.post(f"{API}/maintenance/begin", json=body, headers=ops)
        assert answer.json()["on"] is True

    async def test_everybody_else_is_told_to_come_again(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User, closed: None
    ) -> None:
        for path in ("/cases", "/me", "/notices", "/entry-links/" + "x" * 43):
            answer = await http.get(f"{API}{path}", headers=bearer(engine, clerk))
            assert (answer.status_code, answer.json()["code"]) == (503, "maintenance")
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert 1100 < int(answer.headers["Retry-After"]) <= 1200

    async def test_the_page_is_calm_and_in_the_language_of_the_reader(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User, closed: None
    ) -> None:
        http.cookies.set("jiefen_session", cookie(engine, clerk))
        answer = await http.get("/cases")
        assert answer.status_code == 503
        assert "Retry-After" in answer.headers
        assert "系统维护中" in answer.text
        choice = {"to": "en", "back": "/cases"}
        await http.post("/language", data=choice, headers={"Origin": str(http.base_url)})
        assert "under maintenance" in (await http.get("/cases")).text

    async def test_who_runs_the_system_signs_in_looks_around_and_ends_it(
        self,
        engine: Engine,
        http: httpx.AsyncClient,
        clerk: User,
        ops: dict[str, str],
        closed: None,
    ) -> None:
        assert (await http.get("/sign-in")).status_code == 200
        credentials = {"username": "ops", "password": "correct horse battery"}
        assert (await http.post(f"{API}/tokens", json=credentials)).status_code == 200
        assert (await http.get(f"{API}/cases", headers=ops)).status_code == 200
        assert (await http.get("/healthz")).status_code == 200
        await http.post(f"{API}/maintenance/end", json=BECAUSE, headers=ops)
        answer = await http.get(f"{API}/cases", headers=bearer(engine, clerk))
        assert answer.status_code == 200


class TestATestInstallation:
    @pytest.fixture
    def fenced(self, app: FastAPI, tmp_path: Path) -> None:
        app.state.transports = Transports(Spool(tmp_path), fence=Fence.of("13800000999"))

    async def test_it_says_so_on_every_page_and_to_whoever_watches_it(
        self, http: httpx.AsyncClient, fenced: None
    ) -> None:
        assert "测试环境" in (await http.get("/setup")).text
        assert (await http.get("/healthz")).json()["reach"] == "test"

    async def test_a_real_one_does_not(self, http: httpx.AsyncClient) -> None:
        page = await http.get("/setup")
        assert (page.status_code, "测试环境" in page.text) == (200, False)
        assert (await http.get("/healthz")).json() == {"status": "ok", "reach": "everybody"}

    async def test_its_webhooks_go_to_listed_hosts_alone(self) -> None:
        reach = Reach(loopback=True, only=frozenset({"localhost"}))
        assert (await reach.resolved("http://localhost:8000/hook")).addresses
        with pytest.raises(Unreachable, match="测试模式"):
            await reach.resolved("http://127.0.0.1:8000/hook")


class TestTheTexts:
    async def test_whoever_works_with_them_sees_them_filled_in(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User
    ) -> None:
        headers = bearer(engine, clerk)
        kinds = (await http.get(f"{API}/notice-templates", headers=headers)).json()
        [kind] = [each for each in kinds if each["kind"] == "term_reminder"]
        assert kind["channels"] == ["page", "sms", "email"]
        assert kind["variables"]["due"] == "届满日"
        path = f"{API}/notice-templates/term_reminder/preview"
        shown = (await http.get(path, params={"channel": "sms"}, headers=headers)).json()
        assert shown["text"].startswith("【解纷】")
        assert shown["segments"] == 1

    async def test_a_kind_or_a_channel_that_there_is_not(
        self, engine: Engine, http: httpx.AsyncClient, clerk: User
    ) -> None:
        for kind, channel in (("nothing", "sms"), ("case_assigned", "sms")):
            answer = await http.get(
                f"{API}/notice-templates/{kind}/preview",
                params={"channel": channel},
                headers=bearer(engine, clerk),
            )
            assert answer.status_code == 404


class TestLinksThatAreSent:
    async def test_a_link_goes_to_the_phone_on_record_and_is_kept_nowhere(
        self,
        engine: Engine,
        http: httpx.AsyncClient,
        clerk: User,
        ops: dict[str, str],
        tmp_path: Path,
    ) -> None:
        body = {"party_id": "r1", "purpose": "answer", "send": True}
        made = await http.post(
            f"{API}/cases/{CASE}/entry-links", json=body, headers=bearer(engine, clerk)
        )
        assert made.status_code == 201, made.text
        [file] = (tmp_path / "messages").glob("*.json")
        assert made.json()["link"] in file.read_text()
        [message] = await listed(http, ops)
        assert (message["kind"], message["state"]) == ("entry_link", "sent")
        with reading(engine) as session:
            [kept] = session.exec(select(OutboxMessage)).all()
        assert (kept.text, kept.facts) == ("", {})
